// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The dossier as one web page that needs nothing else: no network, no script, no other file.
///
///     std::ofstream("dossier.html") << dossier_to_html(dossier);
///
/// For each story: the verdict, claims with their origins and the words they rest on, the stemma as
/// a drawing with a table of the same, conflicts side by side, quotations with what was changed,
/// the timeline. Then every page's text with its spans marked, sources, inputs with their hashes,
/// what was skipped, the options in force, and how it was done. Each statement links to its words
/// in the text.
///
/// Texts of pages are shown, never obeyed: all of it is escaped, only http and https addresses
/// become links, and a content security policy forbids everything but the page's own style sheet.
/// Works by keyboard, in dark and light, on paper, and from phone width up.
///
/// UTF-8; the same dossier gives the same bytes. Never fails. Linear in the dossier, save that
/// spans which cross one another are cut into pieces.
std::string dossier_to_html(const Dossier& dossier);

}  // namespace wirestem::tell
