// SPDX-License-Identifier: Apache-2.0
//
// What opens the clause is asked first: an adverbial or a phrase in the wrong case is no subject.
// Where it might be one, but nothing in it is known, a person right after the verb is the likelier.
#include "find/quotes/detail/verb_second.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "find/quotes/detail/unit_view.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::array<std::string_view, 1> kVerbSecond = {"de"};
constexpr std::size_t kMaxOpening = 30;  ///< atoms before the verb

/// The clause's first atom: after a mark, a colon or words in quotation marks.
std::size_t begin_of_clause(const UnitView& view, const VerbPlace& place) {
  std::size_t begin = place.verb;
  while (begin > place.from && place.verb - begin < kMaxOpening && !view.run(begin - 1) &&
         !view.comma(begin - 1) && !view.colon(begin - 1)) {
    --begin;
  }
  return begin;
}

bool is_oblique(const UnitView& view, std::size_t a) { return view.is(a, kOblique); }

/// A person, or a pronoun that is nothing but a subject ("er", not "sie").
bool can_only_speak(const UnitView& view, const Speaker& s) {
  if (s.head == Speaker::Head::name) return s.kind == SourceKind::person;
  return s.head == Speaker::Head::pronoun && !view.is(s.first_atom, kPronounObject);
}

/// Whether a name, a role or a pronoun stands before the first preposition of the opening.
bool holds_known(const UnitView& view, std::size_t begin, std::size_t end) {
  for (std::size_t a = begin; a < end && (a == begin || !view.is(a, kPreposition)); ++a) {
    if (view.is(a, kPronoun) && !view.is(a, kDeterminer)) return true;
    if (view.known(a)) return true;
  }
  return false;
}

}  // namespace

bool is_verb_second(std::string_view language) {
  return std::ranges::find(kVerbSecond, language) != kVerbSecond.end();
}

VerbSubject subject_of_verb_second(const WordGrid& grid, const SpeechUnit& unit,
                                   const VerbPlace& place, const std::optional<Speaker>& before) {
  const UnitView view{grid, unit};
  VerbSubject found{before, false};
  if (!is_verb_second(grid.language(view.token(place.verb)))) return found;
  const std::size_t begin = begin_of_clause(view, place);
  if (begin == place.verb || place.end >= view.size()) return found;
  const bool adverbial = view.is(begin, kPreposition | kAdverb | kComplementizer | kTime);
  const bool oblique = is_oblique(view, begin) || (before && is_oblique(view, before->first_atom));
  const bool unknown = before && before->head == Speaker::Head::plain && !before->named &&
                       !holds_known(view, begin, place.verb);
  if (!adverbial && !oblique && !unknown) return found;

  auto after = view.comma(place.end) ? std::nullopt : phrase_after(grid, unit, place.end);
  const bool phrase_opens = view.is(begin, kPreposition) && view.word(place.end);
  if (!after || is_oblique(view, after->first_atom)) {
    if (oblique || phrase_opens) found.subject.reset();
    return found;
  }
  const bool opens = view.is(after->first_atom, kDeterminer | kPronoun) ||
                     (phrase_opens && view.at(after->first_atom).capitalised);
  if (after->head == Speaker::Head::plain && !opens) return found;
  if (!adverbial && !oblique && !can_only_speak(view, *after)) return found;
  return {after, true};
}

}  // namespace wirestem::quotes::detail
