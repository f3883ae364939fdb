// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"

namespace wirestem::claims::detail {

/// Whether a quotation is an act that the page tells of, and not a statement by who acts: "the port
/// refused to open", "the two firms have agreed to merge". Its cue is what was done, and nobody
/// need have said so to the page.
///
/// An act is a refusal, or a cue whose concept has a state in the lattice ("agreed") and that what
/// follows completes without a mark or a word between.
bool is_act(const Quote& quote, const Findings& findings, const lexicon::Lexicon& lexicon);

/// "The two cities plan to sign": what a page tells of them, not what they told the page.
bool is_intent(const Quote& quote);

}  // namespace wirestem::claims::detail
