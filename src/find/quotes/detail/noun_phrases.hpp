// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

/// Somebody who may be the source of a quotation, as one noun phrase.
struct Speaker {
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  std::size_t first_atom = 0;  ///< where the phrase lies in its unit
  std::size_t end_atom = 0;
  enum class Head : std::uint8_t { name, role, outlet, pronoun, plain } head = Head::plain;
  std::int32_t index = -1;  ///< of the name, role or outlet that is the head
  SourceKind kind = SourceKind::role;
  bool named = false;
  bool plural = false;
  Gender gender = Gender::unknown;
  std::string name;  ///< canonical name, or the phrase as written less its article
};

/// What the phrase of tokens [first, end) names: the last name, role or outlet before its first
/// preposition or relative clause ("Lornian harbour ministry spokeswoman Ida Brandt",
/// "Brandt's office in Sarn").
Speaker describe_phrase(const WordGrid& grid, std::uint32_t first, std::uint32_t end);

/// Whether a language writes every noun with a capital.
bool nouns_capitalised(std::string_view language);

/// The subject that stands before atom `verb` of `unit`, not further left than atom `from`.
///
///     But the tenant, Karl Stern, also insists …   →  the tenant, Karl Stern
std::optional<Speaker> subject_before(const WordGrid& grid, const SpeechUnit& unit,
                                      std::size_t verb, std::size_t from);

/// The noun phrase that begins at atom `at`, or after adverbs there: the subject of an inversion
/// ("said Pavel Lind in Sarn"), or the object of "according to".
std::optional<Speaker> phrase_after(const WordGrid& grid, const SpeechUnit& unit, std::size_t at);

}  // namespace wirestem::quotes::detail
