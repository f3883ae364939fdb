// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/detail/origin_nodes.hpp"

#include <algorithm>

namespace wirestem::provenance::detail {

const ArticleSources& OriginNodes::sources_of(std::uint32_t article) const {
  const auto at = std::ranges::lower_bound(story_.articles, article) - story_.articles.begin();
  return stemma_.articles[static_cast<std::size_t>(at)];
}

/// The medium that a node is or belongs to, or -1.
std::int64_t OriginNodes::medium_behind(StemmaNode node) const {
  return node.is_article ? own_source(node.index) : std::int64_t{node.index};
}

/// A page's outlet where it is known, else the page.
StemmaNode OriginNodes::own_node(std::uint32_t article) const {
  const std::int64_t own = own_source(article);
  if (own < 0) return {.is_article = true, .index = article};
  return {.is_article = false, .index = static_cast<std::uint32_t>(own)};
}

/// "Helen" or "Strand" is taken for Helen Strand.
bool OriginNodes::one_person(StemmaNode a, StemmaNode b) const {
  if (a.is_article || b.is_article) return false;
  const Source& x = stemma_.sources[a.index];
  const Source& y = stemma_.sources[b.index];
  const auto person = [](const Source& s) { return s.kind == SourceKind::person && s.named; };
  if (!person(x) || !person(y)) return false;
  const std::string& longer = x.name.size() > y.name.size() ? x.name : y.name;
  const std::string& shorter = x.name.size() > y.name.size() ? y.name : x.name;
  return !shorter.empty() && (longer.starts_with(shorter + " ") || longer.ends_with(" " + shorter));
}

bool OriginNodes::one_origin(StemmaNode a, StemmaNode b) const {
  return a == b || (medium_behind(a) >= 0 && medium_behind(a) == medium_behind(b)) ||
         one_person(a, b);
}

std::string OriginNodes::label(StemmaNode node) const {
  return node.is_article ? pile_[node.index].article->id : stemma_.sources[node.index].name;
}

}  // namespace wirestem::provenance::detail
