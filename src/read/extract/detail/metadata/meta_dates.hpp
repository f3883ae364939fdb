// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace wirestem::extract::detail {

/// What the name of a meta element, an itemprop, a data attribute or a key of JSON says of a date.
enum class DateName : std::uint8_t {
  none,       ///< of no date
  published,  ///< article:published_time, datePublished, citation_publication_date, pubdate …
  created,    ///< dateCreated, DC.date.created …
  modified,   ///< article:modified_time, lastmod, dateModified …
  plain,      ///< date, DC.date, timestamp …: some date of the page
  other,      ///< expires, startDate, birthDate …
};

/// Tells the meaning of a name by the words in it; case and marks between words do not matter.
/// Takes at most 64 bytes of it. Constant time.
DateName date_name(std::string_view name);

}  // namespace wirestem::extract::detail
