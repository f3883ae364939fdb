// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/join_speech.hpp"

#include <algorithm>
#include <map>

#include "find/quotes/detail/unit_view.hpp"
#include "text/utf8.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMinSentence = 3;  ///< words of a run that may be speech without a cue
constexpr std::size_t kMinPartial = 6;   ///< words of a partial quotation without a cue
constexpr std::size_t kActorReach = 40;  ///< atoms searched for who speaks
constexpr std::size_t kTailReach = 9;    ///< and after a run
constexpr std::int32_t kNobody = -1;

class Joiner {
 public:
  Joiner(const WordGrid& grid, const std::vector<SpeechUnit>& units, std::vector<Draft> drafts)
      : grid_(grid),
        units_(units),
        drafts_(std::move(drafts)),
        holder_(grid.runs.size(), kNobody),
        nested_(grid.runs.size(), false) {}

  std::vector<Draft> run() {
    drop_weak_nested();
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].inside >= 0 && !drafts_[d].runs.empty()) nested_by_unit_[drafts_[d].unit] = d;
      for (const std::int32_t r : drafts_[d].runs) holder_[index(r)] = static_cast<std::int32_t>(d);
    }
    join_over_paragraphs();
    place_loose_runs();
    join_over_paragraphs();
    std::erase_if(drafts_, [](const Draft& d) { return d.content.empty(); });
    for (Draft& d : drafts_) std::ranges::sort(d.content);
    std::ranges::stable_sort(drafts_, [](const Draft& a, const Draft& b) {
      return a.content.front().begin < b.content.front().begin;
    });
    return std::move(drafts_);
  }

 private:
  static std::size_t index(std::int32_t r) { return static_cast<std::size_t>(r); }

  /// Speech within a run stays where it holds a run of its own, or where nobody speaks the outer
  /// run.
  void drop_weak_nested() {
    std::vector<bool> spoken(grid_.runs.size(), false);
    for (const Draft& d : drafts_) {
      for (const std::int32_t r : d.runs) spoken[index(r)] = spoken[index(r)] || d.cued;
    }
    std::erase_if(drafts_, [&](const Draft& d) {
      if (d.inside < 0) return false;
      const bool first_person = !d.speakers.empty() && d.speakers[0].head == Speaker::Head::pronoun;
      if (d.speakers.empty()) return true;
      return d.runs.empty() && (spoken[index(d.inside)] || first_person);
    });
    for (const Draft& d : drafts_) {
      if (d.inside >= 0 && !(spoken[index(d.inside)])) nested_[index(d.inside)] = true;
    }
    // « Le moulin est vendu, a dit X » : the marks around belong to what is said within them.
    for (Draft& d : drafts_) {
      if (d.inside < 0 || spoken[index(d.inside)]) continue;
      d.within_marks = true;
    }
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

  std::size_t words_in(const Atom& atom) const {
    std::size_t words = 0;
    for (std::uint32_t t = atom.first; t < atom.end; ++t)
      words += grid_.is_word(t) ? std::size_t{1} : 0;
    return grid_.wide(atom.first) ? words / 2 : words;
  }

  /// Begins with a capital (or a script without) and ends with a mark that a sentence ends with.
  bool is_sentence(const Atom& atom) const {
    const QuotedRun& run = grid_.runs[index(atom.run)];
    bool ends = false;
    if (atom.end < grid_.segmentation.tokens.size()) {
      ends = grid_.is_comma(atom.end) || grid_.is_dash(atom.end);
    }
    for (std::uint32_t t = atom.end; t-- > atom.first && !grid_.is_word(t);) {
      ends = ends || grid_.is_stop(t) || grid_.is_comma(t) || grid_.is_mark(t, "—");
    }
    for (std::uint32_t t = atom.first; t < atom.end; ++t) {
      if (!grid_.is_word(t)) continue;
      const Token& token = grid_.token(t);
      const bool upper =
          token.capitalised || token.kind != TokenKind::word ||
          text::script_of(text::code_point_at(grid_.article.text, token.span.begin).value) ==
              "Arab";
      return upper && (ends || run.dash || !run.closed);
    }
    return false;
  }

  void place_loose_runs() {
    std::size_t last = drafts_.size();  // the draft before the run at hand, by text order
    std::size_t next = 0;
    const std::size_t cued = drafts_.size();
    std::vector<std::size_t> order(cued);
    for (std::size_t d = 0; d < cued; ++d) order[d] = d;
    std::ranges::stable_sort(order, {}, [&](std::size_t d) {
      return drafts_[d].content.empty() ? 0U : drafts_[d].content.front().begin;
    });
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (units_[u].inside >= 0) {
        join_nested(u);
        continue;
      }
      for (std::size_t a = 0; a < units_[u].atoms.size(); ++a) {
        const Atom& atom = units_[u].atoms[a];
        if (atom.run < 0) continue;
        while (next < cued &&
               drafts_[order[next]].content.front().begin <= grid_.token(atom.first).span.begin) {
          if (drafts_[order[next]].inside < 0) last = order[next];
          ++next;
        }
        if (holder_[index(atom.run)] >= 0) continue;
        if (nested_[index(atom.run)] && stands_alone(units_[u], a)) continue;
        if (nested_[index(atom.run)] && !first_actor(units_[u], a + 1, a + kTailReach)) continue;
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
    if (holder_[index(run)] >= 0 || !is_sentence(unit.atoms[0])) return;
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
    const bool sentence = is_sentence(atom);
    const bool alone = stands_alone(unit, a);
    const bool same_paragraph = has_last && drafts_[last].paragraph == unit.paragraph;
    const bool opens = opens_unit(unit, a);
    if (same_paragraph && opens && (sentence || alone) && !drafts_[last].runs.empty() &&
        gap_is_small(u, drafts_[last].unit)) {
      hold(last, atom.run);
      drafts_[last].unit = u;
      return last;
    }
    if (has_last && alone && follows_in_next_paragraph(drafts_[last], u)) {
      hold(last, atom.run);
      drafts_[last].unit = u;
      drafts_[last].paragraph = unit.paragraph;
      return last;
    }
    if (is_named(unit, a) || is_title(atom)) return last;
    const bool speech = sentence && (words_in(atom) >= kMinSentence || alone);
    const bool partial = words_in(atom) >= kMinPartial;
    const bool tail = a == 0 && sentence && unit.atoms.size() > 2;
    if (!speech && !(alone && words_in(atom) >= kMinSentence) && !partial && !tail) return last;
    Draft draft = loose_draft(u, atom);
    find_speaker(u, a, last, draft);
    if ((!speech || tail) && !alone && draft.speakers.empty()) return last;
    drafts_.push_back(std::move(draft));
    hold(drafts_.size() - 1, atom.run);
    return drafts_.size() - 1;
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

  /// “The Salt Barge Quarterly”: nearly every word has a capital.
  bool is_title(const Atom& atom) const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::uint32_t t = atom.first; t < atom.end; ++t) {
      if (grid_.token(t).kind != TokenKind::word || grid_.token(t).span.size() <= 3) continue;
      ++words;
      capitals += grid_.token(t).capitalised ? std::size_t{1} : 0;
    }
    return words >= 2 && capitals * 5 >= words * 4 && grid_.language(atom.first) == "en";
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
    if (auto actor = a > 0 ? first_actor(units_[u], 0, a) : std::nullopt) {
      draft.speakers.push_back(*actor);
      return;
    }
    // “…” – harbour clerk Ida Orr; “…,” chorused the rowers.
    if (auto actor = first_actor(units_[u], a + 1, a + kTailReach)) {
      draft.speakers.push_back(*actor);
      return;
    }
    for (std::size_t k = u; k-- > 0 && a == 0;) {
      if (!is_outer(k)) continue;
      if (units_[k].paragraph != units_[u].paragraph) break;
      if (auto actor = first_actor(units_[k], 0, units_[k].atoms.size())) {
        draft.speakers.push_back(*actor);
        return;
      }
      break;
    }
    const bool near = last < drafts_.size() && drafts_[last].paragraph + 1 >= units_[u].paragraph;
    if (near && a == 0 && !drafts_[last].speakers.empty()) {
      draft.speakers.push_back(drafts_[last].speakers.front());
    }
  }

  /// The first person, role or outlet among atoms [begin, end).
  std::optional<Speaker> first_actor(const SpeechUnit& unit, std::size_t begin,
                                     std::size_t end) const {
    end = std::min({end, unit.atoms.size(), begin + kActorReach});
    for (std::size_t a = begin; a < end; ++a) {
      if (unit.atoms[a].run >= 0) continue;
      const std::uint32_t t = unit.atoms[a].first;
      const bool person =
          grid_.name_at[t] >= 0 && grid_.names[index(grid_.name_at[t])].kind == NameKind::person;
      const bool role = grid_.role_at[t] >= 0;
      const bool pronoun = grid_.is(t, kPronoun) && a < 4;
      if (!person && !role && !pronoun && grid_.outlet_at[t] < 0) continue;
      const std::size_t from = start_of_phrase(unit, begin, a);
      auto actor = phrase_after(grid_, unit, from);
      if (actor && actor->head != Speaker::Head::plain) return actor;
    }
    return std::nullopt;
  }

  /// Left from a known word to the determiner of its phrase: "One Lornian | official".
  std::size_t start_of_phrase(const SpeechUnit& unit, std::size_t begin, std::size_t a) const {
    for (std::size_t k = a; k-- > begin && a - k <= 4;) {
      if (unit.atoms[k].run >= 0) break;
      const std::uint32_t t = unit.atoms[k].first;
      if (grid_.is(t, kDeterminer)) return k;
      if (!grid_.is_word(t) || grid_.is(t, kPreposition | kAuxiliary | kCoordinator | kPronoun))
        break;
    }
    return a;
  }

  const WordGrid& grid_;
  const std::vector<SpeechUnit>& units_;
  std::vector<Draft> drafts_;
  std::vector<std::int32_t> holder_;  ///< for each run the draft whose content it is in, else -1
  std::map<std::size_t, std::size_t> nested_by_unit_;  ///< drafts with runs within a run, by unit
  std::vector<bool> nested_;  ///< runs whose inside is a quotation with a speaker of its own
};

}  // namespace

std::vector<Draft> join_speech(const WordGrid& grid, const std::vector<SpeechUnit>& units,
                               std::vector<Draft> drafts) {
  return Joiner(grid, units, std::move(drafts)).run();
}

}  // namespace wirestem::quotes::detail
