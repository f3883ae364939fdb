// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/store.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::pipeline {

/// Which claims of the store a sentence makes, those with most independent origins first.
///
///     auto claims = check_sentence(store, "The ferry stays in port until Friday.", {});
///
/// The sentence is read as a page of its own beside the pages of the stories that have most of its
/// words, and traced with them, so that it is the same claim where the engine says that two pages'
/// words are. Its own origin is not counted. At most five stories are looked at; the time is that
/// of analysing them. Errors: those of the store; usage for a sentence without words.
Result<std::vector<keep::ClaimLine>> check_sentence(const keep::Store& store,
                                                    std::string_view sentence,
                                                    const PipelineOptions& options);

}  // namespace wirestem::pipeline
