// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The figures that a story is summed up by.
struct StorySummary {
  std::size_t articles = 0;
  std::size_t origins = 0;  ///< distinct roots of the claims that several articles make
  std::size_t unnamed_origins =
      0;                  ///< of these, those that have most of their claims from unnamed people
  std::size_t loops = 0;  ///< claims whose chain comes back to itself
  std::size_t conflicts = 0;
  std::vector<StemmaNode> roots;  ///< the origins, by the number of claims that go back to them
  std::string verdict;            ///< "4 pages, 1 origin: The Washington Post."
  std::string remarks;    ///< what else to know: "Accounts differ in 2 places."; may be empty
  std::string statement;  ///< both, parted by a blank
};

/// Sums a story up. Claims that two or more articles make are counted; where there is none, all
/// are. The statement is a fixed phrase filled with counts and names, in the manner of ICD 206's
/// source summary.
StorySummary summarise(const Dossier& dossier, const StoryDossier& story);

/// A newspaper, broadcaster, site, platform or news agency.
bool is_medium(SourceKind kind);

/// What to call an article where it stands among others: its outlet, else its title, else its id.
std::string_view name_of_article(const Article& article);

/// The name shown for a node: an article's, or a source's.
std::string name_of(const Dossier& dossier, const StoryDossier& story, StemmaNode node);

/// The id of a node in the dossier: an article's or a source's.
std::string id_of(const Dossier& dossier, const StoryDossier& story, StemmaNode node);

/// How many articles of the story make a claim.
std::size_t articles_of(const Claim& claim);

/// The story's claims as a reader wants them: those that most articles make first.
std::vector<const Claim*> claims_by_weight(const StoryDossier& story);

/// The medium through which a quotation came to its article: the first one of its chain; empty
/// where the text names none.
std::string_view via_of(const Dossier& dossier, const QuoteVariant& variant);

}  // namespace wirestem::tell
