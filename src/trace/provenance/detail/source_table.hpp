// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/findings.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"

namespace wirestem::provenance::detail {

/// The sources of one story, one entry for each, however it is spelled.
///
/// Media are one by canonical name; people and offices by the actor that their name is, else by the
/// name; unnamed people by their phrase and the outlet they spoke to.
class SourceTable {
 public:
  SourceTable(std::span<const ReadArticle> pile, const LinkedNames& names);

  /// The index of a medium, added where it is new. `alias` is how the text writes it.
  std::uint32_t outlet(std::string_view name, SourceKind kind, std::string_view alias);

  /// The index of one link of a chain in an article. `through` is the medium that an unnamed person
  /// reached the article by, or -1.
  std::uint32_t link(std::uint32_t article, const ChainLink& link, std::int64_t through);

  std::vector<Source> take() { return std::move(sources_); }
  const Source& operator[](std::uint32_t index) const { return sources_[index]; }
  Source& operator[](std::uint32_t index) { return sources_[index]; }

 private:
  std::uint32_t add(std::string key, Source source);
  /// The actor whose mention the link's name or evidence is, or -1.
  std::int64_t actor_of(std::uint32_t article, const ChainLink& link) const;
  void know_in_other_scripts(std::uint32_t medium, std::string_view name);
  std::optional<std::uint32_t> publishing_body(std::string_view name);
  void add_alias(Source& source, std::string_view alias) const;

  std::span<const ReadArticle> pile_;
  const LinkedNames& names_;
  std::map<std::string, std::uint32_t, std::less<>> index_;
  std::map<std::string, std::uint32_t, std::less<>> actor_by_name_;  ///< folded, aliases too
  std::vector<Source> sources_;
};

bool is_medium(SourceKind kind);

}  // namespace wirestem::provenance::detail
