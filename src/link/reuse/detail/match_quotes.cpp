// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/match_quotes.hpp"

#include <algorithm>

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kLongest = 400;

using Indices = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The part of two sequences between their common ends.
struct Middle {
  std::size_t begin = 0;
  std::size_t a_end = 0;
  std::size_t b_end = 0;
};

Middle between_common_ends(const std::vector<std::uint64_t>& a,
                           const std::vector<std::uint64_t>& b) {
  Middle middle{.begin = 0, .a_end = a.size(), .b_end = b.size()};
  while (middle.begin < std::min(a.size(), b.size()) && a[middle.begin] == b[middle.begin]) {
    ++middle.begin;
  }
  while (middle.a_end > middle.begin && middle.b_end > middle.begin &&
         a[middle.a_end - 1] == b[middle.b_end - 1]) {
    --middle.a_end;
    --middle.b_end;
  }
  return middle;
}

void align_middle(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b,
                  Middle middle, Indices& out) {
  const std::size_t rows = middle.a_end - middle.begin;
  const std::size_t columns = middle.b_end - middle.begin;
  if (rows == 0 || columns == 0 || rows > kLongest || columns > kLongest) return;
  // length[i][j]: of the longest common subsequence of a's and b's middles from i and j on.
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = a[middle.begin + i] == b[middle.begin + j]
                     ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                     : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (a[middle.begin + i] == b[middle.begin + j]) {
      out.emplace_back(static_cast<std::uint32_t>(middle.begin + i++),
                       static_cast<std::uint32_t>(middle.begin + j++));
    } else {
      at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
    }
  }
}

std::vector<std::uint64_t> folded_words(const QuoteText& quote) {
  std::vector<std::uint64_t> words;
  for (const QuoteWord& word : quote.words) words.push_back(word.folded);
  return words;
}

/// How far two sequences are the same.
struct Overlap {
  std::size_t common = 0;
  double contained = 0;  ///< share of the shorter
  std::size_t run = 0;   ///< the longest run of it without a gap
  bool compact = false;  ///< it lies close together on the longer side, or has a long run
};

Overlap overlap(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  Overlap found;
  const Indices common = common_subsequence(a, b);
  if (common.empty()) return found;
  std::size_t run = 1;
  std::size_t longest = 1;
  for (std::size_t i = 1; i < common.size(); ++i) {
    const bool next =
        common[i].first == common[i - 1].first + 1 && common[i].second == common[i - 1].second + 1;
    run = next ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  const std::size_t spread = std::max(common.back().first - common.front().first,
                                      common.back().second - common.front().second);
  found.common = common.size();
  found.contained =
      static_cast<double>(common.size()) / static_cast<double>(std::min(a.size(), b.size()));
  found.run = longest;
  found.compact = longest >= kLongRun || spread <= 3 * common.size() + 3;
  return found;
}

/// A quotation within another stands for itself: it does not join longer ones.
bool of_like_length(const QuoteText& a, const QuoteText& b) {
  const std::size_t shorter = std::min(a.words.size(), b.words.size());
  const std::size_t longer = std::max(a.words.size(), b.words.size());
  return 10 * shorter >= 7 * longer;
}

bool may_join(const QuoteText& a, const QuoteText& b) {
  if (a.article == b.article && a.quote == b.quote) return false;
  return (a.nested == b.nested) || of_like_length(a, b);
}

std::size_t count_bridge_words(const QuoteText& quote) {
  return quote.bridge_words.empty() ? 0 : quote.bridge_words.back() + std::size_t{1};
}

/// How many words of one quotation meet a word of the other in one of their senses. The order
/// counts for nothing, since languages differ in it. Each word meets one word at most.
std::size_t shared_bridge_words(const QuoteText& a, const QuoteText& b) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> senses;  // of b: key, word
  for (std::size_t i = 0; i < b.bridge.size(); ++i) {
    senses.emplace_back(b.bridge[i], b.bridge_words[i]);
  }
  std::ranges::sort(senses);
  std::vector<std::size_t> next(senses.size(), 0);  // at the first sense of a key: words tried
  std::vector<bool> taken(count_bridge_words(b), false);
  std::size_t common = 0;
  std::int64_t met = -1;  // the last word of a that met one
  for (std::size_t i = 0; i < a.bridge.size(); ++i) {
    if (met == a.bridge_words[i]) continue;
    const std::uint64_t key = a.bridge[i];
    const auto first = std::ranges::lower_bound(senses, std::pair(key, std::uint32_t{0}));
    if (first == senses.end() || first->first != key) continue;
    const auto begin = static_cast<std::size_t>(first - senses.begin());
    std::size_t at = begin + next[begin];
    while (at < senses.size() && senses[at].first == key && taken[senses[at].second]) ++at;
    next[begin] = at - begin;
    if (at == senses.size() || senses[at].first != key) continue;
    taken[senses[at].second] = true;
    met = a.bridge_words[i];
    ++common;
  }
  return common;
}

}  // namespace

Indices common_subsequence(const std::vector<std::uint64_t>& a,
                           const std::vector<std::uint64_t>& b) {
  const Middle middle = between_common_ends(a, b);
  Indices common;
  for (std::size_t i = 0; i < middle.begin; ++i) {
    common.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i));
  }
  align_middle(a, b, middle, common);
  for (std::size_t i = middle.a_end, j = middle.b_end; i < a.size(); ++i, ++j) {
    common.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
  }
  return common;
}

bool same_words(const QuoteText& a, const QuoteText& b) {
  if (a.language != b.language || a.stems.empty() || b.stems.empty() || !may_join(a, b))
    return false;
  const bool agree = speakers_agree(a, b);
  const bool known = !a.speaker.empty() && !b.speaker.empty();
  if (folded_words(a) == folded_words(b)) return agree || a.words.size() >= 4;
  const Overlap all = overlap(a.stems, b.stems);
  const Overlap content = overlap(a.content, b.content);
  if (!a.direct || !b.direct) {
    return agree && known && content.common >= 4 && content.contained >= kContainedIndirect;
  }
  if (!all.compact) return false;
  // Whoever is named for them, so many words in a row are no chance: cut, stitched or reattributed.
  if (all.run >= 6 && content.common >= 2) return true;
  if (all.common >= 5 && all.contained >= kContainedAnySpeaker) return true;
  if (content.common >= 4 && content.contained >= kContained) return true;
  if (!agree) return false;
  if (content.common >= 3 && content.contained >= kContained) return true;
  if (all.common >= 6 && all.contained >= kContained) return true;
  return known && content.common >= 2 && content.contained >= kContained && all.contained >= 0.6;
}

bool same_sense(const QuoteText& a, const QuoteText& b) {
  if (a.language == b.language || !a.direct || !b.direct || !may_join(a, b)) return false;
  const std::size_t shorter = std::min(count_bridge_words(a), count_bridge_words(b));
  const std::size_t common = shared_bridge_words(a, b);
  const double contained =
      shorter == 0 ? 0 : static_cast<double>(common) / static_cast<double>(shorter);
  const bool known = !a.speaker.empty() && !b.speaker.empty();
  if (known && speakers_agree(a, b)) return common >= 2 && contained >= 0.5;
  return common >= 4 && contained >= 0.6;
}

}  // namespace wirestem::reuse::detail
