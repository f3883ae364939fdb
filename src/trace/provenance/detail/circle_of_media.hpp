// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/claim.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"

namespace wirestem::provenance::detail {

/// Finds claims that media have from one another in a circle, of any length.
///
///     Site A ← Site B ← Site C ← Site A (later)      →   the pages of A, C, B, in this order
///
/// A medium has a claim from another where one of its pages names the other for it, leans on it in
/// its first lines or cites it elsewhere; two pages of the circle at least must make the claim.
/// Cost of a claim: its media times the links between media. Never fails.
class CircleOfMedia {
 public:
  CircleOfMedia(const Story& story, const Stemma& stemma);

  /// A page of each medium in the shortest circle, each of which cites the medium of the next, the
  /// last that of the first. Empty where there is no circle.
  std::vector<StemmaNode> find(const Claim& claim) const;

 private:
  /// From medium to the media that its pages have it from, each with the page that says so.
  using Links = std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>>;

  void add(std::uint32_t page, std::uint32_t source, Links& links) const;
  Links links_of(const Claim& claim) const;
  std::vector<StemmaNode> circle_through(std::uint32_t start, const Links& own) const;
  const ArticleSources& sources_of(std::uint32_t page) const;

  const Story& story_;
  const Stemma& stemma_;
  Links cited_;  ///< whatever for
};

}  // namespace wirestem::provenance::detail
