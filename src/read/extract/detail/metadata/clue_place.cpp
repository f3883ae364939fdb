// SPDX-License-Identifier: Apache-2.0
//
// Designers name the parts of a page in their class and id, in English nearly everywhere. The names
// are cut into words at marks and humps ("relatedPosts", "related-posts", "post__date") and each
// word is looked up once.
#include "read/extract/detail/metadata/clue_place.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

constexpr int kNear = 4;
constexpr std::size_t kLongestClass = 400;
constexpr std::size_t kLongestWord = 24;

enum Says : unsigned {
  kDate = 1U << 0U,
  kByline = 1U << 1U,
  kModified = 1U << 2U,
  kAside = 1U << 3U,
  kFooter = 1U << 4U,
  kComment = 1U << 5U,
  kArticle = 1U << 6U,
  kUnasked = 0xFFU,
};

struct ClassWord {
  std::string_view word;
  bool prefix = false;
  unsigned says = 0;
};

constexpr std::array kClassWords = {
    ClassWord{"date", true, kDate},        ClassWord{"datum", true, kDate},
    ClassWord{"fecha", true, kDate},       ClassWord{"time", false, kDate},
    ClassWord{"timestamp", true, kDate},   ClassWord{"timeago", false, kDate},
    ClassWord{"publish", true, kDate},     ClassWord{"published", true, kDate},
    ClassWord{"pubdate", true, kDate},     ClassWord{"posted", true, kDate},
    ClassWord{"postdate", true, kDate},    ClassWord{"created", true, kDate},
    ClassWord{"calendar", false, kDate},   ClassWord{"updated", true, kModified},
    ClassWord{"update", false, kModified}, ClassWord{"modif", true, kModified},
    ClassWord{"meta", true, kByline},      ClassWord{"metadata", true, kByline},
    ClassWord{"byline", true, kByline},    ClassWord{"author", true, kByline},
    ClassWord{"info", true, kByline},      ClassWord{"details", true, kByline},
    ClassWord{"credit", true, kByline},    ClassWord{"submitted", true, kByline},
    ClassWord{"dateline", true, kDate},    ClassWord{"sidebar", true, kAside},
    ClassWord{"aside", true, kAside},      ClassWord{"related", true, kAside},
    ClassWord{"recommend", true, kAside},  ClassWord{"teaser", true, kAside},
    ClassWord{"nav", true, kAside},        ClassWord{"menu", true, kAside},
    ClassWord{"latest", true, kAside},     ClassWord{"recent", true, kAside},
    ClassWord{"popular", true, kAside},    ClassWord{"trending", true, kAside},
    ClassWord{"similar", true, kAside},    ClassWord{"archive", true, kAside},
    ClassWord{"archives", true, kAside},   ClassWord{"ticker", true, kAside},
    ClassWord{"carousel", true, kAside},   ClassWord{"footer", true, kFooter},
    ClassWord{"copyright", true, kFooter}, ClassWord{"comment", true, kComment},
    ClassWord{"respond", true, kComment},  ClassWord{"disqus", true, kComment},
    ClassWord{"reply", true, kComment},    ClassWord{"article", true, kArticle},
    ClassWord{"post", false, kArticle},    ClassWord{"entry", true, kArticle},
    ClassWord{"story", true, kArticle},    ClassWord{"hentry", true, kArticle},
    ClassWord{"beitrag", true, kArticle},
};

unsigned says_of_word(std::string_view word) {
  for (const ClassWord& known : kClassWords) {
    if (word.front() != known.word.front()) continue;
    if (word == known.word || (known.prefix && word.starts_with(known.word))) return known.says;
  }
  return 0;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// What the words of a class or id say together.
unsigned says_of_name(std::string_view name) {
  unsigned says = 0;
  std::array<char, kLongestWord> word{};
  std::size_t size = 0;
  const auto close = [&] {
    if (size >= 3) says |= says_of_word({word.data(), size});
    size = 0;
  };
  char before = ' ';
  for (const char c : name.substr(0, kLongestClass)) {
    if (is_upper(c) && is_lower(before)) close();
    if (!is_lower(c) && !is_upper(c)) {
      close();
    } else if (size < word.size()) {
      word.at(size++) = is_upper(c) ? static_cast<char>(c + 32) : c;
    }
    before = c;
  }
  close();
  return says;
}

unsigned says_of_element(const Document& page, NodeId element) {
  unsigned says = 0;
  for (const auto& [key, value] : page.attributes(element)) {
    if (key == "class" || key == "id") says |= says_of_name(value);
  }
  return says;
}

void add_tag(CluePlace& place, Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::aside:
      place.aside = true;
      break;
    case Tag::footer:
      place.footer = true;
      break;
    case Tag::article:
    case Tag::main:
      place.article = true;
      break;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::title:
      place.heading = true;
      break;
    case Tag::time:
      place.in_time = true;
      break;
    default:
      break;
  }
}

}  // namespace

bool says_date(const Document& page, NodeId element) {
  return (says_of_element(page, element) & (kDate | kModified)) != 0;
}

ClueSurvey::ClueSurvey(const Document& page, NodeId headline) : page_(page) {
  for (NodeId id = headline; id != markup::no_node; id = page[id].parent) spine_.push_back(id);
  std::ranges::sort(spine_);
}

unsigned ClueSurvey::says(NodeId element) {
  if (says_.empty()) says_.assign(page_.size(), kUnasked);
  std::uint8_t& known = says_[element];
  if (known == kUnasked) known = static_cast<std::uint8_t>(says_of_element(page_, element));
  return known;
}

CluePlace ClueSurvey::place(NodeId node, int& steps) {
  CluePlace place;
  bool says_kind = false;  // the nearest element that speaks of a date tells which
  steps = 0;
  NodeId id = page_[node].kind == NodeKind::element ? node : page_[node].parent;
  for (; id != markup::no_node; id = page_[id].parent) {
    const Tag tag = page_[id].tag;
    const bool shared = std::ranges::binary_search(spine_, id);
    if (shared || tag == Tag::body || tag == Tag::html) {
      place.beside_headline = shared && tag != Tag::body && tag != Tag::html;
      for (NodeId up = id; up != markup::no_node; up = page_[up].parent)
        place.article =
            place.article || page_[up].tag == Tag::article || page_[up].tag == Tag::main;
      if (shared)
        add_tag(place, tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 ? tag : Tag::div);
      break;
    }
    add_tag(place, tag);
    if (tag == Tag::time && page_.attribute(id, "pubdate")) place.pubdate = true;
    const unsigned says = this->says(id);
    if ((says & (kDate | kModified)) != 0 && !says_kind) {
      says_kind = true;
      place.modified_class = (says & kDate) == 0;
    }
    if (steps < kNear) {
      place.date_class = place.date_class || (says & (kDate | kModified)) != 0;
      place.byline_class = place.byline_class || (says & kByline) != 0;
    }
    place.aside = place.aside || (says & kAside) != 0;
    place.footer = place.footer || (says & kFooter) != 0;
    place.comment = place.comment || (says & kComment) != 0;
    place.article = place.article || (says & kArticle) != 0;
    ++steps;
  }
  return place;
}

}  // namespace wirestem::extract::detail
