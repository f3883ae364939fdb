// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wirestem {

/// A number that a stage decides by, with the name under which the dossier's `run.options` tells
/// it.
struct Threshold {
  std::string_view name;  ///< "claims.pair_least"
  double value = 0;
};

}  // namespace wirestem
