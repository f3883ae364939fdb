// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wirestem {

/// What an analyst can decide against, or beside, what the engine found.
enum class DecisionKind : std::uint8_t {
  merge,        ///< these articles tell of one event
  split,        ///< these articles are a story of their own
  rename,       ///< an actor's name is to be shown as another
  not_claim,    ///< these words do not make that claim
  reliability,  ///< how far a source is to be trusted
  note,         ///< words for other analysts; changes nothing
};

/// A person's decision. It speaks of articles, names and words, never of ids that an analysis
/// gives, so that it stands whatever the next analysis finds.
///
///     merge        articles: one or more of each story
///     split        articles: those that leave; all of a story leave nothing behind: no change
///     rename       subject: any spelling of the actor; value: the name to show
///     not_claim    articles: one; subject: words of the claim; value: words that are not it
///     reliability  subject: a medium or person; value: "A" … "F" (Admiralty Code)
///     note         subject: what it is about, or articles; value: the words
struct Decision {
  std::int64_t number = 0;  ///< given by the store; later ones win
  DecisionKind kind = DecisionKind::note;
  std::vector<std::string> articles = {};  ///< ids
  std::string subject = {};
  std::string value = {};
  std::string reason = {};  ///< why, in the analyst's words; may be empty
  std::string author = {};  ///< may be empty
  std::string at = {};      ///< when: ISO 8601, UTC
  bool followed = true;     ///< false where it guides an analysis and none was made since
};

}  // namespace wirestem
