// SPDX-License-Identifier: Apache-2.0
//
// No script is run and no JSON document is built: strings are picked out of the script's text, each
// with the key before it. A page's state holds its article as one string of markup or as a list of
// paragraphs under like keys; either way most prose stands under one key.
#include "read/extract/detail/content/embedded_body.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "read/extract/detail/content/blocks.hpp"
#include "read/markup/parse_html.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::size_t kProseBytes = 80;        ///< a shorter string is a label
constexpr std::size_t kMostBytes = 8U << 20U;  ///< of one script; what is beyond is not read
constexpr std::size_t kMostParagraphs = 4000;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The four hex digits at `at`, or nothing.
std::optional<char32_t> read_hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

/// Resolves the escapes of a JSON string; one that is none stays as it is.
std::string unescape(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    const char c = raw[++i];
    if (c == 'u') {
      auto value = read_hex4(raw, i + 1);
      if (!value) continue;
      i += 4;
      if (*value >= 0xD800 && *value < 0xDC00 && raw.substr(i + 1).starts_with("\\u")) {
        const auto low = read_hex4(raw, i + 3);
        if (low && *low >= 0xDC00 && *low < 0xE000) {
          value = 0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00);
          i += 6;
        }
      }
      text::append_utf8(out, *value >= 0xD800 && *value < 0xE000 ? U'\uFFFD' : *value);
      continue;
    }
    out += c == 'n' ? '\n' : c == 't' ? ' ' : c == 'r' ? ' ' : c == 'b' || c == 'f' ? ' ' : c;
  }
  return out;
}

/// A string of JSON that has the length and the blanks of prose.
bool reads_as_prose(std::string_view raw) {
  if (raw.size() < kProseBytes) return false;
  const auto blanks = std::ranges::count(raw, ' ');
  const bool ideographs = std::ranges::any_of(raw.substr(0, kProseBytes), [](char c) {
    const auto lead = static_cast<unsigned char>(c);
    return lead >= 0xE3 && lead <= 0xE9;
  });
  const bool sentence = raw.find(". ") != std::string_view::npos || raw.ends_with(".") ||
                        raw.find(".<") != std::string_view::npos ||
                        raw.find("\\u003c") != std::string_view::npos ||
                        raw.find("。") != std::string_view::npos;
  const bool code = raw.find("function(") != std::string_view::npos ||
                    raw.find("!important") != std::string_view::npos;
  return sentence && !code && (ideographs || static_cast<std::size_t>(blanks) * 14 > raw.size());
}

struct FoundStrings {
  std::vector<std::string_view> raw;
  std::uint64_t bytes = 0;
};

using StringsByKey = std::map<std::string, FoundStrings, std::less<>>;

/// Picks the strings of prose out of a script, by the key that stands before each.
void pick_strings(std::string_view script, StringsByKey& found) {
  script = script.substr(0, kMostBytes);
  std::string_view key;
  std::string_view last;
  for (std::size_t at = script.find('"'); at != std::string_view::npos; at = script.find('"', at)) {
    std::size_t end = at + 1;
    while (end < script.size() && script[end] != '"') end += script[end] == '\\' ? 2U : 1U;
    if (end >= script.size()) return;
    const std::string_view raw = script.substr(at + 1, end - at - 1);
    std::size_t next = end + 1;
    while (next < script.size() && is_blank(script[next])) ++next;
    const bool is_key = next < script.size() && script[next] == ':';
    if (is_key) {
      key = raw;
    } else if (reads_as_prose(raw) && raw != last) {
      FoundStrings& strings = found[std::string(key)];
      if (strings.raw.size() < kMostParagraphs) {
        strings.raw.push_back(raw);
        strings.bytes += raw.size();
        last = raw;
      }
    }
    at = end + 1;
  }
}

/// Adds a string's paragraphs: those of its markup, or its lines.
void add_paragraphs(std::string_view text, std::vector<std::string>& out, std::uint64_t& letters) {
  const bool markup = text.find("</") != std::string_view::npos ||
                      text.find("&#") != std::string_view::npos ||
                      text.find("&nbsp;") != std::string_view::npos;
  if (markup) {
    const Document fragment = markup::parse_html(text);
    for (Block& block : read_blocks(fragment, 0)) {
      letters += block.letters;
      out.push_back(std::move(block.text));
    }
    return;
  }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    if (line.empty()) continue;
    letters += line.size();
    out.emplace_back(line);
  }
}

/// Scripts that are no scripts: markup that is put into the page as it stands.
bool holds_markup(std::string_view type) {
  return type.find("template") != std::string_view::npos || type == "text/html";
}

/// The paragraphs of markup that stands in scripts.
std::vector<std::string> paragraphs_of_templates(const Document& page, std::uint64_t& letters) {
  std::vector<std::string> paragraphs;
  for (NodeId node = page.first(); node != no_node; node = page.after(node)) {
    if (page[node].tag != Tag::script || page[node].kind != markup::NodeKind::element) continue;
    if (!holds_markup(page.attribute(node, "type").value_or(""))) continue;
    for (NodeId text = page[node].first_child; text != no_node; text = page[text].next) {
      if (reads_as_prose(page[text].text)) add_paragraphs(page[text].text, paragraphs, letters);
    }
  }
  return paragraphs;
}

StringsByKey strings_of_scripts(const Document& page) {
  StringsByKey found;
  for (NodeId node = page.first(); node != no_node; node = page.after(node)) {
    if (page[node].tag != Tag::script || page[node].kind != markup::NodeKind::element) continue;
    const std::string_view type = page.attribute(node, "type").value_or("");
    if (type == "application/ld+json") continue;
    for (NodeId text = page[node].first_child; text != no_node; text = page[text].next) {
      if (page[text].text.size() > kProseBytes * 4) pick_strings(page[text].text, found);
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> find_embedded_body(const Document& page, std::string_view article_body,
                                            std::uint64_t least) {
  constexpr std::uint64_t kLeastDeclared = 60;
  constexpr std::uint64_t kLeastLetters = 300;
  const std::uint64_t least_declared = std::max(least, kLeastDeclared);
  least = std::max(least, kLeastLetters);
  std::vector<std::string> paragraphs;
  std::uint64_t letters = 0;
  add_paragraphs(article_body, paragraphs, letters);
  if (letters >= least_declared) return paragraphs;

  letters = 0;
  paragraphs = paragraphs_of_templates(page, letters);
  if (letters >= least) return paragraphs;

  const StringsByKey found = strings_of_scripts(page);
  const auto most =
      std::ranges::max_element(found, {}, [](const auto& entry) { return entry.second.bytes; });
  if (most == found.end() || most->second.bytes < least) return {};
  paragraphs.clear();
  letters = 0;
  for (const std::string_view raw : most->second.raw) {
    add_paragraphs(unescape(raw), paragraphs, letters);
  }
  if (letters < least) paragraphs.clear();
  return paragraphs;
}

}  // namespace wirestem::extract::detail
