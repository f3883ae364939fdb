// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "read/extract/detail/metadata/calendar_day.hpp"

namespace wirestem::extract::detail {

/// The date in an address. What the address leaves open is 0: /2019/10/ has no day.
///
///     find_url_date("https://post.example/2019/10/19/ferry")   →  {2019, 10, 19}
///     find_url_date("https://post.example/2019/oct/ferry")     →  {2019, 10, 0}
///
/// Takes whole path segments (2019/10/19, 2019/oct/19), 2019-10-19, 2019_10_19, 19-10-2019 and
/// 20191019 (also at the head of a longer number) anywhere in path or query; {} where there is
/// none, or no day that exists. Years from 1990. Linear.
CalendarDay find_url_date(std::string_view url);

/// An address as it was before an archive or cache put its own before it:
/// "https://web.archive.org/web/20160218174457/http://post.example/a" → "http://post.example/a".
std::string_view original_url(std::string_view url);

/// The day in the archive's own part of such an address, year 0 for any other.
CalendarDay find_copy_date(std::string_view url);

}  // namespace wirestem::extract::detail
