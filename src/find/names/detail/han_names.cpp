// SPDX-License-Identifier: Apache-2.0
//
// Without spaces, a name is bounded by what stands around it. The strongest bound is a table's
// word; a title, a cue and a mark come next. Foreign names use some three hundred characters for
// their sound (the news agency Xinhua's tables); a run of them that no everyday word explains is a
// name.
#include "find/names/detail/han_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "find/names/detail/known_names.hpp"
#include "find/names/detail/repeat_han_names.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::uint32_t kLongestRun = 16;

bool is_dot(std::string_view mark) {
  constexpr std::array<std::string_view, 5> kDots = {"·", "・", "•", "‧", "．"};
  return std::ranges::find(kDots, mark) != kDots.end();
}

using SoundCharacters = std::unordered_map<std::string_view, bool>;

class HanScanner {
 public:
  HanScanner(const ArticleWords& words, std::uint32_t sentence, SoundCharacters& sounds,
             Candidates& out)
      : words_(words),
        index_(sentence),
        sentence_(words.segmentation().sentences[sentence]),
        tokens_(words.tokens()),
        window_(tokens_.first(sentence_.end_token)),
        tables_(words.tables()),
        sounds_(sounds),
        out_(out) {}

  void run() {
    for (std::uint32_t i = sentence_.first_token; i < sentence_.end_token;) i = step(i);
  }

 private:
  std::uint32_t step(std::uint32_t i) {
    if (tokens_[i].kind == TokenKind::mark) {
      title_ = {};
      return i + 1;
    }
    if (tokens_[i].kind == TokenKind::word) return take_latin(i);
    if (tokens_[i].kind != TokenKind::ideograph) return i + 1;
    if (const auto end = take_dotted(i)) return *end;
    if (const auto known = known_at(words_, sentence_, i)) return take_known(i, *known);
    if (const auto end = take_pair(i)) return *end;
    if (const auto end = title_at(i)) {
      note_title(i, *end);
      return *end;
    }
    if (const auto end = take_sounds(i)) return *end;
    if (const auto end = take_surname(i)) return *end;
    if (const auto end = word_at(i)) {
      title_ = {};
      return *end;
    }
    title_ = {};
    return i + 1;
  }

  std::optional<std::uint32_t> end_of(const lexicon::Table& table, std::uint32_t i) const {
    if (i >= sentence_.end_token) return {};
    const auto hit = table.longest_at(window_, i, "zh");
    if (!hit) return {};
    return hit->end_token;
  }

  std::optional<std::uint32_t> title_at(std::uint32_t i) const {
    if (i >= sentence_.end_token) return {};
    for (const lexicon::Hit& hit : tables_.roles.all_at(window_, i, "zh")) {
      if (cell_of(tables_.roles, tables_.roles.rows()[hit.row], "title") == "yes") {
        return hit.end_token;
      }
    }
    return {};
  }

  /// An everyday word of two characters or more that no name begins inside of.
  std::optional<std::uint32_t> word_at(std::uint32_t i) const {
    for (const lexicon::Table* table :
         {&tables_.stopwords, &tables_.cues, &tables_.dates, &tables_.concepts, &tables_.roles}) {
      const auto end = end_of(*table, i);
      if (end && *end >= i + 2) return end;
    }
    return {};
  }

  bool is_cue(std::uint32_t i) const {
    if (i >= sentence_.end_token) return false;
    for (const lexicon::Hit& hit : tables_.cues.all_at(window_, i, "zh")) {
      const auto kind = cell_of(tables_.cues, tables_.cues.rows()[hit.row], "class");
      if (kind == "verb" || kind == "incise") return true;
    }
    return false;
  }

  /// Whether a name may end before token `i`.
  bool bounds(std::uint32_t i) const {
    if (i >= sentence_.end_token || tokens_[i].kind != TokenKind::ideograph) return true;
    return is_cue(i) || title_at(i) || end_of(tables_.stopwords, i) ||
           end_of(tables_.function_words, i) || end_of(tables_.dates, i) || word_at(i);
  }

  bool has_sign(std::uint32_t i, std::string_view sign) const {
    for (const lexicon::Hit& hit : tables_.name_signs.all_at(window_, i, "zh")) {
      if (cell_of(tables_.name_signs, tables_.name_signs.rows()[hit.row], "sign") == sign)
        return true;
    }
    return false;
  }

  /// Asked several times for each character, so each distinct one is looked up once.
  bool is_sound(std::uint32_t i) const {
    if (i >= sentence_.end_token || tokens_[i].kind != TokenKind::ideograph) return false;
    const auto [known, fresh] = sounds_.try_emplace(tokens_[i].folded, false);
    if (fresh) {
      const lexicon::Table& signs = tables_.name_signs;
      const auto hit = signs.longest_at(window_.first(i + 1), i, "zh");
      known->second = hit && cell_of(signs, signs.rows()[hit->row], "sign") == "sound";
    }
    return known->second;
  }

  bool is_name_dot(std::uint32_t i) const {
    return i > sentence_.first_token && i + 1 < sentence_.end_token &&
           tokens_[i].kind == TokenKind::mark && is_dot(words_.word(i)) &&
           tokens_[i + 1].kind == TokenKind::ideograph;
  }

  std::uint32_t sounds_end(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end - i < kLongestRun && is_sound(end)) ++end;
    return end;
  }

  /// Sounds beside a dot, those among them that everyday words are written with too.
  bool is_dot_sound(std::uint32_t i) const {
    return is_sound(i) || (i < sentence_.end_token && tokens_[i].kind == TokenKind::ideograph &&
                           has_sign(i, "dot_sound"));
  }

  /// As `sounds_end`, beside a dot: an everyday word that begins with an everyday character is no
  /// part of the name after the dot ("史密斯当天").
  std::uint32_t dotted_end(std::uint32_t i, bool last) const {
    std::uint32_t end = i;
    while (end - i < kLongestRun && is_dot_sound(end)) {
      if (last && end > i && !is_sound(end) && (is_cue(end) || word_at(end) || title_at(end))) {
        break;
      }
      ++end;
    }
    return end;
  }

  /// "皮特·霍尔德": sounds, a dot, sounds.
  std::optional<std::uint32_t> take_dotted(std::uint32_t i) {
    if (!is_dot_sound(i)) return {};
    std::uint32_t end = dotted_end(i, false);
    if (end == i || !is_name_dot(end)) return {};
    while (is_name_dot(end)) {
      const std::uint32_t next = dotted_end(end + 1, true);
      if (next == end + 1) break;
      end = next;
    }
    if (is_name_dot(end - 1) || end == i) return {};
    Candidate& name = add(i, end, NameKind::person);
    name.person = 6;
    return end;
  }

  std::uint32_t take_known(std::uint32_t i, const KnownName& known) {
    const auto end = organisation_end(known.end, 6);
    if (end && known.kind != NameKind::organisation) {
      add(i, *end, NameKind::organisation).organisation = 6;
      return *end;
    }
    Candidate& name = add(i, known.end, known.kind);
    name.key = known.key;
    name.adjective = known.adjective;
    return known.end;
  }

  /// "俄乌": two states of one character each.
  std::optional<std::uint32_t> take_pair(std::uint32_t i) {
    const auto first = end_of(tables_.demonyms, i);
    if (!first || *first != i + 1) return {};
    const auto second = end_of(tables_.demonyms, i + 1);
    if (!second || *second != i + 2) return {};
    for (const std::uint32_t at : {i, i + 1}) {
      const auto hit = tables_.demonyms.longest_at(window_, at, "zh");
      Candidate& name = add(at, at + 1, NameKind::state);
      name.adjective = true;
      const lexicon::Row& row = tables_.demonyms.rows()[hit->row];
      name.key = "state:" + std::string(cell_of(tables_.demonyms, row, "country"));
    }
    return i + 2;
  }

  /// The end of the organisation whose last word stands within `reach` characters from `i`, with
  /// nothing but everyday characters between.
  std::optional<std::uint32_t> organisation_end(std::uint32_t i, std::uint32_t reach) const {
    for (std::uint32_t at = i; at < sentence_.end_token && at <= i + reach; ++at) {
      if (tokens_[at].kind != TokenKind::ideograph) return {};
      for (const lexicon::Hit& hit : tables_.org_words.all_at(window_, at, "zh")) {
        const lexicon::Row& row = tables_.org_words.rows()[hit.row];
        const bool long_word = hit.end_token - at >= 2 || at > i;
        const auto kind = cell_of(tables_.org_words, row, "kind");
        if ((kind == "organisation" || kind == "outlet") && long_word && !title_at(at)) {
          return last_of_organisation(hit.end_token);
        }
      }
      if (is_cue(at) || title_at(at) || end_of(tables_.stopwords, at) ||
          end_of(tables_.function_words, at)) {
        return {};
      }
    }
    return {};
  }

  /// "航天公司": the last of several such words ends the name.
  std::uint32_t last_of_organisation(std::uint32_t end) const {
    bool further = true;
    while (further && end < sentence_.end_token) {
      further = false;
      for (const lexicon::Hit& hit : tables_.org_words.all_at(window_, end, "zh")) {
        const auto kind = cell_of(tables_.org_words, tables_.org_words.rows()[hit.row], "kind");
        if (kind == "place" || hit.end_token - end < 2 || further) continue;
        end = hit.end_token;
        further = true;
      }
    }
    return end;
  }

  std::optional<std::uint32_t> place_word(std::uint32_t i) const {
    if (i >= sentence_.end_token) return {};
    for (const lexicon::Hit& hit : tables_.org_words.all_at(window_, i, "zh")) {
      const lexicon::Row& row = tables_.org_words.rows()[hit.row];
      if (cell_of(tables_.org_words, row, "kind") == "place") return hit.end_token;
    }
    return {};
  }

  /// A run of sound characters: a person after a title or before a cue, a place before a word for
  /// places, an organisation before a word for those; by itself only from three characters on.
  std::optional<std::uint32_t> take_sounds(std::uint32_t i) {
    const std::uint32_t end = sounds_end(i);
    const std::uint32_t size = end - i;
    if (size < 2 || has_sign(i, "common")) return {};
    const bool titled = !title_.empty() && title_end_ == i;
    const bool title_after = title_at(end).has_value();
    const auto company = organisation_end(end, 8);
    const auto place = place_word(end);
    if (size >= 3 && company) {
      add(i, *company, NameKind::organisation).organisation = 6;
      return *company;
    }
    if (size == 2 && !titled && !(title_after && is_bare_start(i))) return {};
    Candidate& name = add(i, end, NameKind::person);
    name.sure = false;
    if (titled) name.person += 4;
    // "卡尔维亚总统布兰特": where a name follows the title, what stands before it is a country.
    const auto after_title = title_at(end);
    const bool of_place = after_title && !titled &&
                          (sounds_end(*after_title) >= *after_title + 2 ||
                           is_name_dot(dotted_end(*after_title, false)));
    if (title_after && !of_place) name.person += 3;
    if (of_place) name.place += 3;
    if (is_cue(end)) name.person += 1;
    if (place) name.place += 3;
    if (i > sentence_.first_token && has_place_sign_before(i)) name.place += 2;
    name.weak = !titled && name.person + name.place == 0;
    return end;
  }

  bool is_bare_start(std::uint32_t i) const {
    return i == sentence_.first_token || tokens_[i - 1].kind == TokenKind::mark;
  }

  bool has_place_sign_before(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 2 && i >= sentence_.first_token + back; ++back) {
      const auto hit = tables_.name_signs.longest_at(window_.first(i), i - back, "zh");
      if (hit && hit->end_token == i &&
          cell_of(tables_.name_signs, tables_.name_signs.rows()[hit->row], "sign") == "place") {
        return true;
      }
    }
    return false;
  }

  /// A Chinese person: surname and one or two characters, beside a title or before a cue.
  std::optional<std::uint32_t> take_surname(std::uint32_t i) {
    const auto surname = end_of(tables_.surnames, i);
    if (!surname) return {};
    const bool titled = !title_.empty() && title_end_ == i;
    for (const std::uint32_t given : {2U, 1U}) {
      const std::uint32_t end = *surname + given;
      if (end > sentence_.end_token || !all_ideographs(*surname, end)) continue;
      if (end_of(tables_.org_words, end - 1)) continue;
      const bool title_after = title_at(end).has_value();
      const bool cue_after = is_cue(end) && (titled || is_bare_start(i));
      if (!(titled && bounds(end)) && !title_after && !cue_after) continue;
      if (!titled && word_at(i)) return {};
      Candidate& name = add(i, end, NameKind::person);
      name.person = titled || title_after ? 5 : 3;
      return end;
    }
    if (title_at(*surname) && !word_at(i) && is_bare_start(i)) {
      add(i, *surname, NameKind::person).person = 4;
      return surname;
    }
    return {};
  }

  bool all_ideographs(std::uint32_t first, std::uint32_t end) const {
    return std::all_of(tokens_.begin() + first, tokens_.begin() + end,
                       [](const Token& token) { return token.kind == TokenKind::ideograph; });
  }

  /// Latin words in a Han text: a run of capitalised ones is a name.
  std::uint32_t take_latin(std::uint32_t i) {
    if (const auto known = known_at(words_, sentence_, i)) return take_known(i, *known);
    std::uint32_t end = i;
    while (end < sentence_.end_token && tokens_[end].kind == TokenKind::word &&
           tokens_[end].capitalised) {
      ++end;
    }
    if (end == i) return i + 1;
    if (end - i >= 2 || (tokens_[i].all_caps && tokens_[i].span.size() > 2)) {
      Candidate& name = add(i, end, NameKind::organisation);
      name.sure = false;
      name.acronym = end - i == 1;
      name.organisation = 1;
    }
    return end;
  }

  void note_title(std::uint32_t first, std::uint32_t end) {
    const TextSpan span{tokens_[first].span.begin, tokens_[end - 1].span.end};
    title_ = !title_.empty() && title_end_ == first ? hull(title_, span) : span;
    title_end_ = end;
  }

  Candidate& add(std::uint32_t first, std::uint32_t end, NameKind kind) {
    Candidate name;
    name.first = first;
    name.end = end;
    name.sentence = index_;
    name.span = {tokens_[first].span.begin, tokens_[end - 1].span.end};
    name.kind = kind;
    name.sure = true;
    if (kind == NameKind::person) {
      if (!title_.empty() && title_end_ == first) {
        name.title = title_;
      } else if (const auto after = title_at(end)) {
        name.title = {tokens_[end].span.begin, tokens_[*after - 1].span.end};
      }
    }
    title_ = {};
    out_.push_back(std::move(name));
    return out_.back();
  }

  const ArticleWords& words_;
  std::uint32_t index_;
  const Sentence& sentence_;
  std::span<const Token> tokens_;
  std::span<const Token> window_;
  const NameTables& tables_;
  SoundCharacters& sounds_;
  Candidates& out_;
  TextSpan title_;
  std::uint32_t title_end_ = 0;
};

}  // namespace

void find_han_names(const ArticleWords& words, Candidates& out) {
  SoundCharacters sounds;
  const auto count = static_cast<std::uint32_t>(words.segmentation().sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    if (words.writing(s) == Writing::han) HanScanner(words, s, sounds, out).run();
  }
  repeat_han_names(words, out);
}

}  // namespace wirestem::names::detail
