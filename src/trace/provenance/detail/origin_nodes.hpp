// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/findings.hpp"
#include "model/passage_match.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"

namespace wirestem::provenance::detail {

/// What the nodes of a stemma are to one another when origins are counted. Views: nothing is owned.
class OriginNodes {
 public:
  OriginNodes(const Story& story, std::span<const ReadArticle> pile, const Stemma& stemma);

  const Source& source(std::uint32_t index) const { return stemma_.sources[index]; }
  const ArticleSources& sources_of(std::uint32_t article) const;

  /// The medium of a page, or -1.
  std::int64_t own_source(std::uint32_t article) const { return sources_of(article).own; }

  /// A page's outlet where it is known, else the page.
  StemmaNode own_node(std::uint32_t article) const;

  /// One node, a page and its medium, or two names of one person.
  bool one_origin(StemmaNode a, StemmaNode b) const;

  /// Whether a place names who issued a page: "Corvin says", where Corvin Ltd.'s notice is a page.
  bool names_issuer(const ArticleSpan& place, std::uint32_t page) const;

  /// Whether a place lies in words in marks without a speaker, and a page is what one person wrote.
  bool in_marks_of(const ArticleSpan& place, std::uint32_t page) const;

  /// What a reader knows the node by: a page's id, a source's name.
  std::string label(StemmaNode node) const;

 private:
  std::int64_t medium_behind(StemmaNode node) const;
  bool one_person(StemmaNode a, StemmaNode b) const;

  const Story& story_;
  std::span<const ReadArticle> pile_;
  const Stemma& stemma_;
  std::vector<std::string> folded_names_;  ///< of the sources
};

}  // namespace wirestem::provenance::detail
