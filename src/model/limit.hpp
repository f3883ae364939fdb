// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wirestem {

/// What a run could not do for some of its articles, said once for all of them.
struct Limit {
  std::string what;                     ///< "nl: no words of this language are known, so only …"
  std::vector<std::uint32_t> articles;  ///< ascending; empty where it holds for the whole pile
};

}  // namespace wirestem
