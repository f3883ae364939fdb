// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/pile_outlets.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/segment.hpp"

namespace wirestem::sources::detail {
namespace {

constexpr std::size_t kShortestSingle = 4;  ///< letters of a name of one word

bool is_article(const std::string& word) { return word == "the" || word == "die" || word == "der"; }

bool matches(std::span<const Token> tokens, std::uint32_t at,
             const std::vector<std::string>& words) {
  if (at + words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& token = tokens[at + i];
    const bool last = i + 1 == words.size();
    // The last word may carry an ending: "im Lorner Boten".
    if (token.folded != words[i] && !(last && token.stem == words[i])) return false;
  }
  return true;
}

}  // namespace

PileOutlets::PileOutlets(std::span<const std::string> names) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    add(names[i], i);
    const std::string latin = text::to_latin(names[i]);
    if (latin != text::fold_case(names[i])) add(latin, i);
  }
}

void PileOutlets::add(const std::string& name, std::uint32_t outlet) {
  Name entry;
  entry.outlet = outlet;
  for (const Token& token : text::tokenize(name, "und")) entry.words.push_back(token.folded);
  if (entry.words.size() > 1 && is_article(entry.words.front())) {
    entry.words.erase(entry.words.begin());
  }
  if (entry.words.empty()) return;
  if (entry.words.size() == 1 && entry.words[0].size() < kShortestSingle) return;
  auto& names = by_first_word_[entry.words.front()];
  // The longest first; of two as long, the one that came first.
  const auto at = std::ranges::upper_bound(names, entry.words.size(), std::greater{},
                                           [](const Name& n) { return n.words.size(); });
  names.insert(at, std::move(entry));
}

std::optional<PileOutletHit> PileOutlets::longest_at(std::span<const Token> tokens,
                                                     std::uint32_t at) const {
  const auto names = by_first_word_.find(tokens[at].folded);
  if (names == by_first_word_.end()) return std::nullopt;
  for (const Name& name : names->second) {
    if (!matches(tokens, at, name.words)) continue;
    return PileOutletHit{at + static_cast<std::uint32_t>(name.words.size()), name.outlet};
  }
  return std::nullopt;
}

}  // namespace wirestem::sources::detail
