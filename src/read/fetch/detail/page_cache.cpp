// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/page_cache.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <unistd.h>

#include "base/sha256.hpp"

namespace wirestem::fetch::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "wirestem-page 1";
constexpr std::uint64_t kMostHeadBytes = std::uint64_t{1} << 19U;  // over what a server may send

std::string read_all(std::ifstream& in, std::uint64_t size) {
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Takes one line off the front; what has no line end is no line.
std::optional<std::string> take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string line(bytes.substr(0, end));
  bytes.remove_prefix(end + 1);
  return line;
}

}  // namespace

bool PageCache::open() const {
  if (folder_.empty()) return true;
  std::error_code error;
  fs::create_directories(folder_, error);
  return !error && fs::is_directory(folder_, error);
}

std::string PageCache::path_of(const std::string& url) const {
  return (fs::path(folder_) / (sha256_hex(url) + ".page")).string();
}

std::optional<CachedPage> PageCache::load(const std::string& url, std::uint64_t max_bytes) const {
  if (folder_.empty()) return std::nullopt;
  const std::string path = path_of(url);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > max_bytes + kMostHeadBytes) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  const std::string file = read_all(in, size);
  std::string_view rest = file;
  std::array<std::string, 6> head;
  for (std::string& line : head) {
    std::optional<std::string> taken = take_line(rest);
    if (!taken) return std::nullopt;
    line = std::move(*taken);
  }
  if (head[0] != kFirstLine || head[1] != url || rest.size() > max_bytes) return std::nullopt;
  if (head[5] != sha256_hex(rest)) return std::nullopt;
  return CachedPage{head[2], head[3], head[4], std::string(rest)};
}

bool PageCache::save(const std::string& url, const CachedPage& page) const {
  if (folder_.empty()) return true;
  const std::string path = path_of(url);
  const std::string part = path + "." + std::to_string(::getpid()) + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out << kFirstLine << '\n' << url << '\n';
  out << page.etag << '\n' << page.last_modified << '\n' << page.content_type << '\n';
  out << sha256_hex(page.bytes) << '\n' << page.bytes;
  out.close();
  std::error_code error;
  if (out) fs::rename(part, path, error);
  if (out && !error) return true;
  fs::remove(part, error);
  return false;
}

}  // namespace wirestem::fetch::detail
