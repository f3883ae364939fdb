// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/url_list.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include "read/fetch/detail/web_address.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::fetch {
namespace {

constexpr std::uintmax_t kMostListBytes = std::uintmax_t{64} << 20U;

/// '#' begins a comment at the head of a line or after white space: elsewhere it is of the address.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return line.substr(0, at);
  }
  return line;
}

class ListReader {
 public:
  explicit ListReader(std::string_view name) : name_(name) {}

  void read_line(std::string_view line) {
    ++number_;
    const std::string_view entry = text::trim(without_comment(line));
    if (entry.empty()) return;
    if (entry.find_first_of(" \t") != std::string_view::npos) {
      skip("white space in an address; one address a line");
      return;
    }
    const Result<detail::WebAddress> address = detail::parse_web_address(entry);
    if (!address) {
      skip(address.error().message);
      return;
    }
    const auto [first, is_new] = lines_.emplace(address.value().url, number_);
    if (is_new) {
      list.urls.emplace_back(entry);
    } else {
      skip("the same address as in line " + std::to_string(first->second));
    }
  }

  UrlList list;

 private:
  void skip(std::string reason) {
    list.skipped.push_back({name_ + ":" + std::to_string(number_), std::move(reason)});
  }

  std::string name_;
  std::size_t number_ = 0;
  std::map<std::string, std::size_t> lines_;
};

}  // namespace

UrlList parse_url_list(std::string_view bytes, std::string_view name) {
  const std::string lines = text::decode_text(bytes).utf8;
  ListReader reader(name);
  for (std::string_view rest = lines; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    reader.read_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::move(reader.list);
}

Result<UrlList> read_url_list(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error == std::errc::no_such_file_or_directory) {
    return Error{ErrorCode::not_found, path + ": no such file"};
  }
  if (!error && size > kMostListBytes) {
    return Error{ErrorCode::too_large, path + ": a list of addresses over 64 MiB"};
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (error || !in || !(size == 0 || bytes << in.rdbuf())) {
    return Error{ErrorCode::unreadable, path + ": cannot be read"};
  }
  return parse_url_list(std::move(bytes).str(), path);
}

}  // namespace wirestem::fetch
