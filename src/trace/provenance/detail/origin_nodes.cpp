// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/detail/origin_nodes.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace wirestem::provenance::detail {
namespace {

/// "corvin" for "corvin ltd", and the name itself.
bool is_short_for(const std::string& name, const std::string& longer) {
  constexpr std::size_t kLeast = 4;
  if (name.size() < kLeast || !longer.starts_with(name)) return false;
  return longer.size() == name.size() || longer[name.size()] == ' ';
}

}  // namespace

OriginNodes::OriginNodes(const Story& story, std::span<const ReadArticle> pile,
                         const Stemma& stemma)
    : story_(story), pile_(pile), stemma_(stemma) {
  for (const Source& source : stemma.sources) {
    folded_names_.push_back(text::fold_marks(source.name));
  }
}

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

bool OriginNodes::names_issuer(const ArticleSpan& place, std::uint32_t page) const {
  const std::int64_t own = own_source(page);
  if (own < 0) return false;
  const std::string& issuer = folded_names_[static_cast<std::size_t>(own)];
  const auto& names = pile_[place.article].findings->names;
  auto name = std::ranges::lower_bound(names, place.span.begin, {},
                                       [](const NameMention& n) { return n.span.begin; });
  for (; name != names.end() && name->span.end <= place.span.end; ++name) {
    const bool who = name->kind == NameKind::organisation || name->kind == NameKind::person;
    if (who && is_short_for(text::fold_marks(name->canonical), issuer)) return true;
  }
  return false;
}

bool OriginNodes::in_marks_of(const ArticleSpan& place, std::uint32_t page) const {
  const std::int64_t own = own_source(page);
  const bool personal =
      own >= 0 && stemma_.sources[static_cast<std::size_t>(own)].kind == SourceKind::person;
  if (!personal) return false;
  return std::ranges::any_of(pile_[place.article].findings->quotes, [&](const Quote& quote) {
    if (quote.directness == Directness::indirect || !quote.speaker_name.empty()) return false;
    return std::ranges::any_of(quote.content,
                               [&](TextSpan part) { return part.overlaps(place.span); });
  });
}

std::string OriginNodes::label(StemmaNode node) const {
  return node.is_article ? pile_[node.index].article->id : stemma_.sources[node.index].name;
}

}  // namespace wirestem::provenance::detail
