// SPDX-License-Identifier: Apache-2.0
//
// Without a parser a noun phrase is what stands between two borders: a clause's beginning (a mark,
// a conjunction, a quoted run) and the cue. What cannot belong to it is taken off at both ends:
// adverbs, auxiliaries, times, an opening adverbial. A phrase that holds no name, role, outlet or
// pronoun is believed only if it is short.
#include "find/quotes/detail/noun_phrases.hpp"

#include <algorithm>
#include <array>

#include "find/quotes/detail/unit_view.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMaxPhrase = 16;       ///< atoms
constexpr std::size_t kMaxPlainPhrase = 6;   ///< atoms, where nothing known is in it
constexpr std::size_t kMaxBracket = 10;      ///< atoms of "(SPD)", "(58, from Sarn)"
constexpr std::size_t kMaxWidePhrase = 24;   ///< characters, in scripts without spaces
constexpr std::size_t kMaxParenthesis = 40;  ///< atoms between a subject and its verb

/// Languages in which a body may stand with a preposition in the place of a subject: «в
/// министерстве заявили», "desde el entorno se desliza".
constexpr std::array<std::string_view, 6> kBodyAsSubject = {"es", "fr", "pl", "pt", "ru", "uk"};

bool nouns_capitalised_at(const UnitView& view, std::size_t a) {
  return nouns_capitalised(view.grid.language(view.token(a)));
}

/// Whether, in a language that writes every noun with a capital, atom `a` can go on with a phrase
/// whose noun has come: "der Rat | der freien Städte", but not "der Rat | beschließt".
bool goes_on_after_noun(const UnitView& view, std::size_t a) {
  if (view.run(a) || !view.word(a) || view.known(a)) return true;
  if (view.at(a).capitalised || view.at(a).kind != TokenKind::word) return true;
  if (view.is(a, kOblique) && !view.is(a, kPronounObject)) return false;  // "das Blatt | den Rat"
  return view.is(a, kDeterminer | kPreposition | kCoordinator | kRelative | kTime);
}

/// The end of the phrase [first, end): before the first word that cannot follow its noun.
std::size_t end_with_noun(const UnitView& view, std::size_t first, std::size_t end) {
  if (!nouns_capitalised_at(view, first)) return end;
  for (std::size_t a = first + 1; a < end; ++a) {
    const bool after_noun = !view.run(a - 1) && view.word(a - 1) && view.at(a - 1).capitalised &&
                            !view.is(a - 1, kDeterminer | kPronoun | kPreposition);
    if ((after_noun || view.run(a - 1)) && !goes_on_after_noun(view, a)) return a;
  }
  return end;
}

bool body_as_subject(const UnitView& view, std::size_t a) {
  const std::string& language = view.grid.language(view.token(a));
  return std::ranges::find(kBodyAsSubject, language) != kBodyAsSubject.end();
}

Speaker make_speaker(const UnitView& view, std::size_t first, std::size_t end) {
  const auto& atoms = view.unit.atoms;
  Speaker speaker = describe_phrase(view.grid, atoms[first].first, atoms[end - 1].end);
  speaker.first_atom = first;
  speaker.end_atom = end;
  return speaker;
}

bool believable(const UnitView& view, const Speaker& speaker) {
  if (speaker.name.empty()) return false;
  if (speaker.head == Speaker::Head::pronoun) return !view.grid.is(speaker.first, kExpletive);
  if (speaker.head != Speaker::Head::plain) return true;
  const std::size_t length = speaker.end_atom - speaker.first_atom;
  const bool wide = view.grid.wide(speaker.first);
  if (length > (wide ? kMaxWidePhrase / 2 : kMaxPlainPhrase)) return false;
  for (std::size_t a = speaker.first_atom; a < speaker.end_atom; ++a) {
    if (view.is(a, kAuxiliary | kPronoun | kComplementizer)) return false;
  }
  const std::uint32_t t = speaker.first;
  const Token& token = view.grid.token(t);
  return token.kind != TokenKind::number || length > 1;
}

/// Atoms before a verb that belong to neither it nor its subject.
std::size_t skip_back(const UnitView& view, std::size_t end, std::size_t from) {
  while (end > from) {
    const std::size_t a = end - 1;
    if (view.run(a)) break;
    const bool name = view.in_name(a);
    if (!name && view.is(a, kTime)) {
      while (end > from && !view.run(end - 1) &&
             (view.is(end - 1, kTime | kDeterminer) ||
              view.grid.token(view.token(end - 1)).kind == TokenKind::number)) {
        --end;
      }
      if (end > from && view.is(end - 1, kPreposition)) --end;
      continue;
    }
    const bool light = view.is(a, kAdverb | kAuxiliary | kNegation | kManner | kInfinitive) &&
                       !view.is(a, kPronoun) && !name;
    const bool manner = view.word(a) && view.grid.folded(view.token(a)).ends_with("ly") &&
                        view.grid.language(view.token(a)) == "en" && !view.known(a);
    if (!light && !manner) break;
    --end;
  }
  return end;
}

bool starts_phrase(const UnitView& view, std::size_t a) {
  return view.run(a) || view.known(a) || view.is(a, kDeterminer | kPronoun) ||
         view.grid.token(view.token(a)).capitalised;
}

/// Takes an adverbial without comma off the front: "In January | officials".
std::size_t skip_opening(const UnitView& view, std::size_t first, std::size_t end) {
  while (first < end && !view.run(first) && !view.in_name(first) &&
         view.is(first, kAdverb | kCoordinator | kTime | kNegation) &&
         !view.is(first, kDeterminer | kPronoun)) {
    ++first;
  }
  const bool opens = first < end && view.is(first, kPreposition) && !view.in_name(first);
  if (!opens) return first;
  std::size_t at = first + 1;
  while (at < end && (view.is(at, kDeterminer | kTime) ||
                      view.grid.token(view.token(at)).kind == TokenKind::number)) {
    ++at;
  }
  if (at < end && starts_phrase(view, at) && view.is(at - 1, kTime)) return at;
  for (++at; at < end; ++at) {
    const bool fresh = !view.is(at - 1, kDeterminer | kPreposition) && !view.in_name(at - 1);
    if (fresh && starts_phrase(view, at)) return at;
  }
  return end;
}

/// After an auxiliary that is not in a relative clause a new phrase must have begun.
std::size_t skip_verbs(const UnitView& view, std::size_t first, std::size_t end) {
  std::size_t begin = first;
  bool relative = false;
  for (std::size_t a = first; a < end; ++a) {
    if (view.is(a, kRelative) && a > first) relative = true;
    if (!relative && view.is(a, kAuxiliary) && !view.in_name(a)) begin = a + 1;
  }
  return begin;
}

bool is_subject_pronoun(const UnitView& view, std::size_t a) {
  return view.is(a, kPronoun) && !view.is(a, kDeterminer) && !view.known(a);
}

std::optional<Speaker> trimmed(const UnitView& view, std::size_t first, std::size_t end) {
  const std::size_t begin = skip_verbs(view, first, end);
  first = skip_opening(view, begin, end);
  if (first >= end && begin < end && body_as_subject(view, begin)) {
    const bool body = begin + 1 < end && view.known(end - 1);
    if (body) first = begin + 1;
  }
  while (first < end && !view.run(first) && !view.word(first)) ++first;
  if (first >= end || view.is(first, kGenitive)) return std::nullopt;
  if (nouns_capitalised_at(view, first) && is_subject_pronoun(view, end - 1)) first = end - 1;
  end = end_with_noun(view, first, end);
  Speaker speaker = make_speaker(view, first, end);
  if (!believable(view, speaker)) return std::nullopt;
  return speaker;
}

bool is_noun_cue(const UnitView& view, std::size_t a) {
  if (view.run(a)) return false;
  const std::int32_t cue = view.grid.cue_at[view.token(a)];
  return cue >= 0 && view.grid.cues[static_cast<std::size_t>(cue)].word_class == Cue::Class::noun;
}

/// In scripts without spaces: from the clause's beginning to the first preposition or adverb.
std::optional<Speaker> wide_subject(const UnitView& view, std::size_t verb, std::size_t from) {
  // 援引某局的话称: the noun between source and verb is a cue of its own, not part of the name.
  while (verb > from && is_noun_cue(view, verb - 1)) --verb;
  std::size_t first = verb;
  while (first > from && !view.border(first - 1)) {
    const std::uint32_t t = view.token(first - 1);
    if (view.grid.cue_at[t] >= 0 && !view.known(first - 1)) break;
    --first;
  }
  while (first < verb && view.is(first, kAdverb | kPreposition | kCoordinator) &&
         !view.known(first)) {
    ++first;
  }
  std::size_t end = first;
  while (end < verb && end - first < kMaxWidePhrase) {
    const bool outside = view.is(end, kPreposition | kAdverb | kTime | kNegation);
    if (outside && !view.known(end)) break;
    ++end;
  }
  if (end == first) return std::nullopt;
  Speaker speaker = make_speaker(view, first, end);
  if (!believable(view, speaker)) return std::nullopt;
  return speaker;
}

/// The name beside its description: "the tenant, Karl Stern", "Ida Brandt, a potter".
void join_apposition(const UnitView& view, Speaker& speaker, std::size_t from, std::size_t end) {
  if (speaker.kind == SourceKind::person || from >= end) return;
  const Speaker other = describe_phrase(view.grid, view.token(from), view.unit.atoms[end - 1].end);
  const bool is_person = other.head == Speaker::Head::name && other.kind == SourceKind::person;
  if (!is_person || view.grid.name_at[view.token(from)] < 0) return;
  const std::size_t first_atom = speaker.first_atom;
  const std::uint32_t first = speaker.first;
  speaker = other;
  speaker.first_atom = first_atom;
  speaker.first = first;
  speaker.end_atom = end;
}

/// A subject that a parenthesis parts from its verb: "Zora Venn, who runs the mill,
/// told".
std::optional<Speaker> parted_subject(const UnitView& view, std::size_t verb, std::size_t from) {
  const std::size_t closing = verb - 1;
  const std::size_t low = closing - std::min(closing - from, kMaxParenthesis);
  std::size_t opening = closing;
  for (std::size_t a = closing; a-- > low;) {
    if (view.run(a) && !view.quoted_word(a)) continue;
    if (view.comma(a)) opening = a;
    const bool barrier = !view.run(a) && (view.grid.is_semicolon(view.token(a)) ||
                                          view.grid.is_colon(view.token(a)));
    if (barrier) break;
  }
  // The leftmost comma may close an opening adverbial; go right until a phrase ends at the comma.
  for (std::size_t c = opening; c < closing; ++c) {
    if (!view.comma(c) || c == from) continue;
    std::size_t first = c;
    while (first > from && c - first < kMaxPhrase && !view.border(first - 1)) --first;
    auto speaker = trimmed(view, first, c);
    if (!speaker) continue;
    const std::size_t head = speaker->first_atom;
    const bool first_words =
        (head == from || view.run(head - 1)) && c - head <= 4 && !view.is(head, kPreposition);
    if (speaker->head == Speaker::Head::plain && !first_words) continue;
    const bool in_opening = first > from && view.comma(first - 1) && c + 1 < closing;
    if (in_opening && speaker->head == Speaker::Head::name && speaker->kind != SourceKind::person)
      continue;
    std::size_t next = c + 1;
    while (next < closing && !view.comma(next)) ++next;
    join_apposition(view, *speaker, c + 1, next);
    return speaker;
  }
  return std::nullopt;
}

/// "Lind was quick | to add": left of the auxiliary whose infinitive the verb is, else the verb.
std::size_t before_infinitive(const UnitView& view, std::size_t verb, std::size_t from) {
  if (verb <= from + 2 || !view.is(verb - 1, kInfinitive)) return verb;
  for (std::size_t a = verb - 1; a-- > from && verb - a <= 5;) {
    if (view.run(a) || !view.word(a) || view.known(a) || view.is(a, kDeterminer)) return verb;
    if (view.is(a, kAuxiliary)) return a;
  }
  return verb;
}

/// "Karl Stern (SPD) | said": left of a bracket that ends at `end`.
std::size_t before_bracket(const UnitView& view, std::size_t end, std::size_t from) {
  if (end <= from + 2 || view.run(end - 1) || !view.grid.is_mark(view.token(end - 1), ")")) {
    return end;
  }
  for (std::size_t a = end - 1; a-- > from + 1 && end - a <= kMaxBracket;) {
    if (!view.run(a) && view.grid.is_mark(view.token(a), "(")) return a;
  }
  return end;
}

}  // namespace

bool nouns_capitalised(std::string_view language) {
  constexpr std::array<std::string_view, 1> kNounsCapitalised = {"de"};
  return std::ranges::find(kNounsCapitalised, language) != kNounsCapitalised.end();
}

std::optional<Speaker> subject_before(const WordGrid& grid, const SpeechUnit& unit,
                                      std::size_t verb, std::size_t from) {
  const UnitView view{grid, unit};
  if (verb <= from) return std::nullopt;
  if (grid.wide(view.token(verb))) return wide_subject(view, verb, from);
  std::size_t end = skip_back(view, before_infinitive(view, verb, from), from);
  end = before_bracket(view, end, from);
  if (end <= from) return std::nullopt;
  if (view.comma(end - 1)) return end - 1 > from ? parted_subject(view, end, from) : std::nullopt;
  std::size_t first = end;
  while (first > from && end - first < kMaxPhrase && !view.border(first - 1)) --first;
  if (first == end) return std::nullopt;
  auto speaker = trimmed(view, first, end);
  const bool relative = view.is(first, kRelative | kQuestion) && end - first <= 2;
  if (relative && first > from + 1 && view.comma(first - 1)) {
    std::size_t before = first - 1;
    while (before > from && first - before < kMaxPhrase && !view.border(before - 1)) --before;
    return trimmed(view, before, first - 1);
  }
  return speaker;
}

namespace {

/// Past what may stand before an inverted subject: adverbs, times, a dash.
std::size_t skip_to_phrase(const UnitView& view, std::size_t at) {
  while (at < view.size() && !view.run(at) && !view.known(at) &&
         (view.is(at, kAdverb | kTime) || view.dash(at))) {
    ++at;
  }
  const bool body = at + 1 < view.size() && view.is(at, kPreposition) && !view.known(at) &&
                    view.known(at + 1) && body_as_subject(view, at);
  return body ? at + 1 : at;
}

/// "according to a fisherman | it should have been", "nach Angaben eines Fischers | 3.000": what
/// stands behind a noun and is no part of its phrase.
bool opens_clause(const UnitView& view, std::size_t at) {
  if (view.known(at) || view.in_name(at - 1)) return false;
  if (view.is(at, kPronoun)) return true;
  const bool behind_noun = view.word(at - 1) && !view.is(at - 1, kPreposition | kDeterminer);
  return view.at(at).kind == TokenKind::number && behind_noun;
}

/// Where the phrase that begins at `at` ends: at a border, a time, an adverb, a verb or what opens
/// a clause.
std::size_t end_of_phrase(const UnitView& view, std::size_t at) {
  const std::size_t longest = view.wide(at) ? kMaxWidePhrase : kMaxPhrase;
  std::size_t end = at;
  bool relative = false;
  for (; end < view.size() && end - at < longest; ++end) {
    if (view.border(end) && !(end == at && view.run(end))) break;
    relative = relative || (end > at && view.is(end, kRelative) && !view.is(end, kDeterminer));
    const bool light = view.is(end, kTime | kAdverb | kManner | kNegation) && !view.in_name(end);
    const bool verb =
        view.is(end, kAuxiliary) || (view.grid.cue_at[view.token(end)] >= 0 && !view.known(end));
    if (end > at && !relative && (light || verb || opens_clause(view, end))) break;
  }
  while (end > at && view.is(end - 1, kPreposition | kInfinitive | kDeterminer) &&
         !view.in_name(end - 1)) {
    --end;
  }
  const bool pronoun = end > at && view.is(at, kPronoun) && !view.known(at);
  return pronoun ? at + 1 : end;
}

/// "dessen Stellvertreter | über die Pläne seines Chefs": where nouns are told by their capitals,
/// the phrase up to its first preposition, else all of it.
std::size_t before_preposition(const UnitView& view, std::size_t at, std::size_t end) {
  if (!nouns_capitalised_at(view, at)) return end;
  for (std::size_t a = at + 1; a < end; ++a) {
    if (view.is(a, kPreposition) && !view.in_name(a)) return a;
  }
  return end;
}

}  // namespace

std::optional<Speaker> phrase_after(const WordGrid& grid, const SpeechUnit& unit, std::size_t at) {
  const UnitView view{grid, unit};
  at = skip_to_phrase(view, at);
  if (at >= view.size()) return std::nullopt;
  std::size_t end = end_with_noun(view, at, end_of_phrase(view, at));
  if (end == at) return std::nullopt;
  const bool manner = view.grid.folded(view.token(at)).ends_with("ly") && !view.known(at) &&
                      view.grid.language(view.token(at)) == "en";
  const bool opens = starts_phrase(view, at) || view.at(at).kind == TokenKind::number ||
                     !view.is(at, kPreposition | kAuxiliary | kComplementizer | kInfinitive);
  if (!opens || (manner && !view.at(at).capitalised)) return std::nullopt;
  Speaker speaker = make_speaker(view, at, end);
  const bool plain = speaker.head == Speaker::Head::plain;
  if (plain || !believable(view, speaker)) {
    end = before_preposition(view, at, end);
    speaker = make_speaker(view, at, end);
    if (!believable(view, speaker)) return std::nullopt;
  }
  if (end + 1 < view.size() && view.comma(end)) {
    std::size_t next = end + 1;
    while (next < view.size() && next - end < kMaxPhrase && !view.border(next)) ++next;
    join_apposition(view, speaker, end + 1, next);
  }
  return speaker;
}

}  // namespace wirestem::quotes::detail
