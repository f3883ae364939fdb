// SPDX-License-Identifier: Apache-2.0
//
// Average-link clustering over the pairs of similar clauses, greedily from the most alike down. Two
// clauses of one article join only where they are nearly the same (a headline and its lead), since
// one page seldom states a thing twice but often states two things about the same people.
#include "trace/claims/build_claims.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "trace/claims/detail/clause_index.hpp"

namespace wirestem::claims {
namespace {

constexpr double kPairLeast = 0.36;     ///< two clauses less alike are never joined directly
constexpr double kAverageLeast = 0.28;  ///< mean over all pairs of a joined claim
constexpr double kSameArticleLeast = 0.4;
constexpr double kSecondLeast = 0.36;    ///< mean likeness at which a clause joins a second claim
constexpr double kOverlap = 0.6;         ///< share of clauses in common that makes two claims one
constexpr double kQuotedLeast = 0.46;    ///< where one of two clauses is somebody's own words
constexpr double kCoveredByQuote = 0.4;  ///< share of a clause that a quotation must cover
constexpr double kAloneLeast = 6.0;      ///< weight from which a lone clause is a statement

constexpr std::array kThresholds = {Threshold{"claims.pair_least", kPairLeast},
                                    Threshold{"claims.average_least", kAverageLeast},
                                    Threshold{"claims.same_article_least", kSameArticleLeast},
                                    Threshold{"claims.second_least", kSecondLeast},
                                    Threshold{"claims.overlap", kOverlap},
                                    Threshold{"claims.quoted_least", kQuotedLeast},
                                    Threshold{"claims.covered_by_quote", kCoveredByQuote},
                                    Threshold{"claims.alone_least", kAloneLeast}};

class ClaimBuilder {
 public:
  explicit ClaimBuilder(const ClaimInput& input)
      : input_(input),
        index_(input, detail::Grain::clause),
        cluster_of_(index_.units().size()),
        members_(cluster_of_.size()) {
    std::iota(cluster_of_.begin(), cluster_of_.end(), 0U);
    for (std::uint32_t u = 0; u < members_.size(); ++u) members_[u] = {u};
  }

  std::vector<Claim> run() {
    const auto pairs = index_.similar_pairs(kPairLeast);
    for (const detail::UnitPair& pair : pairs) try_join(pair);
    add_second_memberships(pairs);
    join_overlapping();
    std::vector<Claim> claims;
    for (const auto& members : members_) {
      if (members.empty() || !worth_telling(members)) continue;
      claims.push_back(make_claim(members));
    }
    std::ranges::stable_sort(claims, [](const Claim& a, const Claim& b) {
      return std::pair(articles_in(b), b.occurrences.size()) <
             std::pair(articles_in(a), a.occurrences.size());
    });
    for (std::size_t i = 0; i < claims.size(); ++i)
      claims[i].id = input_.story.id + ".claim-" + std::to_string(i + 1);
    return claims;
  }

 private:
  void try_join(const detail::UnitPair& pair) {
    const bool quoted = in_direct_quote(pair.first) || in_direct_quote(pair.second);
    if (quoted && pair.similarity < kQuotedLeast) return;
    const std::uint32_t a = cluster_of_[pair.first];
    const std::uint32_t b = cluster_of_[pair.second];
    if (a == b || !alike_on_average(a, b)) return;
    const std::uint32_t into = std::min(a, b);
    const std::uint32_t from = std::max(a, b);
    for (const std::uint32_t unit : members_[from]) cluster_of_[unit] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    std::ranges::sort(members_[into]);
    members_[from].clear();
  }

  /// A clause may state two things; it is then an occurrence of both claims. It joins a claim of
  /// other articles that it is as like, on average, as that claim's own clauses must be among
  /// themselves.
  void add_second_memberships(const std::vector<detail::UnitPair>& pairs) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;  // claim, unit
    for (const detail::UnitPair& pair : pairs) {
      for (const auto& [unit, other] :
           {std::pair(pair.first, pair.second), std::pair(pair.second, pair.first)}) {
        const std::uint32_t claim = cluster_of_[other];
        if (claim == cluster_of_[unit] || has_article(claim, index_.units()[unit].article))
          continue;
        if (mean_likeness(unit, claim) >= kSecondLeast) joined.emplace_back(claim, unit);
      }
    }
    std::ranges::sort(joined);
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    for (const auto& [claim, unit] : joined) {
      members_[claim].push_back(unit);
      std::ranges::sort(members_[claim]);
    }
  }

  /// Two claims that share most clauses of the smaller are one.
  void join_overlapping() {
    std::vector<std::vector<std::uint32_t>> claims_of(members_.size());
    for (std::uint32_t c = 0; c < members_.size(); ++c) {
      for (const std::uint32_t unit : members_[c]) claims_of[unit].push_back(c);
    }
    for (std::uint32_t c = 0; c < members_.size(); ++c) {
      std::map<std::uint32_t, std::size_t> shared;
      for (const std::uint32_t unit : members_[c]) {
        for (const std::uint32_t other : claims_of[unit]) ++shared[other];
      }
      for (const auto& [other, count] : shared) {
        if (other <= c) continue;
        const std::size_t smaller = std::min(members_[c].size(), members_[other].size());
        if (static_cast<double>(count) >= kOverlap * static_cast<double>(smaller)) {
          move_members(other, c);
        }
      }
    }
  }

  void move_members(std::uint32_t from, std::uint32_t into) {
    auto& units = members_[into];
    units.insert(units.end(), members_[from].begin(), members_[from].end());
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    members_[from].clear();
  }

  bool has_article(std::uint32_t claim, std::uint32_t article) const {
    return std::ranges::any_of(members_[claim], [&](std::uint32_t unit) {
      return index_.units()[unit].article == article;
    });
  }

  double mean_likeness(std::uint32_t unit, std::uint32_t claim) const {
    double sum = 0;
    for (const std::uint32_t member : members_[claim]) sum += index_.similarity(unit, member);
    return sum / static_cast<double>(members_[claim].size());
  }

  /// Somebody's own words are a statement of their own unless another says nearly the same.
  bool in_direct_quote(std::uint32_t number) const {
    const detail::Unit& unit = index_.units()[number];
    const auto quote = quote_over(unit);
    return quote &&
           input_.pile[unit.article].findings->quotes[*quote].directness == Directness::direct;
  }

  bool alike_on_average(std::uint32_t a, std::uint32_t b) const {
    const auto& units = index_.units();
    double sum = 0;
    for (const std::uint32_t x : members_[a]) {
      for (const std::uint32_t y : members_[b]) {
        const double alike = index_.similarity(x, y);
        if (units[x].article == units[y].article && alike < kSameArticleLeast) return false;
        sum += alike;
      }
    }
    return sum / static_cast<double>(members_[a].size() * members_[b].size()) >= kAverageLeast;
  }

  static std::size_t articles_in(const Claim& claim) {
    std::vector<std::uint32_t> articles;
    for (const Occurrence& occurrence : claim.occurrences) {
      articles.push_back(occurrence.place.article);
    }
    std::ranges::sort(articles);
    const auto end = std::unique(articles.begin(), articles.end());
    return static_cast<std::size_t>(end - articles.begin());
  }

  /// Several clauses always are; one alone where it says enough and somebody is given for it.
  bool worth_telling(const std::vector<std::uint32_t>& members) const {
    if (members.size() > 1) return true;
    const detail::Unit& unit = index_.units()[members.front()];
    return unit.weight >= kAloneLeast;
  }

  Claim make_claim(const std::vector<std::uint32_t>& members) const {
    Claim claim;
    claim.occurrences.push_back(make_occurrence(most_central(members)));
    for (const std::uint32_t unit : members) {
      if (unit != most_central(members)) claim.occurrences.push_back(make_occurrence(unit));
    }
    return claim;
  }

  std::uint32_t most_central(const std::vector<std::uint32_t>& members) const {
    std::uint32_t best = members.front();
    double best_sum = -1;
    for (const std::uint32_t x : members) {
      double sum = 0;
      for (const std::uint32_t y : members) sum += x == y ? 0 : index_.similarity(x, y);
      if (sum > best_sum) {
        best_sum = sum;
        best = x;
      }
    }
    return best;
  }

  Occurrence make_occurrence(std::uint32_t number) const {
    const detail::Unit& unit = index_.units()[number];
    const Findings& findings = *input_.pile[unit.article].findings;
    const Frame& frame = findings.frames[unit.frame];
    Occurrence occurrence;
    occurrence.place = {unit.article, unit.span};
    occurrence.modality = frame.modality;
    occurrence.polarity = frame.polarity;
    if (const auto quote = quote_over(unit)) {
      const auto position = std::ranges::lower_bound(input_.story.articles, unit.article) -
                            input_.story.articles.begin();
      const ArticleSources& sources = input_.stemma.articles[static_cast<std::size_t>(position)];
      occurrence.attribution = sources.chains[*quote];
      apply_speech_act(findings.quotes[*quote], occurrence);
    }
    return occurrence;
  }

  static void apply_speech_act(const Quote& quote, Occurrence& occurrence) {
    switch (quote.act) {
      case SpeechAct::deny:
        occurrence.modality = Modality::denied;
        return;
      case SpeechAct::hedge:
      case SpeechAct::think:
      case SpeechAct::hope:
        occurrence.modality = Modality::hedged;
        return;
      case SpeechAct::ask:
        occurrence.modality = Modality::asked;
        return;
      default:
        if (occurrence.modality == Modality::asserted) occurrence.modality = Modality::reported;
    }
  }

  /// "The two cities plan to sign": what a page tells of them, not what they told the page.
  static bool is_intent(const Quote& quote) {
    const bool of_mind = quote.act == SpeechAct::hope || quote.act == SpeechAct::think ||
                         quote.act == SpeechAct::hedge;
    return of_mind && quote.directness == Directness::indirect && quote.kind != SourceKind::person;
  }

  /// The narrowest quotation, direct or indirect, that covers enough of the clause. A refusal is an
  /// act that the page tells of, not a statement by who refuses.
  std::optional<std::uint32_t> quote_over(const detail::Unit& unit) const {
    const auto& quotes = input_.pile[unit.article].findings->quotes;
    std::optional<std::uint32_t> best;
    std::uint32_t best_size = 0;
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      if (quotes[q].act == SpeechAct::refuse || is_intent(quotes[q])) continue;
      std::uint32_t covered = 0;
      std::uint32_t size = 0;
      for (const TextSpan content : quotes[q].content) {
        const std::uint32_t begin = std::max(content.begin, unit.span.begin);
        const std::uint32_t end = std::min(content.end, unit.span.end);
        covered += end > begin ? end - begin : 0;
        size += content.size();
      }
      if (covered < kCoveredByQuote * unit.span.size()) continue;
      if (!best || size < best_size) {
        best = q;
        best_size = size;
      }
    }
    return best;
  }

  const ClaimInput& input_;
  detail::ClauseIndex index_;
  std::vector<std::uint32_t> cluster_of_;
  std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

std::span<const Threshold> thresholds() { return kThresholds; }

std::vector<Claim> build_claims(const ClaimInput& input) { return ClaimBuilder(input).run(); }

}  // namespace wirestem::claims
