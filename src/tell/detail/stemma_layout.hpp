// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

struct Point {
  int x = 0;
  int y = 0;
};

/// A node of the drawing: an article, or a source that is not among the inputs.
struct StemmaBox {
  StemmaNode node;
  std::size_t column = 0;
  std::vector<std::string> title;  ///< one line or two
  Point at;                        ///< upper left corner
  int height = 0;
};

/// An edge of the drawing, from where the words come to where they go.
struct StemmaLine {
  std::size_t edge = 0;       ///< index into Stemma::edges
  std::vector<Point> points;  ///< leaves the first and reaches the last horizontally
};

struct StemmaColumn {
  std::string heading;
  int x = 0;
};

/// Where everything of the drawing stands, in pixels.
struct StemmaLayout {
  static constexpr int kBoxWidth = 164;

  std::vector<StemmaColumn> columns;
  std::vector<StemmaBox> boxes;
  std::vector<StemmaLine> lines;
  std::size_t left_out = 0;  ///< sources that the table names and the drawing does not
  int width = 0;
  int height = 0;
};

/// Lays out the stemma of a story: time runs to the right, a column for each day (or minute, where
/// all fits) on which pages came out, pages without date last; before them the media that are not
/// among the inputs, and left of these people, offices and documents. Only the sources with most
/// edges are drawn: ten media and five others.
///
/// Edges over several columns are led between the boxes, those of one kind from one source
/// together; rows are ordered so that few edges cross (Sugiyama, Tagawa and Toda 1981: barycentres,
/// four sweeps). The same story gives the same drawing.
StemmaLayout lay_out_stemma(const Dossier& dossier, const StoryDossier& story);

}  // namespace wirestem::tell
