// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/limit.hpp"

namespace wirestem {

/// The articles that tell of one event.
struct Story {
  std::string id;     ///< "story-1" …
  std::string label;  ///< the title of its most central article, or its first words
  std::vector<std::uint32_t> articles;  ///< indices into the pile's articles, ascending
  std::vector<std::uint32_t> related;   ///< indices of follow-up or forerunner stories, ascending
};

/// The stories of a pile, and what was not compared, lest a huge pile take for ever.
struct StoryFindings {
  std::vector<Story> stories;
  std::vector<Limit> limits;
};

}  // namespace wirestem
