// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/cli/arguments.hpp"
#include "base/result.hpp"
#include "keep/store.hpp"
#include "model/dossier.hpp"

namespace wirestem::cli {

/// The store of a command with its stories brought up to date, aloud on a terminal. A store that
/// cannot be written is given as it is, with a word about that.
Result<keep::Store> open_analysed(const Arguments& arguments);

/// The dossier of the story called "story-12" or "12", with the analysts' decisions. Error
/// (not_found) where there is none.
Result<Dossier> dossier_of(const keep::Store& store, const std::string& name);

}  // namespace wirestem::cli
