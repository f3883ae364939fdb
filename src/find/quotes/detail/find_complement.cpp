// SPDX-License-Identifier: Apache-2.0
//
// The words after a cue are walked: time, manner and one parenthesis are passed over until "that",
// a colon or a quoted run says that the content begins, or a clause begins by itself.
#include "find/quotes/detail/find_complement.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "find/quotes/detail/verb_second.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kLookAhead = 18;    ///< atoms between a cue and its "that"
constexpr std::size_t kLedRunReach = 40;  ///< atoms between a cue and its ": “…”"
constexpr std::size_t kMinLedRun = 3;     ///< words
constexpr std::size_t kMaxAdjunct = 6;    ///< words of "in a letter" before a clause without "that"

class ComplementFinder {
 public:
  ComplementFinder(const WordGrid& grid, const SpeechUnit& unit) : grid_(grid), view_{grid, unit} {}

  void run(CueReading& r) const {
    r.clause_end = past_particle(r);
    std::size_t a = r.clause_end;
    if (a >= view_.size()) return;
    r.verb_last =
        view_.is(a, kAuxiliary) && !r.inverted && is_verb_second(grid_.language(view_.token(a)));
    if (r.verb_last) {
      while (a < view_.size() && view_.is(a, kAuxiliary)) ++a;
      if (a + 1 < view_.size() && view_.comma(a) && opens_clause(a + 1)) {
        set(r, Complement::that, content_after(a + 1));
      } else if (a < view_.size() && view_.colon(a)) {
        set(r, Complement::that, a + 1);
      }
      return;
    }
    if (view_.run(a)) return set(r, Complement::run, a);
    if (view_.colon(a)) return set(r, Complement::that, a + 1);
    if (opens_clause(a)) return set(r, Complement::that, content_after(a));
    if (find_that_later(r, a)) return;
    if (view_.comma(a)) {
      const bool run_next = a + 1 < view_.size() && view_.run(a + 1);
      if (run_next) return set(r, Complement::run, a + 1);
      if (lets_clause_follow_comma(a) || led_by_as(r)) return set(r, Complement::clause, a + 1);
      if (r.inverted && cue_of(r).governs == Cue::Governs::object)
        set(r, Complement::clause, a + 1);
      return;
    }
    if (!view_.word(a)) return;
    if (r.inverted && cue_of(r).governs == Cue::Governs::subject) return;
    if (view_.is(a, kInfinitive) && a + 1 < view_.size()) {
      if (view_.run(a + 1) || view_.known(a + 1) || view_.is(a + 1, kDeterminer)) return;
      return set(r, Complement::infinitive, a);
    }
    if (view_.is(a, kPreposition) && !view_.in_name(a)) {
      if (!find_led_run(r, a)) skip_phrase(r, a);
      return;
    }
    if (find_led_run(r, a)) return;
    if (view_.is(a, kCoordinator) && !view_.is(a, kDeterminer)) return;
    set(r, Complement::clause, a);
  }

 private:
  /// "teilte die Firma am Montag mit | , dass": past the particle of a parted verb, unless words in
  /// marks stand before it ("warf ihm „Wortbruch“ vor").
  std::size_t past_particle(const CueReading& r) const {
    const std::size_t particle = particle_of(view_, r);
    for (std::size_t a = r.clause_end; a < particle && particle < view_.size(); ++a) {
      if (view_.run(a)) return r.clause_end;
    }
    return particle < view_.size() ? std::max(r.clause_end, particle + 1) : r.clause_end;
  }

  /// "said yes and rose to defend the crew: “…”", "wrote to her readers on the coast, “The …”":
  /// a sentence in marks that a colon or comma leads to, with no other cue before it.
  bool find_led_run(CueReading& r, std::size_t a) const {
    const std::size_t stop = std::min(view_.size(), a + kLedRunReach);
    for (std::size_t k = a + 1; k < stop; ++k) {
      if (view_.run(k)) {
        const bool led = view_.colon(k - 1) || view_.comma(k - 1);
        if (!led || !opens_upper(k)) return false;
        set(r, Complement::run, k);
        return true;
      }
      if (view_.semicolon(k) || is_other_cue(k)) return false;
    }
    return false;
  }

  /// A cue in use as a verb: not "an emailed statement", and not the "gegenüber" of who is told.
  bool is_other_cue(std::size_t a) const {
    const std::int32_t number = view_.cue_beginning(a);
    if (number < 0 || view_.known(a)) return false;
    const Cue& cue = grid_.cues[static_cast<std::size_t>(number)];
    if (cue.word_class == Cue::Class::preposition && cue.governs != Cue::Governs::object) {
      return false;
    }
    return a == 0 || !view_.is(a - 1, kArticle | kPossessive);
  }

  /// "As the pilot told The Courier, the pier …": the clause after the comma is what is told.
  bool led_by_as(const CueReading& r) const {
    constexpr std::array<std::string_view, 7> kAs = {"as",   "wie",   "как", "як",
                                                     "como", "comme", "jak"};
    if (r.clause_begin == 0 || view_.run(r.clause_begin - 1)) return false;
    return std::ranges::find(kAs, view_.at(r.clause_begin - 1).folded) != kAs.end();
  }

  bool opens_upper(std::size_t a) const {
    const Atom& atom = view_.unit.atoms[a];
    std::size_t words = 0;
    bool upper = false;
    for (std::uint32_t t = atom.first; t < atom.end; ++t) {
      if (!grid_.is_word(t)) continue;
      if (words == 0) upper = grid_.token(t).capitalised;
      ++words;
    }
    return upper && words >= kMinLedRun;
  }

  bool lets_clause_follow_comma(std::size_t a) const {
    const std::string& language = grid_.language(view_.token(a));
    return language == "de" || view_.wide(a);
  }

  void set(CueReading& r, Complement kind, std::size_t begin) const {
    if (begin >= view_.size()) return;
    r.complement = kind;
    r.content_begin = begin;
  }

  bool opens_clause(std::size_t a) const {
    if (view_.run(a)) return false;
    if (view_.is(a, kComplementizer)) return !view_.is(a, kDeterminer) || !starts_noun(a + 1);
    return view_.is(a, kQuestion) && !view_.in_name(a);
  }

  /// "said that day" against "said that the": a plain word after "that" and then a verb cannot be
  /// told apart without a parser, so only a time word makes "that" a determiner.
  bool starts_noun(std::size_t a) const { return a < view_.size() && view_.is(a, kTime); }

  /// Question words belong to the content, "that" does not.
  std::size_t content_after(std::size_t a) const {
    const bool elided = view_.at(a).folded.find('\'') != std::string::npos;
    return view_.is(a, kComplementizer) && !elided ? a + 1 : a;
  }

  /// A "that", colon or run some words further on: "said in a note on Friday that".
  bool find_that_later(CueReading& r, std::size_t a) const {
    const std::size_t stop = std::min(view_.size(), a + kLookAhead);
    const bool parenthesis = view_.comma(a);
    std::size_t commas = 0;
    for (std::size_t k = a; k < stop; ++k) {
      if (view_.run(k)) {
        const bool led = k > 0 && (view_.comma(k - 1) || view_.colon(k - 1));
        if (!led || commas > (parenthesis ? 2U : 1U)) return false;
        set(r, Complement::run, k);
        return true;
      }
      if (view_.comma(k)) {
        if (++commas > 2) return false;
        const bool that_next = k + 1 < view_.size() && view_.is(k + 1, kComplementizer);
        if (that_next) return set(r, Complement::that, content_after(k + 1)), true;
        if (commas == 1 && !parenthesis && !(k + 1 < stop && view_.run(k + 1))) return false;
        continue;
      }
      if (view_.semicolon(k) || view_.stop(k)) return false;
      if (view_.colon(k)) return set(r, Complement::that, k + 1), true;
      const bool that = view_.is(k, kComplementizer) && !view_.is(k + 1 < stop ? k + 1 : k, kTime);
      if (that && k > a) return set(r, Complement::that, content_after(k)), true;
      const bool other_cue = k > a && is_other_cue(k);
      if (other_cue && !parenthesis) return false;
      if (k == a && !parenthesis && !view_.is(k, kPreposition)) return false;
    }
    return false;
  }

  /// "said in a letter it had": past the phrase, if a subject follows it.
  void skip_phrase(CueReading& r, std::size_t a) const {
    std::size_t k = a + 1;
    while (k < view_.size() && view_.is(k, kDeterminer)) ++k;
    const std::size_t stop = std::min(view_.size(), k + kMaxAdjunct);
    bool other_cue = is_other_cue(a);
    for (++k; k < stop && !view_.run(k); ++k) {
      other_cue = other_cue || is_other_cue(k);
      if (view_.comma(k) && !other_cue && k + 1 < view_.size() && lets_clause_follow_comma(k)) {
        return set(r, Complement::clause, k + 1);
      }
      if (!view_.word(k)) return;
      const bool subject = view_.is(k, kPronoun | kArticle) || view_.in_name(k);
      if (subject && !view_.is(k - 1, kPreposition | kDeterminer) && !view_.in_name(k - 1)) {
        return set(r, Complement::clause, k);
      }
    }
  }

  const Cue& cue_of(const CueReading& r) const {
    return grid_.cues[static_cast<std::size_t>(r.cue)];
  }

  const WordGrid& grid_;
  UnitView view_;
};

/// Walks past what belongs to the cue itself.
class AdjunctPasser {
 public:
  AdjunctPasser(const WordGrid& grid, const SpeechUnit& unit) : grid_(grid), view_{grid, unit} {}

  void pass(CueReading& r) const {
    std::size_t a = r.clause_end;
    if (cue_of(r).act == SpeechAct::tell && !r.inverted) a = skip_addressee(a);
    while (a < view_.size() && !view_.run(a)) {
      const bool light =
          view_.is(a, kTime | kAdverb) && !view_.known(a) && !view_.is(a, kPronoun | kDeterminer);
      if (!light && !view_.is(a, kManner)) break;
      ++a;
    }
    if (a + 1 < view_.size() && view_.is(a, kPreposition | kInfinitive) &&
        view_.is(a + 1, kTime | kAddressee)) {
      a += 2;
      while (a < view_.size() && (view_.is(a, kTime) || view_.at(a).kind == TokenKind::number)) ++a;
    }
    r.clause_end = a;
  }

 private:
  /// The addressee of "told", known words first: "the Post", "state broadcaster CCTV", "reporters".
  std::size_t skip_addressee(std::size_t a) const {
    const std::size_t begin = a;
    if (a < view_.size() && view_.is(a, kComplementizer)) return begin;  // "told that the pier"
    while (a < view_.size() && view_.is(a, kDeterminer) && !view_.is(a, kAddressee) &&
           !view_.known(a))
      ++a;
    const std::size_t known = a;
    while (a < view_.size() && view_.known(a)) ++a;
    if (a > known) return a;
    if (a >= view_.size() || view_.run(a) || !view_.word(a)) return begin;
    if (a > begin) return a + 1;
    if (view_.is(a, kAddressee)) return a + 1;
    const bool that_follows = a + 1 < view_.size() && view_.is(a + 1, kComplementizer);
    return that_follows ? a + 1 : begin;
  }

  const Cue& cue_of(const CueReading& r) const {
    return grid_.cues[static_cast<std::size_t>(r.cue)];
  }

  const WordGrid& grid_;
  UnitView view_;
};

}  // namespace

std::size_t particle_of(const UnitView& view, const CueReading& reading) {
  const Cue& cue = view.grid.cues[static_cast<std::size_t>(reading.cue)];
  if (cue.tail_first == cue.tail_end) return view.size();
  std::size_t a = reading.end_atom;
  while (a < view.size() && view.unit.atoms[a].end <= cue.tail_first) ++a;
  return a;
}

void pass_adjuncts(const WordGrid& grid, const SpeechUnit& unit, CueReading& reading) {
  AdjunctPasser(grid, unit).pass(reading);
}

void find_complement(const WordGrid& grid, const SpeechUnit& unit, CueReading& reading) {
  ComplementFinder(grid, unit).run(reading);
}

}  // namespace wirestem::quotes::detail
