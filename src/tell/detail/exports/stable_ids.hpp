// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The UUID that Wirestem gives to a name: version 5 of RFC 4122, in a namespace of its own.
///
///     name_uuid("medium\nHill Post")   // "…-…-5…-…-…", always the same
std::string name_uuid(std::string_view name);

/// Names for the things of a dossier that hold outside it: in linked data, in a STIX bundle.
///
/// A medium, person or office with a name has the same id in every dossier, so that stores of
/// exports find them to be one. All else is made from the pages' ids, addresses and texts: the same
/// dossier has the same ids. Reads each text once.
class StableIds {
 public:
  explicit StableIds(const Dossier& dossier);

  const std::string& dossier() const { return dossier_; }
  const std::string& article(std::uint32_t index) const { return articles_[index]; }
  std::string source(const StoryDossier& story, std::uint32_t index) const;
  std::string node(const StoryDossier& story, StemmaNode node) const;
  static std::string medium(std::string_view name);

  /// Anything else that has a name within the dossier: ("claim", "story-1.claim-2").
  std::string thing(std::string_view kind, std::string_view id) const;

 private:
  std::string dossier_;
  std::vector<std::string> articles_;
};

/// "urn:uuid:…"
std::string urn(const std::string& uuid);

/// The address of a page where it may stand as an IRI in linked data, else its URN.
std::string iri_of(const Article& article, const std::string& uuid);

}  // namespace wirestem::tell
