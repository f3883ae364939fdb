// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/name_words.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace wirestem::stories::detail {

NameWords::NameWords(std::span<const ReadArticle> articles, std::span<const std::uint32_t> which,
                     const LinkedNames& names, const lexicon::Lexicon& lexicon) {
  KeyNumbers given_names;
  for (const lexicon::Row& row : lexicon.table("given_names").rows()) {
    for (const std::string_view name : lexicon::alternatives(row.cells.front())) {
      given_names.add(key_(text::fold_case(name)));
    }
  }
  for (const std::uint32_t a : which) {
    if (a >= names.actor_of.size()) continue;
    add_words_of(articles[a], names.actor_of[a], names.actors, given_names);
  }
  small_.assign(words_.size(), false);
  for (const std::uint32_t a : which) mark_small(articles[a]);
}

void NameWords::add_words_of(const ReadArticle& article, std::span<const std::uint32_t> actor_of,
                             std::span<const Actor> actors, const KeyNumbers& given_names) {
  constexpr std::size_t kLeastBytes = 4;
  const auto& mentions = article.findings->names;
  const auto& tokens = article.findings->segmentation.tokens;
  for (std::size_t m = 0; m < std::min(mentions.size(), actor_of.size()); ++m) {
    if (actor_of[m] >= actors.size() || !actors[actor_of[m]].key.empty()) continue;
    const TextSpan span = mentions[m].span;
    auto token = std::ranges::partition_point(
        tokens, [span](const Token& t) { return t.span.begin < span.begin; });
    for (; token != tokens.end() && token->span.begin < span.end; ++token) {
      if (!token->capitalised || token->folded.size() < kLeastBytes) continue;
      if (!given_names.contains(key(*token))) words_.add(key(*token));
    }
  }
}

void NameWords::mark_small(const ReadArticle& article) {
  for (const Token& token : article.findings->segmentation.tokens) {
    if (token.kind != TokenKind::word || token.capitalised) continue;
    if (const auto number = words_.find(key(token))) small_[*number] = true;
  }
}

}  // namespace wirestem::stories::detail
