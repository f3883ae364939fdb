// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::lexicon::detail {

/// The edges of a trie over words: from a node by a word to the next node.
///
///     TrieEdges edges;
///     edges.add(0, "prime", 1);
///     edges.find(0, "prime")   →  1
///     edges.find(1, "prime")   →  0, the root, to which no edge leads
///
/// Open addressing in one array: most look-ups are of words that begin no phrase, and cost one hash
/// and one look at an empty place.
class TrieEdges {
 public:
  /// The node that the edge leads to; 0 where there is none. Constant time.
  std::uint32_t find(std::uint32_t node, std::string_view word) const {
    if (places_.empty()) return 0;
    const std::uint32_t hash = hash_of(node, word);
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Edge& edge = places_[at];
      if (edge.to == 0) return 0;
      if (edge.hash == hash && edge.from == node && word_of(edge) == word) return edge.to;
    }
  }

  /// Adds an edge that is not there. `to` must not be 0.
  void add(std::uint32_t node, std::string_view word, std::uint32_t to) {
    if (places_.size() < ++count_ * 2) grow();
    const auto begin = static_cast<std::uint32_t>(words_.size());
    words_ += word;
    put({.from = node,
         .hash = hash_of(node, word),
         .to = to,
         .begin = begin,
         .size = static_cast<std::uint32_t>(word.size())});
  }

 private:
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t hash = 0;
    std::uint32_t to = 0;     ///< 0: an empty place
    std::uint32_t begin = 0;  ///< words_[begin, begin + size)
    std::uint32_t size = 0;
  };

  /// Eight bytes at a time; multiplied by the golden ratio's bits (Knuth, TAOCP 3, 6.4).
  static std::uint32_t hash_of(std::uint32_t node, std::string_view word) {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = (std::uint64_t{node} << 32U) + word.size();
    for (;;) {
      std::uint64_t piece = 0;
      const std::size_t size = word.size() < sizeof(piece) ? word.size() : sizeof(piece);
      std::memcpy(&piece, word.data(), size);
      hash = (hash ^ piece) * kGolden;
      hash ^= hash >> 32U;
      if (word.size() <= sizeof(piece)) return static_cast<std::uint32_t>(hash);
      word.remove_prefix(sizeof(piece));
    }
  }

  std::size_t mask() const { return places_.size() - 1; }
  std::string_view word_of(const Edge& edge) const {
    return std::string_view(words_).substr(edge.begin, edge.size);
  }

  void put(const Edge& edge) {
    std::size_t at = edge.hash & mask();
    while (places_[at].to != 0) at = (at + 1) & mask();
    places_[at] = edge;
  }

  void grow() {
    std::vector<Edge> old(places_.empty() ? 16 : places_.size() * 2);
    old.swap(places_);
    for (const Edge& edge : old) {
      if (edge.to != 0) put(edge);
    }
  }

  std::vector<Edge> places_;  ///< a power of two, at most half of them taken
  std::string words_;
  std::size_t count_ = 0;
};

}  // namespace wirestem::lexicon::detail
