// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/cli/analysed_store.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/read_decision.hpp"
#include "tell/write_decisions.hpp"

namespace wirestem::cli {
namespace {

Error usage(std::string_view what) { return {ErrorCode::usage, "decide " + std::string(what)}; }

ExitStatus undo(keep::Store& store, const std::vector<std::string>& words) {
  std::int64_t number = 0;
  const std::string word = words.size() == 1 ? words.front() : "";
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (word.empty() || error != std::errc() || end != word.data() + word.size()) {
    return fail(usage("undo wants the number of a decision (wirestem decisions)"));
  }
  const auto done = store.withdraw(number);
  if (!done) return fail(done.error());
  if (!done.value()) {
    return fail({ErrorCode::not_found, store.path() + ": no decision " + word + " in force"});
  }
  std::cout << "withdrew decision " << word << "\n";
  return ExitStatus::done;
}

}  // namespace

ExitStatus run_decide(const Arguments& arguments) {
  if (arguments.paths.empty()) {
    return fail(usage("wants merge, split, not-claim, rename, reliability, note or undo"));
  }
  auto analysed = open_analysed(arguments);  // decisions speak of stories as they are now
  if (!analysed) return fail(analysed.error());
  auto opened = open_store(arguments, keep::Access::write);
  if (!opened) return fail(opened.error());
  keep::Store store = std::move(opened).value();
  const std::string& name = arguments.paths.front();
  const std::vector<std::string> words(arguments.paths.begin() + 1, arguments.paths.end());
  if (name == "undo") return undo(store, words);
  auto read = pipeline::read_decision(store, name, words);
  if (!read) return fail({read.error().code, read.error().message + " (wirestem help decide)"});
  Decision decision = std::move(read).value();
  decision.reason = arguments.value("--reason").value_or("");
  decision.author = arguments.value("--author").value_or("");
  const auto number = store.decide(decision);
  if (!number) return fail(number.error());
  std::cout << "decision " << number.value() << ": " << name
            << " (take it back with wirestem decide undo " << number.value() << ")\n";
  return ExitStatus::done;
}

ExitStatus run_decisions(const Arguments& arguments) {
  if (auto error = no_paths(arguments)) return fail(*error);
  const auto store = open_store(arguments, keep::Access::read);
  if (!store) return fail(store.error());
  const auto decisions = store.value().decisions();
  if (!decisions) return fail(decisions.error());
  if (arguments.has("--json")) {
    for (const Decision& decision : decisions.value()) std::cout << to_json(decision) << "\n";
  } else {
    std::cout << tell::write_decisions(decisions.value(), columns_of_stdout());
  }
  return ExitStatus::done;
}

}  // namespace wirestem::cli
