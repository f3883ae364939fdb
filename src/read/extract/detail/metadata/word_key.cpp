// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/word_key.hpp"

#include <algorithm>
#include <vector>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::vector<std::string_view> split(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

}  // namespace

std::string word_key(std::string_view text) {
  const bool ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
  const std::string folded = ascii ? std::string(text) : text::fold_case(text);
  std::string key;
  key.reserve(folded.size());
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char c = folded[at];
    const bool plain = static_cast<signed char>(c) >= 0;
    const text::CodePoint point =
        plain ? text::CodePoint{static_cast<unsigned char>(c), 1} : text::code_point_at(folded, at);
    const bool word =
        plain ? is_ascii_word(c) : text::is_letter(point.value) || text::is_digit(point.value);
    if (word) {
      if (gap && !key.empty()) key += ' ';
      gap = false;
      if (plain && c >= 'A' && c <= 'Z') {
        key += static_cast<char>(c + 32);
      } else {
        key.append(folded, at, point.size);
      }
    } else {
      gap = true;
    }
    at += point.size;
  }
  return key;
}

std::size_t words_in_key(std::string_view key) {
  return key.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(key, ' '));
}

bool key_holds(std::string_view whole, std::string_view part) {
  for (std::size_t at = whole.find(part); at != std::string_view::npos && !part.empty();
       at = whole.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool begins = at == 0 || whole[at - 1] == ' ';
    if (begins && (end == whole.size() || whole[end] == ' ')) return true;
  }
  return false;
}

double likeness(std::string_view key, std::string_view other) {
  std::vector<std::string_view> left = split(key);
  std::vector<std::string_view> right = split(other);
  if (left.empty() || right.empty()) return 0;
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::vector<std::string_view> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return static_cast<double>(both.size()) /
         static_cast<double>(left.size() + right.size() - both.size());
}

}  // namespace wirestem::extract::detail
