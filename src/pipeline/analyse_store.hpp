// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "keep/store.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::pipeline {

/// What an analysis of a store came to.
struct AnalysisReport {
  std::uint64_t waited = 0;     ///< articles that no analysis had seen as they are
  std::uint64_t looked_at = 0;  ///< these and the articles around them
};

enum class Anew : std::uint8_t {
  as_needed,  ///< what waits, and what is around it
  all,        ///< every article at once, as wirestem dossier does
};

/// Called now and then with the number of articles that still wait; must not throw.
using TellWaiting = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// Brings the stories of a store up to date: finds, links and traces again where articles or
/// decisions have come.
///
///     auto report = analyse_store(store, {.threads = 2}, Anew::as_needed, {});
///
/// A store of up to 500 articles is always analysed as a whole, so that its stories are those of
/// make_dossier(). In a larger one only the neighbourhood of what is new is: articles that share
/// rare names, numbers or runs of words with it, and all articles of the stories that these are in.
/// What is far from anything new stays as it is. By day of publication, some hundred new articles
/// at a time; each step is kept when it is done, and after a kill the next call goes on with the
/// rest.
///
/// Others see it go on in Store::tasks(). Errors: those of the store. Memory as a pile of the
/// neighbourhood, or of the whole store.
Result<AnalysisReport> analyse_store(keep::Store& store, const PipelineOptions& options, Anew anew,
                                     const TellWaiting& tell);

/// The dossier of one story of the store, with the decisions in force marked in it; nothing where
/// there is no such story.
Result<std::optional<Dossier>> story_dossier(const keep::Store& store, std::string_view story);

}  // namespace wirestem::pipeline
