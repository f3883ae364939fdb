// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/title_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/segment.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 600;

std::vector<std::string> words_of(std::string_view headline) {
  std::vector<std::string> words;
  for (Token& token : text::tokenize(headline, "und")) {
    if (token.kind != TokenKind::mark) words.push_back(std::move(token.folded));
  }
  return words;
}

constexpr std::array<std::string_view, 9> kSeparators = {
    " - ", " – ", " — ", " | ", " :: ", " » ", "｜", " · ", " • "};

}  // namespace

bool is_same_headline(std::string_view a, std::string_view b) {
  if (a.size() > kMostBytes || b.size() > kMostBytes) return false;
  std::vector<std::string> left = words_of(a);
  std::vector<std::string> right = words_of(b);
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  if (left.size() > right.size()) std::swap(left, right);
  // One cut short: all its words begin the other.
  if (left.size() >= 4 && std::equal(left.begin(), left.end(), right.begin())) return true;
  if (left.size() >= 5 && std::equal(left.begin(), left.end() - 1, right.begin())) return true;
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::vector<std::string> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  const std::size_t all = left.size() + right.size() - both.size();
  return both.size() >= 3 && both.size() * 4 >= all * 3;
}

Separator first_separator(std::string_view title) {
  Separator best;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at != std::string_view::npos && (best.at == std::string_view::npos || at < best.at)) {
      best = {at, separator.size(), separator == " | " || separator == "｜"};
    }
  }
  return best;
}

Separator last_separator(std::string_view title) {
  Separator best;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && (best.at == std::string_view::npos || at > best.at)) {
      best = {at, separator.size(), separator == " | " || separator == "｜"};
    }
  }
  return best;
}

std::size_t count_words(std::string_view text) {
  if (text.size() > kMostBytes) return kMostBytes;
  std::size_t words = 0;
  std::size_t ideographs = 0;
  for (const Token& token : text::tokenize(text, "und")) {
    words += token.kind == TokenKind::word || token.kind == TokenKind::number;
    ideographs += token.kind == TokenKind::ideograph;
  }
  return words + (ideographs + 1) / 2;
}

}  // namespace wirestem::extract::detail
