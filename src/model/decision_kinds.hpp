// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/decision.hpp"

namespace wirestem {

/// What the kinds of decisions are called, in the order of the enum: in the store, in the dossier,
/// in the API, on the command line.
constexpr std::array<std::string_view, 6> kDecisionKinds = {"merge",     "split",       "rename",
                                                            "not-claim", "reliability", "note"};

/// "not-claim".
constexpr std::string_view name_of(DecisionKind kind) {
  return kDecisionKinds.at(static_cast<std::size_t>(kind));
}

/// None where no kind is called so.
constexpr std::optional<DecisionKind> decision_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kDecisionKinds.size(); ++i) {
    if (kDecisionKinds.at(i) == name) return static_cast<DecisionKind>(i);
  }
  return std::nullopt;
}

}  // namespace wirestem
