// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/list_files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

#include "read/ingest/detail/pages/saved_page.hpp"

namespace wirestem::ingest::detail {
namespace {

namespace fs = std::filesystem;

/// Opens folders with a stack of its own, so that depth costs no recursion.
class Walk {
 public:
  explicit Walk(const std::string& left_out) : left_out_(left_out) {}

  void add(const std::string& given) {
    if (given == "-") {
      names_["-"].push_back("-");
      return;
    }
    const std::size_t before = found_;
    if (visit(given) == Kind::folder) {
      while (!folders_.empty()) {
        const std::string folder = folders_.back();
        folders_.pop_back();
        open(folder);
      }
      if (found_ == before) skip(given, "folder without files to read");
    }
  }

  FileList take() {
    FileList list;
    for (auto& [real, names] : names_) {
      // Of several names for one file the first in order stands, whichever was given first.
      list.files.push_back({*std::ranges::min_element(names), real});
    }
    std::ranges::sort(list.files, {}, &InputFile::source_path);
    std::ranges::sort(skipped_, {}, &SkippedInput::source_path);
    const auto same_path = [](const SkippedInput& a, const SkippedInput& b) {
      return a.source_path == b.source_path;
    };
    skipped_.erase(std::unique(skipped_.begin(), skipped_.end(), same_path), skipped_.end());
    list.skipped = std::move(skipped_);
    return list;
  }

 private:
  enum class Kind { file, folder, nothing };

  Kind visit(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      skip(path, "no such file or folder");
    } else if (error) {
      skip(path, "cannot be read: " + error.message());
    } else if (fs::is_directory(status)) {
      if (const std::string real = real_path(path); seen_folders_.insert(real).second) {
        folders_.push_back(path);
      }
      return Kind::folder;
    } else if (!fs::is_regular_file(status)) {
      skip(path, "not a regular file");
    } else if (const std::string real = real_path(path); real != left_out_) {
      names_[real].push_back(path);
      ++found_;
      return Kind::file;
    }
    return Kind::nothing;
  }

  void open(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator at(folder, error);
    if (error) {
      skip(folder, "cannot be read: " + error.message());
      ++found_;
      return;
    }
    std::vector<std::string> children;
    for (const fs::directory_iterator end; at != end && !error; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (!name.starts_with('.')) children.push_back((fs::path(folder) / name).string());
    }
    std::ranges::sort(children);
    for (const std::string& child : children) {
      if (!belongs_to_saved_page(child, children)) visit(child);
    }
  }

  /// A folder of images and scripts beside the page that a browser saved with them.
  static bool belongs_to_saved_page(const std::string& child,
                                    const std::vector<std::string>& sorted) {
    std::string_view stem;
    if (!is_folder_of_saved_page(child, stem) || !fs::is_directory(child)) return false;
    for (const std::string_view ending : {".html", ".htm", ".xhtml", ".HTML", ".HTM"}) {
      if (std::ranges::binary_search(sorted, std::string(stem) + std::string(ending))) return true;
    }
    return false;
  }

  void skip(const std::string& path, std::string reason) {
    skipped_.push_back({path, std::move(reason)});
  }

  std::string left_out_;
  std::size_t found_ = 0;  ///< what a folder has to show; else it is reported as one without files
  std::vector<std::string> folders_;
  std::set<std::string> seen_folders_;
  std::map<std::string, std::vector<std::string>> names_;
  std::vector<SkippedInput> skipped_;
};

}  // namespace

std::string real_path(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? std::string() : real.string();
}

FileList list_files(std::span<const std::string> paths, const std::string& left_out) {
  Walk walk(left_out);
  // Sorted, so that which of two names opens a shared folder does not hang on the order given.
  std::vector<std::string> sorted(paths.begin(), paths.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const std::string& path : sorted) walk.add(path);
  return walk.take();
}

}  // namespace wirestem::ingest::detail
