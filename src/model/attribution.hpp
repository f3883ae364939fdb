// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/quote.hpp"
#include "model/text_span.hpp"

namespace wirestem {

/// A medium where it stands in an article: by name, short name, abbreviation or domain.
struct OutletMention {
  TextSpan span;
  std::string name;  ///< canonical: "The Washington Post" for "WaPo", "the Post"
  SourceKind kind = SourceKind::outlet;  ///< outlet or agency
  bool platform = false;                 ///< Telegram, Substack, X: carries others' words
};

/// One link of the way by which a statement came.
struct ChainLink {
  std::string name;  ///< resolved name, or the phrase of the text for the unnamed
  SourceKind kind = SourceKind::outlet;
  bool named = true;
  TextSpan
      evidence;  ///< the words that say so: "the diplomat", "told The Post"; may be a pronoun's
};

/// From whom the text says it has a statement, nearest the speaker first, then outward.
///
///     "…," a diplomat told the Post, Antiwar reports   →   a diplomat · The Washington Post ·
///     Antiwar.com
struct Attribution {
  std::uint32_t quote = 0;  ///< index of the Quote it belongs to
  std::vector<ChainLink> chain;
};

/// How an article as a whole stands to a source that it names.
enum class CreditRelation : std::uint8_t {
  republishes,  ///< "This article first appeared in", "Authored by … via", "original link:"
  wire,         ///< "(Reuters) –", "© AFP": an agency's text
  cites,        ///< "Source: …"; the article leans on it
  translates,   ///< "Translated from"
  contributes,  ///< "with material from"
};

/// A line or phrase by which an article names where its text comes from.
struct Credit {
  TextSpan span;     ///< the whole credit
  TextSpan source;   ///< the source's name or link in it
  std::string name;  ///< canonical outlet name, or the author's
  SourceKind kind = SourceKind::outlet;
  CreditRelation relation = CreditRelation::republishes;
  std::string url;  ///< where the credit is a link
};

}  // namespace wirestem
