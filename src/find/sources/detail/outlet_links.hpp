// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// How a medium stands in its sentence.
enum class OutletRole : std::uint8_t {
  bystander,  ///< only named: "owned by the Post"
  reports,    ///< "the Post reported", "according to the Post", "the Post's sources"
  told,       ///< "told the Post", "in an interview with"
  carries,    ///< a platform: "on Telegram", "via Substack"
  cited,      ///< "citing Le Monde": nearer to the speaker than the medium that cites
  passes_on,  ///< "quoted by Kommersant": further from the speaker
};

/// A mention with its place among the tokens and what the words beside it say.
struct OutletLink {
  std::uint32_t mention = 0;  ///< index into the mentions
  std::uint32_t first = 0;    ///< tokens [first, end)
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
  std::uint32_t cue = 0;  ///< first token of the words before it that give the role, else `first`
  OutletRole role = OutletRole::bystander;
};

/// Reads the words beside each mention. In the order of the text; linear.
std::vector<OutletLink> link_outlets(const Article& article, const Segmentation& segmentation,
                                     const std::vector<OutletMention>& outlets,
                                     const lexicon::Lexicon& lexicon);

}  // namespace wirestem::sources::detail
