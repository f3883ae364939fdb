// SPDX-License-Identifier: Apache-2.0
//
// A word of cues.tsv is a cue only in use as one. Verbs need a subject: before them in the clause,
// after them in an inversion, or the subject of the cue before ("…, adding that"). Nouns that look
// like verbs
// ("the report", "his claim") are told by the word before them. Then the words after the cue are
// walked: addressee, time and manner are passed over, and what comes next says whether the content
// follows.
#include "find/quotes/detail/read_cues.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "find/quotes/detail/find_complement.hpp"
#include "find/quotes/detail/verb_second.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMaxReduced = 12;  ///< atoms of "hired for the sale"
constexpr std::size_t kMaxShared = 24;   ///< atoms from a subject to its second verb
constexpr std::size_t kLabelReach = 14;
constexpr std::size_t kMaxParticiples = 3;  ///< set between one subject and its verb

/// Endings of the verb forms that borrow the subject of another clause.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kParticiples = {{
    {"en", "ing"},
    {"fr", "ant"},
    {"es", "ando"},
    {"es", "iendo"},
    {"pt", "ndo"},
    {"ru", "ив"},
    {"ru", "ясь"},
    {"uk", "ючи"},
    {"uk", "вши"},
    {"pl", "jąc"},
    {"ru", "уя"},
}};

/// English forms that make a past participle passive.
constexpr std::array<std::string_view, 7> kBe = {"was", "were", "is", "are", "been", "being", "be"};

class CueReader {
 public:
  CueReader(const WordGrid& grid, const SpeechUnit& unit) : grid_(grid), view_{grid, unit} {}

  std::vector<CueReading> run() {
    std::vector<CueReading> readings;
    std::size_t from = 0;
    for (std::size_t a = 0; a < view_.size(); ++a) {
      if (view_.semicolon(a)) from = a + 1;
      const std::int32_t cue = view_.cue_beginning(a);
      if (cue < 0) continue;
      drop_reduced_relatives(cue, a, readings);
      if (auto reading = read(cue, a, from, readings)) readings.push_back(*reading);
    }
    return readings;
  }

 private:
  const Cue& cue_of(const CueReading& r) const {
    return grid_.cues[static_cast<std::size_t>(r.cue)];
  }

  /// "the official hired for the sale | said": the cue before is part of this one's subject.
  void drop_reduced_relatives(std::int32_t cue, std::size_t a,
                              std::vector<CueReading>& earlier) const {
    const Cue& c = grid_.cues[static_cast<std::size_t>(cue)];
    if (c.word_class != Cue::Class::verb || earlier.empty() || view_.wide(a)) return;
    if (is_noun(cue, a) || view_.in_name(a)) return;
    const CueReading& before = earlier.back();
    const Cue& other = cue_of(before);
    if (other.word_class != Cue::Class::verb || before.inverted || !before.speaker) return;
    if (before.speaker->end_atom > before.first_atom || a - before.end_atom > kMaxReduced) return;
    const bool open =
        before.complement != Complement::none && before.content_begin < a && !before.relative;
    if (open) return;
    for (std::size_t k = before.end_atom; k < a; ++k) {
      if (view_.run(k) || view_.comma(k) || view_.is(k, kCoordinator | kComplementizer)) return;
    }
    if (a == before.end_atom && !before.relative) return;
    earlier.pop_back();
  }

  std::optional<CueReading> read(std::int32_t cue, std::size_t a, std::size_t from,
                                 const std::vector<CueReading>& earlier) const {
    CueReading r;
    r.cue = cue;
    r.first_atom = r.clause_begin = a;
    r.end_atom = a;
    const Cue& c = cue_of(r);
    while (r.end_atom < view_.size() && view_.token(r.end_atom) < c.end) ++r.end_atom;
    r.clause_end = r.end_atom;
    if (c.word_class == Cue::Class::noun) return std::nullopt;
    if (c.word_class == Cue::Class::preposition) {
      if (c.governs != Cue::Governs::object) return std::nullopt;
      return read_object(r);
    }
    if (view_.in_name(a)) return std::nullopt;
    if (c.word_class == Cue::Class::impersonal) return read_impersonal(r);
    r.participle = is_participle(a) && !is_progressive(a);
    if (c.word_class == Cue::Class::label && !run_follows(a)) return std::nullopt;
    if (c.word_class == Cue::Class::weak && !run_follows(a) && !after_clause(a))
      return std::nullopt;
    if (is_noun(r)) return std::nullopt;
    if (c.governs == Cue::Governs::object && c.act == SpeechAct::cite) return read_object(r);
    return read_verb(r, from, earlier);
  }

  /// "is expecting": a participle with its own subject.
  bool is_progressive(std::size_t a) const {
    while (a > 0 && view_.is(a - 1, kAdverb | kNegation) && !view_.is(a - 1, kAuxiliary)) --a;
    return a > 0 && view_.is(a - 1, kAuxiliary);
  }

  bool run_follows(std::size_t a) const {
    const std::size_t stop = std::min(view_.size(), a + kLabelReach);
    for (std::size_t k = a; k < stop; ++k) {
      if (view_.run(k)) return true;
    }
    return a > 0 && follows_run(a);
  }

  /// Whether a comma or run stands shortly before: "…, official data showed".
  bool after_clause(std::size_t a) const {
    for (std::size_t k = a; k-- > 0 && a - k < 8;) {
      if (view_.run(k) || view_.comma(k)) return true;
    }
    return false;
  }

  bool is_participle(std::size_t a) const {
    const std::string& language = grid_.language(view_.token(a));
    const std::string& word = view_.at(a).folded;
    return std::ranges::any_of(kParticiples, [&](const auto& p) {
      return p.first == language && word.size() > p.second.size() + 2 && word.ends_with(p.second);
    });
  }

  /// Whether the word before says that this is a noun, or a bare infinitive of another verb.
  bool is_noun(std::int32_t cue, std::size_t a) const {
    CueReading r;
    r.cue = cue;
    r.first_atom = r.end_atom = a;
    while (r.end_atom < view_.size() && view_.token(r.end_atom) < cue_of(r).end) ++r.end_atom;
    r.participle = is_participle(a) && !is_progressive(a);
    return is_noun(r);
  }

  bool is_noun(const CueReading& r) const {
    if (r.first_atom == 0 || view_.run(r.first_atom - 1)) return false;
    const std::size_t before = r.first_atom - 1;
    if (nouns_capitalised(grid_.language(view_.token(r.first_atom))) && view_.word(before) &&
        view_.at(r.first_atom).capitalised) {
      return true;
    }
    if (view_.wide(before)) return false;
    const std::string& word = view_.at(before).folded;
    if (view_.is(before, kArticle | kPossessive)) return true;
    const bool ambiguous = cue_of(r).lemma || view_.at(r.first_atom).folded.ends_with('s');
    const bool english = grid_.language(view_.token(before)) == "en";
    if (english && (word.ends_with("'s") || word.ends_with("s'")) && view_.word(before))
      return true;
    if (view_.is(before, kPreposition) && !view_.in_name(before)) return english && !r.participle;
    if (english && view_.is(before, kInfinitive)) return !chained(before);
    if (!english || !ambiguous) return false;
    // "state media", "police report said": another verb follows at once, or an "of".
    const std::size_t after = r.end_atom;
    if (after >= view_.size()) return false;
    if (cue_of(r).lemma && view_.is(after, kPreposition) && !view_.is(before, kPronoun))
      return true;
    return view_.cue_beginning(after) >= 0 && !view_.is(after, kAdverb);
  }

  /// "went on to say", "declined to say", "is expected to announce": the infinitive of a cue counts
  /// where the verb before it has a subject of the same kind; only after a cue is that believed.
  bool chained(std::size_t infinitive) const {
    for (std::size_t a = infinitive; a-- > 0 && infinitive - a <= 3;) {
      if (view_.run(a)) return false;
      if (grid_.cue_at[view_.token(a)] >= 0 || view_.is(a, kAuxiliary)) return true;
    }
    return false;
  }

  /// "It is said that": nobody is named, so only a "that" tells it from other uses.
  std::optional<CueReading> read_impersonal(CueReading r) const {
    r.negated = has_negation(r);
    pass_adjuncts(grid_, view_.unit, r);
    find_complement(grid_, view_.unit, r);
    if (r.complement != Complement::that) return std::nullopt;
    return r;
  }

  std::optional<CueReading> read_object(CueReading r) const {
    r.speaker = phrase_after(grid_, view_.unit, r.end_atom);
    if (!r.speaker) return std::nullopt;
    r.inverted = true;
    take_cited_behind_medium(r);
    take_opening_adverb(r);
    r.clause_end = r.speaker->end_atom;
    while (r.clause_end < view_.size() && view_.is(r.clause_end, kTime | kManner | kAdverb)) {
      ++r.clause_end;
    }
    find_complement(grid_, view_.unit, r);
    return r;
  }

  /// "„…“, zitiert das Blatt den Minister": the medium cites, whom it cites stands behind it.
  void take_cited_behind_medium(CueReading& r) const {
    const bool cites = cue_of(r).word_class == Cue::Class::verb && r.first_atom > 0 &&
                       follows_run(r.first_atom) && r.speaker->kind == SourceKind::outlet;
    if (!cites || r.speaker->end_atom >= view_.size()) return;
    const std::size_t next = r.speaker->end_atom;
    if (!view_.known(next) && !view_.is(next, kDeterminer)) return;
    if (auto cited = phrase_after(grid_, view_.unit, next)) r.speaker = std::move(cited);
  }

  /// "a-t-il dit": the auxiliary carries the subject, which stands close behind it.
  bool carries_subject(std::size_t subject) const {
    if (subject == 0 || !view_.is(subject, kPronoun) || !view_.is(subject - 1, kAuxiliary)) {
      return false;
    }
    // Parted by a hyphen, or by one and a sound: "-t-".
    const TextSpan between{view_.at(subject - 1).span.end, view_.at(subject).span.begin};
    return slice(grid_.article.text, between).starts_with('-');
  }

  std::optional<CueReading> read_verb(CueReading r, std::size_t from,
                                      const std::vector<CueReading>& earlier) const {
    const std::size_t floor = floor_of(r, from, earlier);
    const bool wide = view_.wide(r.first_atom);
    const bool after_run = r.first_atom > 0 && follows_run(r.first_atom);
    if (!r.participle && !wide && !after_run) try_inversion_after_comma(r);
    const bool infinitive = r.first_atom > 0 && view_.is(r.first_atom - 1, kInfinitive) &&
                            is_verb_second(grid_.language(view_.token(r.first_atom)));
    if (infinitive) return std::nullopt;  // "…, seine Sympathien zu zeigen: „…“"
    if (names_nobody(r)) {
      if (!name_where_it_stands(r, from)) return std::nullopt;
      pass_adjuncts(grid_, view_.unit, r);
      find_complement(grid_, view_.unit, r);
      return r;
    }
    if (!r.participle && !after_run && !r.speaker) {
      r.speaker = subject_before(grid_, view_.unit, r.first_atom, floor);
    }
    if (!r.inverted && !after_run && !shares_subject(r)) prefer_subject_after(r, from);
    if (r.speaker && !r.inverted) {
      r.clause_begin = r.speaker->first_atom;
      r.inverted = carries_subject(r.clause_begin);
    } else if (r.inverted) {
      r.clause_end = r.speaker->end_atom;
    } else if (!r.participle && !wide && !shares_subject(r) && may_invert(r) &&
               !names_addressee(r)) {
      r.speaker = phrase_after(grid_, view_.unit, r.end_atom);
      if (r.speaker && !after_run && !closes_inversion(r, *r.speaker)) r.speaker.reset();
      r.inverted = r.speaker.has_value();
      if (r.inverted) r.clause_end = r.speaker->end_atom;
    }
    if (r.inverted) take_opening_adverb(r);
    while (r.inverted && r.clause_begin > 0 && !view_.in_name(r.clause_begin - 1) &&
           view_.is(r.clause_begin - 1, kAuxiliary | kNegation)) {
      --r.clause_begin;  // "…, a déclaré la mairie"
    }
    r.relative = r.first_atom > 0 && r.speaker && !r.inverted && in_relative(r);
    if (!r.speaker && !borrow_subject(r, earlier) && !share_subject(r, floor)) return std::nullopt;
    if (!r.inverted && !agrees(r)) return std::nullopt;
    r.negated = has_negation(r);
    if (is_passive(r)) name_agent(r);
    pass_adjuncts(grid_, view_.unit, r);
    find_complement(grid_, view_.unit, r);
    return r;
  }

  /// "heißt es": the subject is part of the cue, and nobody.
  bool names_nobody(const CueReading& r) const {
    const std::size_t last = r.end_atom - 1;
    return last > r.first_atom && view_.is(last, kExpletive);
  }

  /// "In dem Antrag heißt es: …", "…, heißt es wörtlich in einer Mitteilung": where it stands says
  /// it.
  bool name_where_it_stands(CueReading& r, std::size_t from) const {
    std::size_t a = r.end_atom;
    while (a < view_.size() && view_.is(a, kAdverb | kManner) && !view_.is(a, kPreposition)) ++a;
    if (a + 1 < view_.size() && view_.is(a, kPreposition)) {
      r.speaker = phrase_after(grid_, view_.unit, a + 1);
      if (r.speaker) r.clause_end = r.speaker->end_atom;
    }
    if (!r.speaker) {
      a = r.first_atom;
      while (a > from && !view_.border(a - 1)) --a;
      if (a + 1 < r.first_atom && view_.is(a, kPreposition)) {
        r.speaker = phrase_after(grid_, view_.unit, a + 1);
        if (r.speaker && r.speaker->end_atom > r.first_atom) r.speaker.reset();
        if (r.speaker) r.clause_begin = a;
      }
    }
    r.inverted = r.speaker && r.clause_end > r.end_atom;
    return r.speaker.has_value();
  }

  /// "In seiner Rede warnte die Ministerin": what opens the clause is not its subject.
  void prefer_subject_after(CueReading& r, std::size_t from) const {
    if (r.participle || names_addressee(r)) return;
    auto found = subject_of_verb_second(
        grid_, view_.unit, {.verb = r.first_atom, .end = r.end_atom, .from = from}, r.speaker);
    r.inverted = found.after;
    r.speaker = std::move(found.subject);
  }

  /// "…, so urteilte Kern": the adverb between comma and cue is part of the clause.
  void take_opening_adverb(CueReading& r) const {
    const std::size_t a = r.clause_begin;
    if (a >= 2 && view_.is(a - 1, kAdverb) && view_.comma(a - 2)) r.clause_begin = a - 1;
  }

  /// "Die Fischer äußerten Bedenken und warfen der Regierung …": in a language with the verb
  /// second, a verb right after its conjunction has the subject of the verb before.
  bool shares_subject(const CueReading& r) const {
    if (r.first_atom == 0 || view_.run(r.first_atom - 1)) return false;
    return is_verb_second(grid_.language(view_.token(r.first_atom))) &&
           view_.is(r.first_atom - 1, kCoordinator) && !view_.is(r.first_atom - 1, kPreposition);
  }

  /// "sagte gegenüber dem Blatt": what follows is who was told.
  bool names_addressee(const CueReading& r) const {
    return r.end_atom > r.first_atom + 1 && view_.is(r.end_atom - 1, kPreposition);
  }

  /// "Le moulin est vendu, a déclaré la mairie": after a comma the subject may follow; it must be
  /// known.
  void try_inversion_after_comma(CueReading& r) const {
    std::size_t a = r.first_atom;
    while (a > 0 && view_.is(a - 1, kAuxiliary | kAdverb | kNegation) && !view_.in_name(a - 1)) --a;
    if (a == 0 || !view_.comma(a - 1)) return;
    auto speaker = phrase_after(grid_, view_.unit, r.end_atom);
    if (!speaker || speaker->head == Speaker::Head::plain || !closes_inversion(r, *speaker)) return;
    if (speaker->head == Speaker::Head::pronoun && grid_.language(speaker->first) == "en") return;
    r.speaker = speaker;
    r.inverted = true;
  }

  /// "He looked up and asked": two verbs, one subject, at the clause's beginning.
  bool share_subject(CueReading& r, std::size_t from) const {
    if (r.participle || r.first_atom == 0 || !view_.is(r.first_atom - 1, kCoordinator))
      return false;
    if (r.first_atom - from > kMaxShared) return false;
    std::size_t a = from;
    while (a < r.first_atom && (!view_.word(a) || view_.is(a, kCoordinator)) && !view_.run(a)) ++a;
    std::size_t end = a;
    while (end < r.first_atom && view_.is(end, kDeterminer) && !view_.known(end)) ++end;
    if (end == a && view_.is(end, kPronoun)) {
      ++end;
    } else {
      while (end < r.first_atom && !view_.known(end) && view_.word(end) && end < a + 3) ++end;
      while (end < r.first_atom && view_.known(end)) ++end;
    }
    if (end == a || end >= r.first_atom) return false;
    Speaker speaker = describe_phrase(grid_, view_.token(a), view_.unit.atoms[end - 1].end);
    if (speaker.head == Speaker::Head::plain) return false;
    speaker.first_atom = a;
    speaker.end_atom = end;
    r.speaker = speaker;
    return true;
  }

  /// Whether the cue comes right after a quoted run, but for a comma or dash: “…,” said Pavel Lind.
  bool follows_run(std::size_t a) const {
    bool parted = false;
    while (a > 0 && !view_.run(a - 1) &&
           (view_.comma(a - 1) || view_.dash(a - 1) || view_.stop(a - 1) ||
            view_.is(a - 1, kAdverb | kAuxiliary))) {
      parted = parted || view_.comma(a - 1);
      --a;
    }
    return a > 0 && view_.run(a - 1) && (parted || !view_.quoted_word(a - 1));
  }

  /// An inversion comes after what was said (a run, a comma) or opens a clause ("So said …").
  bool may_invert(const CueReading& r) const {
    if (r.first_atom == 0) return true;
    const std::size_t before = r.first_atom - 1;
    if (view_.run(before) || view_.comma(before) || view_.dash(before)) return true;
    if (view_.colon(before) || view_.semicolon(before) || view_.stop(before)) return true;
    return view_.is(before, kAdverb | kAuxiliary | kCoordinator | kManner | kTime) ||
           !view_.word(before) || grid_.language(view_.token(before)) != "en";
  }

  /// English inverts only after words in marks, or where nothing more follows: "…, warned the
  /// mayor."
  bool closes_inversion(const CueReading& r, const Speaker& s) const {
    if (grid_.language(s.first) != "en") return true;
    if (cue_of(r).act == SpeechAct::tell) return false;
    const std::size_t a = s.end_atom;
    return a >= view_.size() || view_.comma(a) || view_.stop(a) ||
           view_.is(a, kTime | kPreposition);
  }

  bool in_relative(const CueReading& r) const {
    std::size_t before = r.first_atom;
    while (before > 0 && view_.is(before - 1, kAdverb | kAuxiliary | kNegation | kTime)) --before;
    if (before > 0 && view_.is(before - 1, kRelative) && !view_.is(before - 1, kDeterminer) &&
        r.speaker->end_atom + 1 >= before) {
      return true;
    }
    for (std::size_t a = r.speaker->first_atom; a < r.first_atom; ++a) {
      if (a > r.speaker->first_atom && view_.is(a, kRelative) && !view_.is(a, kDeterminer))
        return false;
    }
    return r.clause_begin > 0 && view_.is(r.clause_begin - 1, kRelative) &&
           !view_.is(r.clause_begin - 1, kComplementizer);
  }

  /// How far left a subject may reach: not into the clause of the cue before, but past a participle
  /// set between commas ("Ida Orr, speaking to a reporter, | said").
  std::size_t floor_of(const CueReading& r, std::size_t from,
                       const std::vector<CueReading>& earlier) const {
    std::size_t last = earlier.size();
    const bool parted = r.first_atom > 0 && view_.comma(r.first_atom - 1);
    while (parted && last > 0 && earlier.size() - last < kMaxParticiples &&
           earlier[last - 1].participle && earlier[last - 1].complement == Complement::none) {
      --last;
    }
    if (last == 0) return from;
    const CueReading& before = earlier[last - 1];
    const std::size_t particle = particle_of(view_, before);
    const bool behind = particle < r.first_atom;
    return std::max(
        {from, before.relative ? before.clause_begin : before.end_atom, behind ? particle + 1 : 0});
  }

  /// "…, adding that", "and said": the speaker of the cue before, or of the clause.
  bool borrow_subject(CueReading& r, const std::vector<CueReading>& earlier) const {
    const bool joined = r.first_atom > 0 && (view_.comma(r.first_atom - 1) ||
                                             view_.is(r.first_atom - 1, kCoordinator | kAdverb));
    if (!r.participle && !joined) return false;
    for (std::size_t k = earlier.size(); k-- > 0 && earlier.size() - k < 8;) {
      const Cue::Class c = cue_of(earlier[k]).word_class;
      if (!earlier[k].speaker || c == Cue::Class::preposition || c == Cue::Class::weak) continue;
      r.speaker = earlier[k].speaker;
      return true;
    }
    return r.participle && r.first_atom > 1;
  }

  /// English verbs in the plain form need a plural subject, those in -s a singular one. Tells
  /// "police report" and "media reports" from verbs, as far as number is known.
  bool agrees(const CueReading& r) const {
    const Cue& cue = cue_of(r);
    if (!cue.lemma || r.participle || !r.speaker) return true;
    if (grid_.language(cue.first) != "en") return true;
    const Speaker& s = *r.speaker;
    const bool modal = r.first_atom > 0 &&
                       view_.is(r.first_atom - 1, kAuxiliary | kAdverb | kInfinitive | kNegation);
    if (modal || s.plural || s.head == Speaker::Head::pronoun) return true;
    if (grid_.folded(s.end - 1).ends_with('s')) return true;
    return s.head == Speaker::Head::plain && view_.grid.is(s.first, kDeterminer);
  }

  /// "she was told that", "they are asked to": the subject hears it, and does not say it.
  bool is_passive(const CueReading& r) const {
    if (r.first_atom == 0 || r.participle || r.inverted) return false;
    if (grid_.language(view_.token(r.first_atom)) != "en") return false;
    const Token& cue = view_.at(r.first_atom);
    const bool past = cue.folded.ends_with("ed") || cue.folded == "told";
    std::size_t a = r.first_atom;
    while (a > 0 && view_.is(a - 1, kAdverb | kNegation) && !view_.is(a - 1, kAuxiliary)) --a;
    return past && a > 0 && !view_.run(a - 1) &&
           std::ranges::find(kBe, view_.at(a - 1).folded) != kBe.end();
  }

  /// "told by the mayor that": who stands after "by", else nobody.
  void name_agent(CueReading& r) const {
    r.speaker.reset();
    if (r.end_atom >= view_.size() || view_.run(r.end_atom)) return;
    if (view_.at(r.end_atom).folded != "by") return;
    r.speaker = phrase_after(grid_, view_.unit, r.end_atom + 1);
    if (!r.speaker) return;
    r.inverted = true;
    r.clause_end = r.speaker->end_atom;
  }

  bool has_negation(const CueReading& r) const {
    std::size_t a = r.first_atom;
    for (std::size_t back = 0;
         a > 0 && back < 4 && view_.is(a - 1, kAuxiliary | kAdverb | kNegation); ++back) {
      if (view_.is(--a, kNegation)) return true;
    }
    return false;
  }

  const WordGrid& grid_;
  UnitView view_;
};

}  // namespace

std::vector<CueReading> read_cues(const WordGrid& grid, const SpeechUnit& unit) {
  return CueReader(grid, unit).run();
}

}  // namespace wirestem::quotes::detail
