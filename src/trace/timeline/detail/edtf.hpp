// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::timeline {

/// A date for the time line.
struct EdtfDate {
  std::string text;            ///< "2016-09-12/2016-09-18"
  std::string_view precision;  ///< day, month, year, range, weekday or time
};

/// The EDTF form of a TIMEX3 value; nothing for what is no place in time (P2D, PRESENT_REF) or too
/// little of one (XXXX, XXXX-WXX).
///
///     2024-08-06 → the same, day          2016-W37 → 2016-09-12/2016-09-18, range
///     2024-SU    → 2024-22, range         2024-Q3  → 2024-07/2024-09, range
///     199        → 199X, range            XXXX-WXX-6 → the same, weekday
///     BC0044     → -0043, year            2024-08-06T14:30 → 2024-08-06T14:30:00, time
std::optional<EdtfDate> to_edtf(std::string_view timex);

/// Where an EDTF date stands in a time line: year, month, day, minute. What a partial date leaves
/// open comes after what it covers, unknown years after all others.
std::array<int, 4> order_of(std::string_view edtf);

}  // namespace wirestem::timeline
