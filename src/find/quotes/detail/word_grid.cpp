// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/word_grid.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace wirestem::quotes::detail {
namespace {

constexpr std::uint32_t kParticleReach = 40;  ///< tokens from a parted verb to its particle

template <typename Value, std::size_t N>
std::optional<Value> value_of(const std::array<std::pair<std::string_view, Value>, N>& pairs,
                              std::string_view key) {
  for (const auto& [name, value] : pairs) {
    if (name == key) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 27> kClassNames = {{
    {"article", kArticle | kDeterminer},
    {"determiner", kDeterminer},
    {"possessive", kDeterminer | kPossessive},
    {"addressee", kAddressee},
    {"weak_cue", kWeakCue},
    {"body", kBody},
    {"pronoun_object", kPronounObject},
    {"relayed", kRelayed},
    {"oblique", kOblique},
    {"genitive", kGenitive},
    {"as", kAs},
    {"expletive", kExpletive},
    {"viewpoint", kViewpoint},
    {"reported_mood", kReportedMood},
    {"plural", kPlural},
    {"preposition", kPreposition},
    {"coordinator", kCoordinator},
    {"complementizer", kComplementizer},
    {"question", kQuestion},
    {"relative", kRelative},
    {"auxiliary", kAuxiliary},
    {"infinitive", kInfinitive},
    {"negation", kNegation},
    {"adverb", kAdverb},
    {"pronoun_subject", kPronoun},
    {"label", kLabel},
    {"naming", kNaming},
}};

constexpr std::array<std::pair<std::string_view, SpeechAct>, 17> kActs = {{
    {"say", SpeechAct::say},
    {"tell", SpeechAct::tell},
    {"report", SpeechAct::report},
    {"cite", SpeechAct::cite},
    {"write", SpeechAct::write},
    {"publish", SpeechAct::publish},
    {"deny", SpeechAct::deny},
    {"ask", SpeechAct::ask},
    {"warn", SpeechAct::warn},
    {"promise", SpeechAct::promise},
    {"demand", SpeechAct::demand},
    {"claim", SpeechAct::claim},
    {"hedge", SpeechAct::hedge},
    {"think", SpeechAct::think},
    {"hope", SpeechAct::hope},
    {"refuse", SpeechAct::refuse},
    {"order", SpeechAct::order},
}};

constexpr std::array<std::pair<std::string_view, SourceKind>, 6> kRoleKinds = {{
    {"person", SourceKind::role},
    {"expert", SourceKind::role},
    {"group", SourceKind::role},
    {"office", SourceKind::office},
    {"document", SourceKind::document},
    {"outlet", SourceKind::outlet},
}};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& set, std::string_view word) {
  return std::ranges::find(set, word) != set.end();
}

std::uint32_t size_of(const WordGrid& grid) {
  return static_cast<std::uint32_t>(grid.segmentation.tokens.size());
}

void mark_classes(WordGrid& grid, const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("function_words");
  if (table.rows().empty()) return;
  const std::size_t column = table.column("class");
  const std::span<const Token> tokens = grid.segmentation.tokens;
  for (const Sentence& s : grid.segmentation.sentences) {
    const std::string& language = language_of(grid.article, s);
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
      // Both the longest phrase and the single word: "as" is a conjunction also in "as of".
      std::uint32_t end = s.end_token;
      for (bool is_longer = true; is_longer;) {
        const auto hits = table.all_at(tokens.first(end), i, language);
        is_longer = !hits.empty() && hits.front().end_token > i + 1;
        end = i + 1;
        for (const lexicon::Hit& hit : hits) {
          const auto bits = value_of(kClassNames, table.rows()[hit.row][column]);
          for (std::uint32_t k = hit.first_token; bits && k < hit.end_token; ++k) {
            grid.classes[k] |= *bits;
          }
        }
      }
      // French elision: the word before the apostrophe (qu’il, d’un) has a class of its own.
      const std::size_t apostrophe = tokens[i].folded.find('\'');
      if (apostrophe == std::string::npos || apostrophe > 2 || language != "fr") continue;
      const auto row =
          table.find(std::string_view(tokens[i].folded).substr(0, apostrophe), language);
      if (row < 0) continue;
      const auto bits = value_of(kClassNames, table.rows()[static_cast<std::size_t>(row)][column]);
      grid.classes[i] |= bits.value_or(0);
    }
  }
}

void mark_times(WordGrid& grid, const lexicon::Lexicon& lexicon) {
  constexpr std::array<std::string_view, 4> kTimes = {"weekday", "month", "relative", "daypart"};
  const lexicon::Table& table = lexicon.table("dates");
  if (table.rows().empty()) return;
  const std::size_t type = table.column("type");
  const std::span<const Token> tokens = grid.segmentation.tokens;
  for (const Sentence& s : grid.segmentation.sentences) {
    const std::string& language = language_of(grid.article, s);
    for (const auto& hit : table.find_all(tokens, s.first_token, s.end_token, language)) {
      const std::string_view kind = table.rows()[hit.row][type];
      if (!one_of(kTimes, kind)) continue;
      if (kind == "month" && language == "en" && !tokens[hit.first_token].capitalised) continue;
      for (std::uint32_t k = hit.first_token; k < hit.end_token; ++k) grid.classes[k] |= kTime;
    }
  }
}

Cue::Governs governs_of(std::string_view cell) {
  if (cell == "object") return Cue::Governs::object;
  return cell == "before" ? Cue::Governs::before : Cue::Governs::subject;
}

/// Reads one hit of cues.tsv; what only colours a cue ("in a statement") is marked as manner.
void take_cue(WordGrid& grid, const lexicon::Table& table, const lexicon::Hit& hit) {
  const lexicon::Row& row = table.rows()[hit.row];
  const std::string_view word_class = row[table.column("class")];
  if (word_class == "adverb") {
    for (std::uint32_t k = hit.first_token; k < hit.end_token; ++k) grid.classes[k] |= kManner;
    return;
  }
  if (word_class == "incise") return;
  // function_words.tsv has the last word on verbs that mislead without marks beside them.
  const bool one_word = hit.end_token == hit.first_token + 1;
  if (word_class == "verb" && one_word && grid.is(hit.first_token, kWeakCue)) return;
  Cue cue;
  cue.first = hit.first_token;
  cue.end = hit.end_token;
  cue.act = value_of(kActs, row[table.column("act")]).value_or(SpeechAct::say);
  cue.governs = governs_of(row[table.column("governs")]);
  cue.word_class = word_class == "preposition"  ? Cue::Class::preposition
                   : word_class == "noun"       ? Cue::Class::noun
                   : word_class == "impersonal" ? Cue::Class::impersonal
                                                : Cue::Class::verb;
  const auto forms = lexicon::alternatives(row[0]);
  cue.lemma = cue.end == cue.first + 1 && !forms.empty() && forms[0] == grid.folded(cue.first);
  const auto index = static_cast<std::int32_t>(grid.cues.size());
  for (std::uint32_t k = cue.first; k < cue.end; ++k) grid.cue_at[k] = index;
  grid.cues.push_back(cue);
}

void mark_cues(WordGrid& grid, const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("cues");
  if (table.rows().empty()) return;
  const std::size_t column = table.column("class");
  const std::span<const Token> tokens = grid.segmentation.tokens;
  for (const Sentence& s : grid.segmentation.sentences) {
    const std::string& language = language_of(grid.article, s);
    for (std::uint32_t i = s.first_token; i < s.end_token;) {
      auto hit = table.longest_at(tokens.first(s.end_token), i, language);
      const auto is_incise = [&] { return table.rows()[hit->row][column] == "incise"; };
      if (hit && is_incise()) hit = table.longest_at(tokens.first(i + 1), i, language);
      if (hit && is_incise()) hit.reset();
      if (hit) take_cue(grid, table, *hit);
      i = hit ? hit->end_token : i + 1;
    }
  }
}

/// "called the plan “madness”", "“Too late,” sighed Mr Orr": verbs of function_words.tsv that are
/// cues only beside words in marks.
void mark_weak_cues(WordGrid& grid) {
  for (std::uint32_t i = 0; i < size_of(grid); ++i) {
    const std::uint32_t bit = grid.is(i, kLabel) ? kLabel : kWeakCue;
    if (!grid.is(i, bit) || grid.cue_at[i] >= 0) continue;
    Cue cue;
    cue.first = i;
    while (i + 1 < size_of(grid) && grid.is(i + 1, bit) && grid.cue_at[i + 1] < 0) ++i;
    cue.end = i + 1;
    cue.word_class = bit == kLabel ? Cue::Class::label : Cue::Class::weak;
    for (std::uint32_t k = cue.first; k < cue.end; ++k) {
      grid.cue_at[k] = static_cast<std::int32_t>(grid.cues.size());
    }
    grid.cues.push_back(cue);
  }
}

/// Verbs whose particle stands apart: a two-word cue of the table whose second word comes later in
/// the clause ("teilte die Firma mit"). Looked up by joining the verb with each later word.
void join_particles(WordGrid& grid, const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("cues");
  const auto& tokens = grid.segmentation.tokens;
  for (const Sentence& s : grid.segmentation.sentences) {
    if (language_of(grid.article, s) != "de") continue;
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
      if (grid.token(i).kind != TokenKind::word || grid.token(i).capitalised) continue;
      Cue* known = nullptr;  // "teilte" alone is a cue, too
      if (grid.cue_at[i] >= 0) {
        known = &grid.cues[static_cast<std::size_t>(grid.cue_at[i])];
        if (known->word_class != Cue::Class::verb || known->end != i + 1) continue;
      }
      const std::uint32_t stop = std::min(s.end_token, i + kParticleReach);
      for (std::uint32_t j = i + 1; j < stop; ++j) {
        const bool last = j + 1 == s.end_token || grid.is_mark(j + 1);
        if (!last || grid.token(j).kind != TokenKind::word || tokens[j].span.size() > 8) continue;
        const std::array<Token, 2> pair = {tokens[i], tokens[j]};
        const auto hit = table.longest_at(pair, 0, "de");
        if (!hit || hit->end_token != 2) continue;
        if (known != nullptr) {
          known->tail_first = j;
          known->tail_end = j + 1;
          break;
        }
        lexicon::Hit moved = *hit;
        moved.first_token = i;
        moved.end_token = i + 1;
        const std::size_t before = grid.cues.size();
        take_cue(grid, table, moved);
        if (grid.cues.size() > before) {
          grid.cues.back().tail_first = j;
          grid.cues.back().tail_end = j + 1;
        }
        break;
      }
    }
  }
}

void mark_roles(WordGrid& grid, const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("roles");
  if (table.rows().empty()) return;
  const std::span<const Token> tokens = grid.segmentation.tokens;
  for (const Sentence& s : grid.segmentation.sentences) {
    const std::string& language = language_of(grid.article, s);
    for (const auto& hit : table.find_all(tokens, s.first_token, s.end_token, language)) {
      const lexicon::Row& row = table.rows()[hit.row];
      RoleHit role;
      role.first = hit.first_token;
      role.end = hit.end_token;
      role.kind = value_of(kRoleKinds, row[table.column("kind")]).value_or(SourceKind::role);
      // A union or a company is a body; protesters are people.
      const bool body = row[table.column("kind")] == "group" && row[table.column("number")] == "s";
      if (body) role.kind = SourceKind::office;
      role.plural = row[table.column("number")] == "p";
      const std::string_view gender = row[table.column("gender")];
      role.gender = gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
      const auto index = static_cast<std::int32_t>(grid.roles.size());
      for (std::uint32_t k = role.first; k < role.end; ++k) grid.role_at[k] = index;
      grid.roles.push_back(role);
    }
  }
}

/// Writes the index of the span that covers each token. Spans are in the order of the text.
template <typename Spans, typename Get>
void cover(const WordGrid& grid, const Spans& spans, Get get, std::vector<std::int32_t>& out) {
  std::uint32_t at = 0;
  for (std::size_t k = 0; k < spans.size(); ++k) {
    const TextSpan span = get(spans[k]);
    while (at < size_of(grid) && grid.token(at).span.end <= span.begin) ++at;
    for (std::uint32_t i = at; i < size_of(grid) && grid.token(i).span.begin < span.end; ++i) {
      out[i] = static_cast<std::int32_t>(k);
    }
  }
}

/// Takes out the runs that are no speech: titles in book marks, and names that bear marks
/// («Медуза»).
void drop_named_runs(WordGrid& grid) {
  std::vector<TextSpan> named;
  for (const OutletMention& m : grid.outlets) named.push_back(m.span);
  for (const NameMention& m : grid.names) {
    if (m.kind == NameKind::organisation) named.push_back(m.span);
  }
  std::ranges::sort(named);
  std::vector<std::int32_t> moved(grid.runs.size(), -1);
  std::vector<QuotedRun> kept;
  for (std::size_t i = 0; i < grid.runs.size(); ++i) {
    QuotedRun run = grid.runs[i];
    run.parent = run.parent < 0 ? -1 : moved[static_cast<std::size_t>(run.parent)];
    run.continues = run.continues < 0 ? -1 : moved[static_cast<std::size_t>(run.continues)];
    const auto at = std::ranges::lower_bound(named, run.span.begin, {}, &TextSpan::begin);
    const bool is_name = at != named.end() && at->contains(run.inner);
    if (run.title || is_name) {
      moved[i] = run.parent;
      continue;
    }
    run.depth = run.parent < 0 ? 0 : kept[static_cast<std::size_t>(run.parent)].depth + 1;
    moved[i] = static_cast<std::int32_t>(kept.size());
    kept.push_back(run);
  }
  grid.runs = std::move(kept);
}

}  // namespace

bool WordGrid::is_comma(std::uint32_t i) const {
  constexpr std::array<std::string_view, 3> kCommas = {",", "，", "،"};
  return is_mark(i) && one_of(kCommas, word(i));
}

bool WordGrid::is_colon(std::uint32_t i) const { return is_mark(i, ":") || is_mark(i, "："); }

bool WordGrid::is_semicolon(std::uint32_t i) const {
  return is_mark(i, ";") || is_mark(i, "；") || is_mark(i, "؛");
}

bool WordGrid::is_dash(std::uint32_t i) const {
  constexpr std::array<std::string_view, 4> kDashes = {"—", "–", "-", "―"};
  return is_mark(i) && one_of(kDashes, word(i));
}

bool WordGrid::is_stop(std::uint32_t i) const {
  constexpr std::array<std::string_view, 9> kStops = {".",  "!",  "?", "…", "。",
                                                      "！", "？", "؟", "۔"};
  return is_mark(i) && one_of(kStops, word(i));
}

WordGrid make_grid(const Article& article, const Segmentation& segmentation,
                   const std::vector<NameMention>& names, const std::vector<OutletMention>& outlets,
                   const lexicon::Lexicon& lexicon) {
  WordGrid grid{.article = article,
                .segmentation = segmentation,
                .names = names,
                .outlets = outlets,
                .runs = find_quoted_runs(article, segmentation, lexicon),
                .classes = {},
                .run_at = {},
                .name_at = {},
                .outlet_at = {},
                .role_at = {},
                .cue_at = {},
                .sentence_of = {},
                .cues = {},
                .roles = {}};
  const std::size_t n = segmentation.tokens.size();
  grid.classes.assign(n, 0);
  for (auto* list : {&grid.run_at, &grid.name_at, &grid.outlet_at, &grid.role_at, &grid.cue_at}) {
    list->assign(n, -1);
  }
  grid.sentence_of.assign(n, 0);
  for (std::uint32_t s = 0; s < segmentation.sentences.size(); ++s) {
    const Sentence& sentence = segmentation.sentences[s];
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i)
      grid.sentence_of[i] = s;
  }
  drop_named_runs(grid);
  mark_classes(grid, lexicon);
  mark_times(grid, lexicon);
  mark_cues(grid, lexicon);
  join_particles(grid, lexicon);
  mark_weak_cues(grid);
  std::ranges::sort(grid.cues, {}, &Cue::first);
  for (std::size_t c = 0; c < grid.cues.size(); ++c) {
    for (std::uint32_t k = grid.cues[c].first; k < grid.cues[c].end; ++k) {
      grid.cue_at[k] = static_cast<std::int32_t>(c);
    }
  }
  mark_roles(grid, lexicon);
  cover(
      grid, names, [](const NameMention& m) { return m.span; }, grid.name_at);
  cover(
      grid, outlets, [](const OutletMention& m) { return m.span; }, grid.outlet_at);
  // Outer runs come before the inner ones, so the innermost is written last.
  cover(
      grid, grid.runs, [](const QuotedRun& r) { return r.span; }, grid.run_at);
  return grid;
}

}  // namespace wirestem::quotes::detail
