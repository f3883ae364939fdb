// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/read_feed.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "base/result.hpp"
#include "read/ingest/detail/feeds/feed.hpp"
#include "read/ingest/detail/feeds/feed_names.hpp"
#include "read/ingest/detail/feeds/feed_records.hpp"
#include "read/ingest/detail/feeds/parse_feed.hpp"
#include "read/ingest/detail/feeds/read_json_feed.hpp"
#include "read/ingest/detail/feeds/read_xml_feed.hpp"
#include "read/markup/decode_page.hpp"
#include "read/markup/parse_xml.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kHeadBytes = 4096;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// What stands at the beginning of `head` up to and with the first element's tag: its name and its
/// attributes. Declarations, comments and instructions are passed over.
std::string_view root_tag(std::string_view head) {
  for (std::size_t at = 0; at < head.size();) {
    at = head.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos || head[at] != '<') return {};
    const std::string_view rest = head.substr(at);
    if (!rest.starts_with("<!") && !rest.starts_with("<?")) {
      return rest.substr(1, rest.find('>') - 1);
    }
    const std::string_view until = rest.starts_with("<!--") ? "-->" : ">";
    std::size_t from = 2;
    // The internal subset of a DOCTYPE may hold '>'.
    const std::size_t bracket = rest.find('[');
    if (rest.starts_with("<!D") && bracket < rest.find('>')) {
      from = std::min(rest.find(']', bracket), rest.size());
    }
    const std::size_t end = rest.find(until, from);
    if (end == std::string_view::npos) return {};
    at += end + until.size();
  }
  return {};
}

/// True where the first value is an object with a field of its own "version": "https://jsonfeed…".
/// What stands deeper, in strings or on later lines counts for nothing: lines of JSON may speak of
/// feeds.
bool is_json_feed(std::string_view head) {
  constexpr std::string_view kVersion = "jsonfeed.org/version";
  std::size_t at = head.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || head[at] != '{') return false;
  std::size_t depth = 0;
  std::string_view before;  // the string before this one, at the same depth
  for (; at < head.size(); ++at) {
    const char c = head[at];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return false;
    if (c != '"') continue;
    const std::size_t begin = ++at;
    while (at < head.size() && head[at] != '"') at += head[at] == '\\' ? 2U : 1U;
    const std::string_view string = head.substr(begin, std::min(at, head.size()) - begin);
    if (depth != 1) continue;
    if (before == "version") return string.find(kVersion) != std::string_view::npos;
    before = string;
  }
  return false;
}

std::string root_name(std::string_view tag) {
  return lower(local_part(tag.substr(0, std::min(tag.find_first_of(" \t\r\n/"), tag.size()))));
}

}  // namespace

std::optional<Feed> parse_feed(std::string_view bytes, std::optional<std::string_view> transport,
                               std::string_view address) {
  const markup::DecodedPage decoded = markup::decode_xml(bytes, transport);
  if (is_json_feed(decoded.utf8.substr(0, kHeadBytes))) return read_json_feed(decoded.utf8);
  const Result<markup::Document> document = markup::parse_xml(decoded.utf8);
  if (!document) return std::nullopt;
  markup::NodeId root = document.value().first();
  while (root != markup::no_node && document.value()[root].kind != markup::NodeKind::element) {
    root = document.value().after_subtree(root);
  }
  const std::string name = lower(local_part(document.value()[root].text));
  if (name == "urlset" || name == "sitemapindex") return read_sitemap(document.value());
  if (name == "opml") return read_opml(document.value());
  return read_xml_feed(document.value(), address);
}

bool looks_like_feed(std::string_view head) {
  const markup::DecodedPage decoded = markup::decode_xml(head.substr(0, kHeadBytes), std::nullopt);
  if (is_json_feed(decoded.utf8)) return true;
  const std::string_view tag = root_tag(decoded.utf8);
  const std::string name = root_name(tag);
  constexpr std::array<std::string_view, 5> kRoots = {"rss", "urlset", "sitemapindex", "opml",
                                                      "channel"};
  if (std::ranges::find(kRoots, name) != kRoots.end()) return true;
  // Both names are used by others, too: there the vocabulary has to be named.
  const std::string all = lower(decoded.utf8);
  if (name == "feed") {
    return tag.find("xmlns=") == std::string_view::npos || all.find("atom") != std::string::npos;
  }
  if (name != "rdf") return false;
  return all.find("purl.org/rss") != std::string::npos ||
         all.find("netscape.com/rdf") != std::string::npos ||
         all.find("purl.org/net/rss") != std::string::npos;
}

FeedRecords read_feed(std::string_view bytes, const std::string& source_path,
                      const std::string& sha256, std::optional<std::string_view> transport,
                      std::string_view address) {
  FeedRecords out;
  const std::optional<Feed> feed = parse_feed(bytes, transport, address);
  if (!feed || feed->entries.empty()) {
    out.skipped.push_back({source_path, feed ? "a feed without entries" : "no feed"});
    return out;
  }
  std::vector<std::variant<SourceRecord, std::string>> outcomes = records_of(*feed);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const std::string name = source_path + "#" + std::to_string(i + 1);
    if (SourceRecord* record = std::get_if<SourceRecord>(&outcomes[i])) {
      record->source_path = name;
      record->sha256 = sha256;
      out.records.push_back(std::move(*record));
      continue;
    }
    out.skipped.push_back({name, std::get<std::string>(outcomes[i])});
    const FeedEntry& entry = feed->entries[i];
    if (!entry.url.empty()) out.addresses.push_back({entry.url, entry.kind});
  }
  return out;
}

}  // namespace wirestem::ingest::detail
