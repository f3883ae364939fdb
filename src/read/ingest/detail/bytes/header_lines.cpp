// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/header_lines.hpp"

#include <algorithm>

namespace wirestem::ingest::detail {
namespace {

std::string_view strip(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

HeaderLines::HeaderLines(std::string_view text) {
  while (size_ < text.size()) {
    const std::size_t newline = text.find('\n', size_);
    const std::size_t end = std::min(newline, text.size());
    std::string_view line = text.substr(size_, end - size_);
    size_ = newline == std::string_view::npos ? text.size() : newline + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      ended_ = true;
      return;
    }
    if (line[0] == ' ' || line[0] == '\t') {
      if (!lines_.empty()) lines_.back().second.append(" ").append(strip(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    lines_.emplace_back(lower_ascii(strip(line.substr(0, colon))), strip(line.substr(colon + 1)));
  }
}

std::string_view HeaderLines::get(std::string_view name) const {
  const auto at = std::ranges::find(lines_, name, &std::pair<std::string, std::string>::first);
  return at == lines_.end() ? std::string_view() : std::string_view(at->second);
}

std::string media_type_of(std::string_view content_type) {
  return lower_ascii(strip(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string parameter_of(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    value = value.substr(at + 1);
    const std::size_t equals = value.find_first_of("=;");
    if (equals == std::string_view::npos) return {};
    at = equals;
    if (value[equals] == ';') continue;
    const bool wanted = lower_ascii(strip(value.substr(0, equals))) == name;
    value = strip(value.substr(equals + 1));
    if (value.starts_with('"')) {
      const std::size_t close = value.find('"', 1);
      if (wanted) return std::string(value.substr(1, close - (close == value.npos ? 0 : 1)));
      at = value.find(';', std::min(close, value.size()));
    } else {
      at = value.find(';');
      if (wanted) return std::string(strip(value.substr(0, at)));
    }
  }
  return {};
}

}  // namespace wirestem::ingest::detail
