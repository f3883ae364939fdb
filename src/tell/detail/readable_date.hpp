// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::tell {

/// An EDTF or TIMEX date in English words, for readers:
///
///     2024-08-06 → "6 Aug 2024"          2024-08 → "Aug 2024"        2023-23 → "autumn 2023"
///     XXXX-08-06 → "6 Aug, year not given"     XXXX-WXX-6 → "a Saturday"
///     2022-03/2022-04 → "Mar 2022 – Apr 2022"     2024-08-06T14:30 → "6 Aug 2024, 14:30"
///
/// What it does not know comes back as it is. Never fails.
std::string readable_date(std::string_view value);

}  // namespace wirestem::tell
