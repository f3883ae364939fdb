// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include <nlohmann/json.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/read_articles.hpp"

namespace wirestem::cli {
namespace {

using pipeline::TextLine;

void print_json(const std::string& source_path, const TextLine& line) {
  const nlohmann::ordered_json json = {{"source_path", source_path},
                                       {"kept", line.kept},
                                       {"rule", line.rule},
                                       {"detail", line.detail},
                                       {"text", line.text}};
  std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

void print_words(const TextLine& line) {
  std::string rule = line.rule;
  if (!line.detail.empty()) rule += " (" + line.detail + ")";
  constexpr std::size_t kRuleWidth = 34;
  rule.resize(std::max(rule.size(), kRuleWidth), ' ');
  std::string text = line.text;
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  std::cout << (line.kept ? "+ " : "- ") << rule << " " << text << "\n";
}

}  // namespace

ExitStatus run_why_text(const Arguments& arguments) {
  const auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  if (arguments.paths.empty()) {
    return fail({ErrorCode::usage, "nothing to read: give a page (wirestem help why-text)"});
  }
  const bool json = arguments.has("--json");
  const bool only_dropped = arguments.has("--dropped");
  const auto report =
      pipeline::explain_texts(arguments.paths, options.value(),
                              [&](const std::string& source_path, std::vector<TextLine>&& lines) {
                                if (!json) std::cout << source_path << "\n";
                                for (const TextLine& line : lines) {
                                  if (only_dropped && line.kept) continue;
                                  if (json) {
                                    print_json(source_path, line);
                                  } else {
                                    print_words(line);
                                  }
                                }
                              });
  if (!report) return fail(report.error());
  say_warnings(report.value().warnings);
  say_skipped(report.value().skipped);
  return finish(report.value().skipped, arguments);
}

}  // namespace wirestem::cli
