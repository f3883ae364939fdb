// SPDX-License-Identifier: Apache-2.0
//
// The head of a phrase is the last name, role or outlet before its first preposition or relative
// clause; a possessive before a plain noun takes the headship away ("Brandt's cook").
#include <algorithm>
#include <array>

#include "find/quotes/detail/noun_phrases.hpp"

namespace wirestem::quotes::detail {
namespace {

bool is_plural_word(const WordGrid& grid, std::uint32_t t) {
  const std::string& word = grid.folded(t);
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
}

bool is_possessive(const WordGrid& grid, std::uint32_t t) {
  return grid.folded(t).ends_with("'s") || grid.folded(t).ends_with("s'");
}

/// The phrase's words without article, marks and what follows as a clause of its own.
std::string phrase_name(const WordGrid& grid, std::uint32_t first, std::uint32_t end) {
  while (first + 1 < end && (grid.is(first, kArticle) || grid.is_mark(first))) ++first;
  while (end > first + 1 && grid.is_mark(end - 1)) --end;
  std::string name;
  bool gap = false;
  for (std::uint32_t t = first; t < end; ++t) {
    gap = gap || (t > first && grid.token(t - 1).span.end < grid.token(t).span.begin);
    const std::string_view word = grid.word(t);
    constexpr std::array<std::string_view, 5> kMarks = {"“", "”", "\"", "«", "»"};
    if (std::ranges::find(kMarks, word) != kMarks.end()) continue;
    if (gap && !name.empty()) name += ' ';
    gap = false;
    name += word;
  }
  const bool ordinary = grid.token(first).capitalised && !grid.token(first).all_caps &&
                        grid.name_at[first] < 0 && grid.outlet_at[first] < 0;
  const bool begins = first == 0 || grid.sentence_of[first] != grid.sentence_of[first - 1];
  const bool known_word = grid.is(first, kDeterminer | kPronoun) || grid.role_at[first] >= 0 ||
                          (end == first + 1 && is_plural_word(grid, first));
  if (ordinary &&
      (grid.is(first, kDeterminer) || (begins && known_word && grid.language(first) != "de"))) {
    const std::string& lower = grid.folded(first);
    name.replace(0, std::min<std::size_t>(name.size(), grid.token(first).span.size()), lower);
  }
  return name;
}

void take_name(const WordGrid& grid, Speaker& speaker, std::int32_t index) {
  const NameMention& mention = grid.names[static_cast<std::size_t>(index)];
  speaker.head = Speaker::Head::name;
  speaker.index = index;
  speaker.kind = mention.kind == NameKind::person ? SourceKind::person : SourceKind::office;
  speaker.named = true;
  speaker.gender = mention.gender;
  speaker.name = mention.canonical.empty() ? std::string(slice(grid.article.text, mention.span))
                                           : mention.canonical;
}

void take_outlet(const WordGrid& grid, Speaker& speaker, std::int32_t index) {
  const OutletMention& mention = grid.outlets[static_cast<std::size_t>(index)];
  speaker.head = Speaker::Head::outlet;
  speaker.index = index;
  speaker.kind = mention.kind;
  speaker.named = true;
  speaker.name = mention.name;
}

void take_role(const WordGrid& grid, Speaker& speaker, std::int32_t index) {
  const RoleHit& role = grid.roles[static_cast<std::size_t>(index)];
  speaker.head = Speaker::Head::role;
  speaker.index = index;
  speaker.kind = role.kind;
  speaker.plural = role.plural || grid.is(role.end - 1, kPlural);
  speaker.gender = role.gender;
}

/// A body is named where its phrase holds a name or a capital of its own: "Sarn's fire office".
bool holds_name(const WordGrid& grid, const Speaker& speaker) {
  for (std::uint32_t t = speaker.first; t < speaker.end; ++t) {
    if (grid.name_at[t] >= 0) return true;
    const bool begins = t == 0 || grid.sentence_of[t] != grid.sentence_of[t - 1];
    if (!begins && t > speaker.first && grid.token(t).capitalised && grid.language(t) != "de") {
      return true;
    }
  }
  return false;
}

/// Where the clause-like rest of a phrase begins: "a man | who held the lamp".
std::uint32_t end_of_core(const WordGrid& grid, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t t = first + 1; t < end; ++t) {
    const bool relative = grid.is(t, kRelative) && !grid.is(t, kDeterminer);
    if (relative || (grid.is_comma(t) && grid.name_at[t] < 0)) return t;
  }
  return end;
}

bool ends_head_zone(const WordGrid& grid, std::uint32_t t) {
  if (grid.name_at[t] >= 0 || grid.outlet_at[t] >= 0) return false;
  return grid.is(t, kPreposition | kInfinitive | kRelative) && !grid.is(t, kDeterminer) &&
         grid.role_at[t] < 0;
}

void find_head(const WordGrid& grid, Speaker& speaker) {
  for (std::uint32_t t = speaker.first; t < speaker.end; ++t) {
    const bool found = speaker.head != Speaker::Head::plain;
    const bool after_noun = t > speaker.first && grid.token(t - 1).kind == TokenKind::word &&
                            !grid.is(t - 1, kDeterminer | kPreposition | kAdverb);
    if ((found || after_noun) && ends_head_zone(grid, t)) return;
    if (grid.outlet_at[t] >= 0) {
      take_outlet(grid, speaker, grid.outlet_at[t]);
    } else if (grid.name_at[t] >= 0) {
      const auto& mention = grid.names[static_cast<std::size_t>(grid.name_at[t])];
      const bool after_person =
          found && speaker.head == Speaker::Head::name && speaker.kind == SourceKind::person;
      if (mention.kind == NameKind::person || !after_person)
        take_name(grid, speaker, grid.name_at[t]);
    } else if (grid.role_at[t] >= 0) {
      const bool titled = speaker.head == Speaker::Head::name &&
                          speaker.kind == SourceKind::person && t > 0 &&
                          !is_possessive(grid, t - 1) && !grid.wide(t);
      if (!titled) take_role(grid, speaker, grid.role_at[t]);
    } else if (found && speaker.head == Speaker::Head::name && t > 0 &&
               is_possessive(grid, t - 1) && grid.token(t).kind == TokenKind::word &&
               !grid.token(t).capitalised && !grid.is(t, kAdverb | kAuxiliary)) {
      speaker.head = Speaker::Head::plain;  // "Brandt's cook": not Brandt
      speaker.kind = SourceKind::role;
      speaker.named = false;
      speaker.index = -1;
    } else if (!found && grid.is(t, kPronoun | kPronounObject)) {
      speaker.head = Speaker::Head::pronoun;
    } else if (found && grid.token(t).kind == TokenKind::word &&
               !grid.is(t, kDeterminer | kAdverb) && speaker.head == Speaker::Head::name &&
               speaker.kind != SourceKind::person && !grid.token(t).capitalised) {
      speaker.head = Speaker::Head::plain;  // "the Kyiv sprinkler": a noun that no table knows
      speaker.kind = SourceKind::role;
      speaker.named = false;
      speaker.index = -1;
    }
  }
}

}  // namespace

Speaker describe_phrase(const WordGrid& grid, std::uint32_t first, std::uint32_t end) {
  Speaker speaker;
  speaker.first = first;
  speaker.end = end;
  find_head(grid, speaker);
  const std::uint32_t core = end_of_core(grid, first, end);
  if (speaker.head == Speaker::Head::role || speaker.head == Speaker::Head::plain ||
      speaker.head == Speaker::Head::pronoun) {
    speaker.name = phrase_name(grid, first, core);
    speaker.named = speaker.kind == SourceKind::office && holds_name(grid, speaker);
  }
  if (speaker.head == Speaker::Head::plain && core > first) {
    std::uint32_t last = core - 1;
    for (std::uint32_t t = first + 1; t < core; ++t) {
      if (ends_head_zone(grid, t)) {
        last = t - 1;
        break;
      }
    }
    if (grid.is(last, kBody)) {
      speaker.kind = SourceKind::office;
      speaker.named = holds_name(grid, speaker);
    }
    speaker.plural = is_plural_word(grid, core - 1) || grid.is(core - 1, kPlural);
  }
  return speaker;
}

}  // namespace wirestem::quotes::detail
