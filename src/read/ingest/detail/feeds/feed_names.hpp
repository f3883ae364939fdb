// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/markup/document.hpp"

namespace wirestem::ingest::detail {

/// Whose words an element's name is from. RSS of all versions is `core`, and so is whatever stands
/// in an unknown default namespace: many feeds bear one of their own.
enum class Vocabulary : std::uint8_t {
  core,
  atom,
  dublin_core,
  dublin_core_terms,
  content,
  media,
  itunes,
  feedburner,
  aggregation,
  news,
  xhtml,
  rdf,
  other,
};

struct FeedName {
  Vocabulary vocabulary = Vocabulary::other;
  std::string local;  ///< lower case
};

/// Tells names by the namespaces that a document declares, and by the usual prefixes where it
/// declares none. A prefix means the same in all of a document, which real feeds keep to.
class FeedNames {
 public:
  explicit FeedNames(const markup::Document& document);

  FeedName name_of(markup::NodeId element) const;

 private:
  Vocabulary unprefixed(markup::NodeId element) const;

  const markup::Document& document_;
  std::vector<std::pair<std::string_view, Vocabulary>> prefixes_;
  std::string_view root_namespace_;
};

/// The part of a name behind its prefix: "dc:creator" → "creator".
std::string_view local_part(std::string_view name);

}  // namespace wirestem::ingest::detail
