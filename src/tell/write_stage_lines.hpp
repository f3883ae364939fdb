// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "model/article.hpp"
#include "model/findings.hpp"
#include "model/passage_match.hpp"
#include "model/story.hpp"

namespace wirestem::tell {

// Records of the stages, each one JSON line with its line end (docs/dossier.md, "Stage lines").
// Offsets are code points, spans are [start, end]. The same input gives the same bytes. Never
// fails; linear.

/// What stage read prints of an article.
std::string article_line(const Article& article);

/// What stage find prints: the article, and what was found in it.
std::string findings_line(const Article& article, const Findings& findings);

/// What stage link prints: a line for each passage that two articles share, with the direction of
/// the pair, then a line for each story. `articles` is the whole pile, which the others point into.
std::string link_lines(std::span<const Article> articles, const ReuseFindings& reuse,
                       std::span<const Story> stories);

}  // namespace wirestem::tell
