// SPDX-License-Identifier: Apache-2.0
#include "find/dates/detail/resolve_value.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace wirestem::dates {
namespace {

/// The first month of a part of the year; winter is counted to the year that it begins in.
int first_month(std::string_view part) {
  constexpr std::array<std::pair<std::string_view, int>, 10> kParts = {{{"SP", 3},
                                                                        {"SU", 6},
                                                                        {"FA", 9},
                                                                        {"WI", 12},
                                                                        {"Q1", 1},
                                                                        {"Q2", 4},
                                                                        {"Q3", 7},
                                                                        {"Q4", 10},
                                                                        {"H1", 1},
                                                                        {"H2", 7}}};
  const auto at = std::ranges::find(kParts, part, &std::pair<std::string_view, int>::first);
  return at == kParts.end() ? 1 : at->second;
}

/// How much farther away than the past an unsaid year lies ahead: "in January", written in October,
/// is last January; "on 22 August", written on the 18th, is to come.
constexpr int kDayAhead = 4;
constexpr int kMonthAhead = 10;

std::string month_value(int year, int month) { return format_year(year) + "-" + padded(month, 2); }

}  // namespace

Resolver::Value Resolver::resolve(const Expression& e, Tense tense, bool leads) {
  anchored_ = false;
  moved_ = false;
  Value value;
  if (!e.fixed.empty()) {
    value.text = e.fixed;
  } else if (e.hour >= 0 || !e.daypart.empty()) {
    value.text = time_value(e, tense);
  } else {
    value.text = date_value(e, tense);
  }
  if (moved_) move_story(e, leads);
  value.anchored = anchored_;
  return value;
}

std::string Resolver::date_value(const Expression& e, Tense tense) {
  const std::string_view era = e.before_era ? "BC" : "";
  if (e.century >= 0) return std::string(era) + padded(e.century, 2);
  if (e.decade >= 0 && e.before_era) return std::string(era) + padded(e.decade, 3);
  if (e.decade >= 0) return decade_value(e.decade);
  if (e.weekday != 0) return weekday_value(e, tense);
  if (e.month != 0 || !e.part.empty()) return calendar_value(e, tense);
  if (e.unit == "Q" && e.told) return quarter_value(e);
  if (e.year) {
    tell(*e.year, 0, 0);
    return format_year(*e.year);
  }
  if (e.day != 0) return day_alone_value(e, tense);
  return offset_value(e, tense);
}

/// The day that an offset counts from. In a history it is the date told last; elsewhere only for
/// what says so ("the next day").
std::optional<Day> Resolver::reference(bool told, bool needs_day) const {
  const bool from_told = told_ && (told || history_) && (!needs_day || told_->day != 0);
  if (from_told) {
    return Day{told_->year, std::max(told_->month, 1), std::max(told_->day, 1)};
  }
  if (history_ && told_) return std::nullopt;
  return published_;
}

/// A year in mid-sentence that lies far from the story is a remark ("papers released in 2005"), and
/// so is what counts back from the speaker ("ten years ago"): neither moves the story.
void Resolver::move_story(const Expression& e, bool leads) {
  constexpr int kBack = 3;
  constexpr int kAhead = 12;
  const bool plain = e.year && told_->month == 0 && !leads;
  const int jump = story_ ? told_->year - story_->year : 0;
  const bool remark = plain && (jump > kAhead || jump < -kBack);
  const bool counted = !e.unit.empty() && !e.told && e.unit != "D";
  if (!story_ || (!remark && !counted)) story_ = told_;
}

void Resolver::tell(int year, int month, int day) {
  told_ = Told{year, month, day};
  moved_ = true;
  year_here_ = true;
  told_here_ = told_here_ || day != 0;
}

void Resolver::tell_quarter(int year, std::string_view part) {
  if (part.size() != 2 || part[0] != 'Q') return;
  const Quarter told{year, part[1] - '0'};
  const int begins = told.number * 3 - 2;
  if (published_ && std::pair(year, begins) > std::pair(published_->year, published_->month))
    return;
  const bool later = !quarter_ || told.year > quarter_->year ||
                     (told.year == quarter_->year && told.number > quarter_->number);
  if (later) quarter_ = told;
}

/// "the quarter": the latest that was told, or the last that was over when the page came out.
std::string Resolver::quarter_value(const Expression& e) {
  std::optional<Quarter> quarter = quarter_;
  if (!quarter && published_) {
    const Day before = add_months({published_->year, published_->month, 1}, -3);
    quarter = Quarter{before.year, (before.month + 2) / 3};
  }
  anchored_ = true;
  const std::string part = "-Q" + (quarter ? std::to_string(quarter->number) : "X");
  if (e.year) return format_year(*e.year) + part;
  return (quarter ? format_year(quarter->year) : "XXXX") + part;
}

std::string Resolver::offset_value(const Expression& e, Tense tense) {
  const std::string_view unit = e.unit;
  if (e.same_part && quarter_ && !history_) {
    anchored_ = true;
    return format_year(quarter_->year + static_cast<int>(e.count)) + "-Q" +
           std::to_string(quarter_->number);
  }
  const bool compares = unit == "Y" && e.count < 0 && !history_ && !year_here_;
  auto day = reference(e.told && !compares, unit == "D");
  if (e.told && !told_ && e.count > 0) day.reset();  // "two years later": than what is not said
  const long long n = std::clamp(e.count, -99999LL, 99999LL);
  if (!day) {
    if (unit == "D") return "XXXX-XX-XX";
    if (unit == "W") return "XXXX-WXX";
    if (unit == "WE") return "XXXX-WXX-WE";
    if (unit == "M") return "XXXX-XX";
    if (unit == "Q") return "XXXX-QX";
    return std::string(unit == "DE" ? 3 : unit == "CE" ? 2 : 4, 'X');
  }
  anchored_ = true;
  if (unit == "D") {
    const Day target = add_days(*day, n);
    tell(target.year, target.month, target.day);
    return format_day(target);
  }
  if (unit == "W" || unit == "WE") {
    const bool gone = unit == "WE" && n == 0 && tense != Tense::future && weekday_of(*day) <= 3;
    const Day target = add_days(*day, 7 * (gone ? -1 : n));
    return format_week(week_of(target)) + (unit == "WE" ? "-WE" : "");
  }
  if (unit == "M") {
    const Day target = add_months(*day, n);
    tell(target.year, target.month, 0);
    return month_value(target.year, target.month);
  }
  if (unit == "Q") {
    const Day target = add_months(*day, 3 * n);
    return format_year(target.year) + "-Q" + std::to_string((target.month + 2) / 3);
  }
  if (unit == "H") {
    const Day target = add_months(*day, 6 * n);
    return format_year(target.year) + (target.month <= 6 ? "-H1" : "-H2");
  }
  const int year = day->year + static_cast<int>(unit == "DE" ? 10 * n : unit == "CE" ? 100 * n : n);
  const std::string era = year < 0 ? "BC" : "";
  if (unit == "DE") return era + padded(std::abs(year) / 10, 3);
  if (unit == "CE") return era + padded(std::abs(year) / 100, 2);
  tell(year, 0, 0);
  return format_year(year);
}

/// The year that an unsaid year most likely is: that which puts the date nearest, where what lies
/// ahead is farther away unless the sentence speaks of what is to come.
std::optional<int> Resolver::choose_year(const Expression& e, int month, int day, Tense tense) {
  const bool from_told = history_ && story_.has_value();
  if (!from_told && !published_) return std::nullopt;
  anchored_ = true;
  if (from_told && story_->month == 0) return story_->year;
  const Day near =
      from_told ? Day{story_->year, story_->month, std::max(story_->day, 1)} : *published_;
  if (e.toward == Toward::same) return near.year;
  int best = near.year;
  std::int64_t best_cost = INT64_MAX;
  for (int year = near.year - 1; year <= near.year + 1; ++year) {
    const Day candidate{year, month, std::min(day == 0 ? 1 : day, days_in_month(year, month))};
    std::int64_t distance = to_number(candidate) - to_number(near);
    // The month that is running, or a part of the year, is near on all its days.
    const std::int64_t length = day != 0 ? 0 : e.part.empty() ? 30 : 90;
    if (distance < 0 && distance >= -length) distance = 0;
    if (distance < -length) distance += length;
    const bool past = e.toward == Toward::past ||
                      (e.lean == Lean::past && e.toward == Toward::none && !from_told);
    if (past && distance >= (day != 0 ? 0 : 1)) continue;
    if (e.toward == Toward::future && distance <= 0) continue;
    const bool ahead = distance > 0;
    std::int64_t cost = std::abs(distance);
    if (from_told || tense == Tense::future || e.lean == Lean::future) {
      cost *= ahead ? 2 : 3;
    } else if (ahead) {
      cost *= day != 0 ? kDayAhead : kMonthAhead;
    }
    if (cost < best_cost) {
      best = year;
      best_cost = cost;
    }
  }
  return best;
}

std::string Resolver::calendar_value(const Expression& e, Tense tense) {
  const int month = e.month != 0 ? e.month : first_month(e.part);
  std::optional<int> year = e.year;
  if (!year && e.unit == "Y") {
    if (const auto day = reference(e.told, false)) {
      year = day->year + static_cast<int>(e.count);
      anchored_ = true;
    }
  } else if (!year) {
    year = choose_year(e, month, e.day, tense);
  }
  const std::string head = year ? format_year(*year) : "XXXX";
  if (!e.part.empty()) {
    if (year) tell(*year, month, 0);
    if (year) tell_quarter(*year, e.part);
    return head + "-" + std::string(e.part);
  }
  if (year) tell(*year, e.month, e.day);
  if (e.day == 0) return head + "-" + padded(e.month, 2);
  return head + "-" + padded(e.month, 2) + "-" + padded(e.day, 2);
}

std::string Resolver::weekday_value(const Expression& e, Tense tense) {
  const auto day = reference(false, true);
  if (!day) return "XXXX-WXX-" + std::to_string(e.weekday);
  anchored_ = true;
  int step = e.weekday - weekday_of(*day);  // -6 … 6
  if (e.unit == "W") {
    step += 7 * static_cast<int>(e.count);
  } else if (e.toward == Toward::past) {
    step = step >= 0 ? step - 7 : step;
  } else if (e.toward == Toward::future || (e.toward == Toward::none && tense == Tense::future)) {
    step = step < 0 || (step == 0 && e.toward == Toward::future) ? step + 7 : step;
  } else if (e.toward == Toward::none) {
    step = step > 0 ? step - 7 : step;
  }
  const Day target = add_days(*day, step);
  tell(target.year, target.month, target.day);
  return format_day(target);
}

/// "the 80s" are those of the last century, "the 20s" those of this one.
std::string Resolver::decade_value(int decade) {
  if (decade >= 100) return std::to_string(decade);
  anchored_ = published_.has_value();
  return (decade >= 3 ? "19" : "20") + std::to_string(decade % 10);
}

/// "on the 30th": of the month told last, or the last 30th before the publication.
std::string Resolver::day_alone_value(const Expression& e, Tense tense) {
  Day near;
  if (told_ && told_->month != 0) {
    near = {told_->year, told_->month, 1};
  } else if (published_) {
    near = {published_->year, published_->month, 1};
    if (e.day > published_->day + 1 && tense != Tense::future) near = add_months(near, -1);
  } else {
    return "XXXX-XX-" + padded(e.day, 2);
  }
  anchored_ = true;
  if (e.day > days_in_month(near.year, near.month)) return month_value(near.year, near.month);
  tell(near.year, near.month, e.day);
  return format_day({near.year, near.month, e.day});
}

/// Whether news published when this was could still be of that day.
bool Resolver::is_recent(const Told& told) const {
  if (!published_) return false;
  const std::int64_t distance =
      to_number(*published_) - to_number({told.year, told.month, told.day});
  return distance >= 0 && distance <= 7;
}

std::string Resolver::time_value(const Expression& e, Tense tense) {
  std::string date;
  if (e.has_date()) {
    date = date_value(e, tense);
  } else if (told_ && told_->day != 0 && (told_here_ || history_ || is_recent(*told_))) {
    date = format_day({told_->year, told_->month, told_->day});
    anchored_ = true;
  } else if (published_ && !history_) {
    date = format_day(*published_);
    anchored_ = true;
  } else {
    date = "XXXX-XX-XX";
  }
  if (e.hour >= 0) return date + "T" + padded(e.hour, 2) + ":" + padded(std::max(e.minute, 0), 2);
  return date + "T" + std::string(e.daypart);
}

}  // namespace wirestem::dates
