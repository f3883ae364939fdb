// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/detail/settle_origins.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "trace/provenance/detail/source_table.hpp"

namespace wirestem::provenance::detail {
namespace {

class OriginJoiner {
 public:
  explicit OriginJoiner(const OriginNodes& nodes) : nodes_(nodes) {}

  void run(Claim& claim) const {
    if (std::ranges::any_of(claim.occurrences, vouches)) note_who_does_not_vouch(claim);
    join_media_reports(claim);
    join_unknown_outlets(claim);
    note_common_source(claim);
  }

 private:
  /// Says of each page that is not counted why it is not.
  void note_who_does_not_vouch(Claim& claim) const {
    for (const Occurrence& occurrence : claim.occurrences) {
      if (vouches(occurrence)) continue;
      const StemmaNode page{.is_article = true, .index = occurrence.place.article};
      const std::string_view how = occurrence.modality == Modality::denied ? "denies" : "asks";
      std::string reason = nodes_.label(page) + " " + std::string(how) + " it, and is not counted";
      auto& reasons = claim.origins.front().reasons;
      if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
    }
  }

  /// A page that names no outlet may be the page of the medium that others cite for the claim and
  /// that no other page in the pile is of. Then the lower number is given.
  void join_unknown_outlets(Claim& claim) const {
    const auto cited_elsewhere = [&](const Origin& origin) {
      if (origin.node.is_article) return false;
      const Source& source = nodes_.source(origin.node.index);
      return is_medium(source.kind) && source.in_pile < 0;
    };
    const auto medium = std::ranges::find_if(claim.origins, cited_elsewhere);
    const auto nameless = std::ranges::find_if(claim.origins, [&](const Origin& origin) {
      return origin.node.is_article && nodes_.own_source(origin.node.index) < 0;
    });
    if (medium == claim.origins.end() || nameless == claim.origins.end()) return;
    merge(claim, nameless - claim.origins.begin(), medium - claim.origins.begin(),
          nodes_.label(nameless->node) + " names no outlet and may be of " +
              nodes_.label(medium->node) + "; the lower number is given");
  }

  /// "Media report that …": whose reports is not said. They may be those of another medium that has
  /// told it; then the lower number is given.
  void join_media_reports(Claim& claim) const {
    for (std::size_t o = 0; o < claim.occurrences.size(); ++o) {
      const Occurrence& occurrence = claim.occurrences[o];
      if (occurrence.origin < 0 || !rests_on_nameless_media(occurrence)) continue;
      const auto own = occurrence.origin;
      const StemmaNode page = claim.origins[static_cast<std::size_t>(own)].node;
      const auto other = std::ranges::find_if(claim.origins, [&](const Origin& origin) {
        return origin.node != page && is_medium_or_page(origin.node);
      });
      if (other == claim.origins.end()) continue;
      merge(claim, own, other - claim.origins.begin(),
            nodes_.label({.is_article = true, .index = occurrence.place.article}) +
                " gives it to media that it does not name; the lower number is given");
    }
  }

  bool rests_on_nameless_media(const Occurrence& occurrence) const {
    const auto nameless = [this](std::uint32_t source) {
      return is_medium(nodes_.source(source).kind) && !nodes_.source(source).named;
    };
    return !occurrence.attribution.empty() && std::ranges::all_of(occurrence.attribution, nameless);
  }

  bool is_medium_or_page(StemmaNode node) const {
    return node.is_article || is_medium(nodes_.source(node.index).kind);
  }

  static void merge(Claim& claim, std::ptrdiff_t from, std::ptrdiff_t into, std::string reason) {
    Origin& kept = claim.origins[static_cast<std::size_t>(into)];
    const Origin& gone = claim.origins[static_cast<std::size_t>(from)];
    kept.reasons.push_back(std::move(reason));
    std::ranges::copy(gone.reasons, std::back_inserter(kept.reasons));
    for (Occurrence& occurrence : claim.occurrences) {
      if (occurrence.origin == from) occurrence.origin = into;
      if (occurrence.origin > from) --occurrence.origin;
    }
    claim.origins.erase(claim.origins.begin() + from);
  }

  /// Several media and one source behind them: the shape in which one witness looks like many.
  void note_common_source(Claim& claim) const {
    for (std::size_t o = 0; o < claim.origins.size(); ++o) {
      std::set<std::string> media;
      for (const Occurrence& occurrence : claim.occurrences) {
        const StemmaNode page = nodes_.own_node(occurrence.place.article);
        if (occurrence.origin != static_cast<std::int64_t>(o)) continue;
        if (!nodes_.one_origin(page, claim.origins[o].node)) media.insert(nodes_.label(page));
      }
      if (media.size() < 2) continue;
      std::string reason = "one source behind " + std::to_string(media.size()) + " media: ";
      for (const std::string& name : media) reason += (name == *media.begin() ? "" : ", ") + name;
      claim.origins[o].reasons.push_back(std::move(reason));
    }
  }

  const OriginNodes& nodes_;
};

}  // namespace

bool vouches(const Occurrence& occurrence) {
  return occurrence.modality != Modality::denied && occurrence.modality != Modality::asked;
}

void settle_origins(const OriginNodes& nodes, Claim& claim) { OriginJoiner(nodes).run(claim); }

}  // namespace wirestem::provenance::detail
