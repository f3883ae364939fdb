// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/progress_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <utility>
#include <vector>

#include <unistd.h>

namespace wirestem::cli {
namespace {

constexpr std::chrono::milliseconds kEvery{200};
constexpr int kBarColumns = 20;
constexpr double kLeastPart = 0.01;    // before that, what is left is a guess
constexpr double kLeastSeconds = 0.1;  // likewise

struct StageWords {
  std::string_view stage;
  std::string_view what;
  std::string_view unit;
};
constexpr std::array kStages = {
    StageWords{"read", "reading", "articles"}, StageWords{"find", "finding", "articles"},
    StageWords{"link", "linking", "articles"}, StageWords{"trace", "tracing", "stories"}};

std::string bar_of(double part) {
  const int full = std::clamp(static_cast<int>(part * kBarColumns), 0, kBarColumns);
  std::string bar(static_cast<std::size_t>(full), '=');
  if (full < kBarColumns) bar += '>';
  bar.resize(kBarColumns, ' ');
  return "[" + bar + "]";
}

std::string span_of(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string rate_of(double rate) {
  const auto tenths = static_cast<long>(rate * 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths < 100) text += "." + std::to_string(tenths % 10);
  return text + " a second";
}

/// "pile/crawl.warc.gz#12" and "pile/pages.zip/a.html" → the files that these stand in, the whole
/// path first.
std::vector<std::string_view> files_that_may_hold(std::string_view path) {
  std::vector<std::string_view> files = {path};
  if (const auto hash = path.rfind('#'); hash != std::string_view::npos) {
    files.push_back(path = path.substr(0, hash));
  }
  for (auto at = path.rfind('/'); at != std::string_view::npos && at > 0; at = path.rfind('/')) {
    files.push_back(path = path.substr(0, at));
  }
  return files;
}

}  // namespace

InputSizes::InputSizes(std::span<const std::string> paths) {
  namespace fs = std::filesystem;
  std::error_code fault;
  for (const std::string& path : paths) {
    if (fs::is_regular_file(path, fault)) {
      bytes_to_[path] = fs::file_size(path, fault);
      continue;
    }
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, fault);
    for (; !fault && at != fs::recursive_directory_iterator(); at.increment(fault)) {
      if (at->is_regular_file(fault)) bytes_to_[at->path().string()] = at->file_size(fault);
    }
  }
  for (auto& [path, bytes] : bytes_to_) {
    if (bytes == static_cast<std::uint64_t>(-1)) bytes = 0;
    bytes = all_ += bytes;
  }
}

double InputSizes::part_at(std::string_view source_path) const {
  if (all_ == 0) return 0;
  for (const std::string_view file : files_that_may_hold(source_path)) {
    const auto at = bytes_to_.find(file);
    if (at == bytes_to_.end()) continue;
    const bool inside = file.size() != source_path.size();  // a part of it: not all of it is read
    const std::uint64_t before = at == bytes_to_.begin() ? 0 : std::prev(at)->second;
    return static_cast<double>(inside ? before : at->second) / static_cast<double>(all_);
  }
  return 0;
}

ProgressBar::ProgressBar(const Arguments& arguments, bool lines_on_stdout)
    : wanted_(line_.on_terminal() && !arguments.has("--quiet") &&
              !(lines_on_stdout && ::isatty(STDOUT_FILENO) == 1)),
      sizes_(wanted_ ? std::span<const std::string>(arguments.paths)
                     : std::span<const std::string>()) {}

pipeline::TellProgress ProgressBar::teller() {
  if (!wanted_) return {};
  return [this](const pipeline::Progress& progress) { show(progress); };
}

void ProgressBar::show(const pipeline::Progress& progress) {
  const auto words = std::ranges::find(kStages, progress.stage, &StageWords::stage);
  if (words == kStages.end()) return;
  const double part = progress.all > 0
                          ? static_cast<double>(progress.done) / static_cast<double>(progress.all)
                          : sizes_.part_at(progress.source_path);
  show(words->what, words->unit, progress, part);
}

void ProgressBar::show(std::string_view what, std::string_view unit,
                       const pipeline::Progress& progress, double part) {
  if (!wanted_) return;
  const auto now = Clock::now();
  const bool other = what != what_;
  if (other) {
    what_ = what;
    began_ = now;
  } else if (now - shown_ < kEvery) {
    return;
  }
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  std::string line(what);
  line.resize(std::max<std::size_t>(line.size() + 1, 10), ' ');
  if (part > 0) line += bar_of(part) + " ";
  line += std::to_string(progress.done);
  if (progress.all > 0) line += " of " + std::to_string(progress.all);
  line += " " + std::string(unit);
  if (progress.done > 0 && seconds >= kLeastSeconds) {
    line += ", " + rate_of(static_cast<double>(progress.done) / seconds);
    if (part >= kLeastPart && part < 1) {
      line += ", " + span_of(seconds * (1 - part) / part) + " left";
    }
  }
  line_.show(line.substr(0, columns_of_stderr() - 1));
}

}  // namespace wirestem::cli
