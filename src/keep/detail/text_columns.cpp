// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/text_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "text/utf8.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::array<std::string_view, 10> kRoles = {"title",  "dek",         "byline",  "dateline",
                                                     "body",   "translation", "summary", "caption",
                                                     "credit", "notice"};

std::optional<SectionRole> role_named(std::string_view name) {
  const auto at = std::ranges::find(kRoles, name);
  if (at == kRoles.end()) return std::nullopt;
  return static_cast<SectionRole>(at - kRoles.begin());
}

/// The word before the next blank, taken off `rest`.
std::string_view take_word(std::string_view& rest) {
  const std::size_t blank = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, blank);
  rest.remove_prefix(std::min(blank + 1, rest.size()));
  return word;
}

std::optional<std::uint32_t> number_of(std::string_view word) {
  std::uint32_t number = 0;
  const char* const end = word.data() + word.size();
  const auto [rest, error] = std::from_chars(word.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

std::optional<Section> section_of(std::string_view line, std::size_t size) {
  const auto begin = number_of(take_word(line));
  const auto end = number_of(take_word(line));
  const auto role = role_named(take_word(line));
  if (!begin || !end || !role || *begin > *end || *end > size) return std::nullopt;
  return Section{{*begin, *end}, *role, std::string(line)};
}

void append_padded(std::string& text, unsigned number, std::size_t width) {
  const std::string digits = std::to_string(number);
  text.append(width - std::min(width, digits.size()), '0');
  text += digits;
}

}  // namespace

std::string join(const std::vector<std::string>& list, char mark) {
  std::string column;
  for (const std::string& entry : list) {
    if (!column.empty()) column += mark;
    for (const char c : entry) {
      if (c != mark) column += c;
    }
  }
  return column;
}

std::vector<std::string> split(std::string_view column, char mark) {
  std::vector<std::string> list;
  while (!column.empty()) {
    const std::size_t end = std::min(column.find(mark), column.size());
    if (end > 0) list.emplace_back(column.substr(0, end));
    column.remove_prefix(std::min(end + 1, column.size()));
  }
  return list;
}

std::string sections_to_text(const std::vector<Section>& sections) {
  std::string column;
  for (const Section& section : sections) {
    column += std::to_string(section.span.begin) + " " + std::to_string(section.span.end) + " " +
              std::string(kRoles[static_cast<std::size_t>(section.role)]) + " " + section.language +
              "\n";
  }
  return column;
}

std::vector<Section> sections_from_text(std::string_view column, std::size_t size) {
  std::vector<Section> sections;
  for (const std::string& line : split(column, '\n')) {
    if (auto section = section_of(line, size)) sections.push_back(*std::move(section));
  }
  return sections;
}

std::string lead_of(const Article& article, std::size_t most) {
  const auto body = std::ranges::find(article.sections, SectionRole::body, &Section::role);
  std::string_view rest = article.text;
  if (body != article.sections.end()) rest.remove_prefix(body->span.begin);
  std::string lead;
  bool blank = true;  // none at the beginning
  std::size_t at = 0;
  while (at < rest.size() && lead.size() < most) {
    const text::CodePoint c = text::code_point_at(rest, at);
    const bool space = text::is_space(c.value) || c.value < U' ';
    if (!space) lead += rest.substr(at, c.size);
    if (space && !blank) lead += ' ';
    blank = space;
    at += c.size;
  }
  if (at >= rest.size()) return lead;
  const std::size_t last = lead.rfind(' ');
  if (last != std::string::npos && last > most / 2) lead.resize(last);
  return lead + "…";
}

std::string words_to_index(std::string_view text) {
  std::string words;
  std::size_t kept = 0;
  for (std::size_t at = text::skip_ascii(text, 0); at < text.size();) {
    const text::CodePoint c = text::code_point_at(text, at);
    if (text::is_ideograph(c.value)) {
      words += text.substr(kept, at - kept);
      words += ' ';
      words += text.substr(at, c.size);
      words += ' ';
      kept = at + c.size;
    }
    at = text::skip_ascii(text, at + c.size);
  }
  words += text.substr(kept);
  return words;
}

std::string time_text(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text;
  append_padded(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.day()), 2);
  text += 'T';
  append_padded(text, static_cast<unsigned>(clock.hours().count()), 2);
  text += ':';
  append_padded(text, static_cast<unsigned>(clock.minutes().count()), 2);
  text += ':';
  append_padded(text, static_cast<unsigned>(clock.seconds().count()), 2);
  return text + 'Z';
}

}  // namespace wirestem::keep::detail
