// SPDX-License-Identifier: Apache-2.0
//
// The words after a cue are walked: time, manner and one parenthesis are passed over until "that",
// a colon or a quoted run says that the content begins, or a clause begins by itself.
#include "find/quotes/detail/find_complement.hpp"

#include <algorithm>

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kLookAhead = 18;  ///< atoms between a cue and its "that"
constexpr std::size_t kMaxAdjunct = 6;  ///< words of "in a letter" before a clause without "that"

class ComplementFinder {
 public:
  ComplementFinder(const WordGrid& grid, const SpeechUnit& unit) : grid_(grid), view_{grid, unit} {}

  void run(CueReading& r) const {
    std::size_t a = r.clause_end;
    if (a >= view_.size()) return;
    if (view_.run(a)) return set(r, Complement::run, a);
    if (view_.colon(a)) return set(r, Complement::that, a + 1);
    if (opens_clause(a)) return set(r, Complement::that, content_after(a));
    if (find_that_later(r, a)) return;
    if (view_.comma(a)) {
      const bool run_next = a + 1 < view_.size() && view_.run(a + 1);
      if (run_next) return set(r, Complement::run, a + 1);
      if (lets_clause_follow_comma(a)) return set(r, Complement::clause, a + 1);
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
    if (view_.is(a, kPreposition) && !view_.in_name(a)) return skip_phrase(r, a);
    if (view_.is(a, kCoordinator) && !view_.is(a, kDeterminer)) return;
    set(r, Complement::clause, a);
  }

 private:
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
      const bool other_cue = k > a && view_.cue_beginning(k) >= 0 && !view_.known(k);
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
    for (++k; k < stop && !view_.run(k) && view_.word(k); ++k) {
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

}  // namespace

void find_complement(const WordGrid& grid, const SpeechUnit& unit, CueReading& reading) {
  ComplementFinder(grid, unit).run(reading);
}

}  // namespace wirestem::quotes::detail
