// SPDX-License-Identifier: Apache-2.0
//
// The address is cut into runs of figures and runs of letters. A year is a run of four figures that
// begins a date when what follows over one mark is a month and a day; eight figures in a row are
// read as a whole. The most complete date wins, the first of these.
#include "read/extract/detail/metadata/url_date.hpp"

#include <array>
#include <cstddef>

namespace wirestem::extract::detail {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;
constexpr std::size_t kLongestUrl = 1024;

struct Run {
  std::size_t begin = 0;
  std::size_t size = 0;
  int number = -1;  ///< of figures
  int month = 0;    ///< of letters
};

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool is_mark(char c) { return c == '/' || c == '-' || c == '_' || c == '.' || c == '='; }

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool whole = word.size() == 3 || word == kMonths.at(i) || word == "sept";
    if (whole && kMonths.at(i).starts_with(word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// The run of figures or lower-case letters at `at`, size 0 for a mark.
Run run_at(std::string_view url, std::size_t at) {
  Run run{at, 0, -1, 0};
  if (is_figure(url[at])) {
    run.number = 0;
    while (at + run.size < url.size() && is_figure(url[at + run.size])) {
      if (run.size < 8) run.number = run.number * 10 + (url[at + run.size] - '0');
      ++run.size;
    }
    return run;
  }
  std::array<char, 10> word{};
  while (at + run.size < url.size()) {
    const char c = static_cast<char>(url[at + run.size] | 0x20);
    if (c < 'a' || c > 'z' || is_mark(url[at + run.size])) break;
    if (run.size < word.size()) word.at(run.size) = c;
    ++run.size;
  }
  if (run.size <= word.size()) run.month = month_of({word.data(), run.size});
  return run;
}

bool is_year(const Run& run) {
  return run.size == 4 && run.number >= kFirstYear && run.number <= kLastYear;
}

/// The run after `run` if just one mark parts them.
Run next_run(std::string_view url, const Run& run) {
  const std::size_t end = run.begin + run.size;
  if (end + 1 >= url.size() || !is_mark(url[end])) return {};
  return run_at(url, end + 1);
}

CalendarDay existing(CalendarDay day) { return day.exists() ? day : CalendarDay{}; }

/// 20191019, or what else begins so: 201910190830 has a time, 201910191079127690 a number.
CalendarDay of_tight(const Run& run, std::string_view url) {
  if (run.size < 8) return {};
  const auto part = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : url.substr(run.begin + at, size)) value = value * 10 + (c - '0');
    return value;
  };
  const CalendarDay day{part(0, 4), part(4, 2), part(6, 2)};
  return day.year >= kFirstYear && day.year <= kLastYear ? existing(day) : CalendarDay{};
}

/// What the year `run` begins: its day, its month, or only itself as a whole segment.
CalendarDay after_year(std::string_view url, const Run& run) {
  const Run second = next_run(url, run);
  const int month = second.month > 0 ? second.month : second.number;
  if (second.size == 4 && second.number > 0) {  // 2019/1019
    const CalendarDay day = existing({run.number, second.number / 100, second.number % 100});
    if (day.day > 0) return day;
  }
  if (month >= 1 && month <= 12 && (second.month > 0 || second.size <= 2)) {
    const Run third = next_run(url, second);
    if (third.size >= 1 && third.size <= 2 && third.number > 0) {
      const CalendarDay day = existing({run.number, month, third.number});
      if (day.day > 0) return day;
    }
    const std::size_t end = second.begin + second.size;
    const bool closed = end >= url.size() || url[end] == '/';
    if (closed && (second.size == 2 || second.month > 0) && url[run.begin - 1] == '/')
      return {run.number, month, 0};
  }
  return {};
}

/// 19-10-2019: `run` is the year.
CalendarDay before_year(const Run& first, const Run& second, const Run& year) {
  if (first.size == 0 || first.size > 2 || second.size == 0 || second.size > 2) return {};
  if (first.number <= 0 || second.number <= 0) return {};
  const CalendarDay day = existing({year.number, second.number, first.number});
  const CalendarDay other = existing({year.number, first.number, second.number});
  if (day.day > 0 && other.day > 0 && day != other) return {};
  return day.day > 0 ? day : other;
}

std::string_view path_of(std::string_view url) {
  url = url.substr(0, kLongestUrl);
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  return path == url.npos ? std::string_view() : url.substr(path);
}

}  // namespace

CalendarDay find_url_date(std::string_view url) {
  const std::string_view path = path_of(url);
  CalendarDay best;
  Run before;
  Run last;
  for (std::size_t i = 0; i < path.size();) {
    const Run run = run_at(path, i);
    if (run.size == 0) {
      ++i;
      continue;
    }
    i += run.size;
    CalendarDay found = run.number >= 0 ? of_tight(run, path) : CalendarDay{};
    if (is_year(run) && run.begin > 0) {
      found = after_year(path, run);
      if (found.day == 0) {
        const CalendarDay behind = before_year(before, last, run);
        if (behind.day > 0) found = behind;
      }
    }
    if (found.day > 0) return found;
    if (found.month > 0 && best.month == 0) best = found;
    const bool joined = last.size > 0 && last.begin + last.size + 1 == run.begin;
    before = joined ? last : Run{};
    last = run;
  }
  return best;
}

std::string_view original_url(std::string_view url) {
  url = url.substr(0, kLongestUrl);
  std::size_t inner = url.npos;
  for (std::size_t at = url.find("/http", 8); at != url.npos; at = url.find("/http", at + 5)) {
    const std::string_view rest = url.substr(at + 1);
    if (rest.starts_with("http:/") || rest.starts_with("https:/")) inner = at + 1;
  }
  return inner == url.npos ? url : url.substr(inner);
}

CalendarDay find_copy_date(std::string_view url) {
  const std::string_view inner = original_url(url);
  if (inner.size() >= url.size()) return {};
  const CalendarDay day = find_url_date(url.substr(0, url.size() - inner.size()));
  return day.day > 0 ? day : CalendarDay{};
}

}  // namespace wirestem::extract::detail
