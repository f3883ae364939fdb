// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "keep/store.hpp"
#include "pipeline/add_to_store.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::pipeline {

/// What one round over the feeds came to.
struct RoundReport {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::vector<SkippedInput> skipped;
  std::vector<keep::Event> events;  ///< that nobody was told of before, oldest first
};

/// Asks each feed once, keeps what is new, and brings the stories up to date.
///
///     auto round = watch_round(store, feeds, options, [](const keep::StoredArticle&) {});
///     for (const keep::Event& event : round.value().events) …
///     store.note_told(round.value().events.back().number);   // once they are told
///
/// `options.fetch` must be set; with a cache folder feeds are asked only whether they have changed.
/// A page that a feed points to is fetched when it is new, and again after six hours to see whether
/// it has changed. Events stay until note_told, so that a watch that is killed tells them next
/// time. Errors: those of the store. What gives no page is in `skipped`.
Result<RoundReport> watch_round(keep::Store& store, std::span<const std::string> feeds,
                                const PipelineOptions& options, const Acknowledge& acknowledge);

}  // namespace wirestem::pipeline
