// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/feed_names.hpp"

#include <algorithm>
#include <array>

namespace wirestem::ingest::detail {
namespace {

using markup::Attribute;
using markup::NodeId;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct KnownNamespace {
  std::string_view part;  ///< of the address, lower case
  std::string_view prefix;
  Vocabulary vocabulary;
};

/// By what stands in their addresses, since versions, "www." and slashes vary. The modules of RSS
/// 1.0 stand before RSS itself, whose address theirs contain.
constexpr std::array<KnownNamespace, 14> kKnown = {{
    {"purl.org/dc/elements", "dc", Vocabulary::dublin_core},
    {"purl.org/dc/terms", "dcterms", Vocabulary::dublin_core_terms},
    {"modules/content", "content", Vocabulary::content},
    {"modules/aggregation", "ag", Vocabulary::aggregation},
    {"modules/", "", Vocabulary::other},
    {"search.yahoo.com/mrss", "media", Vocabulary::media},
    {"itunes.com/", "itunes", Vocabulary::itunes},
    {"feedburner", "feedburner", Vocabulary::feedburner},
    {"sitemap-news", "news", Vocabulary::news},
    {"w3.org/1999/xhtml", "xhtml", Vocabulary::xhtml},
    {"rdf-syntax-ns", "rdf", Vocabulary::rdf},
    {"w3.org/2005/atom", "atom", Vocabulary::atom},
    {"purl.org/atom/ns", "atom10", Vocabulary::atom},
    {"example.com/necho", "a10", Vocabulary::atom},
}};

constexpr std::array<std::string_view, 5> kCore = {"purl.org/rss/", "netscape.com/rdf",
                                                   "userland.com/rss", "/tech/rss",
                                                   "sitemaps.org/schemas/sitemap"};

Vocabulary vocabulary_of(std::string_view address) {
  if (address.empty()) return Vocabulary::core;
  const std::string folded = lower(address);
  for (const KnownNamespace& known : kKnown) {
    if (folded.find(known.part) != std::string::npos) return known.vocabulary;
  }
  const bool core = std::ranges::any_of(
      kCore, [&](std::string_view part) { return folded.find(part) != std::string::npos; });
  return core ? Vocabulary::core : Vocabulary::other;
}

}  // namespace

std::string_view local_part(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

FeedNames::FeedNames(const markup::Document& document) : document_(document) {
  constexpr std::string_view kDeclares = "xmlns:";
  constexpr std::size_t kMostPrefixes = 64;
  bool root = true;
  for (NodeId node = document.first(); node != markup::no_node; node = document.after(node)) {
    if (document[node].kind != markup::NodeKind::element) continue;
    if (root) root_namespace_ = document.attribute(node, "xmlns").value_or(std::string_view());
    root = false;
    for (const Attribute& attribute : document.attributes(node)) {
      if (!attribute.name.starts_with(kDeclares) || prefixes_.size() == kMostPrefixes) continue;
      const std::string_view prefix = attribute.name.substr(kDeclares.size());
      const bool known = std::ranges::any_of(
          prefixes_, [&](const auto& declared) { return declared.first == prefix; });
      if (!known) prefixes_.emplace_back(prefix, vocabulary_of(attribute.value));
    }
  }
}

Vocabulary FeedNames::unprefixed(NodeId element) const {
  constexpr int kMostLevels = 8;  // what a feed's reader asks for stands no deeper
  NodeId at = element;
  for (int level = 0; at != markup::no_node && level < kMostLevels; ++level) {
    if (const auto address = document_.attribute(at, "xmlns")) {
      const Vocabulary vocabulary = vocabulary_of(*address);
      const bool of_root = vocabulary == Vocabulary::other && *address == root_namespace_;
      return of_root ? Vocabulary::core : vocabulary;
    }
    at = document_[at].parent;
  }
  return Vocabulary::core;
}

FeedName FeedNames::name_of(NodeId element) const {
  const std::string_view name = document_[element].text;
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {unprefixed(element), lower(name)};
  const std::string_view prefix = name.substr(0, colon);
  FeedName out{Vocabulary::other, lower(name.substr(colon + 1))};
  const auto declared = std::ranges::find(prefixes_, prefix, [](const auto& d) { return d.first; });
  if (declared != prefixes_.end()) {
    out.vocabulary = declared->second;
    return out;
  }
  const std::string folded = lower(prefix);
  for (const KnownNamespace& known : kKnown) {
    if (known.prefix == folded) out.vocabulary = known.vocabulary;
  }
  if (folded == "rss") out.vocabulary = Vocabulary::core;
  return out;
}

}  // namespace wirestem::ingest::detail
