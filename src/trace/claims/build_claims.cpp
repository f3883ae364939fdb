// SPDX-License-Identifier: Apache-2.0
//
// Clauses are gathered into claims (clause_clusters.hpp); here each gets its attribution, by the
// narrowest quotation that covers it, and the way in which it is put.
#include "trace/claims/build_claims.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "trace/claims/detail/claim_thresholds.hpp"
#include "trace/claims/detail/clause_clusters.hpp"
#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/conflict_thresholds.hpp"
#include "trace/claims/detail/told_acts.hpp"

namespace wirestem::claims {
namespace {

constexpr double kCoveredByQuote = 0.4;  ///< share of a clause that a quotation must cover

constexpr std::array kThresholds = {
    Threshold{"claims.pair_least", detail::kPairLeast},
    Threshold{"claims.average_least", detail::kAverageLeast},
    Threshold{"claims.same_article_least", detail::kSameArticleLeast},
    Threshold{"claims.second_least", detail::kSecondLeast},
    Threshold{"claims.overlap", detail::kOverlap},
    Threshold{"claims.quoted_least", detail::kQuotedLeast},
    Threshold{"claims.covered_by_quote", kCoveredByQuote},
    Threshold{"claims.alone_least", detail::kAloneLeast},
    Threshold{"conflicts.same_claim", detail::kSameClaim},
    Threshold{"conflicts.same_thing", detail::kSameThing},
    Threshold{"conflicts.most_explanations", detail::kMostExplanations},
    Threshold{"conflicts.same_quantity", detail::kSameQuantity},
    Threshold{"conflicts.same_share", detail::kSameShare},
    Threshold{"conflicts.nearly_equal", detail::kNearlyEqual},
    Threshold{"conflicts.same_day", detail::kSameDay},
    Threshold{"conflicts.same_plan", detail::kSamePlan},
    Threshold{"conflicts.retold_plan", detail::kRetoldPlan},
    Threshold{"conflicts.same_place", detail::kSamePlace},
    Threshold{"conflicts.same_certainty", detail::kSameCertainty},
    Threshold{"conflicts.same_polarity", detail::kSamePolarity},
    Threshold{"conflicts.same_act", detail::kSameAct},
    Threshold{"conflicts.near_negation", detail::kNearNegation},
    Threshold{"conflicts.opener_reach", detail::kOpenerReach},
    Threshold{"conflicts.most_of_cause", detail::kMostOfCause},
    Threshold{"conflicts.number_weight", detail::kNumberWeight},
    Threshold{"conflicts.status_weight", detail::kStatusWeight},
    Threshold{"conflicts.polarity_weight", detail::kPolarityWeight},
    Threshold{"conflicts.actor_weight", detail::kActorWeight},
    Threshold{"conflicts.date_weight", detail::kDateWeight},
    Threshold{"conflicts.certainty_weight", detail::kCertaintyWeight},
    Threshold{"conflicts.place_weight", detail::kPlaceWeight},
    Threshold{"conflicts.of_clauses", detail::kOfClauses},
    Threshold{"conflicts.two_reasons", detail::kTwoReasons},
    Threshold{"conflicts.after_only", detail::kAfterOnly},
    Threshold{"conflicts.denied_cause", detail::kDeniedCause},
    Threshold{"conflicts.surely_one", detail::kSurelyOne},
    Threshold{"conflicts.repeated", detail::kRepeated},
    Threshold{"conflicts.about_one", detail::kAboutOne},
    Threshold{"conflicts.most_about_one", detail::kMostAboutOne},
    Threshold{"conflicts.tell_least", detail::kTellLeast},
    Threshold{"conflicts.most_conflicts", detail::kMostConflicts},
    Threshold{"conflicts.most_of_any_story", detail::kMostOfAnyStory}};

class ClaimBuilder {
 public:
  explicit ClaimBuilder(const ClaimInput& input)
      : input_(input), index_(input, detail::Grain::clause, detail::Speakers::left_out) {
    for (std::uint32_t f = 0; f < input.quotes.size(); ++f) {
      for (const QuoteVariant& variant : input.quotes[f].variants) {
        family_of_[{variant.article, variant.quote}] = f;
      }
    }
  }

  std::vector<Claim> run() {
    count_languages();
    std::vector<Claim> claims;
    for (const auto& units : detail::ClauseClusters(index_, quoted_forms()).run()) {
      claims.push_back(make_claim(units));
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
  /// The language of most pages, in which readers of the story find its claims quoted.
  void count_languages() {
    std::map<std::string_view, std::size_t> pages;
    for (const std::uint32_t article : input_.story.articles) {
      const auto& languages = input_.pile[article].article->languages;
      if (!languages.empty()) ++pages[languages.front()];
    }
    std::size_t most = 0;
    for (const auto& [language, count] : pages) {
      if (count > most) main_language_ = language;
      most = std::max(most, count);
    }
  }

  /// Whether each form, where it stands first, is somebody's own words.
  std::vector<bool> quoted_forms() const {
    std::vector<bool> quoted;
    for (const auto& units : index_.forms()) quoted.push_back(in_direct_quote(units.front()));
    return quoted;
  }

  bool in_direct_quote(std::uint32_t number) const {
    const detail::Unit& unit = index_.units()[number];
    const auto quote = quote_over(unit);
    return quote &&
           input_.pile[unit.article].findings->quotes[*quote].directness == Directness::direct;
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

  Claim make_claim(const std::vector<std::uint32_t>& units) const {
    Claim claim;
    const std::uint32_t central = most_central(units);
    claim.occurrences.push_back(make_occurrence(central));
    for (const std::uint32_t unit : units) {
      if (unit != central) claim.occurrences.push_back(make_occurrence(unit));
    }
    return claim;
  }

  /// Whether a clause is all of its sentence, but for marks: "who expects so" says little alone.
  bool is_whole_sentence(std::uint32_t number) const {
    constexpr std::uint32_t kMarks = 4;  // bytes of what may stand around it
    const detail::Unit& unit = index_.units()[number];
    const Findings& findings = *input_.pile[unit.article].findings;
    const TextSpan sentence =
        findings.segmentation.sentences[findings.frames[unit.frame].sentence].span;
    return unit.span.begin <= sentence.begin + kMarks && unit.span.end + kMarks >= sentence.end;
  }

  /// The clause that is most like all others: of those in the story's language if there are any,
  /// and of those that are whole sentences; the first of those.
  std::uint32_t most_central(const std::vector<std::uint32_t>& units) const {
    struct Printed {
      std::uint32_t first = 0;  ///< unit, a whole sentence if one of them is
      std::uint32_t times = 0;
      bool whole = false;
    };
    std::map<std::uint32_t, Printed> forms;
    for (const std::uint32_t unit : units) {
      Printed& printed = forms.try_emplace(index_.form_of(unit), Printed{unit}).first->second;
      ++printed.times;
      if (!printed.whole && is_whole_sentence(unit)) printed = {unit, printed.times, true};
    }
    std::uint32_t best = units.front();
    std::tuple best_rank(false, false, -1.0);
    for (const auto& [form, printed] : forms) {
      double sum = -index_.similarity(form, form);
      for (const auto& [other, its] : forms) sum += its.times * index_.similarity(form, other);
      const bool readable = index_.units()[printed.first].language == main_language_;
      const std::tuple rank(readable, printed.whole, sum);
      if (rank > best_rank || (rank == best_rank && printed.first < best)) {
        best_rank = rank;
        best = printed.first;
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
      occurrence.attribution = attribution_of(unit.article, *quote);
      apply_speech_act(findings.quotes[*quote], occurrence);
    }
    return occurrence;
  }

  const std::vector<std::uint32_t>& chain_of(std::uint32_t article, std::uint32_t quote) const {
    const auto position =
        std::ranges::lower_bound(input_.story.articles, article) - input_.story.articles.begin();
    return input_.stemma.articles[static_cast<std::size_t>(position)].chains[quote];
  }

  bool opens_with_medium(const std::vector<std::uint32_t>& chain) const {
    const SourceKind kind = input_.stemma.sources[chain.front()].kind;
    return kind == SourceKind::outlet || kind == SourceKind::agency;
  }

  /// The quotation's chain; where that names no speaker, with the one whom another page names for
  /// the same words.
  std::vector<std::uint32_t> attribution_of(std::uint32_t article, std::uint32_t quote) const {
    std::vector<std::uint32_t> chain = chain_of(article, quote);
    if (!chain.empty() && !opens_with_medium(chain)) return chain;
    const auto family = family_of_.find({article, quote});
    if (family == family_of_.end()) return chain;
    for (const QuoteVariant& variant : input_.quotes[family->second].variants) {
      const auto& other = chain_of(variant.article, variant.quote);
      if (other.empty()) continue;
      const Source& speaker = input_.stemma.sources[other.front()];
      if (speaker.kind != SourceKind::person || !speaker.named) continue;
      chain.insert(chain.begin(), other.front());
      return chain;
    }
    return chain;
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

  /// The narrowest quotation, direct or indirect, that covers enough of the clause.
  std::optional<std::uint32_t> quote_over(const detail::Unit& unit) const {
    const Findings& findings = *input_.pile[unit.article].findings;
    const auto& quotes = findings.quotes;
    std::optional<std::uint32_t> best;
    std::uint32_t best_size = 0;
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      const bool told_of =
          detail::is_act(quotes[q], findings, input_.lexicon) || detail::is_intent(quotes[q]);
      if (told_of) continue;
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
  std::string_view main_language_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> family_of_;  ///< by its quotes
};

}  // namespace

std::span<const Threshold> thresholds() { return kThresholds; }

std::vector<Claim> build_claims(const ClaimInput& input) { return ClaimBuilder(input).run(); }

}  // namespace wirestem::claims
