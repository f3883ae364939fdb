// SPDX-License-Identifier: Apache-2.0
//
// One walk over the tree. A container (rss, channel, feed, rdf:RDF) is entered, an item or entry is
// read child by child, and any other element is a field of the feed. What an element fills, the
// table in feed_rules.cpp says. Of several elements that fill the same, the one with the lowest
// rank counts, and of equal ones the first; of several texts, the longest.
#include "read/ingest/detail/feeds/read_xml_feed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "read/ingest/detail/feeds/feed_date.hpp"
#include "read/ingest/detail/feeds/feed_names.hpp"
#include "read/ingest/detail/feeds/feed_rules.hpp"
#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::NodeKind;
using enum Vocabulary;

/// A value and the rank of the element that gave it.
template <typename T>
class Ranked {
 public:
  void offer(T&& value, int rank) {
    if (rank < rank_) {
      value_ = std::move(value);
      rank_ = rank;
    }
  }
  T take() { return std::move(value_); }
  const T& value() const { return value_; }

 private:
  T value_{};
  int rank_ = 1000;
};

/// What holds for an element and all below it.
struct Scope {
  std::string base;
  std::string language;
};

/// What is gathered of an entry, or of the feed itself.
struct Gathered {
  Scope scope;
  std::string id;
  std::string own_address;  ///< rel="self"
  Ranked<std::string> title;
  Ranked<std::string> url;
  Ranked<std::string> published;
  Ranked<std::string> modified;
  Ranked<std::string> publisher;
  Ranked<std::string> language;
  std::vector<std::string> strong_authors;
  std::vector<std::string> weak_authors;
  std::optional<RepublishedFrom> source;
  bool strong_source = false;
  std::vector<std::string> source_authors;
  FeedText content;
  FeedText summary;
  std::string content_language;  ///< xml:lang
  std::string summary_language;
  std::string title_language;
};

/// Text's length decides between two contents: some feeds give a teaser and the whole.
void keep_longer(FeedText& kept, FeedText&& other) {
  if (other.text.size() > kept.text.size() && has_text(other)) kept = std::move(other);
}

class XmlFeedReader {
 public:
  XmlFeedReader(const Document& document, std::string_view address)
      : document_(document), names_(document) {
    own_.scope.base = address;
  }

  Feed read() {
    NodeId node = document_.first();
    while (node != no_node) node = visit(node);
    Feed feed;
    feed.title = own_.title.take();
    const std::string publisher = own_.publisher.take();
    feed.outlet = publisher.empty() ? feed.title : publisher;
    feed.url = own_.url.take();
    feed.language = own_.language.value().empty() ? own_.scope.language : own_.language.take();
    feed.authors = own_.strong_authors.empty() ? own_.weak_authors : own_.strong_authors;
    feed.entries = std::move(entries_);
    return feed;
  }

 private:
  NodeId visit(NodeId node) {
    if (document_[node].kind != NodeKind::element) return document_.after(node);
    const FeedName name = names_.name_of(node);
    const bool usual = name.vocabulary == core || name.vocabulary == atom || name.vocabulary == rdf;
    if (usual && is_entry(name)) {
      entries_.push_back(read_entry(node));
      return next_entry_inside(node);
    }
    if (usual && is_container(name)) {
      enter(own_.scope, node);
      if (name.local == "channel") gather_attributes(own_, node);
      seen_container_ = true;
      return document_.after(node);
    }
    // Whatever wraps a feed (an envelope, a page that was put around it) is entered as well.
    if (!seen_container_) return document_.after(node);
    if (const FeedRule* rule = rule_for(name)) gather(own_, *rule, node);
    return document_.after_subtree(node);
  }

  static bool is_entry(const FeedName& name) {
    return name.local == "item" || name.local == "entry";
  }
  static bool is_container(const FeedName& name) {
    constexpr std::array<std::string_view, 4> kContainers = {"rss", "rdf", "channel", "feed"};
    return std::ranges::find(kContainers, name.local) != kContainers.end();
  }

  /// An item that was never closed holds the next ones.
  NodeId next_entry_inside(NodeId entry) const {
    for (NodeId child = document_[entry].first_child; child != no_node;
         child = document_[child].next) {
      if (document_[child].kind != NodeKind::element) continue;
      const FeedName name = names_.name_of(child);
      if (is_entry(name) && (name.vocabulary == core || name.vocabulary == atom)) return child;
    }
    return document_.after_subtree(entry);
  }

  void enter(Scope& scope, NodeId node) const {
    if (const auto base = document_.attribute(node, "xml:base")) {
      scope.base = resolve_address(*base, scope.base);
    }
    if (const auto language = document_.attribute(node, "xml:lang")) {
      scope.language = normalise_language(*language);
    }
  }

  Scope scope_of(const Gathered& owner, NodeId node) const {
    Scope scope = owner.scope;
    enter(scope, node);
    // Without a base, an address stands against that of the feed, or at least its site's.
    if (scope.base.empty()) scope.base = own_.own_address;
    if (scope.base.empty()) scope.base = own_.url.value();
    return scope;
  }

  std::string text_of(NodeId node) const {
    return std::string(text::trim(document_.text_content(node)));
  }

  FeedEntry read_entry(NodeId node) {
    Gathered found;
    found.scope = own_.scope;
    enter(found.scope, node);
    for (NodeId child = document_[node].first_child; child != no_node;
         child = document_[child].next) {
      if (document_[child].kind != NodeKind::element) continue;
      const FeedName name = names_.name_of(child);
      if (const FeedRule* rule = rule_for(name)) gather(found, *rule, child);
      if (name.vocabulary == media && name.local == "group") gather_group(found, child);
    }
    gather_attributes(found, node);
    return finish(std::move(found));
  }

  /// What several files of one picture or film have in common.
  void gather_group(Gathered& found, NodeId group) const {
    for (NodeId child = document_[group].first_child; child != no_node;
         child = document_[child].next) {
      if (document_[child].kind != NodeKind::element) continue;
      const FeedName name = names_.name_of(child);
      const FeedRule* rule = name.vocabulary == media ? rule_for(name) : nullptr;
      if (rule != nullptr) gather(found, *rule, child);
    }
  }

  /// RSS 1.0 and CDF write an item's address into the item's own tag, CDF its date as well.
  void gather_attributes(Gathered& to, NodeId node) const {
    const Scope scope = scope_of(to, node);
    for (const markup::Attribute& attribute : document_.attributes(node)) {
      std::string name(attribute.name);
      for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      if ((name == "rdf:about" || name == "href") && !attribute.value.empty()) {
        offer_text(to.url, resolve_address(attribute.value, scope.base), 6);
      }
      if (name == "lastmod") offer_text(to.modified, normalise_date(attribute.value), 5);
    }
  }

  /// That of the text, told nearest to it first. A title may be foreign to all else.
  static std::string language_of(const Gathered& found) {
    if (!found.language.value().empty()) return found.language.value();
    const std::string& of_text =
        found.content.empty() ? found.summary_language : found.content_language;
    if (!of_text.empty()) return of_text;
    return found.scope.language.empty() ? found.title_language : found.scope.language;
  }

  FeedEntry finish(Gathered&& found) const {
    FeedEntry entry;
    entry.id = found.id;
    entry.title = found.title.take();
    if (is_web_address(found.id)) found.url.offer(std::string(found.id), 8);
    entry.url = found.url.take();
    entry.published = found.published.take();
    entry.modified = found.modified.take();
    if (entry.published.empty()) entry.published = entry.modified;
    entry.language = language_of(found);
    entry.outlet = found.publisher.take();
    entry.authors = std::move(found.strong_authors);
    if (entry.authors.empty()) entry.authors = std::move(found.weak_authors);
    if (entry.authors.empty()) entry.authors = std::move(found.source_authors);
    entry.source = std::move(found.source);
    entry.content = std::move(found.content);
    entry.summary = std::move(found.summary);
    return entry;
  }

  // NOLINTBEGIN(misc-no-recursion): a source's head is gathered without its own source.
  void gather(Gathered& to, const FeedRule& rule, NodeId node) const {
    const Scope scope = scope_of(to, node);
    switch (rule.field) {
      case FeedField::title:
        offer_text(to.title, title_of_element(document_, node), rule.rank);
        if (to.title_language.empty()) to.title_language = language_at(node);
        break;
      case FeedField::link:
        gather_link(to, node, scope);
        break;
      case FeedField::guid:
        gather_id(to, node);
        break;
      case FeedField::address:
        offer_text(to.url, resolve_address(text_of(node), scope.base), rule.rank);
        break;
      case FeedField::published:
        offer_text(to.published, normalise_date(date_text(node)), rule.rank);
        break;
      case FeedField::modified:
        offer_text(to.modified, normalise_date(date_text(node)), rule.rank);
        break;
      case FeedField::author:
        add_name(rule.rank == 0 ? to.strong_authors : to.weak_authors, person(node));
        break;
      case FeedField::publisher:
        offer_text(to.publisher, author_name(text_of(node)), rule.rank);
        break;
      case FeedField::language:
        offer_text(to.language, normalise_language(text_of(node)), rule.rank);
        break;
      case FeedField::source:
      case FeedField::source_name:
      case FeedField::source_address:
        gather_source(to, rule, node, scope);
        break;
      case FeedField::content:
        gather_content(to, node, scope);
        break;
      case FeedField::summary:
        keep_longer(to.summary, text_of_element(document_, node));
        if (to.summary_language.empty()) to.summary_language = language_at(node);
        break;
    }
  }

  static void offer_text(Ranked<std::string>& to, std::string&& value, int rank) {
    if (!value.empty()) to.offer(std::move(value), rank);
  }

  static void add_name(std::vector<std::string>& names, std::string&& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
      names.push_back(std::move(name));
    }
  }

  std::string language_at(NodeId node) const {
    return normalise_language(document_.attribute(node, "xml:lang").value_or(""));
  }

  /// CDF and some others write a date into an attribute.
  std::string date_text(NodeId node) const {
    std::string text = text_of(node);
    if (text.empty()) text = document_.attribute(node, "value").value_or("");
    return text;
  }

  /// Atom's <link href rel type>, RSS's <link>address</link>. An enclosure, a license or the feed
  /// itself is no article; of alternates a page comes first.
  void gather_link(Gathered& to, NodeId node, const Scope& scope) const {
    const auto href = document_.attribute(node, "href");
    if (!href) {
      offer_text(to.url, resolve_address(text_of(node), scope.base), 1);
      return;
    }
    const std::string_view rel = document_.attribute(node, "rel").value_or("alternate");
    const std::string_view type = document_.attribute(node, "type").value_or("text/html");
    if (rel == "self") to.own_address = std::string(*href);
    if (rel != "alternate" && rel != "canonical" && !rel.empty()) return;
    const bool page = type.find("html") != std::string_view::npos;
    offer_text(to.url, resolve_address(*href, scope.base), page ? 1 : 2);
  }

  void gather_id(Gathered& to, NodeId node) const {
    const std::string id = text_of(node);
    if (id.empty() || !to.id.empty()) return;
    std::string permanent(document_.attribute(node, "isPermaLink").value_or("true"));
    std::ranges::transform(permanent, permanent.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    // An id that is an address for looks only must not become the article's.
    if (permanent != "false") to.id = id;
  }

  std::string person(NodeId node) const {
    bool has_parts = false;
    for (NodeId child = document_[node].first_child; child != no_node;
         child = document_[child].next) {
      if (document_[child].kind != NodeKind::element) continue;
      const std::string_view part = local_part(document_[child].text);
      if (part == "name") return author_name(text_of(child));
      has_parts = has_parts || part == "email" || part == "uri" || part == "url";
    }
    // <email> and <uri> without a name tell nobody.
    return has_parts ? std::string() : author_name(title_of_element(document_, node));
  }

  void gather_source(Gathered& to, const FeedRule& rule, NodeId node, const Scope& scope) const {
    RepublishedFrom source;
    const std::string text = text_of(node);
    if (rule.field == FeedField::source_name) source.name = collapse_space(text);
    if (rule.field == FeedField::source_address) source.url = resolve_address(text, scope.base);
    if (rule.field == FeedField::source) source = read_source(to, node, scope);
    if (source.name.empty() && source.url.empty()) return;
    const bool strong = rule.vocabulary == core;
    if (!to.source || (strong && !to.strong_source)) {
      to.source = std::move(source);
      to.strong_source = strong;
    } else if (strong == to.strong_source) {
      if (to.source->name.empty()) to.source->name = std::move(source.name);
      if (to.source->url.empty()) to.source->url = std::move(source.url);
    }
  }

  /// RSS's <source url="…">name</source>, or Atom's: the head of the feed that it was taken from.
  RepublishedFrom read_source(Gathered& to, NodeId node, const Scope& scope) const {
    Gathered head;
    head.scope = scope;
    bool is_head = false;
    for (NodeId child = document_[node].first_child; child != no_node;
         child = document_[child].next) {
      if (document_[child].kind != NodeKind::element) continue;
      is_head = true;
      const FeedRule* rule = rule_for(names_.name_of(child));
      if (rule != nullptr && rule->field != FeedField::source) gather(head, *rule, child);
    }
    RepublishedFrom source;
    if (is_head) {
      source.name = head.title.take();
      if (is_web_address(head.id)) head.url.offer(std::string(head.id), 8);
      source.url = head.url.take();
      to.source_authors = std::move(head.strong_authors);
      return source;
    }
    const std::string text = collapse_space(text_of(node));
    if (const auto url = document_.attribute(node, "url")) {
      source.url = resolve_address(*url, scope.base);
    } else if (is_web_address(text)) {
      source.url = text;
    }
    if (!is_web_address(text)) source.name = title_of_element(document_, node);
    return source;
  }
  // NOLINTEND(misc-no-recursion)

  void gather_content(Gathered& to, NodeId node, const Scope& scope) const {
    if (const auto address = document_.attribute(node, "src")) {
      offer_text(to.url, resolve_address(*address, scope.base), 4);
    }
    keep_longer(to.content, text_of_element(document_, node));
    if (to.content_language.empty()) to.content_language = language_at(node);
  }

  const Document& document_;
  FeedNames names_;
  Gathered own_;
  std::vector<FeedEntry> entries_;
  bool seen_container_ = false;
};

}  // namespace

Feed read_xml_feed(const Document& document, std::string_view address) {
  return XmlFeedReader(document, address).read();
}

}  // namespace wirestem::ingest::detail
