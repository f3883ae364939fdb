// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/stable_ids.hpp"

#include <algorithm>

#include "base/sha1.hpp"
#include "base/sha256.hpp"
#include "tell/detail/html_text.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

/// 5f0e6f2c-3d5b-4a53-9a57-6d3f8c1be7a4: drawn once, and never to change.
constexpr std::string_view kNamespace =
    "\x5f\x0e\x6f\x2c\x3d\x5b\x4a\x53\x9a\x57\x6d\x3f\x8c\x1b\xe7\xa4";

}  // namespace

std::string name_uuid(std::string_view name) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::string digest = sha1_bytes(std::string(kNamespace) + std::string(name));
  std::string uuid;
  for (std::size_t i = 0; i < 16; ++i) {
    auto byte = static_cast<unsigned char>(digest[i]);
    if (i == 6) byte = static_cast<unsigned char>((byte & 0x0FU) | 0x50U);  // version 5
    if (i == 8) byte = static_cast<unsigned char>((byte & 0x3FU) | 0x80U);  // RFC 4122's variant
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += kHex[byte >> 4U];
    uuid += kHex[byte & 15U];
  }
  return uuid;
}

StableIds::StableIds(const Dossier& dossier) {
  std::string all = "dossier";
  for (const Article& article : dossier.articles) {
    articles_.push_back(name_uuid("article\n" + article.id + "\n" + article.url.value_or("") +
                                  "\n" + sha256_hex(article.text)));
    all += "\n" + articles_.back();
  }
  dossier_ = name_uuid(all);
}

std::string StableIds::medium(std::string_view name) {
  return name_uuid("medium\n" + std::string(name));
}

std::string StableIds::source(const StoryDossier& story, std::uint32_t index) const {
  const Source& source = story.stemma.sources[index];
  if (!source.named) return thing("source", source.id);
  if (is_medium(source.kind)) return medium(source.name);
  return name_uuid(std::string(to_string(source.kind)) + "\n" + source.name);
}

std::string StableIds::node(const StoryDossier& story, StemmaNode node) const {
  return node.is_article ? article(node.index) : source(story, node.index);
}

std::string StableIds::thing(std::string_view kind, std::string_view id) const {
  return name_uuid(std::string(kind) + "\n" + dossier_ + "\n" + std::string(id));
}

std::string urn(const std::string& uuid) { return "urn:uuid:" + uuid; }

std::string iri_of(const Article& article, const std::string& uuid) {
  if (!article.url || !is_web_address(*article.url) || !text::is_utf8(*article.url) ||
      article.url->find_first_of("{}|^`") != std::string::npos) {
    return urn(uuid);
  }
  return *article.url;
}

}  // namespace wirestem::tell
