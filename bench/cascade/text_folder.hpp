// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace wirestem::cascade {

/// The *.txt files of a folder and those below it, in the order of their paths, each once.
class TextFolder {
 public:
  /// No files where `folder` is empty or not there.
  explicit TextFolder(const std::string& folder) {
    std::error_code error;
    if (folder.empty() || !std::filesystem::is_directory(folder, error)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") files_.push_back(entry.path().string());
    }
    std::ranges::sort(files_);
  }

  /// The sentences of the next file that has five or more; nothing where there is none left.
  std::optional<std::vector<std::string>> next() {
    constexpr std::size_t kLeast = 5;
    while (next_ < files_.size()) {
      std::ifstream file(files_[next_++], std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      std::vector<std::string> sentences = split(text.str());
      if (sentences.size() >= kLeast) return sentences;
    }
    return std::nullopt;
  }

 private:
  /// Cuts after . ! ? and a blank, and at line ends: good enough to move sentences about.
  static std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> sentences(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool blank = text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n';
      if (!blank) {
        sentences.back() += text[i];
        continue;
      }
      if (sentences.back().empty() || sentences.back().back() == ' ') continue;
      const bool ended = std::string(".!?").find(sentences.back().back()) != std::string::npos;
      if (ended || text[i] == '\n') {
        sentences.emplace_back();
      } else {
        sentences.back() += ' ';
      }
    }
    if (sentences.back().empty()) sentences.pop_back();
    return sentences;
  }

  std::vector<std::string> files_;
  std::size_t next_ = 0;
};

}  // namespace wirestem::cascade
