// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/feed_rules.hpp"

#include <algorithm>
#include <array>

namespace wirestem::ingest::detail {
namespace {

using enum Vocabulary;

/// `core` stands for `atom` as well, and the other way round.
constexpr std::array<FeedRule, 49> kRules = {{
    {core, "title", FeedField::title},
    {dublin_core, "title", FeedField::title, 1},
    {media, "title", FeedField::title, 2},
    {itunes, "title", FeedField::title, 3},
    {core, "link", FeedField::link},
    {feedburner, "origlink", FeedField::address, 0},
    {core, "guid", FeedField::guid},
    {core, "id", FeedField::guid},
    {core, "pubdate", FeedField::published, 0},
    {core, "published", FeedField::published, 0},
    {core, "issued", FeedField::published, 1},
    {dublin_core_terms, "issued", FeedField::published, 1},
    {dublin_core, "date", FeedField::published, 2},
    {dublin_core_terms, "date", FeedField::published, 2},
    {core, "created", FeedField::published, 3},
    {dublin_core_terms, "created", FeedField::published, 3},
    {core, "date", FeedField::published, 4},
    {core, "updated", FeedField::modified, 0},
    {core, "modified", FeedField::modified, 0},
    {dublin_core_terms, "modified", FeedField::modified, 1},
    {core, "lastmod", FeedField::modified, 1},
    {core, "lastbuilddate", FeedField::modified, 2},
    {core, "author", FeedField::author, 0},
    {dublin_core, "creator", FeedField::author, 0},
    {dublin_core_terms, "creator", FeedField::author, 0},
    {dublin_core, "author", FeedField::author, 0},
    {itunes, "author", FeedField::author, 1},
    {dublin_core, "publisher", FeedField::publisher, 0},
    {dublin_core_terms, "publisher", FeedField::publisher, 0},
    {core, "publisher", FeedField::publisher, 1},
    {core, "language", FeedField::language, 0},
    {dublin_core, "language", FeedField::language, 0},
    {dublin_core_terms, "language", FeedField::language, 0},
    {core, "source", FeedField::source},
    {dublin_core, "source", FeedField::source, 1},
    {aggregation, "source", FeedField::source_name},
    {aggregation, "sourceurl", FeedField::source_address},
    {content, "encoded", FeedField::content},
    {core, "content", FeedField::content},
    {xhtml, "body", FeedField::content},
    {core, "body", FeedField::content},
    {core, "fullitem", FeedField::content},
    {core, "encoded", FeedField::content},
    {core, "description", FeedField::summary},
    {core, "summary", FeedField::summary},
    {core, "abstract", FeedField::summary},
    {dublin_core, "description", FeedField::summary},
    {media, "description", FeedField::summary},
    {itunes, "summary", FeedField::summary},
}};

}  // namespace

const FeedRule* rule_for(const FeedName& name) {
  const Vocabulary vocabulary = name.vocabulary == atom ? core : name.vocabulary;
  const auto* const found = std::ranges::find_if(kRules, [&](const FeedRule& rule) {
    return rule.vocabulary == vocabulary && rule.local == name.local;
  });
  return found == kRules.end() ? nullptr : found;
}

}  // namespace wirestem::ingest::detail
