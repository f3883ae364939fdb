// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <chrono>
#include <thread>
#include <utility>

#include "apps/cli/commands.hpp"

namespace wirestem::cli {
namespace {

constexpr unsigned kMostThreads = 1024;

/// The decimal number that `text` is as a whole.
std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// YYYY-MM-DD, a day that there is; a time may follow behind "T".
bool is_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  if (!year || !month || !day) return false;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  return date.ok() && (text.size() == 10 || text[10] == 'T');
}

Result<extract::Preset> preset_of(const Arguments& arguments) {
  std::optional<extract::Preset> chosen;
  for (const auto& [flag, preset] : {std::pair("--precision", extract::Preset::precision),
                                     std::pair("--recall", extract::Preset::recall),
                                     std::pair("--fast", extract::Preset::fast)}) {
    if (!arguments.has(flag)) continue;
    if (chosen) {
      return Error{ErrorCode::usage, "of --precision, --recall and --fast only one can be"};
    }
    chosen = preset;
  }
  return chosen.value_or(extract::Preset::normal);
}

std::optional<pipeline::FetchChoice> fetch_choice(const Arguments& arguments) {
  if (!arguments.has("--fetch")) return std::nullopt;
  return pipeline::FetchChoice{.cache_folder = arguments.value("--cache").value_or(""),
                               .url_list = arguments.value("--urls").value_or(""),
                               .allow_private = arguments.has("--allow-private")};
}

}  // namespace

Result<pipeline::PipelineOptions> pipeline_options(const Arguments& arguments) {
  pipeline::PipelineOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.manifest = arguments.value("--manifest");
  if (const auto threads = arguments.value("--threads")) {
    const auto number = number_of(*threads);
    if (!number || *number == 0 || *number > kMostThreads) {
      return wrong_value(arguments, "--threads",
                         "a number from 1 to " + std::to_string(kMostThreads));
    }
    options.threads = *number;
  }
  options.given_date = arguments.value("--given-date");
  if (options.given_date && !is_iso_date(*options.given_date)) {
    return wrong_value(arguments, "--given-date", "a date such as 2024-08-06");
  }
  const auto preset = preset_of(arguments);
  if (!preset) return preset.error();
  options.preset = preset.value();
  options.fetch = fetch_choice(arguments);
  const bool watching = arguments.command == "watch";  // which fetches in any case
  if (!options.fetch && !watching &&
      (arguments.on_the_line("--urls") || arguments.on_the_line("--cache"))) {
    return Error{ErrorCode::usage, "--urls and --cache want --fetch beside them"};
  }
  return options;
}

}  // namespace wirestem::cli
