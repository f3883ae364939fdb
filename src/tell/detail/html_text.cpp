// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/html_text.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How one byte is written: itself, or an escape. Bytes of UTF-8 sequences stand for themselves.
std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "&#13;";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  const bool allowed = byte >= 0x20 || c == '\n' || c == '\t';
  return allowed && byte != 0x7F ? std::string_view() : kReplacement;
}

}  // namespace

Html& Html::text(std::string_view words) {
  std::string repaired;
  if (!text::is_utf8(words)) {
    repaired = text::repair_utf8(words);
    words = repaired;
  }
  for (const char c : words) {
    const std::string_view escape = escape_of(c);
    if (escape.empty()) {
      out_ += c;
    } else {
      out_ += escape;
    }
  }
  return *this;
}

Html& Html::language(std::string_view language, std::string_view words) {
  raw(" lang=\"").text(language == "und" ? "" : language).raw("\"");
  return raw(runs_right_to_left(words) ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

bool is_web_address(std::string_view url) {
  std::string_view rest = url;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (url.starts_with(scheme)) rest.remove_prefix(scheme.size());
  }
  if (rest.size() == url.size() || rest.empty() || rest.front() == '/') return false;
  return std::ranges::none_of(rest, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
  });
}

bool runs_right_to_left(std::string_view words) {
  static constexpr std::array<std::string_view, 6> kScripts = {"Arab", "Hebr", "Syrc",
                                                               "Thaa", "Nkoo", "Adlm"};
  return std::ranges::find(kScripts, text::main_script(words)) != kScripts.end();
}

}  // namespace wirestem::tell
