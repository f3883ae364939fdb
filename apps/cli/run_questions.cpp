// SPDX-License-Identifier: Apache-2.0
//
// The commands that ask the store something: why, check, what-if, diff.
#include <charconv>
#include <iostream>

#include "apps/cli/analysed_store.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/check_sentence.hpp"
#include "tell/counted.hpp"
#include "tell/diff_texts.hpp"
#include "tell/stand_without.hpp"
#include "tell/table_cell.hpp"
#include "tell/write_evidence.hpp"

namespace wirestem::cli {
namespace {

constexpr std::size_t kNumber = 4;

Result<Article> article_named(const keep::Store& store, const std::string& id) {
  auto found = store.find_article(id);
  if (!found) return found.error();
  if (!found.value()) {
    return Error{ErrorCode::not_found, store.path() + ": no article '" + id + "'"};
  }
  return std::move(found).value()->versions.back().article;
}

}  // namespace

ExitStatus run_why(const Arguments& arguments) {
  if (arguments.paths.size() != 2) {
    return fail({ErrorCode::usage,
                 "why wants a story and a claim, an edge or a source of it: "
                 "wirestem why story-3 claim-2"});
  }
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  const auto dossier = dossier_of(store.value(), arguments.paths[0]);
  if (!dossier) return fail(dossier.error());
  const auto evidence = tell::write_evidence(dossier.value(), arguments.paths[1]);
  if (!evidence) {
    return fail({ErrorCode::not_found, arguments.paths[0] + " has no '" + arguments.paths[1] +
                                           "' (claim-1, edge-1, source-1 and so on)"});
  }
  std::cout << *evidence;
  return ExitStatus::done;
}

ExitStatus run_check(const Arguments& arguments) {
  const auto sentence = only_argument(arguments, "sentence, in quotation marks");
  if (!sentence) return fail(sentence.error());
  const auto least = number_flag(arguments, "--min-origins", 1);
  if (!least) return fail(least.error());
  const auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  const auto claims = pipeline::check_sentence(store.value(), sentence.value(), options.value());
  if (!claims) return fail(claims.error());
  bool enough = false;
  for (const keep::ClaimLine& claim : claims.value()) {
    enough = enough || claim.independent_origins >= least.value();
    if (arguments.has("--json")) {
      std::cout << to_json(claim) << "\n";
      continue;
    }
    std::cout << tell::counted(claim.independent_origins, "independent origin",
                               "independent origins")
              << ", " << tell::counted(claim.pages, "page", "pages") << ": "
              << tell::last_cell(claim.text, columns_of_stdout()) << " (" << claim.story << " "
              << claim.id << ")\n";
  }
  if (claims.value().empty() && !arguments.has("--json")) {
    std::cout << "no page of the store makes this claim\n";
  }
  return enough ? ExitStatus::done : ExitStatus::no;
}

ExitStatus run_what_if(const Arguments& arguments) {
  const auto name = only_argument(arguments, "story");
  if (!name) return fail(name.error());
  const auto outlet = arguments.value("--drop");
  if (!outlet) return fail({ErrorCode::usage, "what-if wants --drop OUTLET"});
  const auto store = open_analysed(arguments);
  if (!store) return fail(store.error());
  const auto dossier = dossier_of(store.value(), name.value());
  if (!dossier) return fail(dossier.error());
  const StoryDossier& story = dossier.value().stories.front();
  if (!tell::knows_outlet(dossier.value(), story, *outlet)) {
    return fail({ErrorCode::not_found, name.value() + " knows no '" + *outlet + "'"});
  }
  for (const auto& claim : tell::stand_without(dossier.value(), story, *outlet)) {
    if (arguments.has("--json")) {
      std::cout << to_json(claim) << "\n";
      continue;
    }
    std::cout << tell::table_cell(claim.origins_after == 0 ? "falls" : "stands", 7)
              << tell::table_cell(std::to_string(claim.origins_before), kNumber) << "→ "
              << tell::table_cell(std::to_string(claim.origins_after), kNumber)
              << tell::last_cell(claim.text, columns_of_stdout() - 2 * kNumber - 9) << "\n";
  }
  return ExitStatus::done;
}

ExitStatus run_diff(const Arguments& arguments) {
  if (arguments.paths.size() != 2) {
    return fail(
        {ErrorCode::usage, "diff wants two articles (wirestem articles), or harbour@1 harbour@2"});
  }
  const auto store = open_store(arguments, keep::Access::read);
  if (!store) return fail(store.error());
  const auto before = article_named(store.value(), arguments.paths[0]);
  if (!before) return fail(before.error());
  const auto after = article_named(store.value(), arguments.paths[1]);
  if (!after) return fail(after.error());
  const auto parts = tell::diff_texts(before.value().text, after.value().text);
  if (arguments.has("--json")) {
    for (const DiffPart& part : parts) std::cout << to_json(part) << "\n";
  } else {
    std::cout << tell::write_diff(parts, colour_on_stdout());
  }
  return ExitStatus::done;
}

}  // namespace wirestem::cli
