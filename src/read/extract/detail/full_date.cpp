// SPDX-License-Identifier: Apache-2.0
//
// A line is cut into numbers and words; three of them that stand together and make a day, a month
// and a year are a date. What may stand between them is small: blanks, points, commas, "de",
// ordinals. Most lines hold no run of figures that could be a year or a date and are left after one
// look; a word is looked up only where a number stands next to it.
#include "read/extract/detail/full_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {

struct FullDateReader::Part {
  TextSpan span;
  int number = -1;  ///< of a run of figures
  std::uint32_t digits = 0;
  std::uint32_t letters = 0;
};

/// The numbers and names of months that may make a date; `month` is 0 for a number.
struct FullDateReader::Three {
  std::array<const Part*, 3> part{};
  std::array<int, 3> month{};
};

namespace {

constexpr std::size_t kFillerLetters = 3;
constexpr std::size_t kLongestMonth = 48;  // in bytes

/// Digits of any script ("٢٠٢٤", "২০২৪") as their value.
int digit_value(char32_t c) {
  constexpr std::array<char32_t, 14> kZeros = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66,
                                               0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xFF10};
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c < kZeros.front()) return -1;
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return -1;
}

/// False only where no date can stand: no four figures in a row, no two pairs of figures parted by
/// a point or stroke, no figures of another script.
bool may_hold_date(std::string_view line, bool short_years) {
  std::size_t run = 0;
  std::size_t pairs = 0;
  bool figure = false;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= '0' && byte <= '9') {
      if (++run == 4) return true;
      figure = true;
      continue;
    }
    if (run > 0) {
      pairs = c == '.' || c == '/' || c == '-' ? pairs + 1 : 0;
      if (short_years && pairs >= 2) return true;
    } else if (byte == 0xD9 || byte == 0xDB || byte == 0xE0 || byte == 0xEF) {
      return true;
    }
    run = 0;
  }
  return figure && line.find("年") != line.npos;
}

/// What may join the parts of one date: short, and no end of a sentence or clause but "," and ".".
bool joins(std::string_view between) {
  if (between.size() > 6) return false;
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    if (between.substr(i, 2) == "\xC2\xA0") {
      ++i;
    } else if (c != ' ' && c != '.' && c != ',' && c != '-' && c != '/' && c != '\n' && c != '\t') {
      return false;
    }
  }
  return true;
}

/// The mark between two figures of one date: '.', '/' or '-', with blanks only behind a point; 0
/// else.
char mark_between(std::string_view between) {
  if (between.empty()) return '\0';
  const char mark = between.front();
  if (mark != '.' && mark != '/' && mark != '-') return '\0';
  const std::string_view rest = text::trim(between.substr(1));
  return rest.empty() && (between.size() == 1 || mark == '.') ? mark : '\0';
}

/// A word without its case, in `buffer` where it is ASCII.
std::string_view fold_word(std::string_view word, std::string& buffer) {
  buffer.clear();
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      buffer = text::fold_case(word);
      return buffer;
    }
    buffer += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return buffer;
}

/// Signs that stand over, under or beside a letter and belong to its word.
bool is_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) ||
         (c >= 0x900 && c <= 0xE4E);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return text::is_letter(c);
}

/// Moves `i` over a run of letters that begins with `first` (one ideograph, or no ideographs) but
/// not to `stop`; gives their number.
std::uint32_t pass_letters(std::string_view line, std::size_t& i, text::CodePoint first,
                           std::size_t stop) {
  i += first.size;
  if (first.value >= 0x80 && text::is_ideograph(first.value)) return 1;
  std::uint32_t letters = 1;
  while (i < line.size() && i != stop) {
    const text::CodePoint at = text::code_point_at(line, i);
    if (at.value >= 0x80) {
      const bool mark = is_mark(at.value) && digit_value(at.value) < 0;
      if (!mark && (!text::is_letter(at.value) || text::is_ideograph(at.value))) break;
    } else if (!is_letter(at.value)) {
      break;
    }
    ++letters;
    i += at.size;
  }
  return letters;
}

/// Words of `phrase` without case; an ideograph is a word of its own.
std::vector<std::string> folded_words(std::string_view phrase) {
  std::vector<std::string> words;
  std::string buffer;
  for (std::size_t i = 0; i < phrase.size();) {
    const text::CodePoint first = text::code_point_at(phrase, i);
    const std::size_t begin = i;
    if (!is_letter(first.value)) {
      i += first.size;
      continue;
    }
    pass_letters(phrase, i, first, phrase.size());
    words.emplace_back(fold_word(phrase.substr(begin, i - begin), buffer));
  }
  return words;
}

CalendarDay swapped(const CalendarDay& day) {
  const CalendarDay other{day.year, day.day, day.month};
  return other.exists() && other != day ? other : CalendarDay{};
}

}  // namespace

FullDateReader::FullDateReader(const lexicon::Lexicon& words) {
  add_words(words.table("dates"));
  add_words(words.table("page_dates"));
}

void FullDateReader::add_words(const lexicon::Table& table) {
  if (table.rows().empty()) return;
  const std::size_t phrase = table.column("phrase");
  const std::size_t type = table.column("type");
  const std::size_t value = table.column("value");
  for (const lexicon::Row& row : table.rows()) {
    const bool month = row[type] == "month";
    if (row[type] == "label") {
      const DateLabel label = row[value] == "published"  ? DateLabel::published
                              : row[value] == "modified" ? DateLabel::modified
                                                         : DateLabel::other;
      for (const std::string_view words : lexicon::alternatives(row[phrase]))
        add_label(words, label);
    }
    if (!month && row[type] != "weekday") continue;
    Word word{month ? Kind::month : Kind::weekday, 0};
    std::from_chars(row[value].data(), row[value].data() + row[value].size(), word.value);
    for (const std::string_view spelling : lexicon::alternatives(row[phrase])) {
      std::string folded = text::fold_case(spelling);
      if (folded.ends_with('.')) folded.pop_back();
      const auto [at, is_new] = words_.emplace(std::move(folded), word);
      if (!is_new && month && at->second.kind == Kind::weekday) at->second = word;
    }
  }
}

void FullDateReader::add_label(std::string_view phrase, DateLabel label) {
  std::vector<std::string> words = folded_words(phrase);
  if (words.empty()) return;
  std::vector<LabelPhrase>& list = labels_[words.front()];
  words.erase(words.begin());
  list.push_back({std::move(words), label});
  std::ranges::stable_sort(list, std::greater<>(),
                           [](const LabelPhrase& p) { return p.rest.size(); });
}

DateLabel FullDateReader::label(std::string_view words) const {
  const std::vector<std::string> list = folded_words(words);
  DateLabel found = DateLabel::none;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto at = labels_.find(list[i]);
    if (at == labels_.end()) continue;
    for (const LabelPhrase& phrase : at->second) {
      const std::size_t size = phrase.rest.size();
      if (size > list.size() - i - 1 ||
          !std::equal(phrase.rest.begin(), phrase.rest.end(), list.begin() + std::ptrdiff_t(i) + 1))
        continue;
      found = phrase.label;
      i += size;
      break;
    }
  }
  return found;
}

const FullDateReader::Word* FullDateReader::word(std::string_view line, const Part& part) const {
  if (part.number >= 0 || part.span.size() > kLongestMonth) return nullptr;
  std::string buffer;
  const auto at = words_.find(fold_word(slice(line, part.span), buffer));
  return at == words_.end() ? nullptr : &at->second;
}

/// Fills a Three with the numbers and names of months that stand together from part `i` on. Short
/// words may stand between them: "11th of March 2024", "11 de marzo de 2024".
std::optional<FullDateReader::Three> FullDateReader::pick_three(std::string_view line,
                                                                const std::vector<Part>& parts,
                                                                std::size_t i) const {
  Three three;
  std::size_t found = 0;
  std::size_t end_before = 0;
  if (parts[i].number < 0 && (i + 1 >= parts.size() || parts[i + 1].number < 0)) return {};
  for (std::size_t k = i; k < parts.size() && found < 3 && k < i + 7; ++k) {
    const Part& part = parts[k];
    if (found > 0 && !joins(line.substr(end_before, part.span.begin - end_before))) return {};
    end_before = part.span.end;
    const Word* known = word(line, part);
    const bool month = known != nullptr && known->kind == Kind::month;
    if (part.number >= 0 || month) {
      three.part.at(found) = &part;
      three.month.at(found++) = month ? known->value : 0;
    } else if (found == 0 || part.letters > kFillerLetters || known != nullptr) {
      return {};
    }
  }
  if (found < 3) return {};
  return three;
}

std::optional<FullDate> FullDateReader::make(std::string_view line, TextSpan span,
                                             CalendarDay day) const {
  if (!day.exists()) return std::nullopt;
  return FullDate{day.iso(), span, words_besides(line, span),
                  day,       {},   read_clock(line.substr(span.end))};
}

/// 2024年3月11日, 2024년 3월 11일
std::optional<FullDate> FullDateReader::east_asian(std::string_view line,
                                                   const std::vector<Part>& parts,
                                                   std::size_t i) const {
  if (i + 4 >= parts.size() || parts[i].digits != 4 || parts[i + 2].number <= 0 ||
      parts[i + 4].number <= 0) {
    return std::nullopt;
  }
  const auto is = [&](std::size_t k, std::string_view a, std::string_view b) {
    const std::string_view sign = k < parts.size() ? slice(line, parts[k].span) : "";
    return sign == a || sign == b;
  };
  if (!is(i + 1, "年", "년") || !is(i + 3, "月", "월")) return std::nullopt;
  const bool sign = is(i + 5, "日", "일") || is(i + 5, "号", "號");
  const Part& last = parts[sign ? i + 5 : i + 4];
  return make(line, {parts[i].span.begin, last.span.end},
              {parts[i].number, parts[i + 2].number, parts[i + 4].number});
}

std::optional<FullDate> FullDateReader::from_three(std::string_view line, const Three& three,
                                                   const FullDateOptions& options) const {
  const auto& [a, b, c] = three.part;
  const auto is_short = [](const Part* p) { return p->number > 0 && p->digits <= 2; };
  const TextSpan span{a->span.begin, c->span.end};
  if (is_short(a) && three.month[1] > 0 && c->digits == 4) {  // 11 March 2024
    return make(line, span, {c->number, three.month[1], a->number});
  }
  if (three.month[0] > 0 && is_short(b) && c->digits == 4) {  // March 11, 2024
    return make(line, span, {c->number, three.month[0], b->number});
  }
  if (a->digits == 4 && three.month[1] > 0 && is_short(c)) {  // 2024 March 11
    return make(line, span, {a->number, three.month[1], c->number});
  }
  if (three.month[0] == 0 && three.month[1] == 0 && three.month[2] == 0) {
    return from_figures(line, three, options);
  }
  return std::nullopt;
}

/// 2024-03-11, 2024/3/11, 11.03.2024, 11. 3. 2024, 11/03/2024; with short years 11.03.24
std::optional<FullDate> FullDateReader::from_figures(std::string_view line, const Three& three,
                                                     const FullDateOptions& options) const {
  const auto& [a, b, c] = three.part;
  const TextSpan span{a->span.begin, c->span.end};
  const char mark = mark_between(line.substr(a->span.end, b->span.begin - a->span.end));
  if (mark == '\0' || mark != mark_between(line.substr(b->span.end, c->span.begin - b->span.end))) {
    return std::nullopt;
  }
  if (b->number == 0 || b->digits > 2) return std::nullopt;
  if (a->digits == 4 && c->digits <= 2) {
    auto date = make(line, span, {a->number, b->number, c->number});
    if (date && mark == '-' && line.substr(c->span.end).starts_with('T')) date->iso += date->clock;
    return date;
  }
  const char next = span.end < line.size() ? line[span.end] : ' ';
  const bool short_year = options.short_years && c->digits == 2 && mark != '-' && a->digits <= 2 &&
                          next != ':' && next != mark && next != '%';
  if (a->digits > 2 || (c->digits != 4 && !short_year)) return std::nullopt;
  const int year = c->digits == 4 ? c->number : c->number + (c->number < 70 ? 2000 : 1900);
  const bool month_first = options.month_first && mark == '/';
  const CalendarDay day = month_first ? CalendarDay{year, a->number, b->number}
                                      : CalendarDay{year, b->number, a->number};
  auto date = make(line, span, day);
  if (!date && (mark == '/' || mark == '-')) return make(line, span, {year, day.day, day.month});
  if (date) date->other = swapped(day);
  return date;
}

std::vector<FullDateReader::Part> FullDateReader::cut(std::string_view line) {
  std::vector<Part> parts;
  parts.reserve(24);
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
    } else if (is_letter(first.value)) {
      part.letters = pass_letters(line, i, first, line.size());
    } else {
      i += first.size;
      continue;
    }
    part.span.end = static_cast<std::uint32_t>(i);
    parts.push_back(part);
  }
  return parts;
}

std::optional<FullDate> FullDateReader::find(std::string_view line,
                                             const FullDateOptions& options) const {
  if (!may_hold_date(line, options.short_years)) return std::nullopt;
  const std::vector<Part> parts = cut(line);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (auto date = east_asian(line, parts, i)) return date;
    const auto three = pick_three(line, parts, i);
    if (!three) continue;
    if (auto date = from_three(line, *three, options)) return date;
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
    if (!is_letter(first.value) || text::is_ideograph(first.value)) {
      i += first.size;
      continue;
    }
    Part part;
    part.span.begin = static_cast<std::uint32_t>(i);
    pass_letters(line, i, first, date.begin);
    part.span.end = static_cast<std::uint32_t>(i);
    const Word* known = word(line, part);
    count += known == nullptr || known->kind != Kind::weekday;
  }
  return count + ideographs / 2;
}

}  // namespace wirestem::extract::detail
