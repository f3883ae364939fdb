// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/person_names.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::uint32_t kMostWords = 5;
constexpr std::uint32_t kMostIdeographs = 4;
constexpr std::uint32_t kMostForeignIdeographs = 12;
constexpr std::size_t kParticleBytes =
    4;  ///< "de", "van", "bin", "über" are written small in names

bool is_joint_mark(std::string_view folded) {
  return folded == "," || folded == ";" || folded == "&" || folded == "/" || folded == "|" ||
         folded == "、" || folded == "，" || folded == "；" || folded == "،";
}

bool is_name_dot(std::string_view folded) {
  return folded == "·" || folded == "•" || folded == "・";
}

bool is_known(const lexicon::Lexicon& words, std::string_view table_name,
              std::span<const Token> tokens, std::uint32_t first, std::uint32_t end) {
  const lexicon::Table& table = words.table(table_name);
  for (const std::string_view language : words.languages()) {
    const auto hit = table.longest_at(tokens, first, language);
    if (hit && hit->end_token >= end) return true;
  }
  return false;
}

bool is_cased(std::string_view folded) {
  const char32_t c = text::code_point_at(folded, 0).value;
  return c < 0x590 || (c >= 0x1E00 && c < 0x2000);
}

}  // namespace

/// Words that join names ("and", "und", "和") are the connectives of addition in any language.
bool NameReader::joins(std::uint32_t at) {
  const Token& token = tokens_[at];
  if (token.kind == TokenKind::mark) return is_joint_mark(token.folded);
  if (token.capitalised || token.kind == TokenKind::number) return false;
  Known& known = joins_[at];
  if (known != Known::not_asked) return known == Known::yes;
  known = Known::no;
  const lexicon::Table& table = words_.table("connectives");
  if (table.rows().empty()) return false;
  const std::size_t relation = table.column("relation");
  for (const std::string_view language : words_.languages()) {
    for (const lexicon::Hit& hit : table.all_at(tokens_, at, language)) {
      const bool addition = table.rows()[hit.row][relation] == "addition";
      if (hit.end_token == at + 1 && addition) known = Known::yes;
    }
  }
  return known == Known::yes;
}

bool NameReader::is_given(std::uint32_t at) {
  Known& known = given_[at];
  if (known == Known::not_asked) {
    const bool found = is_known(words_, "given_names", tokens_, at, at + 1) ||
                       is_known(words_, "surnames", tokens_, at, at + 1);
    known = found ? Known::yes : Known::no;
  }
  return known == Known::yes;
}

bool NameReader::has_form_of_name(Range range) const {
  std::uint32_t words = 0;
  std::uint32_t ideographs = 0;
  bool dotted = false;
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::number) return false;
    if (token.kind == TokenKind::ideograph) {
      ++ideographs;
      continue;
    }
    if (token.kind == TokenKind::mark) {
      const bool initial =
          token.folded == "." && i > range.first && tokens_[i - 1].span.size() <= 3;
      const bool inner = token.folded == "-" || token.folded == "'";
      dotted = dotted || is_name_dot(token.folded);
      if (!initial && !inner && !is_name_dot(token.folded)) return false;
      continue;
    }
    ++words;
    const bool at_end = i == range.first || i + 1 == range.end;
    const bool small = is_cased(token.folded) && !token.capitalised && !token.all_caps;
    if (small && (at_end || token.folded.size() > kParticleBytes)) return false;
  }
  if (ideographs > 0) {
    return words == 0 && ideographs >= 2 &&
           ideographs <= (dotted ? kMostForeignIdeographs : kMostIdeographs);
  }
  return words >= 1 && words <= kMostWords;
}

bool NameReader::is_other_thing(Range range) const {
  return is_known(words_, "roles", tokens_, range.first, range.end) ||
         is_known(words_, "outlets", tokens_, range.first, range.end) ||
         is_known(words_, "dates", tokens_, range.first, range.end);
}

std::uint32_t NameReader::word_count(Range range) const {
  std::uint32_t count = 0;
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    count += tokens_[i].kind != TokenKind::mark;
  }
  return count;
}

std::vector<NameReader::Range> NameReader::split(std::uint32_t first, std::uint32_t end) {
  std::vector<Range> parts;
  Range part{first, first, false};
  for (std::uint32_t i = first; i <= end; ++i) {
    if (i < end && !((i > part.first || tokens_[i].kind == TokenKind::mark) && joins(i))) continue;
    part.end = i;
    if (part.end > part.first) parts.push_back(part);
    part = {i + 1, i + 1, i < end && tokens_[i].kind == TokenKind::mark};
  }
  return parts;
}

std::vector<std::string> NameReader::read(std::uint32_t first, std::uint32_t end, bool sure) {
  std::vector<std::string> names;
  if (first >= end || (sure && !is_given(first))) return names;
  const std::vector<Range> parts = split(first, end);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Range part = parts[i];
    const bool short_name = word_count(part) < 2;
    const bool fits = has_form_of_name(part) && !is_other_thing(part) &&
                      !(sure && (short_name || !is_given(part.first)));
    if (!fits) {
      if (names.empty()) return {};
      break;
    }
    // After a comma a role, a place or a paper may follow as well as a name; the last of a list
    // that ends in "and" is a name, and so are those before it.
    const bool listed = !part.after_comma || is_given(part.first) ||
                        (i + 1 < parts.size() && !parts[i + 1].after_comma);
    if (!names.empty() && (!listed || short_name)) continue;
    std::string name(
        slice(line_, {tokens_[part.first].span.begin, tokens_[part.end - 1].span.end}));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace wirestem::extract::detail
