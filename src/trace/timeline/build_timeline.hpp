// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "model/claim.hpp"
#include "model/findings.hpp"
#include "model/story.hpp"
#include "model/timeline_entry.hpp"

namespace wirestem::timeline {

/// Puts what the articles of one story tell with a date into the order of those dates.
///
///     "… after the dam broke on August 6"  and, in another article,  "… the dam broke on 6 August"
///     → story-1.event-1  2024-08-06  day  claim 3  evidence: both date expressions
///
/// One entry for each date and each clause, or claim, that holds it. Articles that give the same
/// date to the same claim, or in the very same words, share an entry. Dates are EDTF: TIMEX3 weeks
/// become the range of their days, decades 199X, seasons 2024-22; XXXX-WXX-6 stays where no
/// weekday's date is known. Lengths of time, repeated times and "now" make no entry.
///
/// `articles` is the whole pile; only those of `story` are read. Entries stand by date, a partial
/// date after the full ones that it covers, unknown years last; ties in the order of the text.
/// Never fails. O(n log n). Keeps nothing. EDTF: ISO 8601-2:2019.
std::vector<TimelineEntry> build_timeline(const Story& story, std::span<const ReadArticle> articles,
                                          std::span<const Claim> claims);

}  // namespace wirestem::timeline
