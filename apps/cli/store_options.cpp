// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/store_options.hpp"

#include <charconv>
#include <chrono>
#include <limits>

namespace wirestem::cli {
namespace {

Error usage(std::string message) { return {ErrorCode::usage, std::move(message)}; }

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return number_of(text.substr(0, 4)) && number_of(text.substr(5, 2)) &&
         number_of(text.substr(8, 2));
}

std::string padded_number(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string day_before(std::int64_t seconds) {
  const auto time = std::chrono::system_clock::now() - std::chrono::seconds(seconds);
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
  return std::to_string(static_cast<int>(date.year())) + "-" +
         padded_number(static_cast<unsigned>(date.month())) + "-" +
         padded_number(static_cast<unsigned>(date.day()));
}

}  // namespace

std::optional<std::int64_t> seconds_in(std::string_view words) {
  if (words.size() < 2) return std::nullopt;
  constexpr std::string_view kUnits = "smhdw";
  constexpr std::int64_t kSeconds[] = {1, 60, 3600, 86400, 604800};
  const std::size_t unit = kUnits.find(words.back());
  const auto number = number_of(words.substr(0, words.size() - 1));
  constexpr std::int64_t kMost = 1'000'000;
  if (unit == std::string_view::npos || !number || *number > kMost) return std::nullopt;
  return *number * kSeconds[unit];
}

Result<std::string> since_of(const Arguments& arguments) {
  const auto since = arguments.value("--since");
  if (!since) return std::string();
  if (is_day(*since)) return *since;
  const auto seconds = seconds_in(*since);
  constexpr std::int64_t kMostSeconds = std::int64_t{86400} * 365 * 1000;
  if (!seconds || *seconds > kMostSeconds) {
    return wrong_value(arguments, "--since", "a day (2024-08-06) or a span (12h, 2d, 3w)");
  }
  return day_before(*seconds);
}

Result<std::uint64_t> number_flag(const Arguments& arguments, std::string_view flag,
                                  std::uint64_t otherwise) {
  const auto value = arguments.value(flag);
  if (!value) return otherwise;
  const auto number = number_of(*value);
  if (!number) return wrong_value(arguments, flag, "a number");
  return static_cast<std::uint64_t>(*number);
}

Result<std::uint64_t> limit_of(const Arguments& arguments) {
  return number_flag(arguments, "--limit", std::numeric_limits<std::int64_t>::max());
}

std::optional<Error> no_paths(const Arguments& arguments) {
  if (arguments.paths.empty()) return std::nullopt;
  return usage("'" + arguments.paths.front() + "': wirestem " + arguments.command +
               " takes flags only");
}

Result<std::string> only_argument(const Arguments& arguments, std::string_view what) {
  if (arguments.paths.size() == 1) return arguments.paths.front();
  return usage("wirestem " + arguments.command + " wants one " + std::string(what));
}

}  // namespace wirestem::cli
