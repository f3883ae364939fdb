// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "read/ingest/detail/feeds/feed.hpp"
#include "read/markup/document.hpp"

namespace wirestem::ingest::detail {

/// Reads RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0, and Microsoft's CDF from a tree of parse_xml. The
/// formats are not told apart: feeds mix them, and what a name means hangs on its vocabulary only.
/// `address` is where the feed was fetched from, empty where that is not known.
Feed read_xml_feed(const markup::Document& document, std::string_view address);

/// Reads a sitemap, with the tags of Google's news sitemaps, or an index of sitemaps.
Feed read_sitemap(const markup::Document& document);

/// Reads OPML: the feeds that its outlines name.
Feed read_opml(const markup::Document& document);

}  // namespace wirestem::ingest::detail
