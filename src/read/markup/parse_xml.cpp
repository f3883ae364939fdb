// SPDX-License-Identifier: Apache-2.0
//
// One pass from '<' to '<' with a stack of open elements. Whatever is no markup after a '<' is
// text, so that "a < b" survives in a feed whose writer never escaped anything. Each search for the
// end of something (a comment, a quotation mark) that fails is remembered, since it would fail
// again for everything behind it: that keeps the pass linear. A DOCTYPE is passed over with its
// internal subset; an entity it declares stays as "&name;" in the text.
#include "read/markup/parse_xml.hpp"

#include <algorithm>
#include <vector>

#include "read/markup/detail/character_references.hpp"
#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/document_builder.hpp"

namespace wirestem::markup {
namespace {

constexpr std::size_t kMaxDepth = 512;
constexpr std::size_t kMaxNodes = 20'000'000;
constexpr std::size_t kMaxAttributes = 1024;
/// How far up an end tag looks for its element: a stray one must not cost the whole stack.
constexpr std::size_t kMaxCrossed = 128;

bool begins_name(char c) {
  return detail::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

class XmlParser {
 public:
  explicit XmlParser(std::string_view input) : input_(input), document_(input), build_(document_) {}

  Result<Document> run() {
    if (input_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < input_.size() && build_.size() < kMaxNodes) {
      const std::size_t tag = std::min(input_.find('<', at_), input_.size());
      add_text(input_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < input_.size()) read_markup();
    }
    if (at_ < input_.size()) build_.cap();
    if (!has_element_) return Error{ErrorCode::malformed, "no XML element stands in it"};
    return std::move(document_);
  }

 private:
  NodeId parent() const { return open_.empty() ? NodeId{0} : open_.back(); }

  void read_markup() {
    const std::string_view rest = input_.substr(at_);
    if (rest.starts_with("<!--")) {
      const std::size_t end = std::min(input_.find("-->", at_ + 4), input_.size());
      build_.append_comment(current(), input_.substr(at_ + 4, end - std::min(at_ + 4, end)));
      at_ = std::min(end + 3, input_.size());
    } else if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = std::min(input_.find("]]>", at_ + 9), input_.size());
      build_.append_text(current(), input_.substr(at_ + 9, end - (at_ + 9)));
      at_ = std::min(end + 3, input_.size());
    } else if (rest.starts_with("<!")) {
      skip_declaration();
    } else if (rest.starts_with("<?")) {
      skip_instruction();
    } else if (rest.size() > 2 && rest[1] == '/' && begins_name(rest[2])) {
      read_end_tag();
    } else if (rest.size() > 1 && begins_name(rest[1])) {
      read_start_tag();
    } else {
      add_text(rest.substr(0, 1));
      ++at_;
    }
  }

  /// The element that takes what comes now: the innermost, or the last of those nested too deep.
  NodeId current() const { return too_deep_ > 0 ? deepest_ : parent(); }

  void add_text(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
      // As in an attribute: an address with a bare "&copy=2" in it keeps that.
      const auto reference = detail::resolve_reference(text.substr(at + 1), true);
      if (reference.length == 0) continue;
      build_.append_text(current(), text.substr(begin, at - begin));
      build_.append_text(current(), build_.keep(reference.utf8()));
      at += reference.length;
      begin = at + 1;
    }
    build_.append_text(current(), text.substr(begin));
  }

  std::string_view resolve(std::string_view value) {
    std::size_t at = value.find('&');
    if (at == std::string_view::npos) return value;
    // No reference is shorter than what it stands for.
    char* const place = build_.allocate(value.size());
    char* to = place;
    std::size_t begin = 0;
    for (; at != std::string_view::npos; at = value.find('&', at + 1)) {
      const auto reference = detail::resolve_reference(value.substr(at + 1), true);
      if (reference.length == 0 || reference.size > reference.length + 1) continue;
      to = std::copy(value.begin() + offset(begin), value.begin() + offset(at), to);
      to = std::copy_n(reference.bytes.begin(), reference.size, to);
      at += reference.length;
      begin = at + 1;
    }
    to = std::copy(value.begin() + offset(begin), value.end(), to);
    return {place, static_cast<std::size_t>(to - place)};
  }
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  /// <!DOCTYPE …> and stray declarations. An internal subset goes to its "]", quoted strings and
  /// comments in it passed over.
  void skip_declaration() {
    std::size_t at = at_ + 2;
    bool subset = false;
    while (at < input_.size() && !unclosed_subset_) {
      const char c = input_[at];
      if (c == '[') subset = true;
      if (c == ']') subset = false;
      if (c == '>' && !subset) break;
      if (subset && input_.substr(at).starts_with("<!--")) {
        at = std::min(input_.find("-->", at), input_.size());
      } else if (c == '"' || c == '\'') {
        at = std::min(input_.find(c, at + 1), input_.size());
      }
      ++at;
    }
    if (at >= input_.size()) unclosed_subset_ = true;
    if (unclosed_subset_) at = std::min(input_.find('>', at_), input_.size());
    at_ = std::min(at + 1, input_.size());
  }

  void skip_instruction() {
    std::size_t end = unclosed_instruction_ ? std::string_view::npos : input_.find("?>", at_ + 2);
    if (end != std::string_view::npos) {
      at_ = end + 2;
      return;
    }
    unclosed_instruction_ = true;
    end = input_.find('>', at_);
    at_ = end == std::string_view::npos ? input_.size() : end + 1;
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < input_.size() && !detail::is_space(input_[at_]) && input_[at_] != '>' &&
           input_[at_] != '/' && input_[at_] != '=' && input_[at_] != '<') {
      ++at_;
    }
    return input_.substr(begin, at_ - begin);
  }

  void skip_space() {
    while (at_ < input_.size() && detail::is_space(input_[at_])) ++at_;
  }

  void read_end_tag() {
    at_ += 2;
    const std::string_view name = read_name();
    while (at_ < input_.size() && input_[at_] != '>' && input_[at_] != '<') ++at_;
    if (at_ < input_.size() && input_[at_] == '>') ++at_;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    const std::size_t lowest = open_.size() - std::min(open_.size(), kMaxCrossed);
    for (std::size_t i = open_.size(); i > lowest; --i) {
      if (same_name(build_[open_[i - 1]].text, name)) {
        open_.resize(i - 1);
        return;
      }
    }
  }

  /// Feeds written by hand close <pubDate> with </pubdate>.
  static bool same_name(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (detail::lower(a[i]) != detail::lower(b[i])) return false;
    }
    return true;
  }

  void read_start_tag() {
    ++at_;
    const std::string_view name = read_name();
    const std::uint32_t first = build_.attribute_mark();
    const bool empty = read_attributes();
    const NodeId element =
        build_.append_element(parent(), name, Tag::unknown, Namespace::other, first);
    has_element_ = true;
    if (empty) return;
    if (open_.size() < kMaxDepth) {
      open_.push_back(element);
    } else {
      build_.cap();
      ++too_deep_;
      deepest_ = element;
    }
  }

  /// Reads up to and with the tag's '>'; true where it is "/>". A '<' ends a tag that lacks it.
  bool read_attributes() {
    std::size_t count = 0;
    while (true) {
      skip_space();
      if (at_ >= input_.size() || input_[at_] == '<') return false;
      if (input_[at_] == '>') {
        ++at_;
        return false;
      }
      if (input_.substr(at_).starts_with("/>")) {
        at_ += 2;
        return true;
      }
      const std::string_view name = read_name();
      if (name.empty() && input_[at_] != '=') {  // a stray slash
        ++at_;
        continue;
      }
      skip_space();
      std::string_view value;
      if (at_ < input_.size() && input_[at_] == '=') {
        ++at_;
        skip_space();
        value = read_value();
      }
      if (!name.empty() && count++ < kMaxAttributes) build_.add_attribute(name, resolve(value));
    }
  }

  std::string_view read_value() {
    if (at_ >= input_.size()) return {};
    const char quote = input_[at_];
    bool& unclosed = quote == '"' ? unclosed_double_ : unclosed_single_;
    if ((quote == '"' || quote == '\'') && !unclosed) {
      const std::size_t end = input_.find(quote, at_ + 1);
      if (end != std::string_view::npos) {
        const std::string_view value = input_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return value;
      }
      unclosed = true;
    }
    const std::size_t begin = at_;
    while (at_ < input_.size() && !detail::is_space(input_[at_]) && input_[at_] != '>') ++at_;
    return input_.substr(begin, at_ - begin);
  }

  std::string_view input_;
  Document document_;
  DocumentBuilder build_;
  std::size_t at_ = 0;
  std::vector<NodeId> open_;
  std::size_t too_deep_ = 0;  ///< open elements below the depth cap
  NodeId deepest_ = no_node;
  bool has_element_ = false;
  bool unclosed_subset_ = false;
  bool unclosed_instruction_ = false;
  bool unclosed_double_ = false;
  bool unclosed_single_ = false;
};

}  // namespace

Result<Document> parse_xml(std::string_view utf8) { return XmlParser(utf8).run(); }

}  // namespace wirestem::markup
