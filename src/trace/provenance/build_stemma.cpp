// SPDX-License-Identifier: Apache-2.0
//
// First the sources: every link of every chain, every credit, every article's own outlet. Then
// three kinds of edges: what an article says (credits, citations, speakers), what its words show
// (reuse), and what a medium says for another ("told"). A cited medium is tied to its page in the
// pile where there is one that can be meant. Of several articles that one may have copied, the one
// that explains most of its words stays; two articles that credit one agency are siblings, and
// neither is said to copy the other.
#include "trace/provenance/build_stemma.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "text/fold.hpp"
#include "trace/provenance/detail/meant_sources.hpp"
#include "trace/provenance/detail/source_table.hpp"

namespace wirestem::provenance {
namespace {

constexpr double kCopyShare = 0.20;  ///< share of the taker's words from which reuse is copying
constexpr double kLikelyConfidence = 0.75;
constexpr double kUndecidedConfidence = 0.5;
constexpr std::size_t kLeadParagraphs = 3;
constexpr const char* kNamed = "named in the text";

constexpr std::array kThresholds = {Threshold{"provenance.copy_share", kCopyShare},
                                    Threshold{"provenance.lead_paragraphs", kLeadParagraphs}};

EdgeRelation relation_of(CreditRelation credit) {
  switch (credit) {
    case CreditRelation::republishes:
    case CreditRelation::wire:
      return EdgeRelation::republishes;
    case CreditRelation::translates:
      return EdgeRelation::translates;
    case CreditRelation::cites:
    case CreditRelation::contributes:
      break;
  }
  return EdgeRelation::cites;
}

EdgeRelation relation_of(MatchKind kind) {
  if (kind == MatchKind::translated) return EdgeRelation::translates;
  return kind == MatchKind::rewritten ? EdgeRelation::rewrites : EdgeRelation::copies;
}

bool says_text_is_from(CreditRelation relation) {
  return relation != CreditRelation::cites && relation != CreditRelation::contributes;
}

class StemmaBuilder {
 public:
  StemmaBuilder(const Story& story, std::span<const ReadArticle> pile, const LinkedNames& names,
                std::span<const ReuseLink> links, std::span<const PassageMatch> passages)
      : story_(story), pile_(pile), links_(links), passages_(passages), sources_(pile, names) {}

  Stemma run() {
    for (const std::uint32_t index : story_.articles) {
      if (const auto& outlet = article(index).outlet) {
        sources_.outlet(*outlet, SourceKind::outlet, {});
      }
    }
    for (const std::uint32_t index : story_.articles) collect_sources(index);
    for (const std::uint32_t article : story_.articles) find_own_pages(article);
    for (std::size_t i = 0; i < story_.articles.size(); ++i) add_stated_edges(i);
    add_reuse_edges();
    name_sources();
    std::ranges::sort(stemma_.edges, {},
                      [](const StemmaEdge& e) { return std::tuple(e.from, e.to, e.relation); });
    stemma_.sources = sources_.take();
    for (std::size_t i = 0; i < stemma_.sources.size(); ++i) {
      stemma_.sources[i].id = story_.id + ".source-" + std::to_string(i + 1);
    }
    return std::move(stemma_);
  }

 private:
  const Article& article(std::uint32_t index) const { return *pile_[index].article; }
  const Findings& findings(std::uint32_t index) const { return *pile_[index].findings; }

  /// The sources of one article: its outlet, its chains, its credits.
  void collect_sources(std::uint32_t index) {
    ArticleSources own;
    if (const auto& outlet = article(index).outlet) {
      own.own = sources_.outlet(*outlet, SourceKind::outlet, {});
    }
    for (const Attribution& attribution : findings(index).attributions) {
      own.chains.push_back(chain_of(index, attribution));
    }
    for (const Credit& credit : findings(index).credits) {
      const std::uint32_t source = credit_source(index, credit);
      const bool medium = detail::is_medium(credit.kind);
      if (medium && own.credited < 0 && says_text_is_from(credit.relation)) own.credited = source;
      const bool cited =
          credit.relation == CreditRelation::cites && std::int64_t{source} != own.own;
      if (medium && own.leans_on < 0 && cited) {
        own.leans_on = source;
      }
    }
    if (own.own < 0) own.own = issuer_of(index);
    find_lead_medium(index, own);
    stemma_.articles.push_back(std::move(own));
  }

  /// Whose statement a page without an outlet is: its author's, or the body's that it opens with
  /// and that speaks in it. -1 where neither is known.
  std::int64_t issuer_of(std::uint32_t index) {
    const Article& page = article(index);
    if (page.authors.size() == 1) {
      const ChainLink author{
          .name = page.authors[0], .kind = SourceKind::person, .named = true, .evidence = {}};
      return sources_.link(index, author, -1);
    }
    const std::string text_start = text::fold_case(page.text.substr(0, page.text.find('\n')));
    const std::string title = text::fold_case(page.title.value_or(""));
    for (const Attribution& attribution : findings(index).attributions) {
      for (const ChainLink& link : attribution.chain) {
        const bool body = link.kind == SourceKind::office && link.named && !link.name.empty();
        const std::string name = text::fold_case(link.name);
        if (body && (text_start.starts_with(name) || title.starts_with(name))) {
          return sources_.link(index, link, -1);
        }
      }
    }
    return -1;
  }

  std::vector<std::uint32_t> chain_of(std::uint32_t index, const Attribution& attribution) {
    std::int64_t through = -1;
    std::vector<std::uint32_t> chain;
    for (auto link = attribution.chain.rbegin(); link != attribution.chain.rend(); ++link) {
      const std::uint32_t source = source_of(index, *link, through);
      if (detail::is_medium(link->kind)) through = source;
      chain.push_back(source);
    }
    std::ranges::reverse(chain);
    return chain;
  }

  std::uint32_t source_of(std::uint32_t index, const ChainLink& link, std::int64_t through) {
    const ReadArticle& page = pile_[index];
    if (!detail::is_common_noun_for_medium(page, link)) {
      return sources_.link(index, detail::body_meant(page, link), through);
    }
    if (const OutletMention* meant = detail::medium_meant(page, link)) {
      return sources_.outlet(meant->name, meant->kind, {});
    }
    // "told this newspaper", where no other is named: its own.
    if (const auto& own = article(index).outlet; own && link.named) {
      return sources_.outlet(*own, SourceKind::outlet, {});
    }
    return sources_.link(index, link, through);
  }

  std::uint32_t credit_source(std::uint32_t index, const Credit& credit) {
    const std::string_view written = slice(article(index).text, credit.source);
    if (detail::is_medium(credit.kind)) return sources_.outlet(credit.name, credit.kind, written);
    const ChainLink link{
        .name = credit.name, .kind = credit.kind, .named = true, .evidence = credit.source};
    return sources_.link(index, link, -1);
  }

  /// The medium that title, dek or first paragraphs give the story to, if it is one alone.
  void find_lead_medium(std::uint32_t index, ArticleSources& own) const {
    if (own.leans_on >= 0) return;
    const Findings& found = findings(index);
    const std::uint32_t lead_end = end_of_lead(index);
    for (std::size_t q = 0; q < found.attributions.size(); ++q) {
      const auto& content = found.quotes[q].content;
      if (content.empty() || content.front().begin >= lead_end) break;
      const auto medium = innermost_medium(own.chains[q]);
      if (medium && std::int64_t{*medium} != own.own && std::int64_t{*medium} != own.credited) {
        own.leans_on = *medium;
        return;
      }
    }
  }

  /// Where the first paragraphs of summary or body end.
  std::uint32_t end_of_lead(std::uint32_t index) const {
    const Segmentation& segmentation = findings(index).segmentation;
    std::size_t paragraphs = 0;
    std::uint32_t last = 0;
    std::uint32_t end = 0;
    for (const Sentence& sentence : segmentation.sentences) {
      const SectionRole role = role_of(article(index), sentence);
      if (role == SectionRole::body || role == SectionRole::summary) {
        if (paragraphs == 0 || sentence.paragraph != last) ++paragraphs;
        last = sentence.paragraph;
      }
      if (paragraphs > kLeadParagraphs) break;
      end = sentence.span.end;
    }
    return end;
  }

  std::optional<std::uint32_t> innermost_medium(const std::vector<std::uint32_t>& chain) const {
    for (const std::uint32_t source : chain) {
      if (detail::is_medium(sources_[source].kind)) return source;
    }
    return std::nullopt;
  }

  /// Notes at each medium that its page is in the pile: the story's first by time, then by number.
  void find_own_pages(std::uint32_t index) {
    const std::int64_t own = stemma_.articles[position_of(index)].own;
    if (own < 0) return;
    pages_of_[static_cast<std::uint32_t>(own)].push_back(index);
  }

  std::size_t position_of(std::uint32_t index) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(story_.articles, index) -
                                    story_.articles.begin());
  }

  /// The page of medium `source` that `citing` can mean: not itself, not later; the latest such.
  std::optional<std::uint32_t> page_of(std::uint32_t source, std::uint32_t citing) const {
    const auto pages = pages_of_.find(source);
    if (pages == pages_of_.end()) return std::nullopt;
    std::optional<std::uint32_t> best;
    for (const std::uint32_t page : pages->second) {
      if (page == citing || later(page, citing)) continue;
      if (!best || shared_share(page, citing) > shared_share(*best, citing) ||
          (shared_share(page, citing) == shared_share(*best, citing) && later(page, *best))) {
        best = page;
      }
    }
    return best;
  }

  /// Whether article `a` is known to be published after `b`. Days are compared where one has no
  /// time.
  bool later(std::uint32_t a, std::uint32_t b) const {
    const auto& left = article(a).published;
    const auto& right = article(b).published;
    if (!left || !right) return false;
    constexpr std::size_t kDay = 10;
    const bool both_timed = left->size() > kDay && right->size() > kDay;
    return both_timed ? *left > *right : left->substr(0, kDay) > right->substr(0, kDay);
  }

  double shared_share(std::uint32_t a, std::uint32_t b) const {
    for (const ReuseLink& link : links_) {
      if (link.left == std::min(a, b) && link.right == std::max(a, b)) {
        return std::max(link.left_share, link.right_share);
      }
    }
    return 0;
  }

  /// The node for medium `source` as cited by `citing`: its page where it is at hand.
  StemmaNode node_of(std::uint32_t source, std::uint32_t citing) {
    if (const auto page = page_of(source, citing)) {
      sources_[source].in_pile = *page;
      return {.is_article = true, .index = *page};
    }
    return {.is_article = false, .index = source};
  }

  /// What the article itself says: credits first, then each chain.
  void add_stated_edges(std::size_t position) {
    const std::uint32_t index = story_.articles[position];
    for (const Credit& credit : findings(index).credits) {
      const std::uint32_t source = credit_source(index, credit);
      if (std::int64_t{source} == stemma_.articles[position].own) continue;
      const auto node = detail::is_medium(credit.kind)
                            ? node_of(source, index)
                            : StemmaNode{.is_article = false, .index = source};
      add_edge(index, node, relation_of(credit.relation), "credit line", {index, credit.span});
    }
    for (std::size_t q = 0; q < findings(index).attributions.size(); ++q) {
      add_chain_edges(position, q);
    }
  }

  void add_chain_edges(std::size_t position, std::size_t quote) {
    const std::uint32_t index = story_.articles[position];
    const auto& links = findings(index).attributions[quote].chain;
    const auto& chain = stemma_.articles[position].chains[quote];
    const auto is_medium = [this](std::uint32_t s) { return detail::is_medium(sources_[s].kind); };
    const bool medium_between = std::ranges::any_of(chain, is_medium);
    for (std::size_t i = 0; i < links.size(); ++i) {
      const ChainLink& link = links[i];
      const std::uint32_t source = chain[i];
      if (std::int64_t{source} == stemma_.articles[position].own) continue;
      const ArticleSpan evidence{index, evidence_of(index, quote, link)};
      if (!is_medium(source)) {
        const auto relation = medium_between ? EdgeRelation::told : EdgeRelation::quotes;
        add_edge(index, {.is_article = false, .index = source}, relation, kNamed, evidence);
      } else if (std::int64_t{source} != stemma_.articles[position].credited) {
        add_edge(index, node_of(source, index), EdgeRelation::cites, kNamed, evidence);
      }
    }
  }

  TextSpan evidence_of(std::uint32_t index, std::size_t quote, const ChainLink& link) const {
    if (!link.evidence.empty()) return link.evidence;
    const Quote& said = findings(index).quotes[quote];
    if (!said.cue.empty()) return said.cue.front();
    return said.content.front();
  }

  void add_edge(std::uint32_t from, StemmaNode to, EdgeRelation relation, std::string reason,
                ArticleSpan evidence) {
    const StemmaNode node{.is_article = true, .index = from};
    const auto key = std::tuple(node, to, relation);
    const auto [at, fresh] = edge_at_.try_emplace(key, stemma_.edges.size());
    if (fresh) {
      StemmaEdge edge;
      edge.from = node;
      edge.to = to;
      edge.relation = relation;
      edge.reasons.push_back(std::move(reason));
      stemma_.edges.push_back(std::move(edge));
    }
    auto& known = stemma_.edges[at->second].evidence;
    if (std::ranges::find(known, evidence) == known.end()) known.push_back(evidence);
  }

  /// For each article the one reuse link that explains most of its words.
  void add_reuse_edges() {
    std::map<std::uint32_t, const ReuseLink*> parents;
    for (const ReuseLink& link : links_) {
      const Direction& way = link.direction;
      if (!in_story(link.left) || !in_story(link.right) || is_sibling_wire(link)) continue;
      if (taken_share(link) < kCopyShare) continue;
      const ReuseLink*& best = parents[way.to];
      if (best == nullptr || explains_more(link, *best)) best = &link;
    }
    for (const auto& [taker, link] : parents) add_reuse_edge(*link);
  }

  bool in_story(std::uint32_t index) const {
    return std::ranges::binary_search(story_.articles, index);
  }

  /// Two articles in one language that say they carry the same agency's text have it from there. A
  /// translation was made from the one or the other, and its words show from which.
  bool is_sibling_wire(const ReuseLink& link) const {
    if (link.kind == MatchKind::translated) return false;
    const std::int64_t left = stemma_.articles[position_of(link.left)].credited;
    return left >= 0 && left == stemma_.articles[position_of(link.right)].credited;
  }

  static double taken_share(const ReuseLink& link) {
    return link.direction.to == link.left ? link.left_share : link.right_share;
  }

  static bool explains_more(const ReuseLink& link, const ReuseLink& best) {
    constexpr double kAlike = 0.03;
    const double difference = taken_share(link) - taken_share(best);
    if (std::abs(difference) > kAlike) return difference > 0;
    return link.direction.certainty < best.direction.certainty;
  }

  void add_reuse_edge(const ReuseLink& link) {
    const Direction& way = link.direction;
    StemmaEdge edge;
    edge.from = {.is_article = true, .index = way.to};
    edge.to = {.is_article = true, .index = way.from};
    edge.relation = relation_of(link.kind);
    edge.direction = way.certainty;
    edge.words_taken = taken_share(link);
    edge.confidence = way.certainty == Certainty::known    ? 1.0
                      : way.certainty == Certainty::likely ? kLikelyConfidence
                                                           : kUndecidedConfidence;
    const int percent = static_cast<int>(taken_share(link) * 100 + 0.5);
    edge.reasons.push_back(std::to_string(percent) + " % of its words");
    std::ranges::copy(way.reasons, std::back_inserter(edge.reasons));
    for (const std::uint32_t p : link.passages) {
      edge.evidence.push_back(passages_[p].left);
      edge.evidence.push_back(passages_[p].right);
    }
    stemma_.edges.push_back(std::move(edge));
  }

  /// Ties each medium to its page in the pile even where no edge needed it.
  void name_sources() {
    for (const auto& [source, pages] : pages_of_) {
      if (sources_[source].in_pile < 0) sources_[source].in_pile = pages.front();
    }
  }

  const Story& story_;
  std::span<const ReadArticle> pile_;
  std::span<const ReuseLink> links_;
  std::span<const PassageMatch> passages_;
  detail::SourceTable sources_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> pages_of_;  ///< medium → its articles
  std::map<std::tuple<StemmaNode, StemmaNode, EdgeRelation>, std::size_t> edge_at_;
  Stemma stemma_;
};

}  // namespace

std::span<const Threshold> thresholds() { return kThresholds; }

Stemma build_stemma(const Story& story, std::span<const ReadArticle> pile, const LinkedNames& names,
                    std::span<const ReuseLink> links, std::span<const PassageMatch> passages) {
  return StemmaBuilder(story, pile, names, links, passages).run();
}

}  // namespace wirestem::provenance
