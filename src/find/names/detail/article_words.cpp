// SPDX-License-Identifier: Apache-2.0
//
// Each distinct word is looked up once an article, which is what makes name finding cheap: the
// tables are many, the words of one article few.
#include "find/names/detail/article_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory_resource>
#include <unordered_map>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

std::size_t find_apostrophe(std::string_view word, std::size_t& size) {
  for (std::size_t i = 0; i < word.size();) {
    const auto c = text::code_point_at(word, i);
    if (is_apostrophe(c.value)) {
      size = c.size;
      return i;
    }
    i += c.size;
  }
  return std::string_view::npos;
}

bool has_case(std::string_view script) {
  return script == "Latn" || script == "Cyrl" || script == "Grek" || script == "Armn";
}

Gender gender_from(std::string_view cell) {
  if (cell == "m") return Gender::male;
  return cell == "f" ? Gender::female : Gender::unknown;
}

/// Whether a language is written in other letters than Latin ones.
bool is_in_other_script(std::string_view language) {
  constexpr std::array<std::string_view, 8> kOtherScripts = {"ru", "uk", "zh", "ar",
                                                             "be", "bg", "ja", "el"};
  if (language == "en") return false;  // soonest said of the most
  return std::ranges::find(kOtherScripts, language) != kOtherScripts.end();
}

/// "Bergers" is no form of "Berg", though they have one stem: so long an ending none has that is
/// written in ASCII.
bool is_overstemmed(std::string_view folded, std::string_view phrase) {
  return static_cast<unsigned char>(folded[0]) < 0x80 &&
         phrase.find('|') == std::string_view::npos && folded.size() >= phrase.size() + 3;
}

/// Whether a word may have to be trimmed: a byte of a hyphen or an apostrophe stands in it.
bool may_be_cut(std::string_view word) {
  return std::ranges::any_of(
      word, [](char c) { return c == '-' || c == '\'' || c == '\xE2' || c == '\xCA'; });
}

/// "al-Homsi": the article of Arabic names, small before the capital.
bool begins_with_article(std::string_view word) {
  constexpr std::array<std::string_view, 14> kArticles = {
      "al", "el", "ul", "ad", "an", "ar", "as", "at", "az", "ash", "аль", "эль", "аш", "ас"};
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
         text::is_upper(text::code_point_at(word, hyphen + 1).value) &&
         std::ranges::find(kArticles, word.substr(0, hyphen)) != kArticles.end();
}

bool opens_quote(std::string_view mark) {
  constexpr std::array<std::string_view, 16> kOpening = {"“", "\"", "«", "„", "‘", "»", ":", "—",
                                                         "–", "•",  "·", "(", "[", "-", "…", "*"};
  return std::ranges::find(kOpening, mark) != kOpening.end();
}

}  // namespace

NameTables::NameTables(const lexicon::Lexicon& lexicon)
    : roles(lexicon.table("roles")),
      cues(lexicon.table("cues")),
      given_names(lexicon.table("given_names")),
      pronouns(lexicon.table("pronouns")),
      stopwords(lexicon.table("stopwords")),
      function_words(lexicon.table("function_words")),
      connectives(lexicon.table("connectives")),
      dates(lexicon.table("dates")),
      quantities(lexicon.table("quantities")),
      concepts(lexicon.table("concepts")),
      org_words(lexicon.table("org_words")),
      name_signs(lexicon.table("name_signs")),
      name_endings(lexicon.table("name_endings")),
      surnames(lexicon.table("surnames")),
      places(lexicon.table("places")),
      demonyms(lexicon.table("demonyms")),
      organisations(lexicon.table("organisations")),
      outlets(lexicon.table("outlets")),
      subdivisions(lexicon.table("subdivisions")) {}

std::string_view cell_of(const lexicon::Table& table, const lexicon::Row& row,
                         std::string_view column) {
  if (table.rows().empty()) return {};
  const std::size_t index = table.column(column);
  return index < row.cells.size() ? row[index] : std::string_view();
}

ArticleWords::ArticleWords(const Article& article, const Segmentation& segmentation,
                           const NameTables& tables)
    : article_(article),
      segmentation_(segmentation),
      tables_(tables),
      tokens_(segmentation.tokens),
      cuts_(segmentation.tokens.size(), 0),
      fact_of_(segmentation.tokens.size(), 0),
      facts_(1) {
  trim_tokens();
  judge_writing();
  number_words();
  find_body_headlines();
  for (std::size_t s = 0; s < segmentation.sentences.size(); ++s) {
    if (writing_[s] != Writing::han) count(segmentation.sentences[s], writing_[s]);
  }
}

/// "Why The Mayor Is In Trouble" as a line of the body: capitals nearly throughout, on small words
/// too.
void ArticleWords::find_body_headlines() {
  for (std::size_t s = 0; s < segmentation_.sentences.size(); ++s) {
    if (writing_[s] != Writing::cased) continue;
    const Sentence& sentence = segmentation_.sentences[s];
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      ++words;
      if (tokens_[i].capitalised) ++capitals;
    }
    if (words < 4 || capitals * 10 < words * 7) continue;
    std::uint32_t small = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = tokens_[i];
      const bool counts = token.kind == TokenKind::word && token.capitalised && !opens(i);
      if (counts && !token.all_caps && known_facts(i, kGrammar).small) ++small;
    }
    if (small >= 2) writing_[s] = Writing::headline;
  }
}

/// One WordFacts for each word of each language; what is no word shares the first, empty one.
void ArticleWords::number_words() {
  facts_[0].known = kAllParts;
  tongues_.emplace_back();
  using Numbers = std::pmr::unordered_map<std::string_view, std::uint32_t>;
  std::pmr::monotonic_buffer_resource memory;  // one release for all words
  std::map<std::string_view, Numbers> by_tongue;
  std::string_view last_tongue;
  Numbers* numbers = nullptr;
  for (std::size_t s = 0; s < segmentation_.sentences.size(); ++s) {
    if (writing_[s] == Writing::han) continue;
    const Sentence& sentence = segmentation_.sentences[s];
    const std::string& own = language(sentence);
    const bool is_mixed = is_in_other_script(own);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (tokens_[i].kind != TokenKind::word || tokens_[i].folded.empty()) continue;
      const std::string_view tongue = is_mixed ? language_at(sentence, i) : std::string_view(own);
      if (numbers == nullptr || tongue != last_tongue) {
        numbers = &by_tongue.try_emplace(tongue, &memory).first->second;
        numbers->reserve(tokens_.size() / 2);
        last_tongue = tongue;
      }
      const auto [slot, fresh] =
          numbers->try_emplace(tokens_[i].folded, static_cast<std::uint32_t>(facts_.size()));
      fact_of_[i] = slot->second;
      if (!fresh) continue;
      facts_.emplace_back();
      facts_.back().token = i;
      tongues_.push_back(tongue);
    }
  }
}

std::string_view ArticleWords::word(std::uint32_t token) const {
  return slice(article_.text, tokens_[token].span);
}

const std::string& ArticleWords::language(const Sentence& sentence) const {
  return language_of(article_, sentence);
}

std::string_view ArticleWords::language_at(const Sentence& sentence, std::uint32_t token) const {
  const std::string& own = language(sentence);
  const bool foreign = static_cast<unsigned char>(tokens_[token].folded[0]) < 0x80 &&
                       tokens_[token].kind == TokenKind::word && is_in_other_script(own);
  return foreign ? std::string_view("en") : std::string_view(own);
}

void ArticleWords::trim_tokens() {
  for (const Sentence& sentence : segmentation_.sentences) {
    const std::string& own = language(sentence);
    const bool is_mixed = is_in_other_script(own);
    bool opening = true;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      Token& token = tokens_[i];
      if (token.kind == TokenKind::mark) opening = opening || opens_quote(word(i));
      if (token.kind != TokenKind::word) continue;
      if (opening) cuts_[i] |= 4U;
      opening = false;
      if (token.folded.empty()) continue;
      const std::string_view tongue = is_mixed ? language_at(sentence, i) : std::string_view(own);
      if (may_be_cut(word(i))) trim_token(token, i, tongue);
      if (is_mixed && tongue != own) {
        token.stem = text::stem(token.folded, tongue);
        token.first_words = 0;
      }
    }
  }
}

void ArticleWords::trim_token(Token& token, std::uint32_t index, std::string_view language) {
  token.capitalised = token.capitalised || begins_with_article(word(index));
  std::size_t size = 0;
  const std::string_view text = word(index);
  const TextSpan before = token.span;
  const std::size_t at = find_apostrophe(text, size);
  if (at != std::string_view::npos) {
    const bool elision = at <= 2 && !token.all_caps && at + size < text.size() &&
                         text::is_upper(text::code_point_at(text, at + size).value) &&
                         (language == "fr" || language == "it" || language == "ca");
    const std::string_view tail = text.substr(at + size);
    if (elision) {
      token.span.begin += static_cast<std::uint32_t>(at + size);
      cuts_[index] = static_cast<std::uint8_t>((cuts_[index] | 1U) & ~4U);
    } else if (tail == "s" || tail == "S") {
      token.span.end = token.span.begin + static_cast<std::uint32_t>(at);
      cuts_[index] |= 2U;
    }
  }
  const std::string_view rest = slice(article_.text, token.span);
  const std::size_t hyphen = rest.find('-');
  if (hyphen != std::string_view::npos && hyphen + 1 < rest.size() && hyphen > 1 &&
      text::is_upper(text::code_point_at(rest, 0).value)) {
    const char32_t follower = text::code_point_at(rest, hyphen + 1).value;
    if (text::is_letter(follower) && !text::is_upper(follower) &&
        has_case(text::script_of(follower))) {
      token.span.end = token.span.begin + static_cast<std::uint32_t>(hyphen);
      cuts_[index] |= 2U;
    }
  }
  if (token.span == before) return;
  token.folded = text::fold_case(slice(article_.text, token.span));
  token.stem = text::stem(token.folded, language);
  token.first_words = 0;
  const std::string_view left = slice(article_.text, token.span);
  token.capitalised =
      text::is_upper(text::code_point_at(left, 0).value) || begins_with_article(left);
}

void ArticleWords::judge_writing() {
  writing_.reserve(segmentation_.sentences.size());
  for (const Sentence& sentence : segmentation_.sentences) writing_.push_back(judge(sentence));
}

Writing ArticleWords::judge(const Sentence& sentence) const {
  std::uint32_t han = 0;
  std::uint32_t uncased = 0;
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  std::uint32_t shouted = 0;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::ideograph) ++han;
    if (token.kind != TokenKind::word) continue;
    const char32_t first = text::code_point_at(article_.text, token.span.begin).value;
    if (!has_case(text::script_of(first))) {
      ++uncased;
      continue;
    }
    if (token.folded.size() < 4) continue;  // headlines write short words small
    ++words;
    if (token.capitalised) ++capitals;
    if (token.all_caps) ++shouted;
  }
  if (han > words + uncased) return Writing::han;
  if (uncased > words) return Writing::uncased;
  const bool german = language(sentence) == "de";
  const SectionRole role = role_of(article_, sentence);
  const bool head = role == SectionRole::title || role == SectionRole::dek;
  const bool many = head && words >= 4 && capitals * 10 > words * 7;
  if ((many && !german) || (words >= 4 && shouted * 10 > words * 6)) return Writing::headline;
  return german ? Writing::nouns : Writing::cased;
}

void ArticleWords::look_up(WordFacts& facts, std::uint8_t parts) const {
  const std::string_view tongue = tongues_[static_cast<std::size_t>(&facts - facts_.data())];
  const auto missing = static_cast<std::uint8_t>(parts & ~facts.known);
  if ((missing & kGrammar) != 0) read_grammar(facts, tongue);
  if ((missing & kSenses) != 0) read_senses(facts, tongue);
  if ((missing & kSigns) != 0) {
    read_roles(facts, tongue);
    read_signs(facts, tongue);
  }
  facts.known |= parts;
}

void ArticleWords::read_grammar(WordFacts& facts, std::string_view tongue) const {
  const auto window = std::span(tokens_).first(facts.token + 1);
  const auto has = [&](const lexicon::Table& table) {
    return table.longest_at(window, facts.token, tongue).has_value();
  };
  for (const lexicon::Hit& hit : tables_.function_words.all_at(window, facts.token, tongue)) {
    const lexicon::Row& row = tables_.function_words.rows()[hit.row];
    const auto kind = cell_of(tables_.function_words, row, "class");
    facts.small = true;
    facts.determiner =
        facts.determiner || kind == "article" || kind == "determiner" || kind == "possessive";
    facts.coordinator = facts.coordinator || kind == "coordinator";
  }
  facts.small = facts.small || has(tables_.stopwords) || has(tables_.pronouns) ||
                has(tables_.connectives) || has(tables_.quantities);
}

void ArticleWords::read_senses(WordFacts& facts, std::string_view tongue) const {
  const auto window = std::span(tokens_).first(facts.token + 1);
  facts.date = tables_.dates.longest_at(window, facts.token, tongue).has_value();
  facts.topic = tables_.concepts.longest_at(window, facts.token, tongue).has_value();
  if (!facts.topic && tongue == "de") {
    facts.topic = ends_like_noun(tokens_[facts.token].folded, tongue);
  }
  for (const lexicon::Hit& hit : tables_.cues.all_at(window, facts.token, tongue)) {
    const auto kind = cell_of(tables_.cues, tables_.cues.rows()[hit.row], "class");
    facts.cue = facts.cue || kind == "verb" || kind == "incise";
  }
  if (const auto hit = tables_.given_names.longest_at(window, facts.token, tongue)) {
    const lexicon::Row& row = tables_.given_names.rows()[hit->row];
    facts.given = true;
    facts.gender = gender_from(cell_of(tables_.given_names, row, "gender"));
  }
}

void ArticleWords::read_roles(WordFacts& facts, std::string_view tongue) const {
  const Token& token = tokens_[facts.token];
  const auto window = std::span(tokens_).first(facts.token + 1);
  for (const lexicon::Hit& hit : tables_.roles.all_at(window, facts.token, tongue)) {
    const lexicon::Row& row = tables_.roles.rows()[hit.row];
    facts.role = true;
    facts.title = facts.title || cell_of(tables_.roles, row, "title") == "yes";
  }
  if (!facts.role && token.capitalised && tongue == "de") {
    facts.title = ends_in_title(token.folded, tongue);
  }
}

void ArticleWords::read_signs(WordFacts& facts, std::string_view tongue) const {
  const std::uint32_t at = facts.token;
  const auto window = std::span(tokens_).first(at + 1);
  for (const lexicon::Hit& hit : tables_.org_words.all_at(window, at, tongue)) {
    const lexicon::Row& row = tables_.org_words.rows()[hit.row];
    if (is_overstemmed(tokens_[at].folded, cell_of(tables_.org_words, row, "phrase"))) continue;
    const auto kind = cell_of(tables_.org_words, row, "kind");
    const auto place = cell_of(tables_.org_words, row, "place");
    facts.field = facts.field || kind == "field";
    facts.outlet = facts.outlet || kind == "outlet";
    if (kind == "organisation" || kind == "outlet") {
      facts.org_first = facts.org_first || place != "last";
      facts.org_last = facts.org_last || place != "first";
    } else if (kind == "place") {
      facts.place_first = facts.place_first || place != "last";
      facts.place_last = facts.place_last || place != "first";
    }
  }
  for (const lexicon::Hit& hit : tables_.name_signs.all_at(window, at, tongue)) {
    const lexicon::Row& row = tables_.name_signs.rows()[hit.row];
    const auto sign = cell_of(tables_.name_signs, row, "sign");
    facts.particle = facts.particle || sign == "particle";
    facts.joiner = facts.joiner || sign == "joiner";
    facts.place_sign = facts.place_sign || sign == "place";
    facts.way_sign = facts.way_sign || sign == "way";
    facts.org_noun = facts.org_noun || sign == "org_noun";
    facts.place_noun = facts.place_noun || sign == "place_noun";
    facts.title = facts.title || sign == "title";
    facts.common = facts.common || sign == "common";
  }
}

/// "Betriebsleiterin", "GVT-Vorsitzende": German writes a title and what it is for as one word.
bool ArticleWords::ends_in_title(std::string_view folded, std::string_view tongue) const {
  constexpr std::size_t kShortestTitle = 4;
  constexpr std::size_t kLongestTitle = 20;
  const std::size_t from =
      std::max<std::size_t>(3, folded.size() - std::min(folded.size(), kLongestTitle));
  for (std::size_t cut = from; cut + kShortestTitle <= folded.size(); ++cut) {
    const std::string_view tail = folded.substr(cut);
    if ((static_cast<unsigned char>(tail[0]) & 0xC0U) == 0x80U) continue;  // inside a character
    const std::int64_t row = tables_.roles.find(tail, tongue);
    const std::int64_t sign = tables_.name_signs.find(tail, tongue);
    if (row < 0 && sign >= 0) {
      const lexicon::Row& found = tables_.name_signs.rows()[static_cast<std::size_t>(sign)];
      return cell_of(tables_.name_signs, found, "sign") == "title";
    }
    if (row < 0) continue;
    const lexicon::Row& role = tables_.roles.rows()[static_cast<std::size_t>(row)];
    return cell_of(tables_.roles, role, "kind") == "person" &&
           cell_of(tables_.roles, role, "number") != "p";
  }
  return false;
}

/// "Vorbereitung": what ends so is an everyday noun, if it is long.
bool ArticleWords::ends_like_noun(std::string_view folded, std::string_view tongue) const {
  constexpr std::size_t kShortestRest = 5;
  constexpr std::size_t kLongestEnding = 8;
  if (folded.size() <= kShortestRest) return false;
  const std::size_t from =
      std::max(kShortestRest, folded.size() - std::min(folded.size(), kLongestEnding));
  for (std::size_t cut = from; cut + 3 <= folded.size(); ++cut) {
    if ((static_cast<unsigned char>(folded[cut]) & 0xC0U) == 0x80U) continue;
    const std::int64_t row = tables_.name_signs.find(folded.substr(cut), tongue);
    if (row < 0) continue;
    const lexicon::Row& found = tables_.name_signs.rows()[static_cast<std::size_t>(row)];
    if (cell_of(tables_.name_signs, found, "sign") == "common_ending") return true;
  }
  return false;
}

void ArticleWords::count(const Sentence& sentence, Writing writing) {
  if (writing == Writing::headline) return;
  std::uint32_t first = sentence.first_token;  // no capital or mark since
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word) {
      first = i + 1;
      continue;
    }
    WordFacts& facts = facts_[fact_of_[i]];
    if (!token.capitalised) {
      ++facts.lower;
      continue;
    }
    if (!opens(i)) ++facts.inside;
    if (determined(first, i)) ++facts.after_determiner;
    first = i;
  }
}

/// Whether a determiner stands before `token`, with no small word between, at `first` or later.
bool ArticleWords::determined(std::uint32_t first, std::uint32_t token) const {
  for (std::uint32_t i = token; i > first;) {
    const WordFacts& facts = known_facts(--i, kGrammar);
    if (facts.determiner) return true;
    if (facts.small || tokens_[i].capitalised) return false;
  }
  return false;
}

}  // namespace wirestem::names::detail
