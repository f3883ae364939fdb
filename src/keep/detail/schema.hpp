// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/result.hpp"
#include "keep/detail/database.hpp"

namespace wirestem::keep::detail {

/// Makes sure that the file has the tables that this program knows (docs/store.md).
///
/// An empty file gets them where `may_write`. A store of an older format is migrated step by step,
/// all or nothing; without `may_write` that is an error. Errors: malformed (not a store of ours),
/// unsupported (of a newer format, or older and not to be written).
std::optional<Error> settle_schema(Database& database, bool may_write);

}  // namespace wirestem::keep::detail
