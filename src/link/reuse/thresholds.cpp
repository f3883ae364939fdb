// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "link/reuse/detail/align_sentences.hpp"
#include "link/reuse/detail/align_words.hpp"
#include "link/reuse/detail/chain_runs.hpp"
#include "link/reuse/detail/collect_fingerprints.hpp"
#include "link/reuse/detail/direction.hpp"
#include "link/reuse/detail/find_copies.hpp"
#include "link/reuse/detail/find_pairs.hpp"
#include "link/reuse/detail/grams.hpp"
#include "link/reuse/detail/match_quotes.hpp"
#include "link/reuse/detail/propose_pairs.hpp"
#include "link/reuse/detail/sentence_features.hpp"
#include "link/reuse/link_reuse.hpp"

namespace wirestem::reuse {
namespace {

template <typename Number>
constexpr Threshold threshold(std::string_view name, Number value) {
  return {name, static_cast<double>(value)};
}

constexpr std::array kThresholds = {
    threshold("reuse.template_share", detail::kTemplateShare),
    threshold("reuse.outlet_share", detail::kOutletShare),
    threshold("reuse.passing_share", detail::kPassingShare),
    threshold("reuse.passing_words", detail::kPassingWords),
    threshold("reuse.set_phrase", detail::kSetPhrase),
    threshold("reuse.by_chance", detail::kByChance),
    threshold("reuse.window", detail::kWindow),
    threshold("reuse.window_of_large_pile", detail::kWindowOfLargePile),
    threshold("reuse.large_pile", detail::kLargePile),
    threshold("reuse.most_paired", detail::kMostPaired),
    threshold("reuse.few_sharers", detail::kFewSharers),
    threshold("reuse.furniture_sharers", detail::kFurnitureSharers),
    threshold("reuse.beyond_crowd", detail::kBeyondCrowd),
    threshold("reuse.beyond_chance", detail::kBeyondChance),
    threshold("reuse.chain_gap", detail::kGap),
    threshold("reuse.reach", detail::kReach),
    threshold("reuse.edited", detail::kEdited),
    threshold("reuse.least_words", detail::kLeastWords),
    threshold("reuse.character_weight", detail::kCharacterWeight),
    threshold("reuse.propose_most_sharers", detail::kMostSharers),
    threshold("reuse.propose_partners", detail::kPartners),
    threshold("reuse.propose_least_score", detail::kLeastScore),
    threshold("reuse.propose_least_share", detail::kLeastShare),
    threshold("reuse.propose_most_rarity", detail::kMostRarity),
    threshold("reuse.weight_person", detail::kPersonWeight),
    threshold("reuse.weight_place", detail::kPlaceWeight),
    threshold("reuse.weight_state", detail::kStateWeight),
    threshold("reuse.weight_date", detail::kDateWeight),
    threshold("reuse.weight_concept", detail::kConceptWeight),
    threshold("reuse.weight_cognate", detail::kCognateWeight),
    threshold("reuse.weight_stem", detail::kStemWeight),
    threshold("reuse.weight_bigram", detail::kBigramWeight),
    threshold("reuse.common_in_pair", detail::kCommonInPair),
    threshold("reuse.alike_within", detail::kAlikeWithin),
    threshold("reuse.alike_across", detail::kAlikeAcross),
    threshold("reuse.unmatched", detail::kUnmatched),
    threshold("reuse.in_order", detail::kInOrder),
    threshold("reuse.parallel", detail::kParallel),
    threshold("reuse.parallel_cited", detail::kParallelCited),
    threshold("reuse.part_alike", detail::kPartAlike),
    threshold("reuse.part_share", detail::kPartShare),
    threshold("reuse.two_alike", detail::kTwoAlike),
    threshold("reuse.two_share", detail::kTwoShare),
    threshold("reuse.holds", detail::kHolds),
    threshold("reuse.part_of", detail::kPartOf),
    threshold("reuse.widest_zones", detail::kWidestZones),
    threshold("reuse.quote_contained", detail::kContained),
    threshold("reuse.quote_contained_indirect", detail::kContainedIndirect),
    threshold("reuse.quote_contained_any_speaker", detail::kContainedAnySpeaker),
    threshold("reuse.quote_long_run", detail::kLongRun),
    threshold("reuse.quote_most_sayers", detail::kMostSayers),
};

}  // namespace

std::span<const Threshold> thresholds() { return kThresholds; }

}  // namespace wirestem::reuse
