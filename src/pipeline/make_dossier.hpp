// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/decision.hpp"
#include "model/dossier.hpp"
#include "read/extract/preset.hpp"

namespace wirestem::pipeline {

/// How addresses among the inputs are fetched from the network.
struct FetchChoice {
  std::string cache_folder;    ///< "" for none
  std::string url_list;        ///< path of a list of further addresses, "" for none
  bool allow_private = false;  ///< loopback, private and link-local addresses, too
  /// Asked of each page that a feed points to before it is fetched; all are where it is empty.
  std::function<bool(const std::string& url)> wanted = {};
};

/// How far a run is.
struct Progress {
  std::string_view stage;          ///< "read", "find", "link", "trace"
  std::uint64_t done = 0;          ///< articles; of trace: stories
  std::uint64_t all = 0;           ///< 0 where that is not known
  std::string_view source_path{};  ///< of the last article read
};

/// Called now and then, by one thread at a time; must not throw.
using TellProgress = std::function<void(const Progress&)>;

/// What a run may be told.
struct PipelineOptions {
  unsigned threads = 1;                   ///< the result is the same for any number
  std::optional<std::string> given_date;  ///< ISO 8601, for pages that do not say theirs
  std::optional<std::string> manifest;    ///< path of a JSON-lines file, one line a page
  std::uint64_t max_record_bytes = std::uint64_t{64} << 20U;
  std::istream* standard_input = nullptr;  ///< what "-" reads; std::cin where null
  bool digest_inputs = true;               ///< whether the run's record names each input's SHA-256
  extract::Preset preset = extract::Preset::normal;
  std::optional<FetchChoice> fetch = std::nullopt;  ///< nothing is fetched where it is not set
  bool allow_empty = false;  ///< whether it is no error that not one article came out
  /// Set by another thread when no more articles are wanted; null for never. Not owned.
  const std::atomic<bool>* stop = nullptr;
  TellProgress progress = {};  ///< nobody is told where it is empty
};

/// What one page went through up to some stage; later lists are empty before their stage.
struct Pile {
  std::vector<Article> articles;   ///< sorted by source_path, each with a unique id
  std::vector<Findings> findings;  ///< same index
  std::vector<SkippedInput> skipped;
  std::vector<SkippedInput> warnings;  ///< inputs that were read, but may be damaged
  RunRecord run;
};

/// Stage read: inputs to articles. Error where not one input could be read.
Result<Pile> read_pile(std::span<const std::string> paths, const PipelineOptions& options);

/// Stage find: fills pile.findings.
void find_in_pile(Pile& pile, const PipelineOptions& options);

/// A pile after stage link. `articles` are views into the pile, which must stay.
struct LinkedPile {
  std::vector<ReadArticle> articles;
  LinkedNames names;
  ReuseFindings reuse;
  std::vector<QuoteFamily> quotes;
  std::vector<Story> stories;
  std::vector<Limit> limits;  ///< what was not compared in a pile so large
};

/// Stage link: who has the same words, and which articles tell of one event.
LinkedPile link_pile(const Pile& pile);

/// Stages link and trace: who has the same words, which articles tell of one event, and all that a
/// dossier says of each story. What analysts decided is followed, and marked in each story.
Dossier trace_pile(Pile pile, const PipelineOptions& options,
                   std::span<const Decision> decisions = {});

/// The main job in one go: read, find, link, trace.
///
///     Result<Dossier> dossier = make_dossier({"pages/"}, {});
///     if (!dossier) return dossier.error();
///     for (const StoryDossier& story : dossier.value().stories) …
///
/// The same bytes in give the same dossier out, whatever the number of threads or the order of the
/// inputs. Inputs that gave no article stand in `skipped`; Error only where none gave one. Memory
/// is bounded by the pile. Threads are used for reading and finding, one page at a time each.
Result<Dossier> make_dossier(std::span<const std::string> paths, const PipelineOptions& options);

}  // namespace wirestem::pipeline
