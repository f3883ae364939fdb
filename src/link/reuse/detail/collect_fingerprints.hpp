// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// Articles that are paired with one another by a fingerprint; of more, each is tied to the first.
constexpr std::size_t kMostPaired = 64;

/// How many articles have a fingerprint.
enum class Spread : std::uint8_t {
  few,        ///< two or three
  several,    ///< at most 64
  furniture,  ///< six to 64, two in three of them of one outlet: what it puts on
              ///< its pages
  crowd,      ///< more
};

/// A word of the pile: an article and a place in its stream.
struct WordPlace {
  std::uint32_t article = 0;
  std::uint32_t word = 0;
};

/// The words of all streams under one number each, in order. Words after the first four thousand
/// million of a pile have none.
class PileNumbering {
 public:
  explicit PileNumbering(std::span<const WordStream> streams);

  /// How many articles have numbers.
  std::uint32_t articles() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  std::uint32_t words() const { return begins_.back(); }
  std::uint32_t begin(std::uint32_t article) const { return begins_[article]; }
  std::uint32_t end(std::uint32_t article) const { return begins_[article + 1]; }
  WordPlace place(std::uint32_t number) const {
    std::uint32_t article = first_[number / kBlock];
    while (begins_[article + 1] <= number) ++article;
    return {article, number - begins_[article]};
  }

 private:
  static constexpr std::uint32_t kBlock = 128;
  std::vector<std::uint32_t> begins_;  ///< and the end of the last
  std::vector<std::uint32_t> first_;   ///< article of the first word of each block
};

/// A place of a fingerprint in eight bytes: 30 bits of its hash, its spread, and the number of its
/// first word.
class Print {
 public:
  Print() = default;
  explicit Print(std::uint64_t gram_hash, std::uint32_t number = 0)
      : bits_((gram_hash & ~((std::uint64_t{1} << kHashShift) - 1)) | number) {}

  std::uint32_t number() const { return static_cast<std::uint32_t>(bits_); }
  Spread spread() const { return static_cast<Spread>((bits_ >> kNumberBits) & 3U); }
  /// The hash, its upper bits first, as a number of 30 bits.
  std::uint32_t hash() const { return static_cast<std::uint32_t>(bits_ >> kHashShift); }
  bool same_gram(Print other) const { return hash() == other.hash(); }
  void set(Spread spread) {
    bits_ |= std::uint64_t{static_cast<std::uint8_t>(spread)} << kNumberBits;
  }
  void set_number(std::uint32_t number) { bits_ = (bits_ & ~std::uint64_t{UINT32_MAX}) | number; }

  /// By hash, spread, then number.
  friend constexpr auto operator<=>(const Print&, const Print&) = default;

  static constexpr unsigned kHashBits = 30;

 private:
  static constexpr unsigned kNumberBits = 32;
  static constexpr unsigned kHashShift = kNumberBits + 2;
  std::uint64_t bits_ = 0;
};

/// A bit for each word of a pile.
class WordMarks {
 public:
  explicit WordMarks(std::size_t words) : bits_(words / kBits + 1, 0) {}
  void set(std::uint32_t word) { bits_[word / kBits] |= bit(word); }
  void clear(std::uint32_t word) { bits_[word / kBits] &= ~bit(word); }

  /// Calls `use(word)` for each marked word in [begin, end), rising.
  template <typename Use>
  void each(std::uint32_t begin, std::uint32_t end, Use use) const {
    for (; begin < end; begin = next_block(begin)) {
      for (std::uint64_t rest = block(begin, end); rest != 0; rest &= rest - 1) {
        use(first_of(begin, rest));
      }
    }
  }

 private:
  static constexpr std::uint32_t kBits = 64;

  static std::uint64_t bit(std::uint32_t word) { return std::uint64_t{1} << (word % kBits); }
  static std::uint32_t next_block(std::uint32_t word) { return word - word % kBits + kBits; }
  static std::uint32_t first_of(std::uint32_t begin, std::uint64_t rest) {
    return begin - begin % kBits + static_cast<std::uint32_t>(std::countr_zero(rest));
  }
  /// The marks of the block that `begin` stands in, from there on, before `end`.
  std::uint64_t block(std::uint32_t begin, std::uint32_t end) const {
    const std::uint64_t from = bits_[begin / kBits] & ~(bit(begin) - 1);
    return end < next_block(begin) ? from & (bit(end) - 1) : from;
  }

  std::vector<std::uint64_t> bits_;
};

/// The fingerprints that two articles or more have.
struct SharedFingerprints {
  /// Of more than 64 articles, and what is told of them.
  struct Crowd {
    std::size_t end = 0;  ///< of its places in `prints`
    WordPlace first;      ///< the place in its earliest article
  };

  WordMarks marks;            ///< where they begin
  std::vector<Print> prints;  ///< by hash, then number
  std::vector<Crowd> crowds;  ///< the first print of each has its index here for a number
};

/// Collects them. `outlets` has a key for each article, 0 where nothing is known; it may be empty.
/// `order` ranks the articles, earliest first. Of what one article repeats the first four places
/// are kept. Linear, as the sort goes by radix. Memory: eight bytes for each shared fingerprint, a
/// bit for each word, and half a byte more until it is done.
SharedFingerprints collect_fingerprints(std::span<const WordStream> streams,
                                        const PileNumbering& numbering,
                                        std::span<const std::uint64_t> outlets,
                                        std::span<const std::uint32_t> order);

/// How many articles have what few have, and from how many on one outlet's pages show a template.
inline constexpr std::size_t kFewSharers = 3;
inline constexpr std::size_t kFurnitureSharers = 6;

}  // namespace wirestem::reuse::detail
