// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "apps/cli/analysed_store.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/export_choice.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/terminal.hpp"
#include "tell/counted.hpp"
#include "tell/table_cell.hpp"
#include "tell/write_decisions.hpp"
#include "tell/write_dossier_json.hpp"
#include "tell/write_summary.hpp"

namespace wirestem::cli {
namespace {

constexpr std::size_t kLeast = 20;

void print_words(const keep::StoryLine& story) {
  constexpr std::size_t kId = 12;
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kCounts = 34;
  const std::string counts =
      tell::counted(story.pages, "page", "pages") + ", " +
      tell::counted(story.origins, "origin", "origins") +
      (story.conflicts == 0 ? "" : ", " + tell::counted(story.conflicts, "conflict", "conflicts"));
  const std::string day = story.last_published.empty() ? "-" : story.last_published.substr(0, kDay);
  const std::size_t used = kId + kDay + kCounts + 3;
  std::cout << tell::table_cell(story.id, kId) << " " << tell::table_cell(day, kDay) << " "
            << tell::table_cell(counts, kCounts) << " "
            << tell::last_cell(
                   story.label,
                   std::max(kLeast, columns_of_stdout() - std::min(columns_of_stdout(), used)))
            << "\n";
}

}  // namespace

ExitStatus run_stories(const Arguments& arguments) {
  if (auto error = no_paths(arguments)) return fail(*error);
  const auto since = since_of(arguments);
  if (!since) return fail(since.error());
  const auto most = limit_of(arguments);
  if (!most) return fail(most.error());
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  keep::StoryFilter filter;
  filter.search = arguments.value("--search").value_or("");
  filter.outlet = arguments.value("--outlet").value_or("");
  filter.language = arguments.value("--language").value_or("");
  filter.since = since.value();
  filter.limit = most.value();
  const auto page = store.value().list_stories(filter);
  if (!page) return fail(page.error());
  for (const keep::StoryLine& story : page.value().rows) {
    if (arguments.has("--json")) {
      std::cout << to_json(story) << "\n";
    } else {
      print_words(story);
    }
  }
  return ExitStatus::done;
}

ExitStatus run_show(const Arguments& arguments) {
  const auto name =
      only_argument(arguments, "story, such as story-3 (wirestem stories lists them)");
  if (!name) return fail(name.error());
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  const auto dossier = dossier_of(store.value(), name.value());
  if (!dossier) return fail(dossier.error());
  if (arguments.has("--json")) {
    std::cout << tell::dossier_to_json(dossier.value());
    return ExitStatus::done;
  }
  std::cout << tell::write_summary(dossier.value(),
                                   {.width = columns_of_stdout(), .colour = colour_on_stdout()})
            << tell::write_decisions(dossier.value().stories.front().decisions,
                                     columns_of_stdout());
  return ExitStatus::done;
}

ExitStatus run_export(const Arguments& arguments) {
  const auto name =
      only_argument(arguments, "story, such as story-3 (wirestem stories lists them)");
  if (!name) return fail(name.error());
  const auto choice = export_choice(arguments);
  if (!choice) return fail(choice.error());
  if (choice.value().formats.empty()) {
    return fail({ErrorCode::usage, "export wants --as FORMAT: " + tell::export_format_names()});
  }
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  const auto dossier = dossier_of(store.value(), name.value());
  if (!dossier) return fail(dossier.error());
  const std::string folder =
      arguments.value("--output").value_or(dossier.value().stories.front().story.id);
  if (auto error = write_exports(dossier.value(), choice.value(), folder)) return fail(*error);
  return ExitStatus::done;
}

}  // namespace wirestem::cli
