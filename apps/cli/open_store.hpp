// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/cli/arguments.hpp"
#include "base/result.hpp"
#include "keep/store.hpp"

namespace wirestem::cli {

/// The store that a command works on: --store, or wirestem.db in the folder where one stands.
std::string store_path(const Arguments& arguments);

/// Opens it. Where it is not there, the error says how to make one.
Result<keep::Store> open_store(const Arguments& arguments, keep::Access access);

}  // namespace wirestem::cli
