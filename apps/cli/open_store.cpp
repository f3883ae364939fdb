// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/open_store.hpp"

namespace wirestem::cli {

std::string store_path(const Arguments& arguments) {
  return arguments.value("--store").value_or("wirestem.db");
}

Result<keep::Store> open_store(const Arguments& arguments, keep::Access access) {
  auto store = keep::Store::open(store_path(arguments), {.access = access});
  if (store || store.error().code != ErrorCode::not_found) return store;
  return Error{ErrorCode::not_found,
               store.error().message + "; wirestem add PATH makes one (or give --store FILE)"};
}

}  // namespace wirestem::cli
