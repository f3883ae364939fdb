// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/find_actor.hpp"

#include <algorithm>

#include "find/quotes/detail/verb_second.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kActorReach = 40;     ///< atoms searched for who speaks
constexpr std::size_t kPhraseReach = 4;     ///< atoms left of a known word
constexpr std::size_t kPronounOpening = 4;  ///< atoms within which a pronoun may be the subject

constexpr std::uint32_t kNoVerb = kArticle | kDeterminer | kPreposition | kCoordinator |
                                  kComplementizer | kQuestion | kRelative | kPronoun | kAuxiliary |
                                  kInfinitive | kNegation | kAdverb | kTime;

bool ends_with_mark(const WordGrid& grid, const Atom& atom) {
  for (std::uint32_t t = atom.end; t-- > atom.first && !grid.is_word(t);) {
    if (grid.is_comma(t) || grid.is_stop(t)) return true;
  }
  return false;
}

bool may_be_verb(const WordGrid& grid, std::uint32_t t) {
  if (grid.token(t).kind != TokenKind::word || grid.token(t).capitalised) return false;
  return !grid.is(t, kNoVerb) && !grid.wide(t) && grid.role_at[t] < 0;
}

/// Left from a known word to the determiner of its phrase: "One Lornian | official".
std::size_t start_of_phrase(const WordGrid& grid, const SpeechUnit& unit, std::size_t begin,
                            std::size_t a) {
  for (std::size_t k = a; k-- > begin && a - k <= kPhraseReach;) {
    if (unit.atoms[k].run >= 0) break;
    const std::uint32_t t = unit.atoms[k].first;
    if (grid.is(t, kDeterminer)) return k;
    if (!grid.is_word(t) || grid.is(t, kPreposition | kAuxiliary | kCoordinator | kPronoun)) break;
  }
  return a;
}

bool is_person(const WordGrid& grid, std::uint32_t t) {
  const std::int32_t name = grid.name_at[t];
  return name >= 0 && grid.names[static_cast<std::size_t>(name)].kind == NameKind::person;
}

/// Whether a preposition stands before the phrase at atom `start`, in a language with the verb
/// second, but for one that says whose view is told ("Für Kern sei es …").
bool is_oblique(const WordGrid& grid, const SpeechUnit& unit, std::size_t begin,
                std::size_t start) {
  if (start <= begin || unit.atoms[start - 1].run >= 0) return false;
  const std::uint32_t before = unit.atoms[start - 1].first;
  return is_verb_second(grid.language(before)) && grid.is(before, kPreposition) &&
         !grid.is(before, kViewpoint);
}

}  // namespace

std::optional<Inversion> unknown_inversion(const WordGrid& grid, const SpeechUnit& unit,
                                           std::size_t a) {
  std::size_t verb = a + 1;
  bool parted = ends_with_mark(grid, unit.atoms[a]);
  while (verb < unit.atoms.size() && unit.atoms[verb].run < 0 &&
         (grid.is_comma(unit.atoms[verb].first) || grid.is_dash(unit.atoms[verb].first))) {
    parted = true;
    ++verb;
  }
  if (!parted || verb + 1 >= unit.atoms.size() || unit.atoms[verb].run >= 0) return std::nullopt;
  const std::uint32_t t = unit.atoms[verb].first;
  if (!may_be_verb(grid, t)) return std::nullopt;
  const auto speaker = phrase_after(grid, unit, verb + 1);
  if (!speaker || grid.is(speaker->first, kPreposition)) return std::nullopt;
  const bool opens = grid.is(speaker->first, kDeterminer | kPronoun) ||
                     grid.token(speaker->first).capitalised ||
                     speaker->head != Speaker::Head::plain;
  if (!opens && speaker->end > speaker->first + 1) return std::nullopt;
  return Inversion{t, *speaker};
}

std::optional<Speaker> first_actor(const WordGrid& grid, const SpeechUnit& unit, std::size_t begin,
                                   std::size_t end) {
  end = std::min({end, unit.atoms.size(), begin + kActorReach});
  std::optional<Speaker> body;     // spoken for by a person of the same clause
  std::optional<Speaker> oblique;  // "in the talks with Orr": told of, where another stands
  for (std::size_t a = begin; a < end; ++a) {
    if (unit.atoms[a].run >= 0) continue;
    const std::uint32_t t = unit.atoms[a].first;
    const bool pronoun = grid.is(t, kPronoun) && a < kPronounOpening;
    if (!is_person(grid, t) && grid.role_at[t] < 0 && !pronoun && grid.outlet_at[t] < 0) continue;
    const bool goes_on = a > begin && unit.atoms[a - 1].run < 0 && grid.name_at[t] >= 0 &&
                         grid.name_at[t] == grid.name_at[unit.atoms[a - 1].first];
    if (goes_on) continue;
    const std::size_t start = start_of_phrase(grid, unit, begin, a);
    auto actor = phrase_after(grid, unit, start);
    if (!actor || actor->head == Speaker::Head::plain) continue;
    if (is_oblique(grid, unit, begin, start)) {
      if (!oblique) oblique = actor;
      continue;
    }
    const bool is_body = actor->kind == SourceKind::office || actor->kind == SourceKind::outlet;
    if (!is_body) return !body || is_person(grid, t) ? actor : body;
    if (!body) body = actor;
  }
  return body ? body : oblique;
}

}  // namespace wirestem::quotes::detail
