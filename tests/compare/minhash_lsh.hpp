// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wirestem::compare {

/// Plain MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998): what is
/// often used to find near copies, and a peer to measure against.
///
///     MinHashLsh lsh;                       // 128 permutations, Jaccard .5 or more
///     for (…) lsh.add(shingles);
///     for (auto [a, b] : lsh.pairs()) …     // candidates whose estimated Jaccard is .5 or more
///
/// The bands are chosen as datasketch does: the cut into b bands of r rows whose false positives
/// and false negatives, weighed alike, are least for the threshold.
class MinHashLsh {
 public:
  static constexpr std::size_t kPermutations = 128;
  static constexpr double kThreshold = 0.5;
  using Signature = std::array<std::uint32_t, kPermutations>;

  MinHashLsh() {
    std::uint64_t state = 1;
    for (auto& [factor, offset] : permutations_) {
      factor = next(state) % (kPrime - 1) + 1;
      offset = next(state) % kPrime;
    }
    choose_bands();
  }

  /// Adds a text by the hashes of its shingles.
  void add(const std::vector<std::uint32_t>& shingles) {
    Signature& signature = signatures_.emplace_back();
    for (std::size_t p = 0; p < kPermutations; ++p) {
      std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
      const auto [factor, offset] = permutations_[p];
      for (const std::uint32_t shingle : shingles) {
        least = std::min(least, static_cast<std::uint32_t>(modulo(factor * shingle + offset)));
      }
      signature[p] = least;
    }
  }

  /// All pairs, sorted.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (std::size_t band = 0; band < bands_; ++band) {
      std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets;
      for (std::uint32_t text = 0; text < signatures_.size(); ++text) {
        std::uint64_t key = band;
        for (std::size_t r = band * rows_; r < (band + 1) * rows_; ++r) {
          key = (key ^ signatures_[text][r]) * 0x9E3779B97F4A7C15ULL;
          key ^= key >> 29U;
        }
        auto& bucket = buckets[key];
        for (const std::uint32_t other : bucket) {
          if (jaccard(other, text) >= kThreshold) found.emplace_back(other, text);
        }
        bucket.push_back(text);
      }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  /// The share of permutations in which two texts have the same least shingle.
  double jaccard(std::uint32_t a, std::uint32_t b) const {
    std::size_t same = 0;
    for (std::size_t p = 0; p < kPermutations; ++p) {
      same += signatures_[a][p] == signatures_[b][p] ? 1U : 0U;
    }
    return static_cast<double>(same) / kPermutations;
  }

  std::size_t bands() const { return bands_; }
  std::size_t rows() const { return rows_; }

 private:
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 31U) - 1;

  /// `value` modulo the Mersenne prime; its factors are below 2^31 and 2^32.
  static std::uint64_t modulo(std::uint64_t value) {
    value = (value & kPrime) + (value >> 31U);
    value = (value & kPrime) + (value >> 31U);
    return value >= kPrime ? value - kPrime : value;
  }

  static std::uint64_t next(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = state;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
  }

  void choose_bands() {
    constexpr int kSteps = 1000;
    double least = std::numeric_limits<double>::max();
    for (std::size_t bands = 1; bands <= kPermutations; ++bands) {
      for (std::size_t rows = 1; bands * rows <= kPermutations; ++rows) {
        double error = 0;
        for (int step = 0; step < kSteps; ++step) {
          const double likeness = (step + 0.5) / kSteps;
          const double met = 1 - std::pow(1 - std::pow(likeness, static_cast<double>(rows)),
                                          static_cast<double>(bands));
          error += likeness < kThreshold ? met : 1 - met;
        }
        if (error < least) {
          least = error;
          bands_ = bands;
          rows_ = rows;
        }
      }
    }
  }

  std::array<std::pair<std::uint64_t, std::uint64_t>, kPermutations> permutations_{};
  std::vector<Signature> signatures_;
  std::size_t bands_ = 1;
  std::size_t rows_ = 1;
};

}  // namespace wirestem::compare
