// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/plain_value.hpp"

#include <algorithm>

#include "read/markup/parse_html.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 65536;

/// A character reference or tag may stand in it.
bool has_markup(std::string_view value) {
  const std::size_t reference = value.find('&');
  if (reference != std::string_view::npos && value.find(';', reference) != std::string_view::npos) {
    return true;
  }
  const std::size_t tag = value.find('<');
  return tag != std::string_view::npos && value.find('>', tag) != std::string_view::npos;
}

bool is_ascii(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string collapse_blanks(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  bool gap = false;
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    const text::CodePoint point =
        byte < 0x80 ? text::CodePoint{byte, 1} : text::code_point_at(value, at);
    const bool unseen = point.value == 0xAD || point.value == 0xFEFF || point.value == 0x200B;
    if (byte <= 0x20 || (byte >= 0x80 && text::is_space(point.value))) {
      gap = true;
    } else if (!unseen) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out.append(value, at, point.size);
    }
    at += point.size;
  }
  return out;
}

}  // namespace

std::string_view cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string plain_value(std::string_view written) {
  written = cut_text(written, kMostBytes);
  std::string value;
  // Twice: what was escaped for HTML, and once more by a plug-in that did not trust the first.
  for (int round = 0; round < 2 && has_markup(round == 0 ? written : value); ++round) {
    const std::string markup(round == 0 ? written : value);
    value = markup::parse_html(markup).text_content(0);
    if (value.empty()) value = markup;
  }
  value = collapse_blanks(value.empty() ? written : value);
  return is_ascii(value) ? value : text::to_nfc(value);
}

}  // namespace wirestem::extract::detail
