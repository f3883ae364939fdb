// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "model/source_record.hpp"
#include "pipeline/make_dossier.hpp"
#include "read/ingest/stream_inputs.hpp"

namespace wirestem::pipeline::detail {

/// All records of a run: those of files, and those of the addresses among the paths, which come
/// after them and are fetched only where the options say so. Error (usage) for an address without
/// that.
Result<ingest::IngestReport> stream_records(std::span<const std::string> paths,
                                            const PipelineOptions& options,
                                            const std::function<void(SourceRecord&&)>& sink);

}  // namespace wirestem::pipeline::detail
