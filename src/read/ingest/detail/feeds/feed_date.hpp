// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// A machine's date made ISO 8601: "2004-01-01T19:48:21Z", "2004-01-01T19:48+02:00", "2004-01-01",
/// "2004-01"; empty where it is none.
///
///     normalise_date("Thu, 1 Jan 04 19:48:21 EST")  →  "2004-01-01T19:48:21-05:00"
///
/// Reads W3CDTF and ISO 8601 (basic form and day of the year, too), RFC 822 and asctime with the
/// usual faults (no weekday or a wrong one, full names, commas, two-digit years, zones by name,
/// missing seconds), and seconds or milliseconds since 1970. A time without zone stays without;
/// fractions of a second are dropped. Days that no calendar has, years before 1500 and the empty
/// values of databases (the first second of 1900 and of 1970) give nothing.
std::string normalise_date(std::string_view text);

}  // namespace wirestem::ingest::detail
