// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace wirestem::extract {

/// A file of tests/cases: parts, each under a line "--- name".
struct Case {
  std::filesystem::path path;
  std::string head;  ///< what stands before the first part: title and explanation
  std::map<std::string, std::string> parts;

  std::string part(const std::string& name) const {
    const auto found = parts.find(name);
    return found == parts.end() ? "" : found->second;
  }
};

inline Case load_case(const std::filesystem::path& path) {
  std::ifstream in(path);
  Case out;
  out.path = path;
  std::string* part = &out.head;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) {
      part = &out.parts[line.substr(4)];
    } else {
      *part += line + "\n";
    }
  }
  return out;
}

/// The cases in tests/cases/`folder`, by name.
inline std::vector<std::filesystem::path> case_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  const auto cases = std::filesystem::path(WIRESTEM_SOURCE_DIR) / "tests/cases" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace wirestem::extract
