// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/collect_fingerprints.hpp"
#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// The fingerprints that two articles or more have, and where they stand: a positional inverted
/// index, made once over a pile.
///
///     FingerprintIndex index(streams, outlets, order);
///     index.look_up(7, found);
///     for (const auto& shared : found)
///       for (const Print print : shared.places) … index.place(print) …   // in
///       articles behind 7
///
/// Streams must outlive the index. Safe to read from several threads. For `outlets`, `order`, and
/// what is left out see collect_fingerprints.
class FingerprintIndex {
 public:
  /// A fingerprint of an article that others share.
  struct Found {
    Print print;             ///< as it stands in the article
    std::uint32_t word = 0;  ///< of the article
    Spread spread = Spread::few;
    bool repeated = false;          ///< the article has it more than once
    WordPlace first;                ///< of a crowd: the place in its earliest article
    std::span<const Print> places;  ///< in the articles behind this one, rising
  };

  FingerprintIndex(std::span<const WordStream> streams, std::span<const std::uint64_t> outlets,
                   std::span<const std::uint32_t> order);

  /// The shared fingerprints of an article, by rising word.
  void look_up(std::uint32_t article, std::vector<Found>& found) const;
  WordPlace place(Print print) const { return numbering_.place(print.number()); }
  const PileNumbering& numbering() const { return numbering_; }
  /// How many fingerprints had a crowd.
  std::size_t crowds() const { return shared_.crowds.size(); }

 private:
  void make_buckets();
  void fill_in(Found& found, std::uint32_t article) const;

  std::span<const WordStream> streams_;
  PileNumbering numbering_;
  SharedFingerprints shared_;
  std::vector<std::uint32_t> buckets_;  ///< where the hashes with the same upper bits begin
  unsigned bucket_shift_ = Print::kHashBits;
};

}  // namespace wirestem::reuse::detail
