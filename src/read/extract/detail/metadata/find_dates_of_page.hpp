// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/extract/detail/full_date.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// When a page says it was published and changed.
struct PageDates {
  std::optional<std::string> published;  ///< ISO 8601 date, or date-time with its zone as written
  std::optional<std::string> modified;
  bool from_text = false;  ///< `published` was read off the visible page
};

/// Dates found elsewhere in structured data, to be weighed with the rest.
struct DeclaredDates {
  std::string_view published;  ///< datePublished of the page's main thing in JSON-LD, "" if none
  std::string_view modified;
};

/// Finds publication and modification date of a page: declared dates, meta elements, <time>, the
/// address, elements whose class or id speaks of dates, lines near the headline, copyright last.
PageDates find_dates_of_page(const markup::Document& page, std::string_view url,
                             const DeclaredDates& declared, const FullDateReader& dates);

}  // namespace wirestem::extract::detail
