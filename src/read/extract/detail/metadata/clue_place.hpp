// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "read/extract/detail/metadata/date_clues.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// True where the element's class or id has a word for a date ("entry-date", "postDatum").
bool says_date(const markup::Document& page, markup::NodeId element);

/// Tells of nodes in what part of the page they stand.
///
///     ClueSurvey survey(page, headline);
///     survey.place(node, steps).aside      // true within <nav>, class="related-posts" …
///
/// What an ancestor says counts only below the smallest element that also holds the headline: a
/// page whose body is class="has-sidebar" is no sidebar.
class ClueSurvey {
 public:
  ClueSurvey(const markup::Document& page, markup::NodeId headline);

  /// The place of a node; `steps` becomes the number of elements up to one that holds the headline
  /// too. Time is that of the node's depth.
  CluePlace place(markup::NodeId node, int& steps);

 private:
  unsigned says(markup::NodeId element);

  const markup::Document& page_;
  std::vector<std::uint8_t> says_;     ///< of each node, what its names say, once it was asked
  std::vector<markup::NodeId> spine_;  ///< the headline and its ancestors, sorted
};

}  // namespace wirestem::extract::detail
