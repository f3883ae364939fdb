// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/segmentation.hpp"

namespace wirestem::names::detail {

/// The name of a state where it stands.
struct CountryHit {
  std::uint32_t end_token = 0;
  std::string_view code;  ///< ISO 3166-1 alpha-2
};

/// The names of all states in the languages that Wirestem reads, from CLDR (through ICU).
///
///     country_names().longest_at(tokens, i, end, "de")   →   "Vereinigte Staaten": US
///
/// A language is built when it is first asked for, a millisecond or two; const ever after. Names
/// stand as CLDR has them, in
/// the nominative; German ones also with -s, Arabic ones also with the particles that are written
/// together with a word.
class CountryNames {
 public:
  /// The longest name that begins at token `at` and ends before `end`.
  std::optional<CountryHit> longest_at(std::span<const Token> tokens, std::uint32_t at,
                                       std::uint32_t end, std::string_view language) const;

  /// The name of the state `code` in `language`; empty where there is none.
  std::string name_of(std::string_view code, std::string_view language) const;

  CountryNames();
  ~CountryNames();
  CountryNames(const CountryNames&) = delete;
  CountryNames& operator=(const CountryNames&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

const CountryNames& country_names();

}  // namespace wirestem::names::detail
