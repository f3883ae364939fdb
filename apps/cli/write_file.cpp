// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/write_file.hpp"

#include <fstream>
#include <string>
#include <system_error>

#include <unistd.h>

namespace wirestem::cli {
namespace {

Error cannot(std::string_view what, const std::filesystem::path& path, const std::error_code& why) {
  return {ErrorCode::unreadable,
          "cannot " + std::string(what) + " " + path.string() + ": " + why.message()};
}

}  // namespace

std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path draft = path;
  draft += ".part-" + std::to_string(::getpid());
  std::error_code error;
  {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      error = std::error_code(errno, std::generic_category());
      std::error_code ignored;
      std::filesystem::remove(draft, ignored);
      return cannot("write", path, error);
    }
  }
  std::filesystem::rename(draft, path, error);
  if (!error) return std::nullopt;
  std::error_code ignored;
  std::filesystem::remove(draft, ignored);
  return cannot("write", path, error);
}

std::optional<Error> make_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return cannot("make the folder", path, error);
  return std::nullopt;
}

}  // namespace wirestem::cli
