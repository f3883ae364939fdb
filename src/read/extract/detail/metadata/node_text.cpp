// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/node_text.hpp"

#include <algorithm>

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::Node;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

/// More nodes than that with so little text are no line; keeps many readings of one page linear.
constexpr std::size_t kMostNodes = 4000;

bool is_unseen(const Node& node) {
  switch (node.tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::template_:
    case Tag::select:
    case Tag::textarea:
    case Tag::button:
    case Tag::object:
    case Tag::iframe:
    case Tag::rt:
    case Tag::rp:
      return true;
    default:
      return node.kind == NodeKind::content || node.space != markup::Namespace::html;
  }
}

/// Elements that often hold a part of a line with a meaning of its own.
bool is_part(Tag tag) {
  return tag == Tag::a || tag == Tag::span || tag == Tag::small || tag == Tag::time ||
         tag == Tag::cite;
}

class Lines {
 public:
  Lines(const Document& page, std::size_t most, std::size_t lines)
      : page_(page), most_(most), lines_(lines) {}

  std::string read(NodeId first, NodeId root) {
    for (NodeId node = first; node != no_node && out_.size() < most_ && nodes_ < kMostNodes;) {
      ++nodes_;
      const Node& now = page_[node];
      if (now.kind == NodeKind::text) add(now.text);
      if (!border(now)) break;
      const bool unseen = now.kind == NodeKind::element && is_unseen(now);
      if (!unseen && now.first_child != no_node) {
        node = now.first_child;
        continue;
      }
      // Up to the next sibling of somebody; what ends on the way ends a line or part.
      bool more = true;
      while (more && node != root && page_[node].next == no_node) {
        node = page_[node].parent;
        more = node != no_node && node != root && border(page_[node]);
      }
      if (!more || node == root || !border(page_[node])) break;
      node = page_[node].next;
    }
    while (out_.ends_with('\n') || out_.ends_with(kSeam)) out_.pop_back();
    return std::move(out_);
  }

 private:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (is_full_at(text[at])) return;
      if (is_blank(text[at])) {
        gap_ = !out_.empty() && !out_.ends_with('\n');
        ++at;
        continue;
      }
      if (gap_) out_ += ' ';
      gap_ = false;
      const std::size_t begin = at++;
      const std::size_t room = most_ - std::min(out_.size() + 1, most_);
      const std::size_t limit = std::min(text.size(), at + room);
      while (at < limit && !is_blank(text[at])) ++at;
      out_ += text.substr(begin, at - begin);
    }
  }

  static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /// No more fits, save what a character begun has within.
  bool is_full_at(char c) const {
    return out_.size() >= most_ && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }

  /// A node begins or ends. False where that was the last wanted line.
  bool border(const Node& node) {
    if (node.kind != NodeKind::element) return true;
    if (is_part(node.tag) && !out_.empty() && !out_.ends_with('\n') && !out_.ends_with(kSeam)) {
      out_ += kSeam;
    }
    return is_inline(node.tag) || end_line();
  }

  bool end_line() {
    gap_ = false;
    while (out_.ends_with(kSeam)) out_.pop_back();
    if (out_.empty() || out_.ends_with('\n')) return true;
    out_ += '\n';
    return --lines_ > 0;
  }

  const Document& page_;
  std::string out_;
  std::size_t most_;
  std::size_t lines_;
  std::size_t nodes_ = 0;
  bool gap_ = false;
};

}  // namespace

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::a:
    case Tag::abbr:
    case Tag::acronym:
    case Tag::b:
    case Tag::bdi:
    case Tag::bdo:
    case Tag::big:
    case Tag::cite:
    case Tag::data:
    case Tag::del:
    case Tag::dfn:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::ins:
    case Tag::mark:
    case Tag::q:
    case Tag::ruby:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::sub:
    case Tag::sup:
    case Tag::time:
    case Tag::u:
    case Tag::wbr:
      return true;
    default:
      return false;
  }
}

std::string lines_below(const Document& page, NodeId node, std::size_t most) {
  if (page[node].first_child == no_node) return {};
  return Lines(page, most, most).read(page[node].first_child, node);
}

std::string lines_from(const Document& page, NodeId first, std::size_t lines, std::size_t most) {
  return Lines(page, most, lines).read(first, no_node);
}

}  // namespace wirestem::extract::detail
