// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace wirestem::extract {

/// What is kept of a page where it leaves that open.
enum class Preset : std::uint8_t {
  normal,     ///< the article as its publisher would print it
  precision,  ///< rather less: sentences, headings, and what stands between them
  recall,     ///< rather more: captions, lists of links, boxes beside the text
  fast,  ///< as normal, by the form of the page alone: no phrases, no credits, no embedded data
};

}  // namespace wirestem::extract
