// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/fingerprint_index.hpp"

#include <algorithm>

#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {

FingerprintIndex::FingerprintIndex(std::span<const WordStream> streams,
                                   std::span<const std::uint64_t> outlets,
                                   std::span<const std::uint32_t> order)
    : streams_(streams),
      numbering_(streams),
      shared_(collect_fingerprints(streams, numbering_, outlets, order)) {
  make_buckets();
}

/// Some six prints to a bucket: a line of the cache or two.
void FingerprintIndex::make_buckets() {
  const auto bits =
      std::min(Print::kHashBits, static_cast<unsigned>(std::bit_width(shared_.prints.size() / 8)));
  bucket_shift_ = Print::kHashBits - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Print print : shared_.prints) ++buckets_[(print.hash() >> bucket_shift_) + 1];
  for (std::size_t b = 1; b < buckets_.size(); ++b) buckets_[b] += buckets_[b - 1];
}

void FingerprintIndex::fill_in(Found& found, std::uint32_t article) const {
  const Print* prints = shared_.prints.data();
  const Print* group = prints + buckets_[found.print.hash() >> bucket_shift_];
  while (!group->same_gram(found.print)) ++group;
  const std::uint32_t begin = numbering_.begin(article);
  const std::uint32_t end = numbering_.end(article);
  found.spread = group->spread();
  if (found.spread == Spread::crowd) {
    const auto& crowd = shared_.crowds[group->number()];
    found.first = crowd.first;
    // The place that is not there belongs to the first of the articles.
    const std::span<const Print> all(group + 1, prints + crowd.end);
    const auto before = [](Print print, std::uint32_t number) { return print.number() < number; };
    const auto own = std::lower_bound(all.begin(), all.end(), begin, before);
    const auto after = std::lower_bound(own, all.end(), end, before);
    found.repeated = after - own > 1;
    found.places = {after, all.end()};
    return;
  }
  while (group->number() < begin) ++group;
  const Print* after = group;
  const Print* stop = prints + shared_.prints.size();
  while (after != stop && after->number() < end && after->same_gram(found.print)) ++after;
  const Print* last = after;
  while (last != stop && last->same_gram(found.print)) ++last;
  found.repeated = after - group > 1;
  found.places = {after, last};
}

/// In three rounds, so that the memory has time to bring what the next will read.
void FingerprintIndex::look_up(std::uint32_t article, std::vector<Found>& found) const {
  found.clear();
  if (article >= numbering_.articles()) return;
  const WordHash* words = streams_[article].words.data();
  const std::uint32_t begin = numbering_.begin(article);
  shared_.marks.each(begin, numbering_.end(article), [&](std::uint32_t number) {
    const std::uint32_t word = number - begin;
    const Print print(gram_hash(words + word), number);
    __builtin_prefetch(&buckets_[print.hash() >> bucket_shift_]);
    found.push_back({.print = print, .word = word, .first = {}, .places = {}});
  });
  for (const Found& f : found) {
    __builtin_prefetch(&shared_.prints[buckets_[f.print.hash() >> bucket_shift_]]);
  }
  for (Found& f : found) fill_in(f, article);
}

}  // namespace wirestem::reuse::detail
