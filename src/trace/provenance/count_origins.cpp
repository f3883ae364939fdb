// SPDX-License-Identifier: Apache-2.0
//
// Each occurrence is followed back step by step until it points nowhere: to the speaker it names,
// to the page of the medium it cites (and that page's own occurrence of the claim), to the page it
// copies. Each step leaves its reason. Roots that are one source, or a page and its own outlet, are
// one origin.
//
// The rules, from the surest:
//   1. a named person is given, in public or through a medium               → that person
//   2. most of the page is copied, rewritten or translated from another that makes the claim too
//                                                                           → that page, followed
//                                                                           on
//   3. a body or document is given, through nobody or through the wire that the page carries
//                                                     → that body; but the medium of rule 7 where
//                                                     it fits
//   4. a medium is given; its page in the pile, or one that carries its text, makes the claim too
//                                                                           → that page, followed
//                                                                           on
//   5. a medium is given                                                    → that medium
//   6. the page says the same elsewhere and says there who it has it from   → as there
//   7. the page cites, in its lead, a medium from which others have it, or the claim stands in its
//      headline                                                             → that medium
//   8. the page shares words with another, or cites it, that makes the claim too → that page
//   9. a credit line says whose text the page is                            → that medium
//  10. else the page's own outlet, or whose statement it is
#include "trace/provenance/count_origins.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "trace/provenance/detail/circle_of_media.hpp"
#include "trace/provenance/detail/origin_nodes.hpp"
#include "trace/provenance/detail/settle_origins.hpp"
#include "trace/provenance/detail/source_table.hpp"

namespace wirestem::provenance {
namespace {

using detail::is_medium;

/// Share of a page's words from which it stands wholly on another, attributions and all.
constexpr double kMostOfThePage = 0.5;
constexpr std::size_t kLongestWay = 64;  ///< pages that a claim is followed back through

/// Where an occurrence goes back to, and how.
struct Root {
  StemmaNode node;
  std::vector<std::string> reasons;
};

class OriginCounter {
 public:
  OriginCounter(const Story& story, std::span<const ReadArticle> pile, const Stemma& stemma)
      : pile_(pile), stemma_(stemma), nodes_(story, pile, stemma), circles_(story, stemma) {
    for (std::size_t e = 0; e < stemma.edges.size(); ++e) {
      edges_from_[stemma.edges[e].from].push_back(e);
    }
  }

  void count(Claim& claim) {
    claim_ = &claim;
    const bool vouched = std::ranges::any_of(claim.occurrences, detail::vouches);
    for (std::size_t o = 0; o < claim.occurrences.size(); ++o) {
      if (vouched && !detail::vouches(claim.occurrences[o])) continue;
      path_.clear();
      const Root root = follow(o);
      add_origin(claim, o, root);
    }
    detail::settle_origins(nodes_, claim);
    if (claim.circular.empty()) claim.circular = circles_.find(claim);
    claim.independent_origins = static_cast<std::uint32_t>(claim.origins.size());
  }

 private:
  // NOLINTBEGIN(misc-no-recursion): a way is at most kLongestWay pages long, and passes each once.
  Root follow(std::size_t occurrence) {
    const std::uint32_t article = claim_->occurrences[occurrence].place.article;
    const StemmaNode here{.is_article = true, .index = article};
    if (const auto seen = std::ranges::find(path_, here); seen != path_.end()) {
      return close_loop(seen, here);
    }
    if (path_.size() >= kLongestWay)
      return {nodes_.own_node(article), {nodes_.label(here) + ": followed no further"}};
    note_return_to_outlet(here);
    path_.push_back(here);
    if (auto root = by_named_person(occurrence, article)) return *root;
    if (auto root = by_copying(article, kMostOfThePage)) return *root;
    if (auto root = by_attribution(occurrence, article)) return *root;
    if (auto root = by_medium_within(occurrence, article)) return *root;
    if (auto root = by_statement(occurrence, article)) return *root;
    if (auto root = by_same_page(occurrence, article)) return *root;
    if (auto root = by_lead_medium(occurrence, article)) return *root;
    if (auto root = by_copying(article, 0)) return *root;
    if (auto root = by_credit(article)) return *root;
    return {nodes_.own_node(article), {nodes_.label(here) + " names no source for it"}};
  }

  /// A way that comes back to a page it passed goes back to the loop's earliest page.
  Root close_loop(std::vector<StemmaNode>::const_iterator seen, StemmaNode here) {
    keep_loop(seen, here);
    const auto earliest = std::min_element(seen, path_.cend(), [this](StemmaNode a, StemmaNode b) {
      return std::tuple(published(a), a) < std::tuple(published(b), b);
    });
    return {nodes_.own_node(earliest->index), {nodes_.label(here) + " comes back to itself"}};
  }

  /// A medium that cites another, which had it from an earlier page of the same medium, is a loop
  /// too.
  void note_return_to_outlet(StemmaNode here) {
    const std::int64_t own = nodes_.own_source(here.index);
    if (own < 0 || path_.empty() || nodes_.own_source(path_.back().index) == own) return;
    const auto seen = std::ranges::find_if(
        path_, [&](StemmaNode node) { return nodes_.own_source(node.index) == own; });
    if (seen != path_.end()) keep_loop(seen, here);
  }

  void keep_loop(std::vector<StemmaNode>::const_iterator seen, StemmaNode here) {
    if (!claim_->circular.empty()) return;
    claim_->circular.assign(seen, path_.cend());
    claim_->circular.push_back(here);
  }

  std::string published(StemmaNode node) const {
    return pile_[node.index].article->published.value_or("");
  }

  std::string given_to(std::uint32_t article, const Source& source) const {
    return nodes_.label({.is_article = true, .index = article}) + " → " + source.name;
  }

  std::optional<Root> by_named_person(std::size_t occurrence, std::uint32_t article) const {
    const auto& chain = claim_->occurrences[occurrence].attribution;
    if (chain.empty()) return std::nullopt;
    const Source& nearest = stemma_.sources[chain.front()];
    if (nearest.kind != SourceKind::person || !nearest.named) return std::nullopt;
    return Root{{.is_article = false, .index = chain.front()},
                {given_to(article, nearest) + ": named speaker"}};
  }

  /// Rules 3 to 5.
  std::optional<Root> by_attribution(std::size_t occurrence, std::uint32_t article) {
    if (auto root = by_named_person(occurrence, article)) return root;
    const auto& chain = claim_->occurrences[occurrence].attribution;
    if (chain.empty()) return std::nullopt;
    const Source& nearest = stemma_.sources[chain.front()];
    const bool body = nearest.named && !is_medium(nearest.kind);
    for (const std::uint32_t source : chain) {
      if (!is_medium(stemma_.sources[source].kind)) continue;
      const bool carrier = nodes_.sources_of(article).credited == std::int64_t{source} ||
                           nodes_.sources_of(article).own == std::int64_t{source};
      if (body && carrier) break;  // it spoke to those whose text this is
      return through_medium(article, behind_credit(article, source), nearest);
    }
    if (!body) return std::nullopt;  // counts as the page that it spoke to
    if (auto root = by_lead_medium(occurrence, article)) return root;
    return Root{{.is_article = false, .index = chain.front()},
                {given_to(article, nearest) + ": named body or document"}};
  }

  /// An agency's text that itself cites a paper in its lead has its unnamed sources from there.
  std::uint32_t behind_credit(std::uint32_t article, std::uint32_t medium) const {
    const ArticleSources& sources = nodes_.sources_of(article);
    const bool wire = sources.credited == std::int64_t{medium} && sources.leans_on >= 0;
    return wire ? static_cast<std::uint32_t>(sources.leans_on) : medium;
  }

  /// "The Courier puts it at two": the statement itself names another medium.
  std::optional<Root> by_medium_within(std::size_t occurrence, std::uint32_t article) {
    if (!claim_->occurrences[occurrence].attribution.empty()) return std::nullopt;
    const TextSpan place = claim_->occurrences[occurrence].place.span;
    for (const OutletMention& mention : pile_[article].findings->outlets) {
      if (mention.platform || !place.contains(mention.span)) continue;
      const auto medium = medium_named(mention.name);
      const ArticleSources& sources = nodes_.sources_of(article);
      if (!medium || std::int64_t{*medium} == sources.own ||
          std::int64_t{*medium} == sources.credited) {
        continue;
      }
      return through_medium(article, *medium, stemma_.sources[*medium]);
    }
    return std::nullopt;
  }

  /// A statement that is a page of the pile, where this page names within the claim who issued it,
  /// or has it as words in marks without a speaker.
  std::optional<Root> by_statement(std::size_t occurrence, std::uint32_t article) {
    const Occurrence& here = claim_->occurrences[occurrence];
    for (std::size_t o = 0; o < claim_->occurrences.size(); ++o) {
      const std::uint32_t page = claim_->occurrences[o].place.article;
      if (page == article || !may_be_from(article, page)) continue;
      if (!nodes_.names_issuer(here.place, page) && !nodes_.in_marks_of(here.place, page)) continue;
      const std::string reason = nodes_.label({.is_article = true, .index = article}) +
                                 " has it from the statement " +
                                 nodes_.label({.is_article = true, .index = page});
      return prepend(follow(o), reason);
    }
    return std::nullopt;
  }

  /// Whether a page can have it from another: one that is not later, and not on the way here.
  bool may_be_from(std::uint32_t article, std::uint32_t page) const {
    const StemmaNode node{.is_article = true, .index = page};
    if (std::ranges::find(path_, node) != path_.end()) return false;
    const auto& mine = pile_[article].article->published;
    const auto& other = pile_[page].article->published;
    return !mine || !other || other->substr(0, 10) <= mine->substr(0, 10);
  }

  std::optional<std::uint32_t> medium_named(std::string_view name) const {
    for (std::uint32_t s = 0; s < stemma_.sources.size(); ++s) {
      if (is_medium(stemma_.sources[s].kind) && stemma_.sources[s].name == name) return s;
    }
    return std::nullopt;
  }

  /// Where the page makes the claim twice, as in headline and text, and says once who it has it
  /// from.
  std::optional<Root> by_same_page(std::size_t occurrence, std::uint32_t article) {
    for (std::size_t o = 0; o < claim_->occurrences.size(); ++o) {
      if (o == occurrence || claim_->occurrences[o].place.article != article) continue;
      if (auto root = by_attribution(o, article)) return root;
    }
    return std::nullopt;
  }

  Root through_medium(std::uint32_t article, std::uint32_t medium, const Source& nearest) {
    if (!stemma_.sources[medium].named) {
      return {nodes_.own_node(article),
              {given_to(article, stemma_.sources[medium]) + ", which names none"}};
    }
    std::string reason =
        nodes_.label({.is_article = true, .index = article}) + " → " + stemma_.sources[medium].name;
    if (!is_medium(nearest.kind)) reason += ": '" + nearest.name + "' spoke to it";
    const auto page = cited_page(article, medium);
    if (page) {
      if (const auto other = occurrence_in(*page)) return prepend(follow(*other), reason);
    }
    if (auto root = by_carrier(article, medium)) return prepend(std::move(*root), reason);
    return {{.is_article = false, .index = medium}, {reason}};
  }

  /// An agency has no page of its own, but its text may be at hand where another page carries it.
  std::optional<Root> by_carrier(std::uint32_t article, std::uint32_t medium) {
    if (nodes_.sources_of(article).credited == std::int64_t{medium}) return std::nullopt;
    for (std::size_t o = 0; o < claim_->occurrences.size(); ++o) {
      const std::uint32_t carrier = claim_->occurrences[o].place.article;
      if (carrier == article || nodes_.sources_of(carrier).credited != std::int64_t{medium})
        continue;
      const StemmaNode node{.is_article = true, .index = carrier};
      if (std::ranges::find(path_, node) != path_.end()) continue;
      return prepend(follow(o), nodes_.label(node) + " carries its text");
    }
    return std::nullopt;
  }

  /// The page of `medium` that an edge of `article` points to.
  std::optional<std::uint32_t> cited_page(std::uint32_t article, std::uint32_t medium) const {
    for (const StemmaEdge* edge : edges_of(article)) {
      if (!edge->to.is_article) continue;
      if (nodes_.own_source(edge->to.index) == std::int64_t{medium}) return edge->to.index;
    }
    return std::nullopt;
  }

  /// Rules 2 and 8: along edges that words show, then, where no share is asked, along citations. A
  /// medium's own older page comes last: what it repeats there it has from where it had it then.
  std::optional<Root> by_copying(std::uint32_t article, double least_share) {
    const std::vector<const StemmaEdge*> edges = edges_of(article);
    if (auto root = along(edges, least_share, Step::words_of_others)) return root;
    if (least_share > 0) return std::nullopt;
    if (auto root = along(edges, 0, Step::citation)) return root;
    return along(edges, 0, Step::own_words);
  }

  enum class Step { words_of_others, citation, own_words };

  Step step_of(const StemmaEdge& edge) const {
    if (edge.relation == EdgeRelation::cites) return Step::citation;
    const std::int64_t own = nodes_.own_source(edge.from.index);
    const bool same = own >= 0 && own == nodes_.own_source(edge.to.index);
    return same ? Step::own_words : Step::words_of_others;
  }

  std::optional<Root> along(const std::vector<const StemmaEdge*>& edges, double least_share,
                            Step step) {
    for (const StemmaEdge* edge : edges) {
      if (!edge->to.is_article || step_of(*edge) != step) continue;
      if (edge->words_taken < least_share) continue;
      const auto other = occurrence_in(edge->to.index);
      if (!other) continue;
      const std::string reason = nodes_.label(edge->from) + " " +
                                 std::string(verb(edge->relation)) + " " + nodes_.label(edge->to) +
                                 ": " + edge->reasons.front();
      return prepend(follow(*other), reason);
    }
    return std::nullopt;
  }

  /// Rule 7.
  std::optional<Root> by_lead_medium(std::size_t occurrence, std::uint32_t article) {
    const std::int64_t leans_on = nodes_.sources_of(article).leans_on;
    if (leans_on < 0) return std::nullopt;
    const auto medium = static_cast<std::uint32_t>(leans_on);
    const std::string reason = given_to(article, stemma_.sources[medium]) + ": cited in its lead";
    if (const auto page = cited_page(article, medium)) {
      if (const auto other = occurrence_in(*page)) return prepend(follow(*other), reason);
    }
    if (in_headline(occurrence)) return Root{{.is_article = false, .index = medium}, {reason}};
    if (!others_have_it_from(leans_on, article)) return std::nullopt;
    return Root{{.is_article = false, .index = medium},
                {reason + ", as by others who say this; the lower number is given"}};
  }

  // NOLINTEND(misc-no-recursion)

  /// Rule 9.
  std::optional<Root> by_credit(std::uint32_t article) const {
    const std::int64_t credited = nodes_.sources_of(article).credited;
    if (credited < 0) return std::nullopt;
    const auto medium = static_cast<std::uint32_t>(credited);
    return Root{{.is_article = false, .index = medium},
                {given_to(article, stemma_.sources[medium]) + ": credit line"}};
  }

  /// Headlines say shortly what the first lines say with the source.
  bool in_headline(std::size_t occurrence) const {
    const ArticleSpan place = claim_->occurrences[occurrence].place;
    for (const Section& section : pile_[place.article].article->sections) {
      if (!section.span.contains(place.span)) continue;
      return section.role == SectionRole::title || section.role == SectionRole::dek;
    }
    return false;
  }

  /// Whether another occurrence is given to the medium, or stands in a page that leans on it.
  bool others_have_it_from(std::int64_t medium, std::uint32_t article) const {
    return std::ranges::any_of(claim_->occurrences, [&](const Occurrence& o) {
      const bool given = std::ranges::find(o.attribution, static_cast<std::uint32_t>(medium)) !=
                         o.attribution.end();
      return given ||
             (o.place.article != article && nodes_.sources_of(o.place.article).leans_on == medium);
    });
  }

  void add_origin(Claim& claim, std::size_t occurrence, const Root& root) const {
    const auto same = [&](const Origin& origin) {
      return nodes_.one_origin(origin.node, root.node);
    };
    auto at = std::ranges::find_if(claim.origins, same);
    if (at == claim.origins.end()) {
      claim.origins.push_back({.node = root.node, .reasons = {}});
      at = std::prev(claim.origins.end());
    }
    for (const std::string& reason : root.reasons) {
      if (std::ranges::find(at->reasons, reason) == at->reasons.end())
        at->reasons.push_back(reason);
    }
    claim.occurrences[occurrence].origin = at - claim.origins.begin();
  }

  std::optional<std::size_t> occurrence_in(std::uint32_t article) const {
    for (std::size_t o = 0; o < claim_->occurrences.size(); ++o) {
      if (claim_->occurrences[o].place.article == article) return o;
    }
    return std::nullopt;
  }

  std::vector<const StemmaEdge*> edges_of(std::uint32_t article) const {
    std::vector<const StemmaEdge*> edges;
    const auto at = edges_from_.find({.is_article = true, .index = article});
    if (at == edges_from_.end()) return edges;
    for (const std::size_t e : at->second) edges.push_back(&stemma_.edges[e]);
    return edges;
  }

  static Root prepend(Root root, std::string reason) {
    root.reasons.insert(root.reasons.begin(), std::move(reason));
    return root;
  }

  static std::string_view verb(EdgeRelation relation) {
    switch (relation) {
      case EdgeRelation::cites:
        return "cites";
      case EdgeRelation::republishes:
        return "republishes";
      case EdgeRelation::copies:
        return "copies";
      case EdgeRelation::rewrites:
        return "rewrites";
      case EdgeRelation::translates:
        return "translates";
      case EdgeRelation::quotes:
        return "quotes";
      case EdgeRelation::told:
        return "was told by";
    }
    return "";
  }

  std::span<const ReadArticle> pile_;
  const Stemma& stemma_;
  detail::OriginNodes nodes_;
  detail::CircleOfMedia circles_;
  std::map<StemmaNode, std::vector<std::size_t>> edges_from_;
  Claim* claim_ = nullptr;
  std::vector<StemmaNode> path_;
};

}  // namespace

void count_origins(const Story& story, std::span<const ReadArticle> pile, const Stemma& stemma,
                   std::vector<Claim>& claims) {
  OriginCounter counter(story, pile, stemma);
  for (Claim& claim : claims) counter.count(claim);
}

}  // namespace wirestem::provenance
