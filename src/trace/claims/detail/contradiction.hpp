// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/claim.hpp"

namespace wirestem::claims::detail {

/// What one side says: in the text's own words or as a lattice value, and a key that is the same
/// for all words that say the same ("three", "tres", "3").
struct Position {
  std::string key;
  std::string value;
};

/// In what two occurrences differ.
struct Contradiction {
  ConflictKind kind = ConflictKind::number;
  Position left;
  Position right;
  double strength = 0;      ///< how surely both tell of one thing
  bool of_clauses = false;  ///< read from how two clauses are put, not from a word in each
};

}  // namespace wirestem::claims::detail
