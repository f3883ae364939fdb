// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/label_words.hpp"

#include <algorithm>
#include <string>

#include "read/extract/detail/metadata/plain_value.hpp"
#include "text/fold.hpp"

namespace wirestem::extract::detail {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool ends_word(char c) { return is_blank(c) || c == ':'; }

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_ascii_letter(char c) { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }

bool is_beyond_ascii(char c) { return static_cast<signed char>(c) < 0; }

/// A number for the first two bytes of a word in either case.
std::size_t begin_slot(std::string_view word) {
  const auto byte = [&](std::size_t at) -> unsigned {
    return at < word.size() ? static_cast<unsigned char>(lower_ascii(word[at])) : 0U;
  };
  return ((byte(0) & 127U) << 5U) | (byte(1) & 31U);
}

}  // namespace

LabelWords::LabelWords(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("byline_labels");
  if (table.rows().empty()) return;
  const std::size_t phrase = table.column("phrase");
  const std::size_t sense = table.column("sense");
  for (const lexicon::Row& row : table.rows()) {
    if (row[sense] != "by" && row[sense] != "noun") continue;
    for (const std::string_view label : lexicon::alternatives(row[phrase])) {
      words_.push_back(label.substr(0, label.find_first_of(" :")));
    }
  }
  std::ranges::sort(words_);
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for (const std::string_view word : words_) {
    begins_.set(begin_slot(word));
    begins_.set(begin_slot(word.substr(0, 1)));
  }
}

bool LabelWords::may_begin(std::string_view line) const {
  const std::size_t begin = line.find_first_not_of(" \n\t\r\f\v");
  if (begin == std::string_view::npos) return false;
  line = line.substr(begin, 2);
  if (is_beyond_ascii(line[0])) return true;  // a blank or a capital, maybe
  const bool one_letter = line.size() == 1 || !is_ascii_letter(line[1]);
  return begins_[begin_slot(line.substr(0, one_letter ? 1 : 2))];
}

bool LabelWords::may_announce(std::string_view line) const {
  constexpr std::size_t kMostWordBytes = 32;
  std::size_t begin = 0;
  while (begin < line.size() && (is_blank(line[begin]) || line[begin] == '(')) ++begin;
  if (begin == line.size()) return false;
  const std::string_view pair = line.substr(begin, 2);
  const bool one_letter = pair.size() == 1 || ends_word(pair[1]);
  if (!is_beyond_ascii(pair[0]) && !begins_[begin_slot(pair.substr(0, one_letter ? 1 : 2))]) {
    return false;
  }
  line = cut_text(line.substr(begin), kMostWordBytes);
  // Table words are small. ICU is asked only where the first letter is not ASCII.
  std::string word(line.begin(), std::ranges::find_if(line, ends_word));
  if (!word.empty() && is_beyond_ascii(word[0])) word = text::fold_case(word);
  for (char& c : word) c = lower_ascii(c);
  return std::ranges::binary_search(words_, std::string_view(word));
}

}  // namespace wirestem::extract::detail
