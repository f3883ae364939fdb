// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

namespace wirestem::cascade {

/// A line of documents.jsonl.
struct Document {
  std::string id;
  std::string outlet;
  std::string published;
  std::string text;
};

/// Calls `use` for each document of a file; false where the file cannot be read.
template <typename Use>
bool each_document(const std::string& path, Use use) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object()) continue;
    Document document{.id = json.value("id", ""),
                      .outlet = json.value("outlet", ""),
                      .published = json.value("published", ""),
                      .text = json.value("text", "")};
    use(document);
  }
  return true;
}

/// Processor time of this process.
inline double cpu_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The most memory that the process has held, in megabytes.
inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

}  // namespace wirestem::cascade
