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

/// Finds the runs of five equal words or more (eight characters in scripts without spaces) of one
/// stream with others, each as long as it goes.
///
///     RunFinder finder;
///     finder.set_left(a);                     // once for all that are compared with it
///     const auto& runs = finder.find(b);      // sorted by left, then right place
///
/// Of what a text repeats the first four places are looked at, and where the other has been matched
/// already repeats are passed over: linear for any text. Streams must outlive the finder's use.
class RunFinder {
 public:
  void set_left(const WordStream& left);
  const std::vector<MatchedRun>& find(const WordStream& right);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kDiagonals = 64;

  void insert(std::uint32_t word);
  std::uint32_t look_up(std::uint64_t gram) const;
  void match(std::uint32_t left, std::uint32_t right);

  const WordStream* left_ = nullptr;
  const WordStream* right_ = nullptr;
  std::vector<std::uint64_t> left_grams_;
  std::vector<std::uint64_t> right_grams_;
  std::vector<std::uint32_t> slots_;    ///< the first word of each gram, by hash; kNone where free
  std::vector<std::uint32_t> repeats_;  ///< for each word the next that begins the same gram
  std::uint64_t mask_ = 0;
  std::uint32_t covered_ = 0;                  ///< end of what is matched of the right stream
  std::array<MatchedRun, kDiagonals> last_{};  ///< the last run on each diagonal, by its low bits
  std::vector<MatchedRun> found_;
};

}  // namespace wirestem::reuse::detail
