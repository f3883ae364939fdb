// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/findings.hpp"
#include "model/passage_match.hpp"

namespace wirestem::reuse::detail {

/// What two articles share, as far as it tells which had it first.
struct SharedWords {
  MatchKind kind = MatchKind::verbatim;
  double left_share = 0;
  double right_share = 0;
  bool left_goes_on = false;  ///< the left article has paragraphs after the last that is shared
  bool right_goes_on = false;
};

/// Which of two articles had the words first, and why one thinks so.
///
/// From the surest sign to the weakest: a credit or citation of the other's outlet; publication
/// times; a translation that says so or keeps the other language's way of writing numbers; a text
/// that holds the other and goes on. Two articles that credit one agency have it from there:
/// undecided.
Direction find_direction(std::uint32_t left, std::uint32_t right,
                         std::span<const ReadArticle> articles, const SharedWords& shared);

/// Whether an article names the outlet of another, in a credit or in its text. Not its own outlet.
bool cites_outlet_of(const ReadArticle& taker, const ReadArticle& giver);

/// A point in time as far as an ISO 8601 date or date-time tells it.
struct PublishedTime {
  std::int64_t minutes = 0;  ///< since 1970-01-01, in UTC where the zone is given
  bool timed = false;        ///< a time of day is given
  bool zoned = false;        ///< an offset from UTC is given
};

std::optional<PublishedTime> parse_published(const std::optional<std::string>& published);

/// Articles by time of publication, those without a time last; ties by path, then text. The same
/// for any order of input.
std::vector<std::uint32_t> rank_by_time(std::span<const ReadArticle> articles);

/// The numbers that directions are found by.
inline constexpr std::int64_t kWidestZones = 14 * 60;  ///< minutes between two clocks, at most
inline constexpr double kHolds = 0.85;  ///< of the shorter text stands in the longer,
inline constexpr double kPartOf = 0.7;  ///< of the longer at most in the shorter

}  // namespace wirestem::reuse::detail
