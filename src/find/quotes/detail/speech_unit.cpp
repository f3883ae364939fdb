// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/speech_unit.hpp"

#include <algorithm>

namespace wirestem::quotes::detail {
namespace {

constexpr std::uint32_t kSpeakerReach = 14;  ///< tokens of a speaker's name and title

/// The run that lies directly in `inside` and holds token `i`; -1 where there is none.
std::int32_t child_run(const WordGrid& grid, std::uint32_t i, std::int32_t inside) {
  std::int32_t run = grid.run_at[i];
  if (run == inside) return -1;
  while (run >= 0 && grid.runs[static_cast<std::size_t>(run)].parent != inside) {
    run = grid.runs[static_cast<std::size_t>(run)].parent;
  }
  return run;
}

/// Whether the words from token `i` on only name who spoke: “Who goes?” Mr. Orr asked on Monday.
bool names_speaker(const WordGrid& grid, std::uint32_t i, std::uint32_t end) {
  const std::uint32_t sentence = grid.sentence_of[i];
  const std::uint32_t stop = std::min(end, i + kSpeakerReach);
  for (std::uint32_t t = i; t < stop && grid.sentence_of[t] == sentence; ++t) {
    if (grid.run_at[t] != grid.run_at[i] || grid.is(t, kAuxiliary | kComplementizer)) return false;
    const std::int32_t cue = grid.cue_at[t];
    if (cue < 0 || grid.name_at[t] >= 0) continue;
    const Cue& c = grid.cues[static_cast<std::size_t>(cue)];
    if (c.word_class != Cue::Class::verb) continue;
    if (t == i) return !grid.token(i).capitalised;  // – perguntou a relatora
    if (c.end >= end || grid.sentence_of[c.end] != sentence) return true;
    return grid.is_stop(c.end) || grid.is_comma(c.end) ||
           (grid.is(c.end, kPreposition | kTime | kAddressee | kManner) &&
            !grid.is(c.end, kComplementizer));
  }
  return false;
}

/// Whether the run `atom` ends with a question or a cry, after which a sentence need not end.
bool ends_open(const WordGrid& grid, const Atom& atom) {
  if (atom.run < 0) return false;
  for (std::uint32_t t = atom.end; t-- > atom.first;) {
    if (grid.is_word(t)) return false;
    if (grid.is_stop(t)) return !grid.is_mark(t, ".");
  }
  return false;
}

/// Cuts tokens [first, end), all inside the run `inside`, into units.
void cut(const WordGrid& grid, std::uint32_t first, std::uint32_t end, std::int32_t inside,
         std::vector<SpeechUnit>& units) {
  SpeechUnit unit;
  unit.inside = inside;
  const auto flush = [&] {
    if (!unit.atoms.empty()) units.push_back(unit);
    unit.atoms.clear();
  };
  for (std::uint32_t i = first; i < end;) {
    Atom atom{i, i + 1, child_run(grid, i, inside)};
    if (atom.run >= 0) {
      const TextSpan span = grid.runs[static_cast<std::size_t>(atom.run)].span;
      while (atom.end < end && grid.token(atom.end).span.begin < span.end) ++atom.end;
    }
    const bool new_sentence = i > first && grid.sentence_of[i] != grid.sentence_of[i - 1];
    const bool goes_on = new_sentence && atom.run < 0 && !unit.atoms.empty() &&
                         ends_open(grid, unit.atoms.back()) && names_speaker(grid, i, end);
    if (new_sentence && !goes_on) flush();
    const Sentence& sentence = grid.segmentation.sentences[grid.sentence_of[i]];
    unit.paragraph = sentence.paragraph;
    unit.atoms.push_back(atom);
    i = atom.end;
  }
  flush();
}

/// The tokens strictly between a run's marks.
Atom inner_tokens(const WordGrid& grid, const Atom& atom) {
  const TextSpan inner = grid.runs[static_cast<std::size_t>(atom.run)].inner;
  Atom result = atom;
  while (result.first < result.end && grid.token(result.first).span.begin < inner.begin) {
    ++result.first;
  }
  while (result.end > result.first && grid.token(result.end - 1).span.end > inner.end) --result.end;
  return result;
}

}  // namespace

std::vector<SpeechUnit> cut_units(const WordGrid& grid) {
  std::vector<SpeechUnit> units;
  const auto& sentences = grid.segmentation.sentences;
  for (std::size_t s = 0; s < sentences.size();) {
    std::size_t last = s;
    while (last + 1 < sentences.size() && sentences[last + 1].paragraph == sentences[s].paragraph) {
      ++last;
    }
    std::size_t done = units.size();
    cut(grid, sentences[s].first_token, sentences[last].end_token, -1, units);
    for (; done < units.size(); ++done) {
      // By index: the list grows while the insides of its runs are cut.
      for (std::size_t a = 0; a < units[done].atoms.size(); ++a) {
        const Atom atom = units[done].atoms[a];
        if (atom.run < 0) continue;
        const Atom inner = inner_tokens(grid, atom);
        if (inner.first < inner.end) cut(grid, inner.first, inner.end, atom.run, units);
      }
    }
    s = last + 1;
  }
  return units;
}

}  // namespace wirestem::quotes::detail
