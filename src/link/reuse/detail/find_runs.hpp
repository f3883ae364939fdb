// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// `length` words from word `left` of one stream on that are the same as from word `right` of
/// another.
struct MatchedRun {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  std::uint32_t length = 0;

  std::uint32_t left_end() const { return left + length; }
  std::uint32_t right_end() const { return right + length; }
  std::int64_t diagonal() const { return std::int64_t{left} - right; }
  friend constexpr auto operator<=>(const MatchedRun&, const MatchedRun&) = default;
};

/// The run of equal words around word `left_word` of one stream and `right_word` of another; of
/// length 0 where these two differ.
MatchedRun run_around(const WordStream& left, std::uint32_t left_word, const WordStream& right,
                      std::uint32_t right_word);

/// Finds what a few runs of two streams leave over: runs of five equal words or more (eight
/// characters in scripts without spaces) between them.
///
///     RunFinder finder;
///     if (finder.complete(a, b, runs)) …       // more were found; sorted by
///     left, then right
///
/// Of what a text repeats the first four places are looked at: linear in what is left over of both.
class RunFinder {
 public:
  bool complete(const WordStream& left, const WordStream& right, std::vector<MatchedRun>& runs);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kSeenWords = 128;

  /// A gram of what is left over of the left stream.
  struct Gram {
    std::uint64_t hash = 0;
    std::uint32_t word = 0;
    std::uint32_t next = kNone;  ///< a later place of the same gram
  };

  void index(const WordStream& left);
  void insert(std::uint64_t hash, std::uint32_t word);
  std::uint32_t look_up(std::uint64_t hash) const;
  void match(const WordStream& left, const WordStream& right, std::vector<MatchedRun>& runs);

  static std::size_t seen_word(std::uint64_t hash) { return (hash >> 32U) % kSeenWords; }
  static std::uint64_t seen_bit(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58U); }

  std::vector<TextSpan> left_over_;  ///< words that no run holds, rising
  std::vector<TextSpan> right_over_;
  std::vector<TextSpan> held_;
  std::vector<Gram> grams_;
  std::array<std::uint64_t, kSeenWords> seen_{};  ///< bits of the grams: most look-ups end here
  std::vector<std::uint32_t> slots_;              ///< index into grams_ by hash; kNone where free
  std::uint64_t mask_ = 0;
};

}  // namespace wirestem::reuse::detail
