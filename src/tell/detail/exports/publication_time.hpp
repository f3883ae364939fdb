// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// A moment in UTC, and whether the page gave the hour too.
struct PublicationTime {
  std::chrono::sys_seconds at;
  bool timed = false;
};

/// Reads "2024-08-06" and "2024-08-06T14:30:00+02:00"; a time without zone is taken as UTC.
/// Nothing for what is no such date.
std::optional<PublicationTime> publication_time(std::string_view iso);
std::optional<PublicationTime> publication_time(const Article& article);

/// "2024-08-06T12:30:00.000Z", which RFC 3339, STIX and ninjs all take.
std::string timestamp(std::chrono::sys_seconds at);

/// "2024-08-06".
std::string day_of(std::chrono::sys_seconds at);

/// When the dossier's newest page came out. It stands for the export's own time, which would
/// otherwise make the same input give other bytes each day; 1970 where no page says its date.
std::chrono::sys_seconds newest_time(const Dossier& dossier);

}  // namespace wirestem::tell
