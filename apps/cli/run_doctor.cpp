// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

#include "apps/cli/commands.hpp"
#include "pipeline/check_health.hpp"

namespace wirestem::cli {
namespace {

std::string padded(std::string words, std::size_t columns) {
  words.resize(std::max(words.size() + 1, columns), ' ');
  return words;
}

void print_languages(const pipeline::Health& health) {
  constexpr std::size_t kColumn = 10;
  constexpr std::array<std::string_view, 9> kHeads = {
      "language", "speech", "speakers", "sources", "names", "dates", "frames", "concepts", "pages"};
  std::cout << "\nRows of the lexicon, by what they are looked for\n  ";
  for (const std::string_view head : kHeads) std::cout << padded(std::string(head), kColumn);
  for (const pipeline::LanguageCover& cover : health.languages) {
    std::cout << "\n  " << padded(cover.language, kColumn);
    for (const std::size_t rows : {cover.speech, cover.speakers, cover.sources, cover.names,
                                   cover.dates, cover.frames, cover.concepts, cover.pages}) {
      std::cout << padded(rows == 0 ? "-" : std::to_string(rows), kColumn);
    }
  }
  std::cout << "\n  Where a column has '-', and in every other language, that is not looked for:"
            << "\n  words in quotation marks, names in Latin letters, copied passages and numbers"
            << "\n  are found in all.\n";
}

}  // namespace

ExitStatus run_doctor(const Arguments& arguments) {
  const pipeline::Health health = pipeline::check_health();
  const ExitStatus status = health.well() ? ExitStatus::done : ExitStatus::no;
  if (arguments.has("--json")) {
    std::cout << pipeline::health_to_json(health);
    return status;
  }
  std::cout << "wirestem " << health.version << "\n";
  for (const auto& [name, version] : health.libraries) {
    std::cout << "  " << padded(name, 24) << version << "\n";
  }
  print_languages(health);
  std::cout << "\nSelf-test\n";
  for (const pipeline::HealthCheck& check : health.checks) {
    std::cout << "  " << (check.passed ? "ok      " : "FAILED  ") << check.what << "\n";
  }
  return status;
}

}  // namespace wirestem::cli
