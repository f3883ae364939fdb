// SPDX-License-Identifier: Apache-2.0
//
// The unit's cues are read first (read_cues), each with subject and the place where its content may
// begin. Content is then taken in the order of the text: after the cue, else before it ("…, the
// ministry said"), bounded by the clauses of the other cues. "Citing" and "quoting" hand the
// content on to whom they name.
#include "find/quotes/detail/attach_speech.hpp"

#include <algorithm>

#include "find/quotes/detail/find_complement.hpp"
#include "find/quotes/detail/read_cues.hpp"
#include "find/quotes/detail/read_headline.hpp"
#include "find/quotes/detail/unit_view.hpp"
#include "text/utf8.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kLabelReach = 14;   ///< atoms between "called" and the words in marks
constexpr std::size_t kMaxRelative = 20;  ///< atoms of a relative clause between them
constexpr std::size_t kDatelineReach = 14;
constexpr std::size_t kShortStart = 5;  ///< atoms that cannot be all that was said
constexpr std::size_t kMinClauseWords = 2;
constexpr std::size_t kMaxContent = 500;  ///< atoms; keeps hostile text linear
constexpr std::size_t kMaxLaterCues = 16;

bool begins_lower(const WordGrid& grid, const QuotedRun& run) {
  for (std::size_t at = run.inner.begin; at < run.inner.end;) {
    const text::CodePoint c = text::code_point_at(grid.article.text, at);
    if (text::is_letter(c.value)) {
      return !text::is_upper(c.value) && !text::is_ideograph(c.value);
    }
    at += std::max<std::uint32_t>(1, c.size);
  }
  return false;
}

class UnitAttacher {
 public:
  UnitAttacher(const WordGrid& grid, const SpeechUnit& unit, std::size_t number)
      : grid_(grid),
        view_{grid, unit},
        number_(number),
        readings_(read_cues(grid, unit)),
        taken_(unit.atoms.size(), false) {}

  std::vector<Draft> run() {
    start_ = skip_dateline();
    floor_ = start_;
    for (std::size_t r = 0; r < readings_.size(); ++r) attach(r);
    if (drafts_.empty()) attach_headline();
    std::ranges::stable_sort(drafts_, {}, [](const Draft& d) { return d.content.front().begin; });
    return std::move(drafts_);
  }

 private:
  const Cue& cue_of(const CueReading& r) const {
    return grid_.cues[static_cast<std::size_t>(r.cue)];
  }

  /// "Harbour office: pier is shut": a mark in the place of a cue.
  void attach_headline() {
    const auto headline = read_headline(grid_, view_.unit, start_);
    if (!headline) return;
    Draft draft;
    draft.speakers.push_back(headline->speaker);
    draft.first_token = view_.token(0);
    draft.paragraph = view_.unit.paragraph;
    draft.unit = number_;
    add_range(draft, headline->begin, headline->end);
    if (!draft.content.empty()) drafts_.push_back(std::move(draft));
  }

  /// "GENEVA (Reuters) - ": the words after it are the first of the sentence.
  std::size_t skip_dateline() const {
    const std::size_t stop = std::min(view_.size(), kDatelineReach);
    bool sign = false;
    for (std::size_t a = 0; a < stop; ++a) {
      if (view_.run(a)) return 0;
      sign = sign || grid_.is_mark(view_.token(a), ")") || (a == 0 && view_.at(a).all_caps);
      if (view_.dash(a) && a > 0) return sign ? a + 1 : 0;
    }
    return 0;
  }

  void attach(std::size_t index) {
    const CueReading& r = readings_[index];
    const Cue& cue = cue_of(r);
    const bool label = cue.word_class == Cue::Class::label;
    if ((label || grid_.is(cue.first, kLabel)) && (attach_label(index) || label)) return;
    if (cue.governs == Cue::Governs::object) return attach_object(index);
    if (cue.word_class == Cue::Class::weak && r.complement != Complement::run &&
        !ends_with_run(r) && r.complement != Complement::that && attach_label(index)) {
      return;
    }
    if (r.relative && index + 1 < readings_.size() &&
        readings_[index + 1].clause_begin <= r.clause_begin) {
      return;  // part of the next cue's subject
    }
    if (r.inverted && content_before(index)) return;
    if (r.complement != Complement::none && !ends_with_run(r) && content_after(index)) return;
    if (!r.participle && !only_tells_of(r)) content_before(index);
  }

  /// "…, die dort gestanden haben soll": a relative clause, and what stands before it is not said
  /// by whom it tells of.
  bool only_tells_of(const CueReading& r) const {
    return r.verb_last && r.speaker && view_.is(r.clause_begin, kRelative) && r.clause_begin > 0 &&
           view_.comma(r.clause_begin - 1);
  }

  /// Whether a quoted run stands directly before subject and cue: then that is the content.
  bool ends_with_run(const CueReading& r) const {
    const std::size_t before = last_before(r.clause_begin);
    if (before == npos || !view_.run(before) || taken_[before]) return false;
    return r.complement == Complement::none || r.clause_begin > before + 1 ||
           ends_with_mark(before);
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  bool ends_with_mark(std::size_t a) const {
    const std::uint32_t last = view_.unit.atoms[a].end;
    for (std::uint32_t t = last; t-- > view_.unit.atoms[a].first;) {
      if (grid_.is_comma(t) || grid_.is_stop(t)) return true;
      if (grid_.is_word(t)) return false;
    }
    return false;
  }

  /// The atom before `a`, past commas and dashes, not left of the floor.
  std::size_t last_before(std::size_t a) const {
    while (a > floor_ && (view_.comma(a - 1) || view_.dash(a - 1))) --a;
    return a > floor_ ? a - 1 : npos;
  }

  /// Verbs that call something names: only words in marks are their content.
  bool attach_label(std::size_t index) {
    const CueReading& r = readings_[index];
    std::size_t stop = std::min(view_.size(), r.end_atom + kLabelReach);
    for (std::size_t a = r.end_atom; a < stop; ++a) {
      if (const std::size_t closing = end_of_relative(a); closing > a) {
        stop = std::min(view_.size(), stop + closing - a);
        a = closing;
        continue;
      }
      if (view_.semicolon(a) || (view_.comma(a) && a + 1 < stop && !view_.run(a + 1))) return false;
      const bool other = a > r.end_atom && view_.cue_beginning(a) >= 0 && !view_.known(a);
      if (other || view_.colon(a)) return false;
      if (!view_.run(a) || taken_[a]) continue;
      Draft draft = new_draft(r);
      add_range(draft, a, a + 1);
      return finish(draft, r, a + 1);
    }
    return false;
  }

  /// The comma that closes the relative clause which the comma `a` opens; `a` where there is none.
  std::size_t end_of_relative(std::size_t a) const {
    if (!view_.comma(a) || a + 1 >= view_.size() || !view_.is(a + 1, kRelative)) return a;
    const std::size_t stop = std::min(view_.size(), a + kMaxRelative);
    for (std::size_t k = a + 2; k < stop; ++k) {
      if (view_.run(k) || view_.semicolon(k) || view_.colon(k)) return a;
      if (view_.comma(k)) return k;
    }
    return a;
  }

  /// "According to X, clause" and "clause, according to X"; "X reported, citing Y".
  void attach_object(std::size_t index) {
    const CueReading& r = readings_[index];
    if (cue_of(r).word_class == Cue::Class::verb && hand_on(r)) return;
    const std::size_t before = last_before(r.clause_begin);
    const bool behind_run = before != npos && view_.run(before) && !taken_[before];
    if (behind_run && !r.participle && cue_of(r).word_class == Cue::Class::verb) {
      if (content_before(index)) return;
    }
    const bool opens = opens_clause(r.first_atom);
    if (follows_bare_cue(index)) {
      if (r.complement != Complement::none && content_after(index)) return;
    }
    if (!opens && cue_of(r).word_class == Cue::Class::preposition) {
      if (content_before(index)) return;
    }
    if (!opens && cue_of(r).word_class == Cue::Class::verb && r.complement == Complement::clause)
      return;
    if (holds_other_speech(index)) return;
    if (r.complement != Complement::none) content_after(index);
  }

  bool opens_clause(std::size_t a) const {
    if (a == start_ || a == floor_) return true;
    return view_.semicolon(a - 1) || view_.is(a - 1, kCoordinator | kComplementizer) ||
           view_.stop(a - 1) || view_.colon(a - 1);
  }

  /// "AFP meldet unter Berufung auf zwei Taucher, …": the cue before has left its content to
  /// this.
  bool follows_bare_cue(std::size_t index) const {
    if (index == 0) return false;
    const CueReading& before = readings_[index - 1];
    const Cue& cue = cue_of(before);
    return cue.word_class == Cue::Class::verb && !before.relative && floor_ <= before.first_atom &&
           readings_[index].first_atom <= before.clause_end + 2;
  }

  /// Whether the words that this cue would govern have a cue and subject of their own.
  bool holds_other_speech(std::size_t index) const {
    if (index + 1 >= readings_.size()) return false;
    const CueReading& next = readings_[index + 1];
    const Cue& cue = cue_of(next);
    if (cue.word_class == Cue::Class::label || next.relative || next.participle) return false;
    return next.speaker.has_value() && next.clause_begin >= readings_[index].clause_end &&
           cue.word_class == Cue::Class::verb && next.complement != Complement::none &&
           cue.act != SpeechAct::think && cue.act != SpeechAct::publish;
  }

  /// "X reported that …, citing officials": the content has the officials as its speaker.
  bool hand_on(const CueReading& r) {
    if (!r.participle || !r.speaker || r.speaker->head == Speaker::Head::plain) return r.participle;
    if (drafts_.empty()) return false;
    Draft& draft = drafts_.back();
    draft.cue.push_back(cue_span(r));
    draft.speakers = {*r.speaker};
    floor_ = std::max(floor_, r.speaker->end_atom);
    return true;
  }

  TextSpan cue_span(const CueReading& r) const {
    return grid_.span(view_.token(r.first_atom), view_.unit.atoms[r.end_atom - 1].end);
  }

  Draft new_draft(const CueReading& r) const {
    Draft draft;
    draft.cue.push_back(cue_span(r));
    const Cue& cue = cue_of(r);
    if (cue.tail_first < cue.tail_end)
      draft.cue.push_back(grid_.span(cue.tail_first, cue.tail_end));
    if (r.speaker) draft.speakers.push_back(*r.speaker);
    draft.act = cue.act;
    draft.negated = r.negated;
    draft.cued = true;
    draft.first_token = view_.token(0);
    draft.paragraph = view_.unit.paragraph;
    draft.unit = number_;
    draft.inside = view_.unit.inside;
    return draft;
  }

  /// Adds atoms [begin, end) to the content, less marks and conjunctions at both ends.
  void add_range(Draft& draft, std::size_t begin, std::size_t end) {
    const auto edge = [&](std::size_t a) {
      return !view_.run(a) && !view_.word(a) && !view_.opening_mark(a);
    };
    while (begin < end && edge(begin)) ++begin;
    while (end > begin && !view_.run(end - 1) && !view_.word(end - 1) &&
           !view_.closing_mark(end - 1))
      --end;
    if (begin >= end) return;
    TextSpan span = grid_.span(view_.token(begin), view_.unit.atoms[end - 1].end);
    if (view_.is(begin, kComplementizer)) span.begin += view_.elision(begin);
    draft.content.push_back(span);
    for (std::size_t a = begin; a < end; ++a) {
      taken_[a] = true;
      if (view_.run(a)) draft.runs.push_back(view_.unit.atoms[a].run);
    }
  }

  bool finish(Draft& draft, const CueReading& r, std::size_t end) {
    if (draft.content.empty()) return false;
    floor_ = std::max({floor_, end, r.clause_end});
    drafts_.push_back(std::move(draft));
    return true;
  }

  /// Where the content that begins at `begin` ends: before the clause of a later cue, or with the
  /// unit.
  std::size_t end_of_content(std::size_t index, std::size_t begin) const {
    std::size_t end = std::min(view_.size(), begin + kMaxContent);
    if (const std::size_t particle = particle_of(view_, readings_[index]); particle > begin) {
      end = std::min(end, particle);
    }
    const std::size_t last = std::min(readings_.size(), index + 1 + kMaxLaterCues);
    for (std::size_t k = index + 1; k < last; ++k) {
      const CueReading& later = readings_[k];
      const std::size_t at = later.clause_begin;
      if (at <= begin || later.relative || cue_of(later).word_class == Cue::Class::label) continue;
      const bool parted =
          view_.comma(at - 1) || view_.is(at - 1, kCoordinator) || view_.dash(at - 1);
      if (!parted) continue;
      const bool borrows =
          later.participle || !later.speaker || later.first_atom == later.clause_begin;
      if (later.complement == Complement::none && !later.inverted) {
        // ", officials said." closes a clause of its own: that clause begins after an earlier
        // comma.
        if (!borrows) end = std::min(end, start_of_clause(begin, at - 1));
        continue;
      }
      end = std::min(end, at - 1);
      break;
    }
    for (std::size_t a = begin; a < end; ++a) {
      if (view_.semicolon(a) && !view_.wide(a)) return a;
    }
    return end;
  }

  /// The beginning of the clause that ends at the comma `comma`: after the comma before it.
  std::size_t start_of_clause(std::size_t low, std::size_t comma) const {
    for (std::size_t a = comma; a-- > low + 1;) {
      if (view_.comma(a) && a + 1 < comma && view_.is(a + 1, kCoordinator)) return a;
    }
    return comma;
  }

  bool content_after(std::size_t index) {
    const CueReading& r = readings_[index];
    const std::size_t begin = r.content_begin;
    if (begin >= view_.size() || taken_[begin]) return false;
    std::size_t end = end_of_content(index, begin);
    if (begin >= end || is_claimed(index, begin) || is_told_next(index, begin)) return false;
    Draft draft = new_draft(r);
    if (view_.run(begin) && stands_alone(begin, end)) {
      std::size_t a = begin;
      while (a < end && view_.run(a)) {
        add_range(draft, a, a + 1);
        ++a;
      }
      end = a;
    } else {
      if (!plausible_clause(r, begin, end)) return false;
      add_range(draft, begin, end);
    }
    return finish(draft, r, end);
  }

  /// "… hatte mit Krieg gedroht: „…“, sagte X": the cue right behind the run with its subject after
  /// it is the surer one.
  bool is_claimed(std::size_t index, std::size_t run) const {
    if (!view_.run(run) || index + 1 >= readings_.size()) return false;
    const CueReading& next = readings_[index + 1];
    if (!next.inverted || !next.speaker || next.clause_begin <= run) return false;
    const auto& own = readings_[index].speaker;
    const bool only_pronoun = next.speaker->head == Speaker::Head::pronoun;
    if (only_pronoun && own && own->head != Speaker::Head::plain) return false;
    return cue_of(next).governs == Cue::Governs::subject && last_before(next.clause_begin) == run;
  }

  /// "…, die Sprecherin erklärte: „…“": what follows the comma is the clause that leads to the
  /// words of somebody else.
  bool is_told_next(std::size_t index, std::size_t begin) const {
    if (readings_[index].complement != Complement::clause || index + 1 >= readings_.size()) {
      return false;
    }
    const CueReading& next = readings_[index + 1];
    const bool direct = next.complement != Complement::none && next.content_begin < view_.size() &&
                        view_.run(next.content_begin);
    return direct && !next.inverted && !next.relative && !next.participle && next.speaker &&
           next.clause_begin <= begin + 1 && view_.comma(begin - 1);
  }

  /// A run that is a sentence by itself: what follows is the article's own voice.
  bool stands_alone(std::size_t a, std::size_t end) const {
    if (a + 1 >= end) return true;
    if (!begins_lower(grid_, view_.run_at(a))) return ends_with_mark(a) || !view_.word(a + 1);
    return view_.comma(a + 1) || view_.dash(a + 1) || ends_with_mark(a);
  }

  /// Weighs how likely words without "that" are what the cue governs.
  bool plausible_clause(const CueReading& r, std::size_t begin, std::size_t end) const {
    std::size_t words = 0;
    bool marks = false;
    for (std::size_t a = begin; a < end; ++a) {
      words += view_.word(a) ? std::size_t{1} : 0;
      marks = marks || view_.run(a);
    }
    if (r.complement == Complement::that || r.complement == Complement::run)
      return words > 0 || marks;
    if (cue_of(r).word_class == Cue::Class::weak) return false;
    if (marks) return true;
    if (view_.wide(begin)) return words >= 3;
    const SpeechAct act = cue_of(r).act;
    const bool loose = act == SpeechAct::think || act == SpeechAct::publish ||
                       act == SpeechAct::order || act == SpeechAct::ask ||
                       act == SpeechAct::demand || act == SpeechAct::hope;
    if (r.speaker && r.speaker->head == Speaker::Head::plain && loose) return false;
    if (act == SpeechAct::publish) return false;
    return words >= (loose ? kMinClauseWords + 1 : 1);
  }

  bool content_before(std::size_t index) {
    const CueReading& r = readings_[index];
    const std::size_t anchor = r.clause_begin;
    const std::size_t last = last_before(anchor);
    if (last == npos) return false;
    const bool parted = last + 1 < anchor;
    Draft draft = new_draft(r);
    if (view_.run(last)) {
      take_runs_before(draft, last);
    } else {
      const bool preposition = cue_of(r).word_class == Cue::Class::preposition;
      const bool inserted = preposition && grid_.language(view_.token(r.first_atom)) == "de";
      if (!parted && !inserted) return false;
      if (taken_[last] && !preposition) return false;
      if (!take_clause_before(draft, last)) return false;
    }
    std::size_t end = r.clause_end;
    take_rest(draft, index, view_.run(last), end);
    return finish(draft, r, end);
  }

  void take_runs_before(Draft& draft, std::size_t last) {
    std::size_t begin = last;
    while (begin > floor_ && view_.run(begin - 1) && !taken_[begin - 1]) --begin;
    const bool goes_on = begins_lower(grid_, view_.run_at(begin)) && begin > floor_ &&
                         !view_.colon(begin - 1) && !view_.stop(begin - 1) && !taken_[begin - 1];
    if (goes_on) {
      begin = start_of_own_clause(begin);
      add_range(draft, begin, last + 1);
      return;
    }
    for (std::size_t a = begin; a <= last; ++a) add_range(draft, a, a + 1);
  }

  std::size_t start_of_own_clause(std::size_t at) const {
    std::size_t begin = at;
    while (begin > floor_ && !taken_[begin - 1] && !view_.semicolon(begin - 1) &&
           !view_.colon(begin - 1)) {
      --begin;
    }
    while (begin < at && (view_.comma(begin) || (view_.is(begin, kCoordinator) && begin > start_)))
      ++begin;
    return begin;
  }

  bool take_clause_before(Draft& draft, std::size_t last) {
    std::size_t begin = last + 1;
    if (taken_[last]) return false;
    begin = start_of_own_clause(begin);
    std::size_t words = 0;
    for (std::size_t a = begin; a <= last; ++a)
      words += view_.word(a) || view_.run(a) ? std::size_t{1} : 0;
    if (words < (draft.act == SpeechAct::say ? 1 : kMinClauseWords)) return false;
    add_range(draft, begin, last + 1);
    return true;
  }

  /// What goes on after an inserted cue: “…,” he said, “…”; "Nobody called, she says, and nobody
  /// will".
  void take_rest(Draft& draft, std::size_t index, bool direct, std::size_t& end) {
    const CueReading& r = readings_[index];
    std::size_t a = r.clause_end;
    while (a < view_.size() && !view_.run(a) && !view_.comma(a) && !view_.colon(a) &&
           !view_.dash(a) && !view_.semicolon(a) && (direct || r.inverted) &&
           !is_other_cue(index, a)) {
      ++a;
    }
    if (a >= view_.size() || is_other_cue(index, a)) return;
    const bool mark = !view_.run(a) && !view_.word(a);
    if (mark && a + 1 < view_.size() && view_.run(a + 1)) ++a;
    if (view_.run(a)) {
      const bool led = a > 0 && !view_.run(a - 1) && !view_.word(a - 1);
      if (!led && !direct) return;
      if (!led && begins_lower(grid_, view_.run_at(a)) && r.inverted) return;
      if (!led && a > 0 && view_.is(a - 1, kDeterminer | kPreposition)) return;  // the “Salt Plan”
      std::size_t stop = a;
      while (stop < view_.size() && view_.run(stop)) ++stop;
      add_range(draft, a, stop);
      end = stop;
      return;
    }
    // « …, a dit la mairie, … »: inside marks all that is not the cue is said.
    const bool inverted =
        r.inverted && view_.unit.inside < 0 && r.clause_begin > start_ + kShortStart;
    if (direct || inverted || !view_.comma(a) || a + 1 >= view_.size()) return;
    if (view_.is(a + 1, kRelative) || view_.cue_beginning(a + 1) >= 0) return;
    const std::size_t stop = end_of_content(index, a + 1);
    if (stop <= a + 2) return;
    add_range(draft, a + 1, stop);
    end = stop;
  }

  bool is_other_cue(std::size_t index, std::size_t a) const {
    return index + 1 < readings_.size() && a >= readings_[index + 1].first_atom;
  }

  const WordGrid& grid_;
  UnitView view_;
  std::size_t number_;
  std::vector<CueReading> readings_;
  std::vector<bool> taken_;
  std::vector<Draft> drafts_;
  std::size_t start_ = 0;
  std::size_t floor_ = 0;
};

}  // namespace

std::vector<Draft> attach_speech(const WordGrid& grid, const std::vector<SpeechUnit>& units) {
  std::vector<Draft> drafts;
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (Draft& draft : UnitAttacher(grid, units[u], u).run()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace wirestem::quotes::detail
