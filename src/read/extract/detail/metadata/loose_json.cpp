// SPDX-License-Identifier: Apache-2.0
//
// One pass over the source with a stack of open arrays and objects. What a character means is
// decided by itself, hardly by what stood before it, so that a fault spoils one member and not the
// rest. A quotation mark ends a string only where what follows can follow a string; headlines with
// quotation marks in them are the commonest fault.
#include "read/extract/detail/metadata/loose_json.hpp"

#include <array>

#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool ends_bare(char c) {
  return is_blank(c) || c == ',' || c == ':' || c == '}' || c == ']' || c == '{' || c == '[' ||
         c == '"';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hexadecimal digits at `at`; nothing (-1) where they are not.
int four_digits(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/// Appends what the escape at `at` (the backslash) stands for; returns the place after it.
std::size_t append_escape(std::string_view text, std::size_t at, std::string& out) {
  if (at + 1 >= text.size()) return text.size();
  const char c = text[at + 1];
  if (c == 'u') {
    const int unit = four_digits(text, at + 2);
    if (unit < 0) return at + 2;
    auto value = static_cast<char32_t>(unit);
    std::size_t end = at + 6;
    const bool pair = unit >= 0xD800 && unit < 0xDC00 && text.substr(end, 2) == "\\u";
    const int low = pair ? four_digits(text, end + 2) : -1;
    if (low >= 0xDC00 && low < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10U) + (static_cast<char32_t>(low) - 0xDC00);
      end += 6;
    }
    const bool lone = value >= 0xD800 && value < 0xE000;
    text::append_utf8(out, lone || value == 0 ? U'\uFFFD' : value);
    return end;
  }
  switch (c) {
    case 'n':
      out += '\n';
      break;
    case 't':
    case 'r':
    case 'b':
    case 'f':
      out += ' ';
      break;
    default:
      out += c;  // \" \\ \/, and whatever else is escaped without need
  }
  return at + 2;
}

}  // namespace

class LooseJson::Reader {
 public:
  Reader(std::string_view source, std::size_t most, std::vector<Node>& nodes)
      : source_(source), most_(most), nodes_(nodes) {}

  void read() {
    nodes_.push_back({});
    nodes_[0].kind = Kind::array;
    // A wrapping in comment or CDATA marks, a byte order mark, "var x =": all before the first
    // bracket.
    at_ = source_.find_first_of("{[");
    if (source_.substr(0, at_).ends_with("<!")) at_ = source_.find_first_of("{[", at_ + 7);
    while (at_ < source_.size() && nodes_.size() < most_) step();
  }

 private:
  void step() {
    const char c = source_[at_];
    switch (c) {
      case '{':
        open(Kind::object);
        break;
      case '[':
        open(Kind::array);
        break;
      case '}':
        close(Kind::object);
        break;
      case ']':
        close(Kind::array);
        break;
      case '"':
        string('"');
        break;
      case '\'':
        string('\'');
        break;
      case '/':
        comment();
        break;
      case ',':
        key_ = {};
        ++at_;
        break;
      default:
        if (is_blank(c) || c == ':' || c == ';') {
          ++at_;
        } else {
          bare();
        }
    }
  }

  Id add(Kind kind, std::string_view value) {
    const auto id = static_cast<Id>(nodes_.size());
    Node node;
    node.key = key_;
    node.value = value;
    node.parent = now_;
    node.kind = kind;
    nodes_.push_back(node);
    Node& parent = nodes_[now_];
    if (parent.first == none) {
      parent.first = id;
    } else {
      nodes_[parent.last].next = id;
    }
    parent.last = id;
    key_ = {};
    return id;
  }

  void open(Kind kind) {
    now_ = add(kind, {});
    ++open_[kind == Kind::object ? 0 : 1];
    ++at_;
  }

  /// Closes the innermost of that kind and all that was left open in it.
  void close(Kind kind) {
    ++at_;
    key_ = {};
    if (open_[kind == Kind::object ? 0 : 1] == 0) return;
    for (bool found = false; !found && now_ != none; now_ = nodes_[now_].parent) {
      found = nodes_[now_].kind == kind;
      --open_[nodes_[now_].kind == Kind::object ? 0 : 1];
    }
  }

  void comment() {
    const std::string_view rest = source_.substr(at_);
    std::size_t end = 1;
    if (rest.starts_with("/*")) {
      end = rest.find("*/");
      end = end == std::string_view::npos ? rest.size() : end + 2;
    } else if (rest.starts_with("//")) {
      end = rest.find('\n');
    }
    at_ = end == std::string_view::npos ? source_.size() : at_ + end;
  }

  /// True where the mark at `mark` can be the end of a string.
  bool is_string_end(std::size_t mark) const {
    std::size_t next = mark + 1;
    bool line_end = false;
    while (next < source_.size() && is_blank(source_[next])) {
      line_end = line_end || source_[next] == '\n';
      ++next;
    }
    if (next >= source_.size()) return true;
    const char c = source_[next];
    if (c == ':') return nodes_[now_].kind == Kind::object && key_.empty();
    if (c == ',' || c == '}' || c == ']') return true;
    return line_end && (c == '"' || c == '/');
  }

  void string(char mark) {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < source_.size() && !(source_[end] == mark && is_string_end(end))) {
      end += source_[end] == '\\' ? 2U : 1U;
    }
    end = std::min(end, source_.size());
    at_ = std::min(end + 1, source_.size());
    value(Kind::string, source_.substr(begin, end - begin));
  }

  void bare() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && !ends_bare(source_[at_])) ++at_;
    value(Kind::bare, source_.substr(begin, at_ - begin));
  }

  /// A string or word is the name of a member where a colon follows.
  void value(Kind kind, std::string_view characters) {
    std::size_t next = at_;
    while (next < source_.size() && is_blank(source_[next])) ++next;
    const bool colon = next < source_.size() && source_[next] == ':';
    if (colon && nodes_[now_].kind == Kind::object) {
      key_ = characters;
      at_ = next + 1;
    } else if (now_ != none) {
      add(kind, characters);
    }
  }

  std::string_view source_;
  std::size_t most_;
  std::vector<Node>& nodes_;
  std::size_t at_ = 0;
  std::string_view key_;
  Id now_ = none;
  std::array<std::size_t, 2> open_{};  ///< objects and arrays that are open
};

LooseJson::LooseJson(std::string_view source, std::size_t most_nodes) {
  nodes_.reserve(std::min<std::size_t>(source.size() / 24 + 2, most_nodes));
  Reader(source, most_nodes, nodes_).read();
}

LooseJson::Id LooseJson::get(Id object, std::string_view key) const {
  if (nodes_[object].kind != Kind::object) return none;
  for (Id member = nodes_[object].first; member != none; member = nodes_[member].next) {
    if (nodes_[member].key == key) return member;
  }
  return none;
}

std::string LooseJson::text(Id node) const {
  const std::string_view raw = nodes_[node].value;
  std::string out;
  if (nodes_[node].kind == Kind::bare) return std::string(raw == "null" ? "" : raw);
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    out.append(raw, at, escape - at);
    at = escape < raw.size() ? append_escape(raw, escape, out) : escape;
  }
  return out;
}

}  // namespace wirestem::extract::detail
