// SPDX-License-Identifier: Apache-2.0
//
// Five steps, each with a header of its own in detail/: pair the marks (quoted_runs), look every
// word up (word_grid), cut the text into units that quotation marks do not break (speech_unit),
// find for each cue what it governs and who is its subject (read_cues, attach_speech), join what
// goes on and drop what is no speech (join_speech), lead speakers back to names (resolve_speakers).
// Left out: speech without marks and without a cue (free indirect style), and speakers that only
// reading the whole passage could give.
#include "find/quotes/find_quotes.hpp"

#include <algorithm>

#include "find/quotes/detail/attach_speech.hpp"
#include "find/quotes/detail/join_speech.hpp"
#include "find/quotes/detail/resolve_speakers.hpp"
#include "find/quotes/detail/speech_unit.hpp"
#include "find/quotes/detail/word_grid.hpp"

namespace wirestem::quotes {
namespace {

using detail::Draft;
using detail::Speaker;
using detail::WordGrid;

/// Whether token `t` lies in a quoted run deeper than the one that the quotation itself lies in.
bool in_marks(const WordGrid& grid, std::uint32_t t, std::int32_t inside) {
  return grid.run_at[t] >= 0 && grid.run_at[t] != inside;
}

Directness directness_of(const WordGrid& grid, const Draft& draft) {
  const auto& tokens = grid.segmentation.tokens;
  std::size_t marked = 0;
  std::size_t plain = 0;
  for (const TextSpan span : draft.content) {
    auto at = std::ranges::lower_bound(tokens, span.begin, {},
                                       [](const Token& t) { return t.span.begin; });
    for (; at != tokens.end() && at->span.begin < span.end; ++at) {
      if (at->kind == TokenKind::mark) continue;
      const auto t = static_cast<std::uint32_t>(at - tokens.begin());
      const bool quoted = draft.within_marks || in_marks(grid, t, draft.inside);
      ++(quoted ? marked : plain);
    }
  }
  if (plain == 0) return Directness::direct;
  return marked == 0 || draft.parts_apart ? Directness::indirect : Directness::mixed;
}

Quote make_quote(const WordGrid& grid, const Draft& draft) {
  Quote quote;
  quote.content = draft.content;
  quote.cue = draft.cue;
  quote.act = draft.act;
  quote.negated = draft.negated;
  quote.directness = directness_of(grid, draft);
  quote.kind = SourceKind::role;
  for (const Speaker& s : draft.speakers) quote.speaker.push_back(grid.span(s.first, s.end));
  std::ranges::sort(quote.cue);
  std::ranges::sort(quote.speaker);
  quote.speaker.erase(std::unique(quote.speaker.begin(), quote.speaker.end()), quote.speaker.end());
  if (draft.speakers.empty()) return quote;
  const Speaker& s = draft.speakers.front();
  quote.speaker_name = s.name;
  quote.kind = s.kind;
  quote.named = s.named;
  return quote;
}

}  // namespace

std::vector<Quote> find_quotes(const Article& article, const Segmentation& segmentation,
                               const std::vector<NameMention>& names,
                               const std::vector<OutletMention>& outlets,
                               const lexicon::Lexicon& lexicon) {
  const WordGrid grid = detail::make_grid(article, segmentation, names, outlets, lexicon);
  const auto units = detail::cut_units(grid);
  auto drafts = detail::join_speech(grid, units, detail::attach_speech(grid, units));
  detail::resolve_speakers(grid, lexicon, drafts);
  std::vector<Quote> quotes;
  quotes.reserve(drafts.size());
  for (const Draft& draft : drafts) quotes.push_back(make_quote(grid, draft));
  return quotes;
}

}  // namespace wirestem::quotes
