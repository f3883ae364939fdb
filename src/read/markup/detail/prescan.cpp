// SPDX-License-Identifier: Apache-2.0
//
// The algorithms of section 13.2.3.2 of the HTML standard, step by step and under their names.
// Where the standard says "if you run out of bytes, stop", the cursor is at its end and every
// caller looks for that: an unfinished <meta> at the end of the bytes declares nothing.
#include "read/markup/detail/prescan.hpp"

#include <string>
#include <vector>

#include "read/markup/detail/encoding_labels.hpp"

namespace wirestem::markup::detail {
namespace {

bool is_space(char c) { return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool starts_with_lower(std::string_view bytes, std::string_view lower_case) {
  if (bytes.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (lower(bytes[i]) != lower_case[i]) return false;
  }
  return true;
}

std::size_t find_lower(std::string_view bytes, std::string_view lower_case, std::size_t from) {
  for (std::size_t at = from; at < bytes.size(); ++at) {
    if (starts_with_lower(bytes.substr(at), lower_case)) return at;
  }
  return std::string_view::npos;
}

/// UTF-16 cannot be what a page declares in bytes that were read as ASCII.
std::string_view as_ascii_superset(std::string_view encoding) {
  if (encoding == "utf-16le" || encoding == "utf-16be") return "utf-8";
  return encoding == "x-user-defined" ? "windows-1252" : encoding;
}

/// "Extracting a character encoding from a meta element": the charset=… in a content attribute.
std::optional<std::string_view> encoding_in_content(std::string_view content) {
  constexpr std::string_view kCharset = "charset";
  std::size_t at = 0;
  while (true) {
    at = find_lower(content, kCharset, at);
    if (at == std::string_view::npos) return std::nullopt;
    at += kCharset.size();
    while (at < content.size() && is_space(content[at])) ++at;
    if (at < content.size() && content[at] == '=') break;
  }
  ++at;
  while (at < content.size() && is_space(content[at])) ++at;
  if (at == content.size()) return std::nullopt;
  const char quote = content[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = content.find(quote, at + 1);
    if (end == std::string_view::npos) return std::nullopt;
    return find_encoding(content.substr(at + 1, end - at - 1));
  }
  std::size_t end = at;
  while (end < content.size() && !is_space(content[end]) && content[end] != ';') ++end;
  return find_encoding(content.substr(at, end - at));
}

struct Attribute {
  std::string name;
  std::string value;
};

class Prescan {
 public:
  Prescan(std::string_view bytes, bool head_only) : bytes_(bytes), head_only_(head_only) {}

  std::optional<std::string_view> run() {
    for (; !ended(); ++at_) {
      at_ = bytes_.find('<', at_);
      if (at_ == std::string_view::npos) break;
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        // The two dashes that open it may be those that close it: "<!-->".
        skip_to(bytes_.find("-->", at_ + 2), 2);
      } else if (starts_with_lower(rest, "<meta") && rest.size() > 5 &&
                 (is_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const auto encoding = read_meta()) return encoding;
      } else if (is_tag(rest)) {
        if (head_only_ && starts_with_lower(rest, "<body")) break;
        while (!ended() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
        while (next_attribute()) {
        }
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        skip_to(bytes_.find('>', at_), 0);
      }
    }
    return std::nullopt;
  }

 private:
  bool ended() const { return at_ >= bytes_.size(); }

  void skip_to(std::size_t found, std::size_t further) {
    at_ = found == std::string_view::npos ? bytes_.size() : found + further;
  }

  static bool is_tag(std::string_view rest) {
    const std::size_t name = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    return rest.size() > name && is_letter(rest[name]);
  }

  std::optional<std::string_view> read_meta() {
    std::vector<std::string> seen;
    bool got_pragma = false;
    std::optional<bool> need_pragma;
    std::optional<std::string_view> charset;
    while (auto attribute = next_attribute()) {
      // Three names matter, so a tag with a thousand attributes costs no thousand comparisons.
      const std::string& name = attribute->name;
      if (name != "http-equiv" && name != "content" && name != "charset") continue;
      bool repeated = false;
      for (const std::string& other : seen) repeated = repeated || other == name;
      if (repeated) continue;
      seen.push_back(name);
      if (name == "http-equiv") {
        got_pragma = attribute->value == "content-type";
      } else if (name == "charset") {
        charset = find_encoding(attribute->value);
        need_pragma = false;
      } else if (const auto found = encoding_in_content(attribute->value);
                 found && !need_pragma.has_value()) {
        charset = found;
        need_pragma = true;
      }
    }
    if (ended() || !need_pragma || (*need_pragma && !got_pragma) || !charset) return std::nullopt;
    return as_ascii_superset(*charset);
  }

  /// "Get an attribute". Nothing at a '>' and at the end of the bytes.
  std::optional<Attribute> next_attribute() {
    while (!ended() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (ended() || bytes_[at_] == '>') return std::nullopt;
    Attribute out;
    for (;; ++at_) {
      if (ended()) return std::nullopt;
      const char c = bytes_[at_];
      if (c == '=' && !out.name.empty()) break;
      if (c == '/' || c == '>') return out;
      if (is_space(c)) {
        while (!ended() && is_space(bytes_[at_])) ++at_;
        if (ended()) return std::nullopt;
        if (bytes_[at_] != '=') return out;
        break;
      }
      keep(out.name, c);
    }
    ++at_;
    while (!ended() && is_space(bytes_[at_])) ++at_;
    if (ended()) return std::nullopt;
    return read_value(out) ? std::optional(std::move(out)) : std::nullopt;
  }

  bool read_value(Attribute& out) {
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      for (++at_; !ended() && bytes_[at_] != quote; ++at_) keep(out.value, bytes_[at_]);
      if (ended()) return false;
      ++at_;
      return true;
    }
    for (; !ended() && !is_space(bytes_[at_]) && bytes_[at_] != '>'; ++at_) {
      keep(out.value, bytes_[at_]);
    }
    return !ended();
  }

  /// Names and values that could matter are short; of a longer one no more is kept.
  static void keep(std::string& out, char c) {
    constexpr std::size_t kLongest = 512;
    if (out.size() < kLongest) out.push_back(lower(c));
  }

  std::string_view bytes_;
  bool head_only_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string_view> xml_declaration_encoding(std::string_view bytes) {
  constexpr std::string_view kName = "encoding";
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  if (declaration.size() == bytes.size()) return std::nullopt;
  std::size_t at = declaration.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  const auto skip_controls = [&] {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= 0x20) ++at;
  };
  at += kName.size();
  skip_controls();
  if (at == declaration.size() || declaration[at] != '=') return std::nullopt;
  ++at;
  skip_controls();
  if (at == declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) {
    return std::nullopt;
  }
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const auto encoding = find_encoding(declaration.substr(at + 1, end - at - 1));
  return encoding ? std::optional(as_ascii_superset(*encoding)) : std::nullopt;
}

std::optional<std::string_view> prescan(std::string_view bytes, bool head_only) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("<\0?\0x\0"sv)) return "utf-16le";
  if (bytes.starts_with("\0<\0?\0x"sv)) return "utf-16be";
  if (const auto encoding = Prescan(bytes, head_only).run()) return encoding;
  return xml_declaration_encoding(bytes);
}

}  // namespace wirestem::markup::detail
