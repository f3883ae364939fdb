// SPDX-License-Identifier: Apache-2.0
//
// The weights are tenths of the natural logarithm of the odds that a clue of the kind is right,
// rounded: 30 is right nineteen times in twenty. They were set by counting, over pages of some
// hundreds of sites, how often each kind named the day that readers of the page gave. Clues of one
// kind are not independent (a system writes the same date in all its meta elements), so of each
// kind only the heaviest counts for a day; kinds add up.
#include "read/extract/detail/metadata/weigh_dates.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace wirestem::extract::detail {
namespace {

/// Kinds of evidence that speak for themselves, once each for a day.
enum Voice : std::size_t {
  kJson,
  kMeta,
  kMicrodata,
  kPlainMeta,  ///< a meta element that names a date, but not of what
  kVisible,
  kUrl,
  kScript,
  kMention,
  kImage,
  kModified,
  kVoices,
};

constexpr int kDeclared = 30;
constexpr int kAddress = 35;
constexpr int kCreated = 15;
constexpr int kMetaDate = 24;
constexpr int kDublinCoreDate = 15;
constexpr int kPlainDate = 12;
constexpr int kStateDate = 14;
constexpr int kMentioned = 5;
constexpr int kImageDate = 3;
constexpr int kChange = 6;
constexpr int kSameMonth = 15;  ///< the address has the month of the day
constexpr int kFaint = 1;
constexpr int kBeyondCopyright = 6;
constexpr std::int64_t kNextToHeadline = 150;
constexpr std::int64_t kAfterHeadline = 1500;
constexpr std::int64_t kFarAfterHeadline = 4000;
constexpr std::int64_t kBeforeHeadline = 600;
constexpr std::int64_t kCloseAfter = 400;
constexpr int kSupportToMove = 20;

struct Vote {
  CalendarDay day;
  std::array<int, kVoices> weight{};

  int total() const {
    int sum = 0;
    for (const int w : weight) sum += w;
    return sum;
  }
  int of_page() const { return weight[kVisible] + weight[kUrl]; }
};

bool is_declared(ClueKind kind) {
  return kind == ClueKind::json || kind == ClueKind::meta || kind == ClueKind::microdata;
}

bool is_visible_kind(ClueKind kind) {
  return kind == ClueKind::time || kind == ClueKind::attribute || kind == ClueKind::text;
}

bool is_elsewhere(const CluePlace& place) { return place.aside || place.comment || place.footer; }

/// How far the clue stands behind the headline; negative before it.
std::int64_t behind_headline(const DateClues& clues, const DateClue& clue) {
  return std::int64_t{clue.at} - std::int64_t{clues.headline_at};
}

bool same_folded(std::string_view a, std::string_view lower) {
  return std::ranges::equal(a, lower, [](char x, char y) { return (x | 0x20) == y; });
}

/// Of a meta element that does not say what its date is of.
int weight_of_name(std::string_view name) {
  if (same_folded(name, "date")) return kMetaDate;
  return same_folded(name.substr(0, 2), "dc") ? kDublinCoreDate : kPlainDate;
}

int weight_of_distance(const DateClues& clues, const DateClue& clue) {
  if (clues.headline == markup::no_node) return 3;
  const std::int64_t distance = behind_headline(clues, clue);
  if (distance >= 0 && distance <= kNextToHeadline) return 12;
  if (distance >= -kNextToHeadline && distance <= kAfterHeadline) return 10;
  if (distance >= -kBeforeHeadline && distance < 0) return 7;
  if (distance >= -kAfterHeadline && distance <= kFarAfterHeadline) return 3;
  return distance < -kFarAfterHeadline ? -8 : -5;
}

int weight_of_place(const DateClues& clues, const DateClue& clue) {
  const CluePlace& place = clue.place;
  const std::int64_t distance = behind_headline(clues, clue);
  const bool close = clues.headline != markup::no_node && distance >= 0 && distance <= kCloseAfter;
  int weight = 0;
  if (place.aside || place.footer) weight -= close ? 7 : 15;
  if (place.comment && !close) weight -= 15;
  if (place.date_class) weight += 8;
  if (place.byline_class) weight += 4;
  if (place.in_time || clue.kind == ClueKind::time) weight += 7;
  if (place.pubdate) weight += 5;
  if (place.beside_headline) weight += 5;
  if (place.heading) weight -= 3;
  return weight;
}

int weight_of_words(const DateClue& clue) {
  int weight = clue.words <= 3 ? 8 : clue.words <= 8 ? 3 : clue.words <= 14 ? -6 : -12;
  if (clue.leads_line && clue.words > 14) weight = -4;
  if (clue.label == DateLabel::published && clue.words <= 8 && clue.kind == ClueKind::text)
    weight += 10;
  if (clue.label == DateLabel::other) weight -= 20;
  if (clue.kind == ClueKind::attribute) weight -= 3;
  return weight;
}

/// `before`: how many visible dates of the article stand before it.
int weight_of_visible(const DateClues& clues, const DateClue& clue, int before) {
  return weight_of_distance(clues, clue) + weight_of_place(clues, clue) + weight_of_words(clue) +
         std::max(0, 6 - 2 * before);
}

class Weighing {
 public:
  explicit Weighing(const DateClues& clues) : clues_(clues) {}

  WeighedDates weigh();

 private:
  void survey();
  void count(const DateClue& clue);
  void count_visible(const DateClue& clue);
  void move_from_utc();
  void add_month();
  CalendarDay meant_day(const DateClue& clue) const;
  void vote(const CalendarDay& day, Voice voice, int weight);
  Vote* find(const CalendarDay& day);
  const DateClue* best_clue(const CalendarDay& day) const;
  const DateClue* modified_clue(const CalendarDay& published) const;

  static bool holds(const std::vector<CalendarDay>& days, const CalendarDay& day) {
    return std::ranges::find(days, day) != days.end();
  }

  const DateClues& clues_;
  std::vector<Vote> votes_;
  std::vector<CalendarDay> certain_;   ///< days that are not one reading of two
  std::vector<CalendarDay> dotted_;    ///< of two readings, but written 11.03.2024
  std::vector<CalendarDay> declared_;  ///< as published
  std::vector<CalendarDay> changed_;
  CalendarDay month_;        ///< of the address, where it has no day
  CalendarDay last_;         ///< no page is from later than its copy was made
  std::int64_t latest_ = 0;  ///< the number of the last day of a declared change
  int visible_ = 0;
};

Vote* Weighing::find(const CalendarDay& day) {
  const auto at = std::ranges::find(votes_, day, &Vote::day);
  return at == votes_.end() ? nullptr : &*at;
}

void Weighing::vote(const CalendarDay& day, Voice voice, int weight) {
  if (weight <= 0) return;
  Vote* vote = find(day);
  if (vote == nullptr) vote = &votes_.emplace_back(Vote{day, {}});
  vote->weight.at(voice) = std::max(vote->weight.at(voice), weight);
}

void Weighing::survey() {
  for (const DateClue& clue : clues_.clues) {
    const CalendarDay& day = clue.moment.day;
    if (day.day == 0) {
      month_ = day;
      continue;
    }
    if (clue.other.year == 0 && !holds(certain_, day)) certain_.push_back(day);
    if (clue.label == DateLabel::modified && !holds(changed_, day)) changed_.push_back(day);
    if (clue.dotted && !holds(dotted_, day)) dotted_.push_back(day);
    if (!is_declared(clue.kind) || is_elsewhere(clue.place)) continue;
    if (clue.label == DateLabel::modified) latest_ = std::max(latest_, day.number());
    if (clue.label == DateLabel::published && !clue.created) declared_.push_back(day);
  }
}

/// Of two readings ("03/04/2024") the one that another clue confirms, else the usual one.
CalendarDay Weighing::meant_day(const DateClue& clue) const {
  const CalendarDay& day = clue.moment.day;
  if (clue.other.year == 0 || holds(certain_, day)) return day;
  if (holds(certain_, clue.other)) return clue.other;
  return !clue.dotted && holds(dotted_, clue.other) && !holds(dotted_, day) ? clue.other : day;
}

void Weighing::count_visible(const DateClue& clue) {
  const CalendarDay day = meant_day(clue);
  int weight = weight_of_visible(clues_, clue, visible_);
  if (!is_elsewhere(clue.place)) ++visible_;
  if (latest_ > 0 && day.number() > latest_ + 1) return;
  if (clues_.copyright_year > 0 && day.year > clues_.copyright_year) weight -= kBeyondCopyright;
  // A page that declares both dates and shows one may show the later of them.
  if (!declared_.empty() && holds(changed_, day) && !holds(declared_, day)) weight = weight / 3;
  // What the text merely mentions is no date of the page, unless the address agrees.
  const bool same_month = day.year == month_.year && day.month == month_.month;
  if (same_month) weight = std::max(weight, kFaint);
  vote(day, kVisible, weight);
}

void Weighing::count(const DateClue& clue) {
  const CalendarDay day = meant_day(clue);
  if (day.day == 0 || (last_.year > 0 && day > last_)) return;
  if (clue.label == DateLabel::modified) {
    const int weight = is_declared(clue.kind)
                           ? kChange
                           : std::clamp(weight_of_visible(clues_, clue, 0) / 3, kFaint, 15);
    return vote(day, kModified, declared_.empty() ? weight : kFaint);
  }
  if (is_visible_kind(clue.kind)) return count_visible(clue);
  if (clue.label == DateLabel::other) return;
  switch (clue.kind) {
    case ClueKind::json:
      return vote(day, kJson, kDeclared);
    case ClueKind::meta:
      if (clue.created) return vote(day, kPlainMeta, kCreated);
      if (clue.label == DateLabel::published) return vote(day, kMeta, kDeclared);
      return vote(day, kPlainMeta, weight_of_name(clue.name));
    case ClueKind::microdata: {
      const int weight = clue.label == DateLabel::published ? kDeclared : kPlainDate;
      return vote(day, kMicrodata, is_elsewhere(clue.place) ? weight - 20 : weight);
    }
    case ClueKind::url:
      return vote(day, kUrl, kAddress);
    case ClueKind::script:
      return vote(day, kScript, kStateDate);
    case ClueKind::mention:
      return vote(day, kMention, kMentioned);
    case ClueKind::image:
      return vote(day, kImage, kImageDate);
    default:
      return;
  }
}

/// A moment in UTC is in another day where the page was made, a few hours to the east or west. The
/// day that the page itself shows then gets the weight of the declared one.
void Weighing::move_from_utc() {
  for (const DateClue& clue : clues_.clues) {
    if (!is_declared(clue.kind) || clue.label != DateLabel::published || !clue.moment.is_utc() ||
        clue.moment.clock.size() < 3) {
      continue;
    }
    const int hour = (clue.moment.clock[1] - '0') * 10 + (clue.moment.clock[2] - '0');
    const std::size_t voice = clue.kind == ClueKind::json   ? kJson
                              : clue.kind == ClueKind::meta ? kMeta
                                                            : kMicrodata;
    const std::int64_t number = clue.moment.day.number();
    const Vote* own = find(clue.moment.day);
    if (own == nullptr) continue;
    const int weight = own->weight.at(voice) * 19 / 20;
    for (const int step : {-1, 1}) {
      if (step < 0 ? hour >= 12 : hour < 10) continue;
      Vote* local = find(day_of_number(number + step));
      if (local == nullptr || local->of_page() < kSupportToMove) continue;
      local->weight.at(voice) = std::max(local->weight.at(voice), weight);
    }
  }
}

void Weighing::add_month() {
  if (month_.year == 0) return;
  for (Vote& vote : votes_) {
    if (vote.day.year == month_.year && vote.day.month == month_.month)
      vote.weight[kUrl] += kSameMonth;
  }
}

/// The clue to take time and zone from: a declared one with a time before others.
const DateClue* Weighing::best_clue(const CalendarDay& day) const {
  const DateClue* best = nullptr;
  int best_rank = -1;
  for (const DateClue& clue : clues_.clues) {
    if (meant_day(clue) != day) continue;
    const bool change = clue.label == DateLabel::modified || clue.label == DateLabel::other;
    int rank = change ? 0 : 10;
    if (clue.moment.has_true_time()) rank += 4;
    if (is_declared(clue.kind) || clue.kind == ClueKind::script) rank += 3;
    if (clue.label == DateLabel::published) rank += 2;
    if (is_elsewhere(clue.place)) rank -= 8;
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = &clue;
  }
  return best;
}

/// The declared change before the one that a line tells of; none that lies before the publication.
const DateClue* Weighing::modified_clue(const CalendarDay& published) const {
  const DateClue* best = nullptr;
  int best_rank = -1;
  for (const DateClue& clue : clues_.clues) {
    const CluePlace& place = clue.place;
    if (clue.label != DateLabel::modified || clue.moment.day < published) continue;
    if (place.aside || place.comment) continue;
    const int rank = clue.kind == ClueKind::json        ? 5
                     : clue.kind == ClueKind::microdata ? 4
                     : clue.kind == ClueKind::meta      ? 3
                     : clue.words <= 8                  ? 2
                                                        : 0;
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = &clue;
  }
  return best;
}

WeighedDates Weighing::weigh() {
  last_ = clues_.copied;
  survey();
  for (const DateClue& clue : clues_.clues) count(clue);
  move_from_utc();
  add_month();
  WeighedDates out;
  const Vote* best = nullptr;
  for (const Vote& vote : votes_) {
    const int total = vote.total();
    if (best == nullptr || total > best->total()) best = &vote;
  }
  if (best != nullptr) {
    out.published = best->day;
    out.weight = best->total();
    out.published_clue = best_clue(best->day);
    out.published_is_visible = best->weight[kJson] + best->weight[kMeta] +
                                   best->weight[kMicrodata] + best->weight[kPlainMeta] +
                                   best->weight[kScript] + best->weight[kUrl] ==
                               0;
  }
  out.modified_clue = modified_clue(out.published);
  return out;
}

}  // namespace

WeighedDates weigh_dates(const DateClues& clues) { return Weighing(clues).weigh(); }

}  // namespace wirestem::extract::detail
