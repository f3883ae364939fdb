// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "model/dossier.hpp"

namespace wirestem::tell {

struct SummaryOptions {
  std::size_t width = 80;       ///< columns of the terminal; less than 40 counts as 40
  bool colour = false;          ///< ANSI colours and bold
  std::size_t most_claims = 8;  ///< and as many edges, times and conflicts; the rest is counted
};

/// The dossier for somebody who sits at a terminal: of each story the verdict first, then its
/// claims with their origins, where accounts differ, what runs in a circle, who had it from whom,
/// and when.
///
///     std::cout << write_summary(dossier, {.width = 100, .colour = true});
///
///     Ferry to Norholm stops for a week
///     4 pages, 1 origin: Harbour Gazette.
///
///     Claims: origins ← pages
///       1 ← 4   No boat will leave before Friday,
///               from Harbour Gazette
///
/// UTF-8 with a line end at the end; no line is wider than `width`. Claims and times are the pages'
/// own words, on one line each; control characters of pages never reach the terminal. Never fails.
/// Linear in the dossier.
std::string write_summary(const Dossier& dossier, const SummaryOptions& options);

}  // namespace wirestem::tell
