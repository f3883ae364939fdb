// SPDX-License-Identifier: Apache-2.0
//
// Each run of five words (eight characters in scripts without spaces) is hashed; of every four
// neighbouring hashes the least is kept (winnowing), so that any eight words that two texts share
// in a row give at least one common fingerprint. Fingerprints are sorted, which makes the inverted
// index, and the sharers of each are paired. What a page repeats, and what very many pages share,
// is capped.
#include "link/reuse/detail/find_seeds.hpp"

#include <algorithm>
#include <tuple>

namespace wirestem::reuse::detail {
namespace {

constexpr std::uint32_t kWordGram = 5;
constexpr std::uint32_t kCharacterGram = 8;
constexpr std::size_t kWindow = 4;
constexpr std::size_t kManySharers = 64;  ///< from here on each is tied to the first only
constexpr std::size_t kFewSharers = 8;    ///< up to here repeats within a page are paired too
constexpr std::size_t kRepeats = 4;

struct Fingerprint {
  std::uint64_t hash = 0;
  std::uint32_t rank = 0;
  std::uint32_t article = 0;
  std::uint32_t word = 0;
};

struct PairedSeed {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  Seed seed;
  bool common = false;

  auto key() const { return std::tuple(left, right, seed.left, seed.right); }
};

struct Gram {
  std::uint64_t hash = 0;
  std::uint32_t word = 0;
};

std::vector<Gram> grams_of(const WordStream& stream, WordRun run) {
  std::vector<Gram> grams;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const std::uint32_t length = stream.words[i].ideograph ? kCharacterGram : kWordGram;
    if (i + length > run.end) continue;
    std::uint64_t hash = length;
    for (std::uint32_t k = 0; k < length; ++k) hash = mix(hash, stream.words[i + k].hash);
    grams.push_back({hash, i});
  }
  return grams;
}

/// Of every kWindow neighbours the least, the last of equals; each place once.
template <typename Keep>
void winnow(const std::vector<Gram>& grams, Keep keep) {
  std::size_t kept = grams.size();
  const std::size_t windows =
      grams.size() < kWindow ? (grams.empty() ? 0 : 1) : grams.size() - kWindow + 1;
  for (std::size_t w = 0; w < windows; ++w) {
    std::size_t least = w;
    for (std::size_t i = w + 1; i < std::min(w + kWindow, grams.size()); ++i) {
      if (grams[i].hash <= grams[least].hash) least = i;
    }
    if (least != kept) keep(grams[least]);
    kept = least;
  }
}

/// Those who share one fingerprint: for each article its first few places.
struct Sharers {
  std::vector<std::uint32_t> articles;
  std::vector<std::vector<std::uint32_t>> places;

  void add(const Fingerprint& print) {
    if (articles.empty() || articles.back() != print.article) {
      articles.push_back(print.article);
      places.emplace_back();
    }
    if (places.back().size() < kRepeats) places.back().push_back(print.word);
  }
};

void pair_up(const Sharers& sharers, std::size_t a, std::size_t b, bool common,
             std::vector<PairedSeed>& out) {
  if (sharers.articles[a] > sharers.articles[b]) std::swap(a, b);
  const std::size_t repeats = sharers.articles.size() <= kFewSharers ? kRepeats : 1;
  for (std::size_t i = 0; i < std::min(repeats, sharers.places[a].size()); ++i) {
    for (std::size_t j = 0; j < std::min(repeats, sharers.places[b].size()); ++j) {
      out.push_back({sharers.articles[a],
                     sharers.articles[b],
                     {sharers.places[a][i], sharers.places[b][j]},
                     common});
    }
  }
}

void pair_all(const Sharers& sharers, std::vector<PairedSeed>& out) {
  const std::size_t count = sharers.articles.size();
  const bool common = count > kManySharers;
  for (std::size_t a = 0; a < (common ? 1 : count); ++a) {
    for (std::size_t b = a + 1; b < count; ++b) pair_up(sharers, a, b, common, out);
  }
}

std::vector<Fingerprint> fingerprints_of(std::span<const WordStream> streams,
                                         std::span<const std::uint32_t> order) {
  std::vector<Fingerprint> prints;
  for (std::uint32_t a = 0; a < streams.size(); ++a) {
    for (const WordRun run : streams[a].runs) {
      winnow(grams_of(streams[a], run), [&](Gram gram) {
        prints.push_back({gram.hash, order[a], a, gram.word});
      });
    }
  }
  std::ranges::sort(prints, {},
                    [](const Fingerprint& p) { return std::tuple(p.hash, p.rank, p.word); });
  return prints;
}

std::vector<SeededPair> by_pair(std::vector<PairedSeed> seeds) {
  std::ranges::sort(seeds, {}, &PairedSeed::key);
  std::vector<SeededPair> pairs;
  for (const PairedSeed& seed : seeds) {
    if (pairs.empty() || pairs.back().left != seed.left || pairs.back().right != seed.right) {
      pairs.push_back({.left = seed.left, .right = seed.right, .only_common = true, .seeds = {}});
    }
    pairs.back().only_common = pairs.back().only_common && seed.common;
    pairs.back().seeds.push_back(seed.seed);
  }
  return pairs;
}

}  // namespace

std::vector<SeededPair> find_seeds(std::span<const WordStream> streams,
                                   std::span<const std::uint32_t> order) {
  const std::vector<Fingerprint> prints = fingerprints_of(streams, order);
  std::vector<PairedSeed> seeds;
  for (std::size_t begin = 0; begin < prints.size();) {
    Sharers sharers;
    std::size_t end = begin;
    while (end < prints.size() && prints[end].hash == prints[begin].hash)
      sharers.add(prints[end++]);
    pair_all(sharers, seeds);
    begin = end;
  }
  return by_pair(std::move(seeds));
}

}  // namespace wirestem::reuse::detail
