// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/join_speech.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "find/quotes/detail/find_actor.hpp"
#include "find/quotes/detail/run_shape.hpp"
#include "find/quotes/detail/unit_view.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMinSentence = 3;  ///< words of a run that may be speech without a cue
constexpr std::size_t kMinPartial = 6;   ///< words of a partial quotation without a cue
constexpr std::size_t kMinClause = 8;    ///< where it opens with a capital, as names and titles do
constexpr std::size_t kTailReach = 9;    ///< and after a run
constexpr std::size_t kLabelTail = 4;    ///< atoms from a label to its verb at the end
constexpr std::size_t kDraftsBack = 8;   ///< drafts of one sentence that are compared
constexpr std::int32_t kNobody = -1;
constexpr std::uint32_t kEdge = 4;  ///< bytes of marks beside a run that is a content by itself

/// Languages whose news tells „ein paar Worte“ within a clause as a quotation of their own.
constexpr std::array<std::string_view, 1> kPartsApart = {"de"};

class Joiner {
 public:
  Joiner(const WordGrid& grid, const std::vector<SpeechUnit>& units, std::vector<Draft> drafts)
      : grid_(grid),
        units_(units),
        drafts_(std::move(drafts)),
        holder_(grid.runs.size(), kNobody),
        nested_(grid.runs.size(), 0),
        goes_on_(grid.runs.size(), false) {
    for (const QuotedRun& run : grid.runs) {
      if (run.continues >= 0) goes_on_[index(run.continues)] = true;
    }
  }

  std::vector<Draft> run() {
    drop_weak_nested();
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].inside >= 0 && !drafts_[d].runs.empty()) nested_by_unit_[drafts_[d].unit] = d;
      for (const std::int32_t r : drafts_[d].runs) holder_[index(r)] = static_cast<std::int32_t>(d);
    }
    join_over_paragraphs();
    place_loose_runs();
    join_over_paragraphs();
    settle_nested();
    add_parts();
    std::erase_if(drafts_, [](const Draft& d) { return d.content.empty(); });
    for (Draft& d : drafts_) std::ranges::sort(d.content);
    std::ranges::stable_sort(drafts_, [](const Draft& a, const Draft& b) {
      return a.content.front().begin < b.content.front().begin;
    });
    return std::move(drafts_);
  }

 private:
  static std::size_t index(std::int32_t r) { return static_cast<std::size_t>(r); }

  /// Speech within a run needs somebody who speaks it, and a run of its own or a named speaker.
  void drop_weak_nested() {
    std::erase_if(drafts_, [&](const Draft& d) {
      if (d.inside < 0) return false;
      if (d.speakers.empty()) return true;
      return d.runs.empty() && d.speakers[0].head == Speaker::Head::pronoun;
    });
    for (const Draft& d : drafts_) {
      if (d.inside < 0) continue;
      const TextSpan inner = grid_.runs[index(d.inside)].inner;
      const bool opens = !d.runs.empty() && d.content.front().begin <= inner.begin + kEdge;
      for (const TextSpan span : d.content) nested_[index(d.inside)] += span.size();
      if (opens) nested_[index(d.inside)] = inner.size();
    }
  }

  /// « Le moulin est vendu, a dit X » : where nobody speaks the marks around, they belong to what
  /// is said within them. Where somebody does, what he says of the words of others is his.
  void settle_nested() {
    for (Draft& d : drafts_) {
      if (d.inside < 0) continue;
      d.within_marks = holder_[index(d.inside)] < 0;
      if (!d.within_marks && d.runs.empty()) d.content.clear();
    }
  }

  /// In the languages of kPartsApart: words in marks within a clause of indirect speech are a
  /// quotation of their own, by the speaker of that clause.
  void add_parts() {
    const std::vector<TextSpan> parts = all_parts();
    DraftsInOrder order(drafts_);
    std::size_t last = drafts_.size();
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].inside >= 0) continue;
      for (std::size_t a = 0; a < units_[u].atoms.size(); ++a) {
        const Atom& atom = units_[u].atoms[a];
        if (atom.run < 0 || !parts_apart(grid_.language(atom.first))) continue;
        last = order.later(last, drafts_, grid_.token(atom.first).span.begin);
        const std::int32_t holder = holder_[index(atom.run)];
        if (holder >= 0 && stands_as_content(parts, atom.run)) continue;
        const bool held = holder >= 0 || in_reported_mood(units_[u], a);
        const bool labelled = is_labelled(units_[u], a, holder >= 0);
        if (is_named(units_[u], a) || !(labelled || is_part(atom, held))) {
          if (holder >= 0) drafts_[index(holder)].parts_apart = true;  // a name in marks
          continue;
        }
        Draft draft = loose_draft(u, atom);
        if (holder >= 0) {
          draft.speakers = drafts_[index(holder)].speakers;
          draft.cue = drafts_[index(holder)].cue;
          drafts_[index(holder)].parts_apart = true;
        } else {
          find_speaker(u, a, last, draft);
        }
        drafts_.push_back(std::move(draft));
        hold(drafts_.size() - 1, atom.run);
      }
    }
  }

  /// The drafts made so far, by where their contents begin, walked along with the text.
  class DraftsInOrder {
   public:
    explicit DraftsInOrder(const std::vector<Draft>& drafts) {
      for (std::size_t d = 0; d < drafts.size(); ++d) {
        if (!drafts[d].content.empty()) order_.push_back(d);
      }
      std::ranges::stable_sort(order_, {},
                               [&](std::size_t d) { return drafts[d].content.front().begin; });
    }

    /// The last draft of plain text that begins at `byte` or before it, where there is one after
    /// those given before; else `last`. Asked from left to right.
    std::size_t later(std::size_t last, const std::vector<Draft>& drafts, std::uint32_t byte) {
      while (next_ < order_.size() && drafts[order_[next_]].content.front().begin <= byte) {
        if (drafts[order_[next_]].inside < 0) last = order_[next_];
        ++next_;
      }
      return last;
    }

   private:
    std::vector<std::size_t> order_;
    std::size_t next_ = 0;
  };

  /// "Der Vorgang sei „ganz natürlich“": told in the mood of reported speech. The verb stands in
  /// the run's own sentence, on either side.
  bool in_reported_mood(const SpeechUnit& unit, std::size_t a) const {
    const std::uint32_t sentence = grid_.sentence_of[unit.atoms[a].first];
    const auto is_told = [&](const Atom& atom) {
      return atom.run < 0 && grid_.is(atom.first, kReportedMood) &&
             !grid_.token(atom.first).capitalised;
    };
    for (std::size_t k = a; k-- > 0 && grid_.sentence_of[unit.atoms[k].first] == sentence;) {
      if (is_told(unit.atoms[k])) return true;
    }
    const std::size_t end = std::min(unit.atoms.size(), a + kTailReach);
    for (std::size_t k = a + 1; k < end; ++k) {
      if (is_told(unit.atoms[k])) return true;
      if (unit.atoms[k].run >= 0 || grid_.is_comma(unit.atoms[k].first)) return false;
    }
    return false;
  }

  static bool parts_apart(std::string_view language) {
    return std::ranges::find(kPartsApart, language) != kPartsApart.end();
  }

  /// Every part of every content, in the order of the text.
  std::vector<TextSpan> all_parts() const {
    std::vector<TextSpan> parts;
    for (const Draft& d : drafts_) parts.insert(parts.end(), d.content.begin(), d.content.end());
    std::ranges::sort(parts, {}, &TextSpan::begin);
    return parts;
  }

  bool stands_as_content(const std::vector<TextSpan>& parts, std::int32_t run) const {
    const TextSpan span = grid_.runs[index(run)].span;
    const std::uint32_t low = span.begin > kEdge ? span.begin - kEdge : 0;
    auto at = std::ranges::lower_bound(parts, low, {}, &TextSpan::begin);
    for (; at != parts.end() && at->begin <= span.begin; ++at) {
      if (at->contains(span) && at->size() <= span.size() + kEdge) return true;
    }
    return false;
  }

  /// "wies dies als „…“ zurück", "wird als „…“ bezeichnet": what somebody calls a thing.
  bool is_labelled(const SpeechUnit& unit, std::size_t a, bool told) const {
    if (a == 0 || unit.atoms[a - 1].run >= 0 || !grid_.is(unit.atoms[a - 1].first, kAs)) {
      return false;
    }
    const std::size_t end = std::min(unit.atoms.size(), a + kLabelTail);
    for (std::size_t k = a + 1; k < end && !told; ++k) {
      told = unit.atoms[k].run < 0 && grid_.is(unit.atoms[k].first, kLabel);
    }
    return told;
  }

  /// Words that open without a capital are no name; others need the length of a clause.
  bool is_part(const Atom& atom, bool held) const {
    const std::size_t words = words_in(grid_, atom);
    if (!opens_upper(grid_, atom)) return held || words >= 2;
    return held && words >= 4;
  }

  void hold(std::size_t draft, std::int32_t run) {
    drafts_[draft].content.push_back(grid_.runs[index(run)].span);
    drafts_[draft].runs.push_back(run);
    holder_[index(run)] = static_cast<std::int32_t>(draft);
  }

  void join_over_paragraphs() {
    for (std::size_t r = grid_.runs.size(); r-- > 0;) {
      const std::int32_t before = grid_.runs[r].continues;
      if (before < 0 || holder_[r] < 0 || holder_[index(before)] >= 0) continue;
      hold(index(holder_[r]), before);
    }
    for (std::size_t r = 0; r < grid_.runs.size(); ++r) {
      const std::int32_t before = grid_.runs[r].continues;
      if (before < 0 || holder_[r] >= 0 || holder_[index(before)] < 0) continue;
      hold(index(holder_[index(before)]), static_cast<std::int32_t>(r));
    }
  }

  void place_loose_runs() {
    std::size_t last = drafts_.size();  // the draft before the run at hand, by text order
    DraftsInOrder order(drafts_);
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].inside >= 0) {
        join_nested(u);
        continue;
      }
      for (std::size_t a = 0; a < units_[u].atoms.size(); ++a) {
        const Atom& atom = units_[u].atoms[a];
        if (atom.run < 0) continue;
        last = order.later(last, drafts_, grid_.token(atom.first).span.begin);
        if (holder_[index(atom.run)] >= 0 || goes_on_[index(atom.run)]) continue;
        last = place(u, a, last);
      }
    }
  }

  /// ‘But the mice come first’: within a run, what follows the speech of the unit before goes on
  /// with it.
  void join_nested(std::size_t u) {
    const SpeechUnit& unit = units_[u];
    if (u == 0 || units_[u - 1].inside != unit.inside || unit.atoms[0].run < 0) return;
    const std::int32_t run = unit.atoms[0].run;
    if (holder_[index(run)] >= 0 || !is_sentence(grid_, unit.atoms[0], true)) return;
    const auto before = nested_by_unit_.find(u - 1);
    if (before == nested_by_unit_.end()) return;
    hold(before->second, run);
    nested_by_unit_[u] = before->second;
  }

  bool is_outer(std::size_t u) const { return units_[u].inside < 0; }

  /// Gives the run to a draft, or makes one for it; the draft that is now the last.
  std::size_t place(std::size_t u, std::size_t a, std::size_t last) {
    const SpeechUnit& unit = units_[u];
    const Atom& atom = unit.atoms[a];
    const bool has_last = last < drafts_.size();
    const bool after_colon =
        a > 0 && unit.atoms[a - 1].run < 0 && grid_.is_colon(unit.atoms[a - 1].first);
    const bool sentence = is_sentence(grid_, atom, opens_unit(unit, a) || after_colon);
    const bool alone = stands_alone(unit, a);
    const bool same_paragraph = has_last && drafts_[last].paragraph == unit.paragraph;
    const bool opens = opens_unit(unit, a);
    if (Draft own = loose_draft(u, atom); opens && sentence && take_inversion(unit, a, own)) {
      drafts_.push_back(std::move(own));
      hold(drafts_.size() - 1, atom.run);
      return drafts_.size() - 1;
    }
    if (same_paragraph && opens && (sentence || alone || begins_sentence(atom)) &&
        gap_is_small(u, drafts_[last].unit)) {
      if (const std::size_t held = with_runs(last); held < drafts_.size()) {
        return go_on(held, u, atom, sentence);
      }
    }
    if (has_last && alone && follows_in_next_paragraph(drafts_[last], u)) {
      return go_on(last, u, atom, sentence);
    }
    if (is_named(unit, a) || (is_title(grid_, atom) && !after_colon)) return last;
    const bool reports = nested_[index(atom.run)] * 2 > grid_.runs[index(atom.run)].inner.size();
    if (reports && (alone || !first_actor(grid_, unit, a + 1, a + kTailReach))) return last;
    const bool speech = sentence && (words_in(grid_, atom) >= kMinSentence || alone);
    const bool partial =
        words_in(grid_, atom) >= (opens_upper(grid_, atom) ? kMinClause : kMinPartial);
    const bool tail = a == 0 && sentence && unit.atoms.size() > 2;
    Draft draft = loose_draft(u, atom);
    const bool led =
        after_colon && first_actor(grid_, unit, 0, a) && words_in(grid_, atom) >= kMinSentence;
    if (!speech && !(alone && words_in(grid_, atom) >= kMinSentence) && !partial && !tail && !led) {
      return last;
    }
    find_speaker(u, a, last, draft);
    if ((!speech || tail) && !alone && draft.speakers.empty()) return last;
    drafts_.push_back(std::move(draft));
    hold(drafts_.size() - 1, atom.run);
    return drafts_.size() - 1;
  }

  /// The speaker of `draft` goes on with the run `atom`: a part of the same quotation, or, where
  /// parts stand apart, a quotation of its own. The draft that holds it.
  std::size_t go_on(std::size_t draft, std::size_t u, const Atom& atom, bool sentence) {
    if (sentence && parts_apart(grid_.language(atom.first))) {
      Draft own = loose_draft(u, atom);
      own.speakers = drafts_[draft].speakers;
      own.cue = drafts_[draft].cue;
      own.cued = drafts_[draft].cued;
      drafts_.push_back(std::move(own));
      draft = drafts_.size() - 1;
    }
    hold(draft, atom.run);
    drafts_[draft].unit = u;
    drafts_[draft].paragraph = units_[u].paragraph;
    return draft;
  }

  /// A run that opens like a sentence and goes on outside its marks: "They agree" on that much.
  bool begins_sentence(const Atom& atom) const {
    return words_in(grid_, atom) >= kMinSentence && !is_title(grid_, atom) &&
           opens_upper(grid_, atom);
  }

  /// The draft at `last`, or the one before it in its sentence by the same speaker, that has words
  /// in marks: “…,” she said, adding that nobody came. “…” Else the number of drafts.
  std::size_t with_runs(std::size_t last) const {
    if (!drafts_[last].runs.empty()) return last;
    if (drafts_[last].speakers.empty()) return drafts_.size();
    const Speaker& speaker = drafts_[last].speakers.front();
    const std::size_t low = last > kDraftsBack ? last - kDraftsBack : 0;
    for (std::size_t d = low; d < drafts_.size() && d <= last + kDraftsBack; ++d) {
      const Draft& other = drafts_[d];
      if (other.unit != drafts_[last].unit || other.runs.empty() || other.speakers.empty())
        continue;
      const bool same = other.speakers.front().first == speaker.first;
      if (same || speaker.head == Speaker::Head::pronoun) return d;
    }
    return drafts_.size();
  }

  /// “…,” she said. ¶ “…”: the speaker goes on, in a paragraph of nothing else.
  bool follows_in_next_paragraph(const Draft& draft, std::size_t u) const {
    const bool next = draft.paragraph + 1 == units_[u].paragraph;
    if (!next || !draft.cued || draft.runs.empty() || !gap_is_small(u, draft.unit)) return false;
    return u + 1 >= units_.size() || next_outer_paragraph(u) != units_[u].paragraph;
  }

  std::uint32_t next_outer_paragraph(std::size_t u) const {
    for (std::size_t k = u + 1; k < units_.size(); ++k) {
      if (is_outer(k)) return units_[k].paragraph;
    }
    return units_[u].paragraph + 1;
  }

  /// No more than one unit of plain text between two runs of one speaker.
  bool gap_is_small(std::size_t u, std::size_t before) const {
    std::size_t outer = 0;
    for (std::size_t k = before + 1; k < u && outer < 2; ++k)
      outer += is_outer(k) ? std::size_t{1} : 0;
    return outer < 1;
  }

  /// Whether only marks stand before the run in its unit.
  bool opens_unit(const SpeechUnit& unit, std::size_t a) const {
    while (a > 0 && unit.atoms[a - 1].run < 0 && grid_.is_mark(unit.atoms[a - 1].first)) --a;
    return a == 0 || (a == 1 && unit.atoms[0].run >= 0);
  }

  /// Whether the unit is nothing but the run and marks.
  bool stands_alone(const SpeechUnit& unit, std::size_t a) const {
    if (!opens_unit(unit, a) || unit.atoms.size() > a + 3) return false;
    for (std::size_t k = a + 1; k < unit.atoms.size(); ++k) {
      if (unit.atoms[k].run >= 0 || !grid_.is_mark(unit.atoms[k].first)) return false;
    }
    return true;
  }

  /// «Das Wort “x”», the film “x”: told by the words before.
  bool is_named(const SpeechUnit& unit, std::size_t a) const {
    return a > 0 && unit.atoms[a - 1].run < 0 && grid_.is(unit.atoms[a - 1].first, kNaming) &&
           grid_.cue_at[unit.atoms[a - 1].first] < 0;
  }

  Draft loose_draft(std::size_t u, const Atom& atom) const {
    Draft draft;
    draft.paragraph = units_[u].paragraph;
    draft.unit = u;
    draft.first_token = atom.first;
    return draft;
  }

  /// From the sure place to the weak: a name before a colon, the unit before, the speaker before.
  void find_speaker(std::size_t u, std::size_t a, std::size_t last, Draft& draft) const {
    const bool near = last < drafts_.size() && drafts_[last].paragraph + 1 >= units_[u].paragraph;
    if (near && !drafts_[last].speakers.empty() && !holds_viewpoint(units_[u], a) &&
        in_reported_mood(units_[u], a)) {
      draft.speakers.push_back(drafts_[last].speakers.front());
      return;
    }
    if (auto actor = a > 0 ? actor_before(u, a) : std::nullopt) {
      draft.speakers.push_back(*actor);
      return;
    }
    // “…” – harbour clerk Ida Orr
    if (auto actor = first_actor(grid_, units_[u], a + 1, a + kTailReach)) {
      draft.speakers.push_back(*actor);
      return;
    }
    for (std::size_t k = u; k-- > 0 && a == 0;) {
      if (!is_outer(k)) continue;
      if (units_[k].paragraph != units_[u].paragraph && !ends_with_colon(units_[k])) break;
      if (auto actor = first_actor(grid_, units_[k], 0, units_[k].atoms.size())) {
        draft.speakers.push_back(*actor);
        return;
      }
      break;
    }
    if (near && a == 0 && !drafts_[last].speakers.empty()) {
      draft.speakers.push_back(drafts_[last].speakers.front());
    }
  }

  /// "Für Kern sei es „…“": the sentence of the run at `a` begins with whose view it tells.
  bool holds_viewpoint(const SpeechUnit& unit, std::size_t a) const {
    const std::uint32_t sentence = grid_.sentence_of[unit.atoms[a].first];
    while (a > 0 && grid_.sentence_of[unit.atoms[a - 1].first] == sentence) --a;
    return unit.atoms[a].run < 0 && grid_.is(unit.atoms[a].first, kViewpoint);
  }

  /// Who stands before the run at `a` in its unit. In the mood of reported speech that is somebody
  /// told of, and who tells it stands in the sentence before ("Jeder könne „…“").
  std::optional<Speaker> actor_before(std::size_t u, std::size_t a) const {
    auto own = first_actor(grid_, units_[u], 0, a);
    if (holds_viewpoint(units_[u], a) || !in_reported_mood(units_[u], a)) return own;
    for (std::size_t k = u; k-- > 0;) {
      if (!is_outer(k)) continue;
      if (units_[k].paragraph != units_[u].paragraph) break;
      if (auto actor = first_actor(grid_, units_[k], 0, units_[k].atoms.size())) return actor;
      break;
    }
    return own;
  }

  bool take_inversion(const SpeechUnit& unit, std::size_t a, Draft& draft) const {
    const auto inversion = unknown_inversion(grid_, unit, a);
    if (!inversion) return false;
    draft.speakers.push_back(inversion->speaker);
    draft.cue.push_back(grid_.span(inversion->verb, inversion->verb + 1));
    return true;
  }

  bool ends_with_colon(const SpeechUnit& unit) const {
    const Atom& last = unit.atoms.back();
    return last.run < 0 && grid_.is_colon(last.first);
  }

  const WordGrid& grid_;
  const std::vector<SpeechUnit>& units_;
  std::vector<Draft> drafts_;
  std::vector<std::int32_t> holder_;  ///< for each run the draft whose content it is in, else -1
  std::map<std::size_t, std::size_t> nested_by_unit_;  ///< drafts with runs within a run, by unit
  std::vector<std::uint32_t> nested_;  ///< for each run the bytes said in it by another speaker
  std::vector<bool> goes_on_;  ///< runs that the next paragraph takes up: its speaker is theirs
};

}  // namespace

std::vector<Draft> join_speech(const WordGrid& grid, const std::vector<SpeechUnit>& units,
                               std::vector<Draft> drafts) {
  return Joiner(grid, units, std::move(drafts)).run();
}

}  // namespace wirestem::quotes::detail
