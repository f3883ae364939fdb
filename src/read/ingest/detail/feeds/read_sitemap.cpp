// SPDX-License-Identifier: Apache-2.0
//
// Lists of addresses: sitemaps (with what Google's news tags say of each page), their indexes, and
// the outlines of OPML. None of them holds a text.
#include <string>
#include <string_view>

#include "read/ingest/detail/feeds/feed_date.hpp"
#include "read/ingest/detail/feeds/feed_names.hpp"
#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/read_xml_feed.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"

namespace wirestem::ingest::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::NodeKind;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// One <url> or <sitemap>. Its tags and those of <news:news> below have names of their own each, so
/// that no vocabulary is needed; those of images and videos are passed over.
FeedEntry read_url(const Document& document, NodeId url) {
  FeedEntry entry;
  const NodeId end = document.after_subtree(url);
  for (NodeId node = document.after(url); node != end;) {
    const markup::Node& one = document[node];
    if (one.kind != NodeKind::element) {
      node = document.after(node);
      continue;
    }
    const std::string name = lower(local_part(one.text));
    const bool container = name == "news" || name == "publication";
    if (!container && one.text.find(':') != std::string_view::npos &&
        !lower(one.text).starts_with("news") && !lower(one.text).starts_with("n:")) {
      node = document.after_subtree(node);
      continue;
    }
    if (container) {
      node = document.after(node);
      continue;
    }
    const std::string text = collapse_space(document.text_content(node));
    if (name == "loc") entry.url = resolve_address(text, {});
    if (name == "lastmod") entry.modified = normalise_date(text);
    if (name == "publication_date") entry.published = normalise_date(text);
    if (name == "title") entry.title = text;
    if (name == "name") entry.outlet = text;
    if (name == "language") entry.language = normalise_language(text);
    node = document.after_subtree(node);
  }
  if (entry.published.empty()) entry.published = entry.modified;
  return entry;
}

}  // namespace

Feed read_sitemap(const Document& document) {
  Feed feed;
  for (NodeId node = document.first(); node != no_node;) {
    const std::string name =
        document[node].kind == NodeKind::element ? lower(local_part(document[node].text)) : "";
    if (name != "url" && name != "sitemap") {
      node = document.after(node);
      continue;
    }
    feed.entries.push_back(read_url(document, node));
    if (name == "sitemap") feed.entries.back().kind = AddressKind::sitemap;
    node = document.after_subtree(node);
  }
  return feed;
}

Feed read_opml(const Document& document) {
  Feed feed;
  for (NodeId node = document.first(); node != no_node; node = document.after(node)) {
    if (document[node].kind != NodeKind::element) continue;
    const std::string name = lower(document[node].text);
    if (name == "title" && feed.title.empty()) feed.title = title_of_element(document, node);
    if (name != "outline") continue;
    FeedEntry entry;
    for (const markup::Attribute& attribute : document.attributes(node)) {
      const std::string key = lower(attribute.name);
      if (key == "xmlurl") {
        entry.url = resolve_address(attribute.value, {});
        entry.kind = AddressKind::feed;
      } else if (key == "url" && entry.url.empty()) {
        entry.url = resolve_address(attribute.value, {});
      } else if (key == "text" || (key == "title" && entry.title.empty())) {
        entry.title = collapse_space(attribute.value);
      }
    }
    if (!entry.url.empty()) feed.entries.push_back(std::move(entry));
  }
  return feed;
}

}  // namespace wirestem::ingest::detail
