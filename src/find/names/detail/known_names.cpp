// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/known_names.hpp"

#include <algorithm>

#include "find/names/detail/country_names.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

std::string key_from_name(std::string_view prefix, std::string_view name) {
  std::string key(prefix);
  for (const char c : text::fold_marks(name)) key.push_back(c == ' ' ? '-' : c);
  return key;
}

/// Takes over a longer find; of equals the first one stays.
void keep_longer(std::optional<KnownName>& best, std::uint32_t end, NameKind kind, std::string key,
                 bool adjective = false) {
  if (best && best->end >= end) return;
  best = KnownName{.end = end, .kind = kind, .key = std::move(key), .adjective = adjective};
}

/// Whether a demonym's row has `form` as a noun for the state itself (short_en: "U.S.").
bool names_the_state(const lexicon::Table& table, const lexicon::Row& row, std::string_view form,
                     std::string_view language) {
  const auto stands_in = [&](std::string_view column) {
    for (const std::string_view one : lexicon::alternatives(cell_of(table, row, column))) {
      if (text::fold_case(one) == form) return true;
    }
    return false;
  };
  if (language == "en") return stands_in("short_en");
  if (language == "zh") return true;
  if (language == "ru") return stands_in("country_forms_ru");
  if (language == "uk") return stands_in("country_forms_uk");
  return language == "pl" && stands_in("country_forms_pl");
}

class Lookup {
 public:
  Lookup(const ArticleWords& words, const Sentence& sentence, std::uint32_t at)
      : words_(words),
        language_(words.language_at(sentence, at)),
        window_(words.tokens().first(sentence.end_token)),
        at_(at),
        end_(sentence.end_token) {}

  std::optional<KnownName> run() {
    const Token& token = window_[at_];
    const bool has_capitals = token.kind == TokenKind::word && token.capitalised;
    const bool cased = token.kind == TokenKind::word && is_cased(words_.word(at_));
    if (!cased || has_capitals) {
      look_in_states();
      look_in_places();
      look_in_organisations();
    }
    if (!cased || has_capitals || language_ != "en") look_in_demonyms(!cased || has_capitals);
    return best_;
  }

 private:
  static bool is_cased(std::string_view word) {
    const auto script = text::script_of(text::code_point_at(word, 0).value);
    return script == "Latn" || script == "Cyrl" || script == "Grek";
  }

  void look_in_states() {
    const auto hit = country_names().longest_at(window_, at_, end_, language_);
    if (hit) keep_longer(best_, hit->end_token, NameKind::state, "state:" + std::string(hit->code));
  }

  void look_in_demonyms(bool noun_allowed) {
    const lexicon::Table& table = words_.tables().demonyms;
    const auto hit = table.longest_at(window_, at_, language_);
    if (!hit) return;
    const lexicon::Row& row = table.rows()[hit->row];
    std::string form;
    for (std::uint32_t i = hit->first_token; i < hit->end_token; ++i) {
      if (i > hit->first_token) form += ' ';
      form += window_[i].folded;
    }
    const bool noun = names_the_state(table, row, form, language_);
    if (noun && !noun_allowed) return;
    // One Han character stands for a state only beside another one, or before 方 "side".
    if (language_ == "zh" && hit->end_token - at_ == 1) return;
    keep_longer(best_, hit->end_token, NameKind::state,
                "state:" + std::string(cell_of(table, row, "country")), !noun);
  }

  void look_in_places() {
    const lexicon::Table& table = words_.tables().places;
    const auto hit = table.longest_at(window_, at_, language_);
    if (!hit) return;
    const auto id = cell_of(table, table.rows()[hit->row], "id");
    keep_longer(best_, hit->end_token, NameKind::place, "place:" + std::string(id));
  }

  void look_in_organisations() {
    for (const lexicon::Table* table : {&words_.tables().organisations, &words_.tables().outlets}) {
      const auto hit = table->longest_at(window_, at_, language_);
      if (!hit) continue;
      // "As" opens a sentence, "AS" is a newspaper.
      const Token& token = window_[at_];
      const bool brief =
          hit->end_token == at_ + 1 && token.kind == TokenKind::word && token.span.size() <= 3;
      if (brief && !token.all_caps) continue;
      const auto name = cell_of(*table, table->rows()[hit->row], "name");
      keep_longer(best_, hit->end_token, NameKind::organisation, key_from_name("org:", name));
    }
  }

  const ArticleWords& words_;
  std::string_view language_;
  std::span<const Token> window_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::optional<KnownName> best_;
};

}  // namespace

std::optional<KnownName> known_at(const ArticleWords& words, const Sentence& sentence,
                                  std::uint32_t at) {
  return Lookup(words, sentence, at).run();
}

}  // namespace wirestem::names::detail
