// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The dossier as one JSON document, format "wirestem-dossier/1" (docs/dossier.md).
///
///     std::cout << dossier_to_json(dossier);
///
/// UTF-8, keys in a fixed order, one space of indent a level, a line end at the end; the same
/// dossier gives the same bytes. Offsets of spans are code points (W3C TextPositionSelector) and
/// `exact` is the text between them. Never fails. Linear in the dossier.
std::string dossier_to_json(const Dossier& dossier);

/// The stories of the same document alone, one a line: what the last stage prints.
std::string stories_to_lines(const Dossier& dossier);

}  // namespace wirestem::tell
