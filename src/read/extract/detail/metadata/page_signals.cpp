// SPDX-License-Identifier: Apache-2.0
//
// The walk looks at every element of the page, so it asks as little of each as it can: attributes
// are told by the length of their names, and classes and ids are read once, a word of theirs being
// looked at only where it begins.
#include "read/extract/detail/metadata/page_signals.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace wirestem::extract::detail {
namespace {

using markup::Attribute;
using markup::Document;
using markup::Namespace;
using markup::no_node;
using markup::Node;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

constexpr std::size_t kMostClassBytes = 240;
constexpr std::size_t kMostHeadings = 400;
constexpr std::size_t kMostBylines = 400;
constexpr std::size_t kMostMetas = 2000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool holds(std::string_view text, std::string_view word) {
  const auto same = [](char x, char y) { return lower(x) == y; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

/// Remembers what names say, for a page writes the same few on most of its elements.
class HintCache {
 public:
  explicit HintCache(const SignalNames& names) : names_(names) {}

  unsigned hints_of(std::string_view name) {
    if (name.size() < kWord) return names_.hints_of(name);
    Entry& entry = entries_[slot(name)];
    if (entry.name != name) entry = {name, names_.hints_of(name)};
    return entry.hints;
  }

 private:
  struct Entry {
    std::string_view name;
    unsigned hints = 0;
  };
  static constexpr std::size_t kWord = sizeof(std::uint64_t);
  static constexpr unsigned kSlotBits = 8;

  /// Of size and both ends, between which names that one page writes seldom differ. Names that meet
  /// in one slot only push each other out.
  static std::size_t slot(std::string_view name) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::memcpy(&head, name.data(), kWord);
    std::memcpy(&tail, name.data() + name.size() - kWord, kWord);
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // spreads bits upwards (Knuth 6.4)
    const std::uint64_t mixed = ((head * kOdd) ^ tail ^ name.size()) * kOdd;
    return static_cast<std::size_t>(mixed >> (64U - kSlotBits));
  }

  const SignalNames& names_;
  std::array<Entry, std::size_t{1} << kSlotBits> entries_{};
};

/// "/author/ana-ruiz", "https://post.example/autor/3/": the page of one author.
bool leads_to_author(std::string_view url) {
  const std::size_t slash = url.find("/aut");
  if (slash == std::string_view::npos) return false;
  const std::string_view rest = url.substr(slash + 1);
  const std::size_t end = rest.find('/');
  if (end == std::string_view::npos || end + 2 > rest.size()) return false;
  constexpr std::array<std::string_view, 8> kNames = {"author",  "authors", "autor",   "autores",
                                                      "autoren", "auteur",  "auteurs", "autore"};
  return std::ranges::find(kNames, rest.substr(0, end)) != kNames.end();
}

class Walk {
 public:
  Walk(const Document& page, const SignalNames& names, PageSignals& out)
      : page_(page), out_(out), names_(names) {}

  void run() {
    for (NodeId node = page_.first(); node != no_node;) {
      const NodeId child = enter(node) ? page_[node].first_child : no_node;
      if (child != no_node) {
        node = child;
        continue;
      }
      leave(node);
      while (node != no_node && page_[node].next == no_node) {
        node = page_[node].parent;
        leave(node);
      }
      if (node != no_node) node = page_[node].next;
    }
  }

 private:
  struct Frame {
    NodeId node;
    Zone zone;
    bool article;
  };

  void leave(NodeId node) {
    if (!stack_.empty() && stack_.back().node == node) stack_.pop_back();
  }

  /// False where nothing below the node is of interest.
  bool enter(NodeId node) {
    const Node& now = page_[node];
    if (now.kind != NodeKind::element) return now.kind == NodeKind::document;
    if (now.space != Namespace::html) return false;
    ++place_;
    switch (now.tag) {
      case Tag::style:
      case Tag::noscript:
      case Tag::select:
      case Tag::textarea:
      case Tag::iframe:
        return false;
      case Tag::html:
        out_.html_language = page_.attribute(node, "lang").value_or("");
        return true;
      case Tag::head:
      case Tag::body:
        return true;
      case Tag::base:
        if (out_.base.empty()) out_.base = page_.attribute(node, "href").value_or("");
        return false;
      case Tag::title:
        if (out_.title.empty() && now.first_child != no_node) {
          out_.title = page_[now.first_child].text;
        }
        return false;
      case Tag::meta:
        read_meta(node);
        return false;
      case Tag::link:
        read_link(node);
        return false;
      case Tag::script:
        read_script(node);
        return false;
      default:
        read_element(node, now);
        return true;
    }
  }

  void read_meta(NodeId node) {
    MetaValue meta;
    std::string_view http;
    for (const Attribute& attribute : page_.attributes(node)) {
      if (attribute.name == "content") meta.content = attribute.value;
      if (attribute.name == "http-equiv") http = attribute.value;
      const bool name =
          attribute.name == "name" || attribute.name == "property" || attribute.name == "itemprop";
      if (name && meta.name.empty()) meta.name = attribute.value;
    }
    if (meta.name.empty()) meta.name = http;
    if (meta.name.empty() || meta.content.empty() || out_.metas.size() == kMostMetas) return;
    out_.metas.push_back(meta);
  }

  void read_link(NodeId node) {
    const std::string_view rel = page_.attribute(node, "rel").value_or("");
    if (same_word(rel, "canonical") && out_.canonical.empty()) {
      out_.canonical = page_.attribute(node, "href").value_or("");
    }
  }

  void read_script(NodeId node) {
    const std::string_view type = page_.attribute(node, "type").value_or("");
    const NodeId text = page_[node].first_child;
    if (text != no_node && holds(type, "ld+json")) out_.json_ld.push_back(page_[text].text);
  }

  void read_element(NodeId node, const Node& now) {
    unsigned hints = 0;
    bool microdata = false;
    bool link = false;
    for (const Attribute& attribute : page_.attributes(node)) {
      const std::string_view name = attribute.name;
      const std::string_view value = attribute.value;
      if (name == "class" || name == "id") {
        hints |= names_.hints_of(value.substr(0, kMostClassBytes));
      } else if (name == "itemprop") {
        microdata = microdata || value == "author" || value == "creator";
        if (value == "headline") hints |= kHeadline;
      } else if (name == "rel") {
        link = link || holds(value, "author");
      } else if (name == "href") {
        link = link || leads_to_author(value);
      } else if (name.starts_with("data-test") || name.starts_with("data-qa") ||
                 name == "data-component") {
        hints |= names_.hints_of(value.substr(0, kMostClassBytes)) & (kByline | kAuthor);
      }
    }
    const Frame inside = frame(node, now, hints);
    if (now.first_child != no_node && (inside.zone != zone() || inside.article != in_article())) {
      stack_.push_back(inside);
    }
    see_heading(node, now, hints, inside);
    see_byline(node, hints, microdata, link, inside.zone);
  }

  Zone zone() const { return stack_.empty() ? Zone::content : stack_.back().zone; }
  bool in_article() const { return !stack_.empty() && stack_.back().article; }

  Frame frame(NodeId node, const Node& now, unsigned hints) const {
    Frame inside{node, zone(), in_article() || now.tag == Tag::article};
    if ((hints & kComments) != 0) inside.zone = Zone::comments;
    if (inside.zone != Zone::content) return inside;
    const bool outside = !inside.article;
    if ((hints & kRelated) != 0) inside.zone = Zone::related;
    if (now.tag == Tag::aside || (hints & kSide) != 0) inside.zone = Zone::side;
    if (now.tag == Tag::nav || (now.tag == Tag::footer && outside)) inside.zone = Zone::site;
    if ((hints & kSite) != 0 && outside) inside.zone = Zone::site;
    if ((hints & kBio) != 0) inside.zone = Zone::bio;
    return inside;
  }

  void see_heading(NodeId node, const Node& now, unsigned hints, const Frame& inside) {
    const bool heading = now.tag >= Tag::h1 && now.tag <= Tag::h6;
    const bool named = (hints & kHeadline) != 0;
    if ((!heading && !named) || out_.headings.size() == kMostHeadings) return;
    const int level = heading ? 1 + static_cast<int>(now.tag) - static_cast<int>(Tag::h1) : 0;
    out_.headings.push_back(
        {node, place_, static_cast<std::uint8_t>(level), inside.zone, named, inside.article});
  }

  void see_byline(NodeId node, unsigned hints, bool microdata, bool link, Zone zone_of_it) {
    if ((hints & (kByline | kAuthor)) == 0 && !microdata && !link) return;
    if (out_.bylines.size() == kMostBylines) return;
    const AuthorSign sign = microdata                ? AuthorSign::microdata
                            : link                   ? AuthorSign::link
                            : (hints & kByline) != 0 ? AuthorSign::byline
                                                     : AuthorSign::author;
    out_.bylines.push_back({node, place_, sign, zone_of_it});
  }

  const Document& page_;
  PageSignals& out_;
  HintCache names_;
  std::vector<Frame> stack_;
  std::uint32_t place_ = 0;
};

}  // namespace

std::string_view PageSignals::meta(std::string_view name) const {
  for (const MetaValue& value : metas) {
    if (value.name.size() == name.size() && same_word(value.name, name)) return value.content;
  }
  return {};
}

std::vector<std::string_view> PageSignals::all_metas(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const MetaValue& value : metas) {
    if (value.name.size() == name.size() && same_word(value.name, name)) {
      out.push_back(value.content);
    }
  }
  return out;
}

Zone zone_around(const Document& page, const SignalNames& names, NodeId node) {
  constexpr int kMostAncestors = 40;
  Zone zone = Zone::content;
  for (int i = 0; i < kMostAncestors && node != no_node; ++i, node = page[node].parent) {
    const Node& now = page[node];
    if (now.kind != NodeKind::element || now.tag == Tag::body || now.tag == Tag::article) continue;
    unsigned hints = 0;
    for (const Attribute& attribute : page.attributes(node)) {
      if (attribute.name == "class" || attribute.name == "id") {
        hints |= names.hints_of(attribute.value.substr(0, kMostClassBytes));
      }
    }
    if ((hints & kComments) != 0) return Zone::comments;
    if ((hints & kRelated) != 0) zone = Zone::related;
    if (now.tag == Tag::aside || (hints & kSide) != 0) zone = Zone::side;
    if (now.tag == Tag::nav || now.tag == Tag::footer) zone = Zone::site;
  }
  return zone;
}

PageSignals collect_signals(const Document& page, const SignalNames& names) {
  PageSignals out;
  out.names = &names;
  Walk(page, names, out).run();
  return out;
}

}  // namespace wirestem::extract::detail
