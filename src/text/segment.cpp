// SPDX-License-Identifier: Apache-2.0
//
// Three passes, each linear: paragraphs by blank lines within sections, tokens within paragraphs,
// sentences over tokens. ICU's break iterators would do the first cut too (docs/decisions/0003),
// but news needs its own view of abbreviations, initials, ordinals, domains and closing quotation
// marks. Left out: sentence ends in Thai and other scripts that write none; a paragraph is one
// sentence there.
#include "text/segment.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

std::uint32_t offset(std::size_t n) { return static_cast<std::uint32_t>(n); }

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// What may stand inside a word between two letters: didn't, Al-Thani.
bool joins_letters(char32_t c) { return is_apostrophe(c) || is_hyphen(c) || c == 0xB7; }

/// What may stand inside a number between two digits: 1,200 · 4.2 · 14:30 · 1’200.
bool joins_digits(char32_t c) { return c == ',' || c == '.' || c == ':' || c == 0x2019; }

bool is_word_letter(char32_t c) {
  if (c < 0x80) return is_letter(c) || c == '_';
  if (is_ideograph(c)) return false;
  return is_letter(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x652) || c == '_';
}

/// Cuts a text into tokens, from left to right.
class Tokenizer {
 public:
  enum class Stems : std::uint8_t { found, left_out };

  Tokenizer(std::string_view text, std::string_view language, Stems stems = Stems::found)
      : text_(text), language_(language), stems_(stems) {}

  void run(TextSpan span, std::vector<Token>& tokens) {
    std::size_t at = span.begin;
    end_ = span.end;
    while (at < end_) {
      const CodePoint c = code_point_at(text_, at);
      if (is_space(c.value)) {
        at += c.size;
        continue;
      }
      Token& token = tokens.emplace_back();
      const std::size_t end = scan(at, c, token);
      token.span = {offset(at), offset(end)};
      const std::size_t pronoun = token.kind == TokenKind::word ? inverted_subject(token.span) : 0;
      if (pronoun != 0) {
        token.span.end = offset(end_of_verb(at, pronoun));
        finish(token);
        tokens.emplace_back().span = {offset(pronoun), offset(end)};
      }
      finish(tokens.back());
      at = end;
    }
  }

 private:
  /// Where the subject begins in a French verb that carries it: "dit-elle", "a-t-il"; else 0.
  std::size_t inverted_subject(TextSpan word) const {
    constexpr std::array<std::string_view, 5> kSubjects = {"il", "elle", "ils", "elles", "on"};
    if (language_ != "fr") return 0;
    const std::string_view letters = slice(text_, word);
    const std::size_t hyphen = letters.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return 0;
    const bool subject =
        std::ranges::find(kSubjects, letters.substr(hyphen + 1)) != kSubjects.end();
    return subject ? word.begin + hyphen + 1 : 0;
  }

  /// "a|-t-il": a sound put between two vowels is part of neither.
  std::size_t end_of_verb(std::size_t begin, std::size_t subject) const {
    const std::string_view verb = text_.substr(begin, subject - 1 - begin);
    return begin + verb.size() - (verb.ends_with("-t") ? 2 : 0);
  }

  std::size_t scan(std::size_t at, CodePoint c, Token& token) const {
    if (is_ideograph(c.value)) {
      token.kind = TokenKind::ideograph;
      return at + c.size;
    }
    if (is_digit(c.value)) {
      token.kind = TokenKind::number;
      return scan_run(at, is_digit, joins_digits);
    }
    if (is_word_letter(c.value)) {
      token.kind = TokenKind::word;
      return scan_word(at);
    }
    token.kind = TokenKind::mark;
    return at + c.size;
  }

  /// A run of `inner` characters, with a single `joint` between two of them.
  template <typename Inner, typename Joint>
  std::size_t scan_run(std::size_t at, Inner inner, Joint joint) const {
    while (at < end_) {
      const CodePoint c = code_point_at(text_, at);
      if (inner(c.value)) {
        at += c.size;
      } else if (joint(c.value) && at + c.size < end_ &&
                 inner(code_point_at(text_, at + c.size).value)) {
        at += c.size;
      } else {
        break;
      }
    }
    return at;
  }

  /// A word; "U.S." and "z.B." keep their inner dots, "www.example.org" is one word.
  std::size_t scan_word(std::size_t begin) const {
    const auto inner = [](char32_t c) { return is_word_letter(c) || is_digit(c); };
    std::size_t end = scan_run(begin, inner, joins_letters);
    while (end + 1 < end_ && text_[end] == '.' && inner(code_point_at(text_, end + 1).value)) {
      const std::size_t next = scan_run(end + 1, inner, joins_letters);
      const bool initials = next - end <= 3 && dotted_initials(begin, end);
      if (!initials && !looks_like_domain(begin, next)) break;
      end = next;
    }
    if (end < end_ && text_[end] == '.' && dotted_initials(begin, end) && end - begin > 1) ++end;
    return end;
  }

  /// "U", "U.S": single letters parted by dots.
  bool dotted_initials(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end;) {
      const CodePoint c = code_point_at(text_, i);
      if (!is_letter(c.value)) return false;
      i += c.size;
      if (i < end && text_[i] != '.') return false;
      ++i;
    }
    return true;
  }

  bool looks_like_domain(std::size_t begin, std::size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    const std::size_t dot = word.rfind('.');
    const std::string_view tail = word.substr(dot + 1);
    const bool lower = std::ranges::all_of(tail, [](char c) { return c >= 'a' && c <= 'z'; });
    return lower && tail.size() >= 2 && tail.size() <= 6 && (word.starts_with("www.") || dot >= 3);
  }

  void finish(Token& token) const {
    const std::string_view word = slice(text_, token.span);
    token.folded = fold_case(word);
    if (token.kind == TokenKind::word) {
      token.capitalised = is_upper(code_point_at(word, 0).value);
      token.all_caps = token.capitalised && all_upper(word);
    }
    if (token.kind != TokenKind::word || stems_ == Stems::left_out) {
      token.stem = token.folded;
      return;
    }
    const bool possessive = token.folded.ends_with("'s") && language_ == "en";
    const std::string_view bare =
        std::string_view(token.folded).substr(0, token.folded.size() - (possessive ? 2 : 0));
    token.stem = stem(bare, language_);
  }

  static bool all_upper(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < word.size();) {
      const CodePoint c = code_point_at(word, i);
      i += c.size;
      if (!is_letter(c.value)) continue;
      if (!is_upper(c.value)) return false;
      ++letters;
    }
    return letters >= 2;
  }

  std::string_view text_;
  std::string_view language_;
  Stems stems_;
  std::size_t end_ = 0;
};

/// Abbreviations after which a dot ends no sentence, over the languages that use dots so.
constexpr std::array<std::string_view, 66> kAbbreviations = {
    "mr",   "mrs",  "ms",   "dr",  "prof", "st",   "gen",  "col", "lt",  "sgt",    "capt",
    "maj",  "cmdr", "adm",  "gov", "sen",  "rep",  "rev",  "hon", "jr",  "sr",     "vs",
    "no",   "nr",   "art",  "vol", "inc",  "ltd",  "corp", "co",  "jan", "feb",    "mar",
    "apr",  "jun",  "jul",  "aug", "sep",  "sept", "oct",  "nov", "dec", "approx", "ca",
    "bzw",  "usw",  "evtl", "hr",  "fr",   "str",  "mio",  "mrd", "sog", "m",      "mme",
    "mlle", "sra",  "dra",  "г",   "гг",   "ул",   "им",   "тыс", "млн", "млрд",   "грн"};

bool is_closing(std::string_view mark) {
  constexpr std::array<std::string_view, 14> kClosing = {"\"", "'",  "”",  "’",  "»",  "›", ")",
                                                         "]",  "」", "』", "》", "）", "“", "…"};
  return std::ranges::find(kClosing, mark) != kClosing.end();
}

bool is_terminator(std::string_view mark) {
  constexpr std::array<std::string_view, 10> kEnds = {".",  "!",  "?", "…", "。",
                                                      "！", "？", "؟", "۔", "।"};
  return std::ranges::find(kEnds, mark) != kEnds.end();
}

bool is_wide_terminator(std::string_view mark) {
  return mark == "。" || mark == "！" || mark == "？" || mark == "؟" || mark == "۔" || mark == "।";
}

/// Cuts the tokens of one paragraph into sentences.
class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, std::string_view language, const std::vector<Token>& tokens)
      : text_(text), language_(language), tokens_(tokens) {}

  void run(std::uint32_t first, std::uint32_t end, Sentence pattern,
           std::vector<Sentence>& out) const {
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < end;) {
      std::uint32_t next = i + 1;
      if (is_end(i, end, next) || next == end) {
        pattern.first_token = begin;
        pattern.end_token = next;
        pattern.span = {tokens_[begin].span.begin, tokens_[next - 1].span.end};
        out.push_back(pattern);
        begin = next;
      }
      i = next;
    }
  }

 private:
  /// True where a sentence ends with the terminator at token `i`; `next` is then the token after it
  /// and after the marks that close with it.
  bool is_end(std::uint32_t i, std::uint32_t end, std::uint32_t& next) const {
    const std::string_view mark = word(i);
    if (tokens_[i].kind != TokenKind::mark || !is_terminator(mark)) {
      return tokens_[i].span.size() > 2 && mark.ends_with('.') && ends_after_initials(i, end);
    }
    const bool dot = mark == ".";
    std::uint32_t after = i + 1;
    while (after < end && touches(after) &&
           (is_terminator(word(after)) || is_closing(word(after)))) {
      ++after;
    }
    if (after >= end) {
      next = after;
      return true;
    }
    if (is_wide_terminator(mark)) {
      next = after;
      return true;
    }
    if (touches(after)) return false;  // "3.5", "antiwar.com", a dot glued to what follows
    if (dot && after == i + 1 && is_abbreviation(i)) return false;
    if (!begins_sentence(after, end)) return false;
    next = after;
    return true;
  }

  /// "U.S." is one token; a sentence may end there if a capital follows that begins one.
  bool ends_after_initials(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end || touches(i + 1)) return false;
    const Token& follower = tokens_[i + 1];
    constexpr std::array<std::string_view, 12> kStarters = {
        "the", "a", "an", "in", "on", "it", "he", "she", "they", "this", "but", "we"};
    return follower.capitalised && std::ranges::find(kStarters, follower.folded) != kStarters.end();
  }

  /// "am 12. März", "das 3. Tor": languages that write ordinals with a dot seldom end a sentence
  /// with a number of two digits.
  bool is_ordinal(const Token& number) const {
    constexpr std::array<std::string_view, 12> kDotted = {"de", "da", "nb", "no", "nn", "cs",
                                                          "sk", "sl", "hr", "hu", "fi", "et"};
    return number.span.size() <= 2 && std::ranges::find(kDotted, language_) != kDotted.end();
  }

  bool is_abbreviation(std::uint32_t dot) const {
    if (dot == 0 || !touches(dot)) return false;
    const Token& before = tokens_[dot - 1];
    if (before.kind == TokenKind::number) return is_ordinal(before);
    if (before.kind != TokenKind::word) return false;
    const std::size_t letters = count_code_points(before.folded);
    if (letters == 1 && before.capitalised) return true;  // an initial
    return std::ranges::find(kAbbreviations, before.folded) != kAbbreviations.end() &&
           letters <= 6 && (before.capitalised || letters <= 4);
  }

  /// Whether a sentence can begin at token `i`: not with a lower-case word.
  bool begins_sentence(std::uint32_t i, std::uint32_t end) const {
    while (i < end && tokens_[i].kind == TokenKind::mark) ++i;
    if (i >= end) return true;
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word || token.capitalised) return true;
    const char32_t first = code_point_at(text_, token.span.begin).value;
    const std::string_view script = script_of(first);
    const bool has_case = script == "Latn" || script == "Cyrl" || script == "Grek";
    return !has_case;
  }

  /// Whether no white space stands before token `i`.
  bool touches(std::uint32_t i) const {
    return i > 0 && tokens_[i - 1].span.end == tokens_[i].span.begin;
  }

  std::string_view word(std::uint32_t i) const { return slice(text_, tokens_[i].span); }

  std::string_view text_;
  std::string_view language_;
  const std::vector<Token>& tokens_;
};

/// Paragraphs of a section: parted by blank lines, or by single line ends if there are no blank
/// ones.
std::vector<TextSpan> find_paragraphs(std::string_view text, TextSpan section) {
  const std::string_view part = slice(text, section);
  const bool blank_lines = part.find("\n\n") != std::string_view::npos;
  const std::string_view separator = blank_lines ? "\n\n" : "\n";
  std::vector<TextSpan> paragraphs;
  for (std::size_t begin = 0; begin <= part.size();) {
    const std::size_t found = part.find(separator, begin);
    const std::size_t end = found == std::string_view::npos ? part.size() : found;
    const std::string_view trimmed = trim(part.substr(begin, end - begin));
    if (!trimmed.empty()) {
      const std::size_t at = section.begin + static_cast<std::size_t>(trimmed.data() - part.data());
      paragraphs.push_back({offset(at), offset(at + trimmed.size())});
    }
    if (found == std::string_view::npos) break;
    begin = found + separator.size();
  }
  return paragraphs;
}

}  // namespace

Segmentation segment(const Article& article) {
  constexpr std::size_t kBytesPerToken = 5;  // about as many as in most languages
  constexpr std::size_t kMostReserved = 1U << 16U;
  Segmentation result;
  result.tokens.reserve(std::min(article.text.size() / kBytesPerToken, kMostReserved));
  for (std::uint32_t s = 0; s < article.sections.size(); ++s) {
    const Section& section = article.sections[s];
    Tokenizer tokenizer(article.text, section.language);
    const SentenceCutter cutter(article.text, section.language, result.tokens);
    for (const TextSpan paragraph : find_paragraphs(article.text, section.span)) {
      const std::uint32_t first = offset(result.tokens.size());
      tokenizer.run(paragraph, result.tokens);
      const Sentence pattern{.span = {},
                             .first_token = 0,
                             .end_token = 0,
                             .paragraph = offset(result.paragraphs.size()),
                             .section = s};
      cutter.run(first, offset(result.tokens.size()), pattern, result.sentences);
      result.paragraphs.push_back(paragraph);
    }
  }
  return result;
}

std::vector<Token> tokenize(std::string_view utf8, std::string_view language) {
  std::vector<Token> tokens;
  Tokenizer(utf8, language).run({0, offset(utf8.size())}, tokens);
  return tokens;
}

std::vector<Token> tokenize_bare(std::string_view utf8, std::string_view language) {
  std::vector<Token> tokens;
  Tokenizer(utf8, language, Tokenizer::Stems::left_out).run({0, offset(utf8.size())}, tokens);
  return tokens;
}

}  // namespace wirestem::text
