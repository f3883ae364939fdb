// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem {

enum class NameKind : std::uint8_t { person, place, organisation, state };

enum class Gender : std::uint8_t { unknown, male, female };

/// A name where it stands in an article.
struct NameMention {
  TextSpan span;  ///< the name without title: "Putin" in "President Putin"
  NameKind kind = NameKind::person;
  std::string canonical;  ///< the fullest form of this name in the article: "Vladimir Putin"
  std::string key;        ///< a knowledge key where a lexicon knows it: "state:RU", "place:kyiv",
                          ///< "org:nato"; else empty
  TextSpan title;         ///< title or role words beside it: "Russian President"; may be empty
  Gender gender = Gender::unknown;
};

/// Somebody or something that is named in several articles, under every spelling.
struct Actor {
  std::string id;    ///< "actor-1" …, in the order of mentions (most first), then name
  std::string name;  ///< the form shown
  std::vector<std::string> aliases;  ///< each other spelling and script seen, sorted
  NameKind kind = NameKind::person;
  std::string key;  ///< as NameMention::key
  std::uint32_t mentions = 0;
};

/// The actors of a pile, and which of them each name mention is.
struct LinkedNames {
  std::vector<Actor> actors;
  /// [article, in the order given][mention] → index into actors
  std::vector<std::vector<std::uint32_t>> actor_of;
};

}  // namespace wirestem
