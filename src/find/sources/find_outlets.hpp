// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "find/sources/source_tables.hpp"
#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources {

/// Finds the media that an article names, and gives each its one canonical name.
///
///     The Washington Post first told of it. The talks “are off,” a diplomat told the Post.
///     ^~~~~~~~~~~~~~~~~~                                                        ^~~~~~~~ both one
///     outlet
///
/// Known by lexicon/outlets.tsv: full names, aliases, domains, possessives ("WaPo's"), inflected
/// forms. Short forms that several media share ("the Post") count where an owner was named before,
/// or is the only one named at all, or where a word about reporting stands beside it. Media that
/// the table does not know are told by the shape of the name (lexicon/outlet_shapes.tsv) with such
/// a word ("the newspaper X", "X reported", "according to X"). A common word ("the sun rose") is no
/// medium.
///
/// `pile_outlets` are the outlets whose own pages are at hand: known by these names too.
///
/// Never fails. In the order of the text, none overlapping. Linear time. Keeps nothing between
/// calls, so threads may call it at once.
std::vector<OutletMention> find_outlets(const Article& article, const Segmentation& segmentation,
                                        const lexicon::Lexicon& lexicon,
                                        std::span<const std::string> pile_outlets = {});

/// The same with tables made once for many articles.
std::vector<OutletMention> find_outlets(const Article& article, const Segmentation& segmentation,
                                        const SourceTables& tables,
                                        std::span<const std::string> pile_outlets = {});

}  // namespace wirestem::sources
