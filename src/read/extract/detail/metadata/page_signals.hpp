// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/extract/detail/metadata/signal_names.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// In what kind of container a thing stands, by tags, classes and ids around it.
enum class Zone : std::uint8_t {
  content,   ///< nothing said against it
  site,      ///< header of the site, navigation, footer
  side,      ///< aside, sidebar, widget, advertisement
  related,   ///< teasers of other pages
  comments,  ///< readers' words
  bio,       ///< the box that presents the author
};

/// What makes an element look like one that names the author.
enum class AuthorSign : std::uint8_t {
  microdata,  ///< itemprop=author
  link,       ///< rel=author, an address of author pages
  byline,     ///< class or id speaks of a byline
  author,     ///< class or id speaks of an author
  text,       ///< the text begins as bylines do
};

struct MetaValue {
  std::string_view name;  ///< of name, property or itemprop, as written
  std::string_view content;
};

struct HeadingSign {
  markup::NodeId node = markup::no_node;
  std::uint32_t place = 0;  ///< count of elements before it
  std::uint8_t level = 1;   ///< 1 to 6, 0 for one that is a headline by class or microdata alone
  Zone zone = Zone::content;
  bool headline = false;  ///< class, id or microdata calls it headline or title
  bool in_article = false;
};

struct BylineSign {
  markup::NodeId node = markup::no_node;
  std::uint32_t place = 0;
  AuthorSign sign = AuthorSign::author;
  Zone zone = Zone::content;
};

/// All that a page's tree holds of interest to its metadata, found in one walk. Views and nodes are
/// the Document's.
struct PageSignals {
  std::vector<MetaValue> metas;
  std::vector<std::string_view> json_ld;
  std::vector<HeadingSign> headings;
  std::vector<BylineSign> bylines;
  std::string_view title;  ///< of the first <title>, as parsed
  std::string_view html_language;
  std::string_view canonical;
  std::string_view base;
  const SignalNames* names = nullptr;  ///< that classes and ids were read with

  /// The content of the first meta element of that name (in any case); "" where there is none.
  std::string_view meta(std::string_view name) const;
  /// The contents of all of that name.
  std::vector<std::string_view> all_metas(std::string_view name) const;
};

/// In what kind of container a node stands; as the walk tells it, for a node that it did not keep.
/// Looks at the nearest dozens of ancestors.
Zone zone_around(const markup::Document& page, const SignalNames& names, markup::NodeId node);

/// Walks the tree once. Linear.
PageSignals collect_signals(const markup::Document& page, const SignalNames& names);

}  // namespace wirestem::extract::detail
