// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "apps/cli/arguments.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::cli {

/// How many bytes stand before the end of each input file, in the order in which they are read:
/// what tells how long reading still takes. Archives count as a whole.
class InputSizes {
 public:
  /// Walks the folders among `paths`; what cannot be read has no size.
  explicit InputSizes(std::span<const std::string> paths);

  /// The part of all bytes that is read when `source_path` is; 0 where nobody can know.
  double part_at(std::string_view source_path) const;

 private:
  std::map<std::string, std::uint64_t, std::less<>> bytes_to_;
  std::uint64_t all_ = 0;
};

/// One line on standard error: a bar, how many, how fast, how long still.
///
///     finding   [=========>          ] 420 of 1200 articles, 38 a second, 20 s left
///
/// Only on a terminal, not with --quiet, and not where the command's own lines go to the same
/// terminal. Without colours, and a few times a second. Gone when it ends.
class ProgressBar {
 public:
  ProgressBar(const Arguments& arguments, bool lines_on_stdout);

  /// For PipelineOptions::progress; holds this object, which must stay.
  pipeline::TellProgress teller();

  void show(const pipeline::Progress& progress);
  /// The same for any work: `part` of it is done, from 0 to 1; 0 where nobody knows.
  void show(std::string_view what, std::string_view unit, const pipeline::Progress& progress,
            double part);
  void clear() { line_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  ProgressLine line_;
  bool wanted_;
  InputSizes sizes_;
  std::string what_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point shown_;
};

}  // namespace wirestem::cli
