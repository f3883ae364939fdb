// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <map>

#include "apps/cli/commands.hpp"
#include "pipeline/check_health.hpp"

namespace wirestem::cli {
namespace {

std::string padded(std::string words, std::size_t columns) {
  words.resize(std::max(words.size() + 1, columns), ' ');
  return words;
}

void print_tables(const pipeline::Health& health) {
  std::map<std::string, std::map<std::string, std::size_t>> by_language;
  for (const pipeline::TableCover& table : health.tables) {
    for (const auto& [language, rows] : table.rows) by_language[language][table.name] = rows;
  }
  std::cout << "\nLexicon\n";
  for (const auto& [language, tables] : by_language) {
    std::size_t rows = 0;
    for (const auto& [name, count] : tables) rows += count;
    std::cout << "  " << padded(language == "*" ? "all languages" : language, 16)
              << padded(std::to_string(tables.size()) + " tables", 12) << rows << " rows\n";
  }
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
  print_tables(health);
  std::cout << "\nSelf-test\n";
  for (const pipeline::HealthCheck& check : health.checks) {
    std::cout << "  " << (check.passed ? "ok      " : "FAILED  ") << check.what << "\n";
  }
  return status;
}

}  // namespace wirestem::cli
