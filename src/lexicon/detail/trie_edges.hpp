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
/// and one look at an empty place. The beginning of the word stands in the place itself, so that
/// only long words are compared elsewhere.
class TrieEdges {
 public:
  /// The node that the edge leads to; 0 where there is none. Constant time.
  std::uint32_t find(std::uint32_t node, std::string_view word) const {
    if (places_.empty()) return 0;
    const std::uint64_t head = head_of(word);
    for (std::size_t at = hash_of(node, word, head) & mask();; at = (at + 1) & mask()) {
      const Edge& edge = places_[at];
      if (edge.to == 0) return 0;
      const bool same = edge.head == head && edge.from == node && edge.size == word.size();
      if (same && (word.size() <= kHead || word_of(edge) == word)) return edge.to;
    }
  }

  /// Adds an edge that is not there. `to` must not be 0.
  void add(std::uint32_t node, std::string_view word, std::uint32_t to) {
    if (places_.size() < ++count_ * 2) grow();
    const auto begin = static_cast<std::uint32_t>(words_.size());
    words_ += word;
    put({.head = head_of(word),
         .from = node,
         .to = to,
         .begin = begin,
         .size = static_cast<std::uint32_t>(word.size())});
  }

  /// Calls `use` with the word of each edge that leaves the node. Linear in all edges.
  template <typename Use>
  void for_each_word_from(std::uint32_t node, const Use& use) const {
    for (const Edge& edge : places_) {
      if (edge.to != 0 && edge.from == node) use(word_of(edge));
    }
  }

 private:
  static constexpr std::size_t kHead = sizeof(std::uint64_t);

  struct Edge {
    std::uint64_t head = 0;  ///< head_of the word
    std::uint32_t from = 0;
    std::uint32_t to = 0;     ///< 0: an empty place
    std::uint32_t begin = 0;  ///< words_[begin, begin + size)
    std::uint32_t size = 0;
  };

  /// Eight bytes at a time; multiplied by the golden ratio's bits (Knuth, TAOCP 3, 6.4).
  static std::uint32_t hash_of(std::uint32_t node, std::string_view word, std::uint64_t head) {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = (std::uint64_t{node} << 32U) + word.size();
    const auto mix = [&](std::uint64_t piece) {
      hash = (hash ^ piece) * kGolden;
      hash ^= hash >> 32U;
    };
    mix(head);
    while (word.size() > kHead) {
      word.remove_prefix(kHead);
      mix(head_of(word));
    }
    return static_cast<std::uint32_t>(hash);
  }

  template <typename Number>
  static Number load(std::string_view bytes, std::size_t at) {
    Number number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof(number));
    return number;
  }

  /// The first eight bytes; all of a shorter word, which with its size tells it from any other. By
  /// loads of fixed sizes that may overlap: one of any size is a call.
  static std::uint64_t head_of(std::string_view word) {
    const std::size_t n = word.size();
    if (n >= kHead) return load<std::uint64_t>(word, 0);
    if (n >= sizeof(std::uint32_t)) {
      return std::uint64_t{load<std::uint32_t>(word, 0)} << 32U |
             load<std::uint32_t>(word, n - sizeof(std::uint32_t));
    }
    std::uint64_t number = 0;
    for (const char c : word) number = number << 8U | static_cast<unsigned char>(c);
    return number;
  }

  std::size_t mask() const { return places_.size() - 1; }
  std::string_view word_of(const Edge& edge) const {
    return std::string_view(words_).substr(edge.begin, edge.size);
  }

  void put(const Edge& edge) {
    std::size_t at = hash_of(edge.from, word_of(edge), edge.head) & mask();
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
