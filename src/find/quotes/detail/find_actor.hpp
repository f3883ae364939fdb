// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "find/quotes/detail/noun_phrases.hpp"
#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

/// A verb that no table knows, and its subject, after words in marks.
struct Inversion {
  std::uint32_t verb = 0;  ///< token
  Speaker speaker;
};

/// “…,” chorused the rowers: the inversion after the run at atom `a`, if there is one.
std::optional<Inversion> unknown_inversion(const WordGrid& grid, const SpeechUnit& unit,
                                           std::size_t a);

/// The first person, role or outlet among atoms [begin, end) of `unit`, as far as it is searched.
std::optional<Speaker> first_actor(const WordGrid& grid, const SpeechUnit& unit, std::size_t begin,
                                   std::size_t end);

}  // namespace wirestem::quotes::detail
