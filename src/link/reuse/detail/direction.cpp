// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/direction.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "text/fold.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::int64_t kDay = 24 * 60;

std::string medium_key(std::string_view name) {
  std::string key = text::fold_marks(name);
  for (const std::string_view lead : {"the ", "www."}) {
    if (key.starts_with(lead)) key.erase(0, lead.size());
  }
  return key;
}

std::string count_of(std::int64_t count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s");
}

std::string later_by(std::int64_t minutes) {
  if (minutes < 60) return count_of(minutes, "minute") + " later";
  if (minutes < kDay) return count_of(minutes / 60, "hour") + " later";
  return count_of(minutes / kDay, "day") + " later";
}

/// Signs for one way: positive for left → right.
struct Sign {
  int way = 0;
  Certainty certainty = Certainty::undecided;
  std::string reason;
};

/// The outlet of `giver` as a key; empty where it has none or it is the taker's own.
std::string foreign_outlet(const ReadArticle& taker, const ReadArticle& giver) {
  if (!giver.article->outlet) return {};
  std::string key = medium_key(*giver.article->outlet);
  if (taker.article->outlet && medium_key(*taker.article->outlet) == key) return {};
  return key;
}

/// How `taker` names the outlet of `giver` in a credit; empty where it does not.
std::string_view credits(const ReadArticle& taker, const ReadArticle& giver) {
  const std::string wanted = foreign_outlet(taker, giver);
  if (wanted.empty()) return {};
  for (const Credit& credit : taker.findings->credits) {
    if (medium_key(credit.name) != wanted) continue;
    return credit.relation == CreditRelation::translates ? "is credited as a translation from"
                                                         : "credits";
  }
  return {};
}

bool cites(const ReadArticle& taker, const ReadArticle& giver) {
  const std::string wanted = foreign_outlet(taker, giver);
  if (wanted.empty()) return false;
  return std::ranges::any_of(taker.findings->outlets, [&](const OutletMention& mention) {
    return medium_key(mention.name) == wanted;
  });
}

class DirectionFinder {
 public:
  DirectionFinder(std::uint32_t left, std::uint32_t right, std::span<const ReadArticle> articles,
                  const SharedWords& shared)
      : left_(left), right_(right), l_(articles[left]), r_(articles[right]), shared_(shared) {}

  Direction run() const {
    // Siblings by one agency; but who translated one of them had a text of it before him.
    const std::string agency = shared_agency();
    if (!agency.empty() && shared_.kind != MatchKind::translated) {
      return {.from = left_,
              .to = right_,
              .certainty = Certainty::undecided,
              .reasons = {"both credit " + agency}};
    }
    const std::vector<Sign> signs = {credit_sign(), citation_sign(), time_sign(),
                                     translation_sign(), containment_sign()};
    return decide(signs);
  }

 private:
  Direction decide(const std::vector<Sign>& signs) const {
    const Sign& time = signs[2];
    Direction direction{
        .from = left_, .to = right_, .certainty = Certainty::undecided, .reasons = {}};
    int way = 0;
    for (const Sign& sign : signs) {
      if (sign.way == 0) continue;
      if (way == 0) {
        way = sign.way;
        direction.certainty = sign.certainty;
      }
      if (sign.way == way) direction.reasons.push_back(sign.reason);
    }
    // A page cannot have been taken from one that came out after it, whatever it cites.
    if (way != 0 && time.way != 0 && time.way != way) {
      way = time.way;
      direction.certainty = Certainty::likely;
      direction.reasons = {time.reason};
    }
    if (way < 0) std::swap(direction.from, direction.to);
    if (way == 0) direction.reasons = {"no sign which was first"};
    return direction;
  }

  std::string shared_agency() const {
    for (const Credit& a : l_.findings->credits) {
      if (a.kind != SourceKind::agency) continue;
      for (const Credit& b : r_.findings->credits) {
        if (b.kind == SourceKind::agency && medium_key(a.name) == medium_key(b.name)) return a.name;
      }
    }
    return {};
  }

  Sign credit_sign() const {
    const std::string_view right = credits(r_, l_);
    const std::string_view left = credits(l_, r_);
    if (right.empty() == left.empty()) return {};
    const ReadArticle& giver = right.empty() ? r_ : l_;
    return {right.empty() ? -1 : 1, Certainty::known,
            std::string(right.empty() ? left : right) + " " + *giver.article->outlet};
  }

  Sign citation_sign() const {
    const bool right = cites(r_, l_);
    const bool left = cites(l_, r_);
    if (right == left) return {};
    return {right ? 1 : -1, Certainty::known, "cites " + *(right ? l_ : r_).article->outlet};
  }

  Sign time_sign() const {
    const auto left = parse_published(l_.article->published);
    const auto right = parse_published(r_.article->published);
    if (!left || !right) return {};
    const std::int64_t apart = right->minutes - left->minutes;
    const int way = apart > 0 ? 1 : -1;
    if (left->timed && right->timed) {
      if (apart == 0) return {};
      const bool sure = left->zoned == right->zoned || std::abs(apart) > kWidestZones;
      return {way, sure ? Certainty::known : Certainty::likely, later_by(std::abs(apart))};
    }
    const std::int64_t days = day_of(*r_.article->published) - day_of(*l_.article->published);
    if (days == 0) return {};
    return {days > 0 ? 1 : -1, Certainty::known, later_by(std::abs(days) * kDay)};
  }

  /// The calendar day as written, in its own zone.
  static std::int64_t day_of(const std::string& published) {
    const auto day = parse_published(published.substr(0, 10));
    return day ? day->minutes / kDay : 0;
  }

  static bool says_translated(const ReadArticle& read) {
    return std::ranges::any_of(read.findings->credits, [](const Credit& credit) {
      return credit.relation == CreditRelation::translates;
    });
  }

  Sign translation_sign() const {
    if (shared_.kind != MatchKind::translated) return {};
    const bool right = says_translated(r_);
    const bool left = says_translated(l_);
    if (right == left) return {};
    return {right ? 1 : -1, Certainty::known, "says that it is a translation"};
  }

  Sign containment_sign() const {
    if (shared_.kind == MatchKind::rewritten || shared_.kind == MatchKind::translated) {
      return {};  // who retells may cut as well as add
    }
    if (shared_.right_share >= kHolds && shared_.left_share <= kPartOf && shared_.left_goes_on) {
      return {1, Certainty::likely, "the other holds all of it and goes on"};
    }
    if (shared_.left_share >= kHolds && shared_.right_share <= kPartOf && shared_.right_goes_on) {
      return {-1, Certainty::likely, "the other holds all of it and goes on"};
    }
    return {};
  }

  std::uint32_t left_;
  std::uint32_t right_;
  const ReadArticle& l_;
  const ReadArticle& r_;
  const SharedWords& shared_;
};

}  // namespace

bool cites_outlet_of(const ReadArticle& taker, const ReadArticle& giver) {
  return !credits(taker, giver).empty() || cites(taker, giver);
}

Direction find_direction(std::uint32_t left, std::uint32_t right,
                         std::span<const ReadArticle> articles, const SharedWords& shared) {
  return DirectionFinder(left, right, articles, shared).run();
}

}  // namespace wirestem::reuse::detail
