// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/sharing_pairs.hpp"

#include <algorithm>

namespace wirestem::stories::detail {
namespace {

struct Sharer {
  std::uint32_t article = 0;
  std::int32_t weight = 0;
};

/// Who has each feature: the lists of all features in one, by key, then article.
class SharerIndex {
 public:
  explicit SharerIndex(std::span<const StoryFeatures> features) {
    each(features, [&](std::uint32_t, const WeighedFeature& w) {
      if (begins_.size() < w.key + 2) begins_.resize(w.key + 2, 0);
      ++begins_[w.key + 1];
    });
    if (begins_.empty()) return;
    for (std::size_t k = 1; k < begins_.size(); ++k) begins_[k] += begins_[k - 1];
    all_.resize(begins_.back());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    each(features, [&](std::uint32_t article, const WeighedFeature& w) {
      all_[next[w.key]++] = {article, w.weight};
    });
  }

  std::span<const Sharer> of(std::uint32_t key) const {
    return std::span(all_).subspan(begins_[key], begins_[key + 1] - begins_[key]);
  }

 private:
  template <typename Use>
  static void each(std::span<const StoryFeatures> features, Use use) {
    for (std::uint32_t article = 0; article < features.size(); ++article) {
      for (const auto& facet : features[article].facets) {
        for (const WeighedFeature& w : facet) use(article, w);
      }
    }
  }

  std::vector<std::size_t> begins_;  ///< by key, and the end of the last
  std::vector<Sharer> all_;
};

/// The features that say most.
void collect_heaviest(const StoryFeatures& features, std::vector<WeighedFeature>& heaviest) {
  heaviest.clear();
  for (const auto& facet : features.facets) {
    heaviest.insert(heaviest.end(), facet.begin(), facet.end());
  }
  if (heaviest.size() <= kProposing) return;
  std::ranges::nth_element(heaviest, heaviest.begin() + kProposing,
                           [](const WeighedFeature& a, const WeighedFeature& b) {
                             return a.weight != b.weight ? a.weight > b.weight : a.key < b.key;
                           });
  heaviest.resize(kProposing);
}

}  // namespace

SharingPairs sharing_pairs(std::span<const StoryFeatures> features) {
  const SharerIndex sharers(features);
  std::vector<WeighedFeature> heaviest;
  std::vector<std::int64_t> score(features.size(), 0);
  std::vector<std::uint32_t> touched;
  SharingPairs found;
  auto& pairs = found.pairs;
  for (std::uint32_t i = 0; i < features.size(); ++i) {
    touched.clear();
    collect_heaviest(features[i], heaviest);
    for (const WeighedFeature& own : heaviest) {
      for (const Sharer& other : sharers.of(own.key)) {
        // No weight is 0, so that each comes once.
        if (score[other.article] == 0) touched.push_back(other.article);
        score[other.article] += std::int64_t{own.weight} * other.weight;
      }
    }
    if (touched.size() > kPartners + 1) {
      found.left_out = true;
      std::ranges::nth_element(touched, touched.begin() + kPartners + 1,
                               [&score](std::uint32_t a, std::uint32_t b) {
                                 return score[a] != score[b] ? score[a] > score[b] : a < b;
                               });
    }
    for (std::size_t k = 0; k < std::min(touched.size(), kPartners + 1); ++k) {
      if (touched[k] != i) pairs.emplace_back(std::min(i, touched[k]), std::max(i, touched[k]));
    }
    for (const std::uint32_t other : touched) score[other] = 0;
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return found;
}

}  // namespace wirestem::stories::detail
