// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/analysed_store.hpp"

#include <string_view>
#include <utility>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/analyse_store.hpp"
#include "pipeline/read_decision.hpp"

namespace wirestem::cli {
namespace {

std::optional<Error> bring_up_to_date(keep::Store& store, const Arguments& arguments) {
  auto options = pipeline_options(arguments);
  if (!options) return options.error();
  ProgressBar progress(arguments, false);
  bool whole = true;  // then each stage is told; else each step, which has all stages in it
  pipeline::PipelineOptions analysing = std::move(options).value();
  if (const auto tell = progress.teller()) {
    analysing.progress = [&whole, tell](const pipeline::Progress& stage) {
      if (whole) tell(stage);
    };
  }
  const auto anew = arguments.has("--anew") ? pipeline::Anew::all : pipeline::Anew::as_needed;
  const auto report = pipeline::analyse_store(
      store, analysing, anew, [&progress, &whole](std::uint64_t done, std::uint64_t all) {
        whole = false;
        const double part = all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all);
        progress.show("analysing", "articles", {.stage = {}, .done = done, .all = all}, part);
      });
  if (!report) return report.error();
  return std::nullopt;
}

}  // namespace

Result<keep::Store> open_analysed(const Arguments& arguments) {
  auto opened = open_store(arguments, keep::Access::read);
  if (!opened) return opened;
  const auto state = opened.value().state();
  if (!state) return state.error();
  if (!state.value().stale() && !arguments.has("--anew")) return opened;
  auto writable = open_store(arguments, keep::Access::write);
  if (!writable) {
    say(writable.error().message + "; its stories are shown as they were last made");
    return opened;
  }
  keep::Store store = std::move(writable).value();
  if (auto error = bring_up_to_date(store, arguments)) return *error;
  return store;
}

Result<Dossier> dossier_of(const keep::Store& store, const std::string& name) {
  const auto line = pipeline::story_named(store, name);
  if (!line) return line.error();
  auto dossier = pipeline::story_dossier(store, line.value().id);
  if (!dossier) return dossier.error();
  if (dossier.value()) return *std::move(dossier).value();
  return Error{ErrorCode::not_found, store.path() + ": no dossier of '" + name + "'"};
}

}  // namespace wirestem::cli
