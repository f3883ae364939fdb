// SPDX-License-Identifier: Apache-2.0
//
// Two readings are tried: numbers with dashes (ISO 8601 and its kin), and words (RFC 822, asctime),
// where day, month, year, time and zone are known by their looks and may stand in any order.
#include "read/ingest/detail/feeds/feed_date.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Moment {
  int year = 0;
  int month = 0;  ///< 0: not given
  int day = 0;
  int hour = -1;
  int minute = 0;
  int second = -1;
  std::optional<int> zone;  ///< minutes east of Greenwich
};

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool is_real(const Moment& m) {
  if (m.year < 1500 || m.year > 2200) return false;  // old newspapers have dates as well
  if (m.month == 0) return m.hour < 0;
  if (m.month > 12 || (m.day == 0 && m.hour >= 0)) return false;
  if (m.day > days_in(m.year, m.month)) return false;
  if (m.hour > 23 || m.minute > 59 || m.second > 60) return false;
  const bool empty_value = (m.year == 1970 || m.year == 1900) && m.month == 1 && m.day == 1;
  return !(empty_value && m.hour <= 0 && m.minute == 0 && m.second <= 0);
}

void append_padded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width - std::min(width, digits.size()), '0');
  out += digits;
}

std::string to_iso(const Moment& m) {
  std::string out;
  append_padded(out, m.year, 4);
  if (m.month > 0) append_padded(out += '-', m.month, 2);
  if (m.day > 0) append_padded(out += '-', m.day, 2);
  if (m.hour < 0) return out;
  append_padded(out += 'T', m.hour, 2);
  append_padded(out += ':', m.minute, 2);
  if (m.second >= 0) append_padded(out += ':', std::min(m.second, 59), 2);
  if (!m.zone) return out;
  if (*m.zone == 0) return out += 'Z';
  out += *m.zone < 0 ? '-' : '+';
  append_padded(out, std::abs(*m.zone) / 60, 2);
  append_padded(out += ':', std::abs(*m.zone) % 60, 2);
  return out;
}

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool ended() const { return at_ >= text_.size(); }
  char peek() const { return ended() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (peek() == ' ') ++at_;
  }
  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (at_ + n < text_.size() && is_digit(text_[at_ + n])) ++n;
    return n;
  }
  /// A number of exactly that many digits, or -1 with nothing taken.
  int number(std::size_t digits) {
    if (digits_ahead() < digits) return -1;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + (text_[at_ + i] - '0');
    at_ += digits;
    return value;
  }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct NamedZone {
  std::string_view name;
  int minutes;
};

/// RFC 822's, and those that feeds write besides; where a name has several meanings (IST, BST), the
/// one of most feeds.
constexpr std::array<NamedZone, 26> kZones = {
    {{"z", 0},      {"gmt", 0},    {"ut", 0},     {"utc", 0},    {"wet", 0},    {"bst", 60},
     {"cet", 60},   {"west", 60},  {"met", 60},   {"cest", 120}, {"eet", 120},  {"sast", 120},
     {"eest", 180}, {"msk", 180},  {"trt", 180},  {"ist", 330},  {"hkt", 480},  {"jst", 540},
     {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"est", -300}, {"edt", -240}, {"cst", -360},
     {"cdt", -300}, {"mst", -420}}};
constexpr std::array<NamedZone, 9> kZonesWest = {{{"mdt", -360},
                                                  {"pst", -480},
                                                  {"pdt", -420},
                                                  {"akst", -540},
                                                  {"akdt", -480},
                                                  {"hst", -600},
                                                  {"ast", -240},
                                                  {"adt", -180},
                                                  {"brt", -180}}};

std::optional<int> named_zone(std::string_view lower_name) {
  for (const NamedZone& zone : kZones) {
    if (zone.name == lower_name) return zone.minutes;
  }
  for (const NamedZone& zone : kZonesWest) {
    if (zone.name == lower_name) return zone.minutes;
  }
  return std::nullopt;
}

/// "+02:00", "-0500", "+2", "−05:00" with a dash of print.
std::optional<int> numeric_zone(std::string_view text) {
  int sign = 1;
  if (text.starts_with("\xE2\x88\x92")) {
    sign = -1;
    text.remove_prefix(3);
  } else if (text.starts_with('+') || text.starts_with('-')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  Cursor at(text);
  const int hours = at.number(std::min<std::size_t>(at.digits_ahead(), 2));
  if (hours < 0 || hours > 14) return std::nullopt;
  at.take(':');
  const int minutes = at.digits_ahead() >= 2 ? at.number(2) : 0;
  return sign * (hours * 60 + minutes);
}

/// Time and zone behind a day: "T19:48:21.5Z", " 19:48 +0200", "T194821".
bool read_time(Cursor& at, Moment& m) {
  at.skip_space();
  if (at.take('T') || at.take('t')) at.skip_space();
  if (!is_digit(at.peek())) return at.ended();
  m.hour = at.number(std::min<std::size_t>(at.digits_ahead(), 2));
  if (at.take(':')) {
    m.minute = at.number(std::min<std::size_t>(at.digits_ahead(), 2));
  } else if (at.digits_ahead() >= 2) {
    m.minute = at.number(2);
  } else {
    return false;
  }
  if (m.minute < 0) return false;
  if (at.take(':') || at.digits_ahead() >= 2) m.second = at.number(2);
  if (at.take('.') || at.take(',')) {
    while (is_digit(at.peek())) at.take(at.peek());
  }
  at.skip_space();
  std::string name;
  while (is_letter(at.peek()) && name.size() < 5) {
    name += lower(at.peek());
    at.take(at.peek());
  }
  if (name == "pm" && m.hour < 12) m.hour += 12;
  if (name == "am" && m.hour == 12) m.hour = 0;
  if (!name.empty()) m.zone = named_zone(name);
  // "GMT+0200" is what JavaScript prints.
  if (const auto zone = numeric_zone(at.rest())) m.zone = zone;
  return true;
}

std::optional<Moment> read_iso(std::string_view text) {
  Cursor at(text);
  Moment m;
  const std::size_t digits = at.digits_ahead();
  if (digits != 4 && digits != 8) return std::nullopt;
  m.year = at.number(4);
  if (digits == 8) {
    m.month = at.number(2);
    m.day = at.number(2);
    return read_time(at, m) ? std::optional(m) : std::nullopt;
  }
  if (at.ended()) return m;
  if (!at.take('-') && !at.take('/') && !at.take('.')) return std::nullopt;
  if (at.digits_ahead() == 3) {
    int day = at.number(3);
    if (day < 1 || day > 366) return std::nullopt;
    m.month = 1;
    while (m.month <= 12 && day > days_in(m.year, m.month)) day -= days_in(m.year, m.month++);
    m.day = day;
    return read_time(at, m) ? std::optional(m) : std::nullopt;
  }
  if (at.digits_ahead() < 1 || at.digits_ahead() > 2) return std::nullopt;
  m.month = at.number(at.digits_ahead());
  if (m.month == 0) return std::nullopt;
  if (at.ended()) return m;
  if (!at.take('-') && !at.take('/') && !at.take('.')) return std::nullopt;
  if (at.digits_ahead() < 1 || at.digits_ahead() > 2) return std::nullopt;
  m.day = at.number(at.digits_ahead());
  if (m.day == 0) return std::nullopt;
  return read_time(at, m) ? std::optional(m) : std::nullopt;
}

/// 1 for "jan", "January", "janv."; 0 for no month. English, as the RFCs want it.
int month_of(std::string_view word) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (word.size() < 3) return 0;
  std::string head;
  for (const char c : word.substr(0, 3)) head += lower(c);
  const std::size_t at = kMonths.find(head);
  return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kGaps = " ,\t()";
  std::size_t begin = 0;
  while (words.size() < 16) {
    begin = text.find_first_not_of(kGaps, begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(kGaps, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

/// "1-Jan-04" is three words.
std::string part_dashes(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 1; i + 1 < out.size(); ++i) {
    const bool dash = out[i] == '-' && (is_letter(out[i - 1]) || is_letter(out[i + 1]));
    if (dash && (is_digit(out[i - 1]) || is_digit(out[i + 1]))) out[i] = ' ';
  }
  return out;
}

bool is_number(std::string_view word) { return std::ranges::all_of(word, is_digit); }

int full_year(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

bool read_clock(std::string_view word, Moment& m) {
  if (m.hour >= 0 || word.empty() || !is_digit(word[0])) return false;
  if (word.find(':') == std::string_view::npos) return false;
  Cursor at(word);
  return read_time(at, m);
}

/// A day of at most two digits with "st" or "th", before a year.
bool read_number(std::string_view word, Moment& m, bool& has_year) {
  Cursor at(word);
  const std::size_t digits = at.digits_ahead();
  if (digits == 0 || digits > 4 || digits == 3) return false;
  const int value = at.number(digits);
  if (m.day == 0 && digits <= 2) {
    m.day = value;
  } else if (!has_year && is_number(word)) {
    m.year = full_year(value, digits);
    has_year = true;
  }
  return true;
}

std::optional<Moment> read_words(std::string_view text) {
  const std::string parted = part_dashes(text);
  Moment m;
  bool has_year = false;
  bool afternoon = false;
  bool morning = false;
  for (const std::string_view word : words_of(parted)) {
    std::string folded;
    for (const char c : word.substr(0, 8)) folded += lower(c);
    if (read_clock(word, m)) {
      continue;
    }
    if (m.hour >= 0 && (folded == "pm" || folded == "am")) {
      (folded == "pm" ? afternoon : morning) = true;
    } else if (const auto zone = numeric_zone(word); zone && m.hour >= 0) {
      m.zone = zone;
    } else if (const auto named = named_zone(folded); named && m.hour >= 0) {
      m.zone = named;
    } else if (folded.starts_with("gmt") && m.hour >= 0) {
      m.zone = numeric_zone(word.substr(3)).value_or(0);
    } else if (const int month = month_of(word); month > 0 && m.month == 0) {
      m.month = month;
    } else {
      read_number(word, m, has_year);
    }
  }
  if (afternoon && m.hour < 12) m.hour += 12;
  if (morning && m.hour == 12) m.hour = 0;
  if (!has_year || m.month == 0 || m.day == 0) return std::nullopt;
  return m;
}

/// Seconds, or milliseconds, since 1970, as in Howard Hinnant's "chrono-compatible low-level date
/// algorithms".
std::optional<Moment> read_seconds(std::string_view text) {
  if (!is_number(text) || (text.size() != 10 && text.size() != 13)) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : text.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  const std::int64_t days = seconds / 86400 + 719468;
  const std::int64_t era = days / 146097;
  const std::int64_t day_of_era = days % 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  Moment m;
  m.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  m.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  m.year = static_cast<int>(year_of_era + era * 400 + (m.month <= 2 ? 1 : 0));
  m.hour = static_cast<int>(seconds % 86400 / 3600);
  m.minute = static_cast<int>(seconds % 3600 / 60);
  m.second = static_cast<int>(seconds % 60);
  m.zone = 0;
  return m;
}

}  // namespace

std::string normalise_date(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  text = text::trim(text);
  if (text.empty() || text.size() > kLongest) return {};
  std::optional<Moment> moment = read_seconds(text);
  if (!moment) moment = read_iso(text);
  if (!moment) moment = read_words(text);
  return moment && is_real(*moment) ? to_iso(*moment) : std::string();
}

}  // namespace wirestem::ingest::detail
