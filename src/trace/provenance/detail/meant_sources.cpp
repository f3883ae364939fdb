// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/detail/meant_sources.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "trace/provenance/detail/source_table.hpp"

namespace wirestem::provenance::detail {
namespace {

/// The tokens of a stretch of text.
std::span<const Token> tokens_in(const Segmentation& segmentation, TextSpan span) {
  const auto begin_of = [](const Token& token) { return token.span.begin; };
  const auto first = std::ranges::lower_bound(segmentation.tokens, span.begin, {}, begin_of);
  const auto end = std::ranges::lower_bound(segmentation.tokens, span.end, {}, begin_of);
  return {first, end};
}

const Token* last_word(const Segmentation& segmentation, TextSpan span) {
  const auto tokens = tokens_in(segmentation, span);
  const auto is_word = [](const Token& token) { return token.kind == TokenKind::word; };
  const auto at = std::find_if(tokens.rbegin(), tokens.rend(), is_word);
  return at == tokens.rend() ? nullptr : &*at;
}

/// Whether a name of several words has one of this stem.
bool is_of_noun(const Segmentation& segmentation, TextSpan name, std::string_view stem) {
  const auto tokens = tokens_in(segmentation, name);
  const auto same = [stem](const Token& token) { return token.stem == stem; };
  return tokens.size() > 1 && std::ranges::any_of(tokens, same);
}

}  // namespace

bool is_common_noun_for_medium(const ReadArticle& page, const ChainLink& link) {
  const bool lower_case = !link.name.empty() && link.name[0] >= 'a' && link.name[0] <= 'z' &&
                          link.name.find('.') == std::string::npos;
  const auto bears = [&](const OutletMention& mention) { return mention.name == link.name; };
  return link.kind == SourceKind::outlet && lower_case &&
         std::ranges::none_of(page.findings->outlets, bears);
}

const OutletMention* medium_meant(const ReadArticle& page, const ChainLink& link) {
  const OutletMention* meant = nullptr;
  for (const OutletMention& mention : page.findings->outlets) {
    const bool own = page.article->outlet && *page.article->outlet == mention.name;
    if (own || mention.platform || mention.kind == SourceKind::agency) continue;
    if (mention.span.begin > link.evidence.begin && meant != nullptr) break;
    meant = &mention;
  }
  return meant;
}

ChainLink body_meant(const ReadArticle& page, const ChainLink& link) {
  if (link.named || link.kind != SourceKind::office || link.evidence.empty()) return link;
  const Findings& found = *page.findings;
  const Token* noun = last_word(found.segmentation, link.evidence);
  if (noun == nullptr) return link;
  const NameMention* meant = nullptr;
  for (const NameMention& name : found.names) {
    if (name.kind != NameKind::organisation || name.span.overlaps(link.evidence)) continue;
    if (!is_of_noun(found.segmentation, name.span, noun->stem)) continue;
    if (name.span.begin > link.evidence.begin && meant != nullptr) break;
    meant = &name;
  }
  if (meant == nullptr) return link;
  return {.name = meant->canonical, .kind = link.kind, .named = true, .evidence = link.evidence};
}

}  // namespace wirestem::provenance::detail
