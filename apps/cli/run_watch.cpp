// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>
#include <utility>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/watch_feeds.hpp"

namespace wirestem::cli {
namespace {

std::optional<Error> append_to(const std::string& path, const std::string& line) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << line << std::flush;
  if (file) return std::nullopt;
  return Error{ErrorCode::unreadable, "cannot write " + path};
}

std::optional<Error> give_to(const std::string& command, const std::string& line) {
  std::FILE* pipe = ::popen(command.c_str(), "w");
  if (pipe == nullptr) return Error{ErrorCode::unreadable, "cannot run " + command};
  std::fwrite(line.data(), 1, line.size(), pipe);
  if (::pclose(pipe) == 0) return std::nullopt;
  return Error{ErrorCode::unreadable, "'" + command + "' failed"};
}

/// Tells what has changed: to a file, to a command ("!mail -s news ada"), or to nobody.
std::optional<Error> tell(const std::string& listener, const keep::Event& event) {
  if (listener.empty()) return std::nullopt;
  const std::string line = to_json(event) + "\n";
  return listener.front() == '!' ? give_to(listener.substr(1), line) : append_to(listener, line);
}

Result<std::chrono::seconds> pause_of(const Arguments& arguments) {
  const std::string words = arguments.value("--every").value_or("10m");
  const auto seconds = seconds_in(words);
  constexpr std::int64_t kLeast = 10;
  if (seconds && *seconds >= kLeast) return std::chrono::seconds(*seconds);
  return wrong_value(arguments, "--every", "a span of 10s or more (90s, 10m, 2h)");
}

std::optional<Error> tell_all(keep::Store& store, const std::vector<keep::Event>& events,
                              const std::string& listener) {
  for (const keep::Event& event : events) {
    say(event.kind + ": " + event.text);
    if (auto error = tell(listener, event)) return error;
    if (auto error = store.note_told(event.number)) return error;
  }
  return std::nullopt;
}

/// One round; what fails is said, and may go well in the next.
ExitStatus run_round(keep::Store& store, const Arguments& arguments,
                     pipeline::PipelineOptions options, const std::string& listener) {
  ProgressBar progress(arguments, true);
  options.progress = progress.teller();
  const auto round = pipeline::watch_round(store, arguments.paths, options,
                                           [&](const keep::StoredArticle& stored) {
                                             if (stored.arrival == keep::Arrival::known) return;
                                             std::cout << to_json(stored) << std::endl;
                                           });
  progress.clear();
  if (!round) return fail(round.error());
  say_skipped(round.value().skipped);
  if (auto error = tell_all(store, round.value().events, listener)) return fail(*error);
  return ExitStatus::done;
}

}  // namespace

ExitStatus run_watch(const Arguments& arguments) {
  auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  if (arguments.paths.empty()) {
    return fail(
        {ErrorCode::usage, "nothing to watch: give addresses of feeds (wirestem help watch)"});
  }
  const auto pause = pause_of(arguments);
  if (!pause) return fail(pause.error());
  auto opened = open_store(arguments, keep::Access::create);
  if (!opened) return fail(opened.error());
  keep::Store store = std::move(opened).value();
  pipeline::PipelineOptions watching = std::move(options).value();
  watching.fetch = pipeline::FetchChoice{
      .cache_folder = arguments.value("--cache").value_or(store.path() + ".cache"),
      .url_list = {},
      .allow_private = arguments.has("--allow-private")};
  const std::string listener = arguments.value("--on-change").value_or("");
  // A command that does not read its input must not end the watch.
  if (!listener.empty()) std::signal(SIGPIPE, SIG_IGN);
  for (;;) {
    const ExitStatus status = run_round(store, arguments, watching, listener);
    if (arguments.has("--once")) return status;
    std::this_thread::sleep_for(pause.value());
  }
}

}  // namespace wirestem::cli
