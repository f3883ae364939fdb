// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/quote_diff.hpp"

#include <string>

#include "link/reuse/detail/match_quotes.hpp"

namespace wirestem::reuse::detail {
namespace {

std::vector<std::uint64_t> folded_words(const QuoteText& quote) {
  std::vector<std::uint64_t> words;
  for (const QuoteWord& word : quote.words) words.push_back(word.folded);
  return words;
}

/// Words [begin, end) as they stand in the text; an ellipsis where the quotation was interrupted.
std::string words_text(const QuoteText& quote, std::string_view text, std::size_t begin,
                       std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end;) {
    std::size_t last = i;
    while (last + 1 < end && quote.words[last + 1].part == quote.words[i].part) ++last;
    if (!out.empty()) out += " … ";
    out += slice(text, hull(quote.words[i].span, quote.words[last].span));
    i = last + 1;
  }
  return out;
}

class DiffMaker {
 public:
  DiffMaker(const QuoteText& first, std::string_view first_text, const QuoteText& variant,
            std::string_view variant_text)
      : first_(first), first_text_(first_text), variant_(variant), variant_text_(variant_text) {}

  std::vector<DiffPart> run(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& common) {
    std::size_t k = 0;
    while (k < common.size()) {
      change_up_to(common[k].first, common[k].second);
      std::size_t end = k + 1;
      while (end < common.size() && common[end].first == common[end - 1].first + 1 &&
             common[end].second == common[end - 1].second + 1) {
        ++end;
      }
      const std::size_t length = end - k;
      add(DiffPart::Op::equal, words_text(variant_, variant_text_, v_, v_ + length));
      f_ += length;
      v_ += length;
      k = end;
    }
    change_up_to(first_.words.size(), variant_.words.size());
    return std::move(parts_);
  }

 private:
  void change_up_to(std::size_t f, std::size_t v) {
    if (f > f_) add(DiffPart::Op::deleted, words_text(first_, first_text_, f_, f));
    if (v > v_) add(DiffPart::Op::inserted, words_text(variant_, variant_text_, v_, v));
    f_ = f;
    v_ = v;
  }

  void add(DiffPart::Op op, std::string text) { parts_.push_back({op, std::move(text)}); }

  const QuoteText& first_;
  std::string_view first_text_;
  const QuoteText& variant_;
  std::string_view variant_text_;
  std::size_t f_ = 0;
  std::size_t v_ = 0;
  std::vector<DiffPart> parts_;
};

}  // namespace

QuoteChangeFound find_change(const QuoteText& first, std::string_view first_text,
                             const QuoteText& variant, std::string_view variant_text) {
  QuoteChangeFound found;
  if (first.language != variant.language) {
    found.change = QuoteChange::translated;
    return found;
  }
  const auto common = common_subsequence(folded_words(first), folded_words(variant));
  const bool all_first = common.size() == first.words.size();
  const bool all_variant = common.size() == variant.words.size();
  found.diff = DiffMaker(first, first_text, variant, variant_text).run(common);
  if (speakers_differ(first, variant)) {
    found.change = QuoteChange::reattributed;
  } else if (all_first && all_variant) {
    found.change = QuoteChange::same;
  } else if (all_variant) {
    found.change = QuoteChange::cut;
  } else {
    found.change = all_first ? QuoteChange::inserted : QuoteChange::altered;
  }
  return found;
}

}  // namespace wirestem::reuse::detail
