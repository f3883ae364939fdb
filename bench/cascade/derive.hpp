// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/cascade/grammar.hpp"
#include "bench/cascade/random.hpp"

namespace wirestem::cascade {

/// What was done to make a text. The first two are made from no other text's words.
enum class Kind : std::uint8_t {
  original,
  account,
  boilerplate,
  cut,
  shuffled,
  reworded,
  embedded
};

const char* name_of(Kind kind);

/// A sentence, or a part of one, and the line of the parent text that it was made from.
struct Line {
  std::string text;
  std::int64_t parent_line = -1;
};

/// Adds lines of the page's own before and after the parent's.
std::vector<Line> add_boilerplate(const std::vector<Line>& parent,
                                  const std::vector<std::string>& before,
                                  const std::vector<std::string>& after);

/// Keeps the first lines, to 40 % of the words.
std::vector<Line> cut(const std::vector<Line>& parent);

/// Drops 40 % of the lines; of the rest every second pair of neighbours changes places.
std::vector<Line> shuffle(const std::vector<Line>& parent, Random& random);

/// Puts other words in place of 15 % of the words.
std::vector<Line> reword(const std::vector<Line>& parent, const Grammar& grammar, Random& random);

/// Puts 85 words of the parent, from the beginning of a line on, between lines of another text.
std::vector<Line> embed(const std::vector<Line>& parent, const std::vector<std::string>& host,
                        Random& random);

}  // namespace wirestem::cascade
