// SPDX-License-Identifier: Apache-2.0
//
// A line is cut into numbers and words; three of them that stand together and make a day, a month
// and a year are a date. What may stand between them is small: blanks, points, commas, "de",
// ordinals.
#include "read/extract/detail/full_date.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {

struct FullDateReader::Part {
  TextSpan span;
  int number = -1;  ///< of a run of digits
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::string folded;  ///< of a word
  const Word* word = nullptr;
};

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr std::size_t kFillerLetters = 3;

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int last = month == 2 && !leap ? 28 : kDays[static_cast<std::size_t>(month)];
  return day <= last;
}

std::string iso_of(int year, int month, int day) {
  std::array<char, 32> out{};
  const int size = std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
  return {out.data(), static_cast<std::size_t>(size)};
}

/// Digits of any script ("٢٠٢٤") as their value.
int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
  if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  return -1;
}

/// What may join the parts of one date: short, and no end of a sentence or clause but "," and ".".
bool joins(std::string_view between) {
  if (between.size() > 6) return false;
  for (const char c : between) {
    if (c != ' ' && c != '.' && c != ',' && c != '-' && c != '/') return false;
  }
  return true;
}

/// "T17:30:00+01:00" right after an ISO date, as written; "" else.
std::string iso_time(std::string_view rest) {
  if (rest.size() < 6 || rest[0] != 'T' || rest[3] != ':') return {};
  std::size_t end = 1;
  while (end < rest.size() &&
         (digit_value(static_cast<unsigned char>(rest[end])) >= 0 || rest[end] == ':' ||
          rest[end] == '.' || rest[end] == '+' || rest[end] == '-' || rest[end] == 'Z')) {
    ++end;
  }
  return std::string(rest.substr(0, end));
}

}  // namespace

FullDateReader::FullDateReader(const lexicon::Lexicon& words) {
  const lexicon::Table& table = words.table("dates");
  if (table.rows().empty()) return;
  const std::size_t phrase = table.column("phrase");
  const std::size_t type = table.column("type");
  const std::size_t value = table.column("value");
  for (const lexicon::Row& row : table.rows()) {
    const bool month = row[type] == "month";
    if (!month && row[type] != "weekday") continue;
    Word word{month ? Kind::month : Kind::weekday, 0};
    std::from_chars(row[value].data(), row[value].data() + row[value].size(), word.value);
    for (const std::string_view spelling : lexicon::alternatives(row[phrase])) {
      std::string folded = text::fold_case(spelling);
      if (folded.ends_with('.')) folded.pop_back();
      words_.emplace(std::move(folded), word);
    }
  }
}

const FullDateReader::Word* FullDateReader::word(std::string_view folded) const {
  const auto at = words_.find(folded);
  return at == words_.end() ? nullptr : &at->second;
}

std::vector<FullDateReader::Part> FullDateReader::cut(std::string_view line) const {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < line.size();) {
    const text::CodePoint first = text::code_point_at(line, i);
    Part part;
    part.span.begin = static_cast<std::uint32_t>(i);
    if (digit_value(first.value) >= 0) {
      part.number = 0;
      for (; i < line.size(); ++part.digits) {
        const text::CodePoint at = text::code_point_at(line, i);
        const int digit = digit_value(at.value);
        if (digit < 0) break;
        if (part.digits < 5) part.number = part.number * 10 + digit;
        i += at.size;
      }
    } else if (text::is_ideograph(first.value)) {
      i += first.size;
      part.letters = 1;
      part.folded = line.substr(part.span.begin, first.size);
    } else if (text::is_letter(first.value)) {
      for (; i < line.size(); ++part.letters) {
        const text::CodePoint at = text::code_point_at(line, i);
        if (!text::is_letter(at.value) || text::is_ideograph(at.value)) break;
        i += at.size;
      }
      part.folded = text::fold_case(line.substr(part.span.begin, i - part.span.begin));
      part.word = word(part.folded);
    } else {
      i += first.size;
      continue;
    }
    part.span.end = static_cast<std::uint32_t>(i);
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Fills `three` with the numbers and names of months that stand together from part `i` on. Short
/// words may stand between them: "11th of March 2024", "11 de marzo de 2024".
bool FullDateReader::pick_three(std::string_view line, const std::vector<Part>& parts,
                                std::size_t i, std::array<const Part*, 3>& three) {
  std::size_t found = 0;
  std::size_t end_before = 0;
  for (std::size_t k = i; k < parts.size() && found < 3 && k < i + 7; ++k) {
    if (found > 0 && !joins(line.substr(end_before, parts[k].span.begin - end_before)))
      return false;
    end_before = parts[k].span.end;
    const bool month = parts[k].word != nullptr && parts[k].word->kind == Kind::month;
    if (parts[k].number >= 0 || month) {
      three[found++] = &parts[k];
    } else if (found == 0 || parts[k].letters > kFillerLetters || parts[k].word != nullptr) {
      return false;
    }
  }
  return found == 3;
}

std::optional<FullDate> FullDateReader::make(std::string_view line, TextSpan span, int year,
                                             int month, int day) const {
  if (!is_day(year, month, day)) return std::nullopt;
  return FullDate{iso_of(year, month, day), span, words_besides(line, span)};
}

/// 2024年3月11日
std::optional<FullDate> FullDateReader::east_asian(std::string_view line,
                                                   const std::vector<Part>& parts,
                                                   std::size_t i) const {
  if (i + 4 >= parts.size() || parts[i].digits != 4 || parts[i + 1].folded != "年" ||
      parts[i + 3].folded != "月" || parts[i + 2].number <= 0 || parts[i + 4].number <= 0) {
    return std::nullopt;
  }
  const bool sign =
      i + 5 < parts.size() && (parts[i + 5].folded == "日" || parts[i + 5].folded == "号");
  const Part& last = parts[sign ? i + 5 : i + 4];
  return make(line, {parts[i].span.begin, last.span.end}, parts[i].number, parts[i + 2].number,
              parts[i + 4].number);
}

std::optional<FullDate> FullDateReader::from_three(std::string_view line, const Part& a,
                                                   const Part& b, const Part& c) const {
  const TextSpan span{a.span.begin, c.span.end};
  const std::string_view separator = line.substr(a.span.end, b.span.begin - a.span.end);
  const bool short_a = a.number > 0 && a.digits <= 2;
  const bool short_b = b.number > 0 && b.digits <= 2;
  const bool short_c = c.number > 0 && c.digits <= 2;
  if (short_a && b.number < 0 && c.digits == 4) {  // 11 March 2024
    return make(line, span, c.number, b.word->value, a.number);
  }
  if (a.number < 0 && short_b && c.digits == 4) {  // March 11, 2024
    return make(line, span, c.number, a.word->value, b.number);
  }
  if (a.digits == 4 && b.number < 0 && short_c) {  // 2024 March 11
    return make(line, span, a.number, b.word->value, c.number);
  }
  if (a.digits == 4 && b.digits == 2 && c.digits == 2) {  // 2024-03-11, 2024/03/11
    auto date = make(line, span, a.number, b.number, c.number);
    if (date && separator == "-") date->iso += iso_time(line.substr(c.span.end));
    return date;
  }
  if (short_a && short_b && c.digits == 4 && separator.find_first_of(" ,") == separator.npos) {
    auto date = make(line, span, c.number, b.number, a.number);  // 11.03.2024, 11/03/2024
    return date || separator != "/" ? date : make(line, span, c.number, a.number, b.number);
  }
  return std::nullopt;
}

std::optional<FullDate> FullDateReader::find(std::string_view line) const {
  const std::vector<Part> parts = cut(line);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (auto date = east_asian(line, parts, i)) return date;
    std::array<const Part*, 3> three{};
    if (!pick_three(line, parts, i, three)) continue;
    if (auto date = from_three(line, *three[0], *three[1], *three[2])) return date;
  }
  return std::nullopt;
}

std::uint32_t FullDateReader::words_besides(std::string_view line, TextSpan date) const {
  std::uint32_t count = 0;
  std::uint32_t ideographs = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (i == date.begin) {
      i = date.end;
      continue;
    }
    const text::CodePoint first = text::code_point_at(line, i);
    if (text::is_ideograph(first.value)) ++ideographs;
    if (!text::is_letter(first.value) || text::is_ideograph(first.value)) {
      i += first.size;
      continue;
    }
    const std::size_t begin = i;
    while (i < line.size() && i != date.begin) {
      const text::CodePoint at = text::code_point_at(line, i);
      if (!text::is_letter(at.value) || text::is_ideograph(at.value)) break;
      i += at.size;
    }
    const Word* known = word(text::fold_case(line.substr(begin, i - begin)));
    count += known == nullptr || known->kind != Kind::weekday;
  }
  return count + ideographs / 2;
}

}  // namespace wirestem::extract::detail
