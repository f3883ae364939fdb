// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "model/text_span.hpp"

namespace wirestem {

enum class DateType : std::uint8_t { date, time, duration, set };

/// A time expression and its value.
///
///     "March and April 2022"  2022-03/2022-04     "on Saturday"  2024-08-17, or XXXX-WXX-6
///     unanchored "August 6"              XXXX-08-06          "two days"     P2D          "now"
///     PRESENT_REF
///
/// Values follow TimeML TIMEX3; a range is written as EDTF does, with a slash. What the text does
/// not say and the page's date cannot supply stays X.
struct DateMention {
  TextSpan span;
  DateType type = DateType::date;
  std::string value;
  bool anchored =
      false;  ///< true where the page's date, or a date told before, was needed for the value
};

}  // namespace wirestem
