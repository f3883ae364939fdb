// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string_view>

#include "base/result.hpp"
#include "pipeline/make_dossier.hpp"
#include "pipeline/read_articles.hpp"

namespace wirestem::pipeline {

/// Where the way can be left.
enum class Stage : std::uint8_t { read, find, link, trace };

/// "read" → Stage::read; nothing for an unknown name.
std::optional<Stage> stage_named(std::string_view name);

/// Takes a pile through the stages up to `last` and writes what that stage gives, one JSON record a
/// line (docs/dossier.md, "Stage lines").
///
///     Result<Pile> pile = read_pile(paths, options);
///     if (pile) write_stage_lines(std::move(pile).value(), Stage::find, options, std::cout);
///
/// In the order of the articles, for link and trace of passages and stories. The same bytes for any
/// number of threads.
void write_stage_lines(Pile pile, Stage last, const PipelineOptions& options, std::ostream& out);

/// Stage read alone, as a stream: each article's line is written as soon as it is read, so that the
/// inputs may be larger than memory. The same lines as read_pile and write_stage_lines give.
Result<ReadReport> write_read_lines(std::span<const std::string> paths,
                                    const PipelineOptions& options, std::ostream& out);

/// Reads the lines of stage read or find again. Texts, sections and metadata come back as they were
/// written; what was found is found anew, since it follows from them. `name` is what the stream is
/// called in messages.
///
/// A line that is no such record goes to `skipped` with its number and what is wrong with it: no
/// JSON, a field missing, offsets outside the text or out of order, an id that came before.
/// Articles are put in the order of their source_path, so that lines from several machines may be
/// strung together in any order. Error (malformed, or unreadable) where not one line was a record.
/// Linear time; memory as the pile.
Result<Pile> read_stage_lines(std::istream& in, std::string_view name);

}  // namespace wirestem::pipeline
