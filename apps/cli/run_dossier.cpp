// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>

#include "apps/cli/commands.hpp"
#include "apps/cli/export_choice.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/terminal.hpp"
#include "apps/cli/write_file.hpp"
#include "tell/write_dossier_html.hpp"
#include "tell/write_dossier_json.hpp"
#include "tell/write_summary.hpp"

namespace wirestem::cli {
namespace {

Result<Dossier> make_dossier_aloud(const Arguments& arguments, pipeline::PipelineOptions options) {
  ProgressBar progress(arguments, false);
  options.progress = progress.teller();
  return pipeline::make_dossier(arguments.paths, options);
}

/// Writes what is to stand in files; says where. Error where a file cannot be written.
std::optional<Error> write_files(const Dossier& dossier, const std::string* json,
                                 const ExportChoice& exports, const Arguments& arguments) {
  const auto folder = arguments.value("--output");
  if (!exports.formats.empty()) {
    return write_exports(dossier, exports, folder.value_or("wirestem-dossier"));
  }
  if (!folder && json != nullptr) return std::nullopt;
  const std::filesystem::path page =
      folder ? std::filesystem::path(*folder) / "dossier.html" : "wirestem-dossier.html";
  if (folder) {
    if (auto error = make_folder(*folder)) return error;
    const std::filesystem::path data = std::filesystem::path(*folder) / "dossier.json";
    const std::string text = json != nullptr ? *json : tell::dossier_to_json(dossier);
    if (auto error = write_file(data, text)) return error;
    say("wrote " + data.string());
  }
  if (auto error = write_file(page, tell::dossier_to_html(dossier))) return error;
  say("wrote " + page.string() + " (open it in a browser)");
  return std::nullopt;
}

}  // namespace

ExitStatus run_dossier(const Arguments& arguments) {
  auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  if (arguments.paths.empty() && !options.value().manifest) {
    return fail({ErrorCode::usage,
                 "nothing to read: give files or folders, or - for standard "
                 "input (wirestem help dossier)"});
  }
  const auto exports = export_choice(arguments);
  if (!exports) return fail(exports.error());
  const auto made = make_dossier_aloud(arguments, std::move(options).value());
  if (!made) return fail(made.error());
  const Dossier& dossier = made.value();

  if (arguments.has("--json")) {
    const std::string json = tell::dossier_to_json(dossier);
    if (auto error = write_files(dossier, &json, exports.value(), arguments)) {
      return fail(*error);
    }
    std::cout << json;
    say_skipped(dossier.skipped);
  } else {
    std::cout << tell::write_summary(dossier,
                                     {.width = columns_of_stdout(), .colour = colour_on_stdout()})
              << std::flush;
    if (auto error = write_files(dossier, nullptr, exports.value(), arguments)) {
      return fail(*error);
    }
  }
  return finish(dossier.skipped, arguments);
}

}  // namespace wirestem::cli
