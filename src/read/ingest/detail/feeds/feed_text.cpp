// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/feed_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "read/ingest/detail/feeds/feed_names.hpp"
#include "read/markup/decode_page.hpp"
#include "read/markup/parse_html.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using markup::Document;
using markup::Node;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 13> kVoid = {"area",   "base",  "br",    "col",  "embed",
                                                      "hr",     "img",   "input", "link", "meta",
                                                      "source", "track", "wbr"};
  return std::ranges::find(kVoid, name) != kVoid.end();
}

void open_tag(std::string& out, const Document& document, NodeId element) {
  out += '<';
  out += local_part(document[element].text);
  for (const markup::Attribute& attribute : document.attributes(element)) {
    if (attribute.name.starts_with("xmlns")) continue;
    out += ' ';
    out += attribute.name;
    out += "=\"";
    append_escaped(out, attribute.value, true);
    out += '"';
  }
  out += '>';
}

bool has_element_child(const Document& document, NodeId element) {
  for (NodeId child = document[element].first_child; child != markup::no_node;
       child = document[child].next) {
    if (document[child].kind == NodeKind::element) return true;
  }
  return false;
}

/// Some writers escape twice: what should be "<p>" arrives as "&lt;p&gt;".
bool is_escaped_twice(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSigns = {"&lt;p&gt;",  "&lt;/p&gt;",   "&lt;br",
                                                      "&lt;/a&gt;", "&lt;/div&gt;", "&lt;p "};
  if (text.find('<') != std::string_view::npos) return false;
  return std::ranges::any_of(
      kSigns, [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

std::string unescape(std::string_view text) {
  struct Reference {
    std::string_view name;
    char is;
  };
  constexpr std::array<Reference, 5> kReferences = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto* const found =
        text[i] != '&' ? kReferences.end()
                       : std::ranges::find_if(kReferences, [&](const Reference& reference) {
                           return text.substr(i).starts_with(reference.name);
                         });
    out += found == kReferences.end() ? text[i] : found->is;
    i += found == kReferences.end() ? 1 : found->name.size();
  }
  return out;
}

/// Control characters from U+0080 on are letters of windows-1252 that somebody took for Latin-1:
/// browsers mend these where they stand as references, and so does this where they stand as such.
void mend_controls(std::string& text) {
  for (std::size_t at = text.find('\xC2'); at != std::string::npos;
       at = text.find('\xC2', at + 1)) {
    const bool control = at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (!control) continue;
    const std::string letter =
        markup::decode_page(std::string_view(text).substr(at + 1, 1), "latin1").utf8;
    text.replace(at, 2, letter);
    at += letter.size() - 1;
  }
}

enum class Kind { plain, html, undeclared };

Kind kind_of(const Document& document, NodeId element) {
  const std::string type = lower(text::trim(document.attribute(element, "type").value_or("")));
  if (type.empty()) return Kind::undeclared;
  if (type.starts_with("html") || type.starts_with("text/html")) return Kind::html;
  // Inline markup is told by its elements; here only its characters are left.
  return Kind::plain;
}

bool is_base64(const Document& document, NodeId element) {
  const std::string mode = lower(document.attribute(element, "mode").value_or(""));
  if (!mode.empty()) return mode == "base64";
  const std::string type = lower(document.attribute(element, "type").value_or(""));
  return type.find('/') != std::string::npos && !type.starts_with("text/") &&
         type.find("xml") == std::string::npos && type.find("html") == std::string::npos &&
         type.find("json") == std::string::npos;
}

}  // namespace

std::string collapse_space(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text::trim(text)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      gap = true;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::string plain_of_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return collapse_space(html);
  const Document document = markup::parse_html_fragment(html, "div");
  std::string text;
  for (NodeId node = document.first(); node != markup::no_node;) {
    const Node& one = document[node];
    const bool hidden = one.tag == Tag::script || one.tag == Tag::style;
    if (one.kind == NodeKind::text) text += one.text;
    if (one.tag == Tag::br || one.tag == Tag::p || one.tag == Tag::div) text += ' ';
    node = hidden ? document.after_subtree(node) : document.after(node);
  }
  return collapse_space(text);
}

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    if (at + 1 == text.size()) return false;
    const char next = text[at + 1];
    if (text[at] == '<') {
      if (is_letter(next) || next == '/' || next == '!') return true;
      continue;
    }
    std::size_t end = at + 1 + (next == '#' ? 1U : 0U);
    const std::size_t begin = end;
    while (end < text.size() && end - begin < 32 &&
           (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) {
      ++end;
    }
    if (end > begin && end < text.size() && text[end] == ';') return true;
  }
  return false;
}

bool has_text(const FeedText& text) {
  if (!text.html) return !text::trim(text.text).empty();
  bool in_tag = false;
  std::string_view rest = text.text;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (in_tag) {
      in_tag = c != '>';
    } else if (c == '<') {
      in_tag = true;
    } else if (static_cast<unsigned char>(c) > ' ') {
      if (!rest.substr(i).starts_with("&nbsp;")) return true;
      i += 5;
    }
  }
  return false;
}

std::string html_inside(const Document& document, NodeId element) {
  std::string out;
  NodeId node = document[element].first_child;
  while (node != markup::no_node) {
    const Node& one = document[node];
    if (one.kind == NodeKind::text) append_escaped(out, one.text, false);
    if (one.kind == NodeKind::element) open_tag(out, document, node);
    if (one.kind == NodeKind::element && one.first_child != markup::no_node) {
      node = one.first_child;
      continue;
    }
    // Back up to where a sibling follows, closing what is left.
    while (node != element) {
      const Node& done = document[node];
      const std::string_view name = local_part(done.text);
      if (done.kind == NodeKind::element && !is_void(name)) {
        out += "</";
        out += name;
        out += '>';
      }
      if (done.next != markup::no_node) break;
      node = done.parent;
    }
    node = node == element ? markup::no_node : document[node].next;
  }
  return out;
}

FeedText text_of_element(const Document& document, NodeId element) {
  FeedText out;
  if (has_element_child(document, element)) {
    out.text = std::string(text::trim(html_inside(document, element)));
    out.html = true;
    return out;
  }
  out.text = std::string(text::trim(document.text_content(element)));
  mend_controls(out.text);
  if (is_base64(document, element)) {
    if (const auto bytes = decode_base64(out.text)) {
      out.text = markup::decode_page(*bytes, {}).utf8;
      out.html = looks_like_html(out.text);
      return out;
    }
  }
  const Kind kind = kind_of(document, element);
  out.html = kind == Kind::html || (kind == Kind::undeclared && looks_like_html(out.text));
  if (out.html && is_escaped_twice(out.text)) out.text = unescape(out.text);
  return out;
}

std::string title_of_element(const Document& document, NodeId element) {
  const FeedText text = text_of_element(document, element);
  return text.html ? plain_of_html(text.text) : collapse_space(text.text);
}

std::string author_name(std::string_view text) {
  std::string name = collapse_space(text);
  const std::size_t at = name.find('@');
  if (at == std::string::npos) return name;
  constexpr std::string_view kEnds = " <>()[]\"";
  const std::size_t before = name.find_last_of(kEnds, at);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = std::min(name.find_first_of(kEnds, at), name.size());
  name.replace(begin, end - begin, " ");
  constexpr std::string_view kAround = " <>()[]\",;:";
  const std::size_t first = name.find_first_not_of(kAround);
  if (first == std::string::npos) return {};
  name = name.substr(first, name.find_last_not_of(kAround) - first + 1);
  return collapse_space(name);
}

std::string normalise_language(std::string_view tag) {
  std::string out;
  for (const char c : text::trim(tag)) {
    if (c == '-' || c == '_') {
      out += '-';
    } else if (is_letter(c) || (c >= '0' && c <= '9')) {
      out += c;
    } else {
      return {};
    }
  }
  out = lower(out);
  const std::size_t first = std::min(out.find('-'), out.size());
  if (first < 2 || first > 3 || out.size() > 35 || out.ends_with('-')) return {};
  // "de-ch" is de-CH, "zh-hans" is zh-Hans.
  const auto raise = [&](std::size_t at) {
    if (out[at] >= 'a' && out[at] <= 'z') out[at] = static_cast<char>(out[at] - 'a' + 'A');
  };
  for (std::size_t at = first; at < out.size(); at = std::min(out.find('-', at + 1), out.size())) {
    const std::size_t size = std::min(out.find('-', at + 1), out.size()) - at - 1;
    if (size == 2) raise(at + 2);
    if (size == 2 || size == 4) raise(at + 1);
  }
  return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = static_cast<std::uint32_t>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      value = static_cast<std::uint32_t>(c - 'a' + 26);
    } else if (c >= '0' && c <= '9') {
      value = static_cast<std::uint32_t>(c - '0' + 52);
    } else if (c == '+' || c == '/') {
      value = c == '+' ? 62U : 63U;
    } else if (c == '=' || c == '\n' || c == '\r' || c == ' ' || c == '\t') {
      continue;
    } else {
      return std::nullopt;
    }
    bits = (bits << 6U) | value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return out;
}

}  // namespace wirestem::ingest::detail
