// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/frame.hpp"
#include "model/passage_match.hpp"
#include "model/stemma.hpp"

namespace wirestem {

/// One place where a claim is made.
struct Occurrence {
  ArticleSpan place;
  std::vector<std::uint32_t> attribution;  ///< indices into Stemma::sources, nearest first
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  std::int64_t origin =
      -1;  ///< index into Claim::origins: the root that this occurrence goes back to
};

/// A root to which a claim goes back.
struct Origin {
  StemmaNode node;
  std::vector<std::string>
      reasons;  ///< how the occurrences collapse onto it, in words a person can check
};

/// What several articles state, however they word it.
struct Claim {
  std::string id;
  std::vector<Occurrence> occurrences;  ///< the claim's text is the first of these
  std::vector<Origin> origins;
  std::uint32_t independent_origins = 0;
  std::vector<StemmaNode> circular;  ///< the loop, empty where there is none
};

enum class ConflictKind : std::uint8_t {
  number,
  date,
  status,
  reason,
  actor,
  place,
  polarity,
  certainty
};

struct ConflictSide {
  std::string value;  ///< quoted from the text, or a lattice value such as "postponed"
  std::vector<ArticleSpan> evidence;
};

/// Where accounts cannot both be right.
struct Conflict {
  std::string id;
  ConflictKind kind = ConflictKind::number;
  bool same_origin = false;  ///< true: a mutation in the retelling; false: two origins disagree
  std::vector<std::uint32_t> claims;  ///< indices into the story's claims
  std::vector<ConflictSide> sides;
};

}  // namespace wirestem
