// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "read/extract/detail/metadata/page_signals.hpp"
#include "read/extract/detail/metadata/site_names.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// A page's headline, and where it stands.
struct PageTitle {
  std::string text;         ///< without the site's name; "" where the page has no title at all
  std::uint32_t place = 0;  ///< of its heading, as in PageSignals; 0 where it stands in none
};

/// Finds the headline: the first-level heading that agrees with what the page declares, as the
/// heading writes it; else the declared title without the site's name.
///
///     <title>Ferry hits pier | Lorne Courier</title> … <h1><small>Harbour</small> Ferry hits
///     pier</h1>     →  "Ferry hits pier"
///
/// Learns the site's name from titles that have one behind their headline. Linear.
PageTitle find_title(const markup::Document& page, const PageSignals& signals,
                     const StructuredData& data, SiteNames& names);

}  // namespace wirestem::extract::detail
