// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "keep/detail/compress.hpp"
#include "keep/detail/database.hpp"
#include "keep/kept.hpp"

namespace wirestem::keep::detail {

/// See Store::keep_stories. To be called within a Transaction.
void keep_stories(Database& database, Compressor& compressor,
                  std::span<const AnalysedStory> stories, Scope scope, std::uint64_t seen,
                  const std::string& now);

}  // namespace wirestem::keep::detail
