// SPDX-License-Identifier: Apache-2.0
//
// Words are cut here as the index cuts them (FTS5's unicode61): letters and digits belong to a
// word, all else parts words, and each ideograph is a word of its own.
#include "keep/detail/search_words.hpp"

#include <algorithm>
#include <set>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::size_t kMostWords = 64;

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36f; }

bool in_word(char32_t c) { return text::is_letter(c) || text::is_digit(c) || is_combining(c); }

/// Calls `use` for each word from `at` on until it gives false.
template <typename Use>
void each_word(std::string_view text, const Use& use) {
  Word word;
  bool open = false;
  std::size_t at = 0;
  const auto close = [&](std::size_t end) {
    word.end = static_cast<std::uint32_t>(end);
    const bool more = !open || use(word);
    open = false;
    return more;
  };
  while (at < text.size()) {
    const text::CodePoint c = text::code_point_at(text, at);
    const bool ideograph = text::is_ideograph(c.value);
    if ((ideograph || !in_word(c.value)) && !close(at)) return;
    if (!open && (ideograph || in_word(c.value))) {
      word.begin = static_cast<std::uint32_t>(at);
      open = true;
    }
    at += c.size;
    if (ideograph && !close(at)) return;
  }
  close(at);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, [&](Word word) {
    words.emplace_back(text.substr(word.begin, word.end - word.begin));
    return words.size() < kMostWords;
  });
  return words;
}

/// Words in their order, each quoted, so that FTS5 sees no syntax in them.
std::string phrase_of(const std::vector<std::string>& words) {
  std::string phrase;
  for (const std::string& word : words) phrase += (phrase.empty() ? "" : " ") + word;
  return "\"" + phrase + "\"";
}

class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  SearchWords read() {
    while (take()) {
    }
    for (const std::string& one : excluded_) {
      if (!found_.match.empty()) found_.match += " NOT " + one;
    }
    return std::move(found_);
  }

 private:
  bool take() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
    if (rest_.empty() || taken_ >= kMostWords) return false;
    const bool without = rest_.front() == '-';
    if (without) rest_.remove_prefix(1);
    const bool quoted = rest_.starts_with('"');
    if (quoted) rest_.remove_prefix(1);
    const std::size_t end =
        std::min(rest_.find_first_of(quoted ? "\"" : " \t\r\n\""), rest_.size());
    const std::string_view term = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + (quoted ? 1U : 0U), rest_.size()));
    add(term, without, !quoted && term.ends_with('*'));
    return true;
  }

  void add(std::string_view term, bool without, bool beginning) {
    const std::vector<std::string> words = words_of(term);
    if (words.empty()) return;
    taken_ += words.size();
    const std::string phrase = phrase_of(words) + (beginning ? "*" : "");
    if (without) {
      excluded_.push_back(phrase);
      return;
    }
    if (!found_.match.empty()) found_.match += " AND ";
    found_.match += phrase;
    for (const std::string& word : words) found_.words.push_back(text::fold_marks(word));
    if (beginning) found_.words.back() += '*';
  }

  std::string_view rest_;
  SearchWords found_;
  std::vector<std::string> excluded_;
  std::size_t taken_ = 0;
};

/// Which of the words this one is; their number where none.
std::size_t index_of(std::string_view folded, const std::vector<std::string>& words) {
  const auto at = std::ranges::find_if(words, [&](std::string_view word) {
    return word.ends_with('*') ? folded.starts_with(word.substr(0, word.size() - 1))
                               : folded == word;
  });
  return static_cast<std::size_t>(at - words.begin());
}

struct Hit {
  Word place;
  std::size_t word = 0;
};

std::vector<Hit> hits_in(std::string_view text, const std::vector<std::string>& words) {
  constexpr std::size_t kMostHits = 200;
  std::vector<Hit> hits;
  each_word(text, [&](Word word) {
    const std::string folded = text::fold_marks(text.substr(word.begin, word.end - word.begin));
    const std::size_t index = index_of(folded, words);
    if (index < words.size()) hits.push_back({word, index});
    return hits.size() < kMostHits;
  });
  return hits;
}

constexpr std::uint32_t kBefore = 60;   ///< bytes shown before the first mark
constexpr std::uint32_t kLength = 220;  ///< of a piece in all

/// The last place at or before `at` where a word begins, or a character where words are long.
std::uint32_t piece_begin(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at > kBefore ? at - kBefore : 0;
  while (begin > 0 && begin < at && (static_cast<unsigned char>(text[begin]) & 0xc0U) == 0x80U) {
    ++begin;
  }
  if (begin == 0) return 0;
  const std::size_t blank = text.find_first_of(" \n", begin);
  return blank < at ? static_cast<std::uint32_t>(blank + 1) : begin;
}

std::uint32_t piece_end(std::string_view text, std::uint32_t begin, std::uint32_t least) {
  std::size_t end = std::max<std::size_t>(begin + kLength, least);
  if (end >= text.size()) return static_cast<std::uint32_t>(text.size());
  while (end > least && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  const std::size_t blank = text.find_last_of(" \n", end);
  const bool whole_word = blank != std::string_view::npos && blank >= least && blank > begin;
  return static_cast<std::uint32_t>(whole_word ? blank : end);
}

struct Piece {
  Snippet snippet;
  std::size_t different = 0;
};

/// The piece that begins around hits[first]; `first` goes on behind it.
Piece take_piece(std::string_view text, const std::vector<Hit>& hits, std::size_t& first) {
  const std::uint32_t begin = piece_begin(text, hits[first].place.begin);
  const std::uint32_t end = piece_end(text, begin, hits[first].place.end);
  Piece piece;
  piece.snippet.text = begin > 0 ? "…" : "";
  const auto shift = static_cast<std::uint32_t>(piece.snippet.text.size());
  piece.snippet.text += text.substr(begin, end - begin);
  std::ranges::replace_if(
      piece.snippet.text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  if (end < text.size()) piece.snippet.text += "…";
  std::set<std::size_t> words;
  for (; first < hits.size() && hits[first].place.end <= end; ++first) {
    const Word place = hits[first].place;
    piece.snippet.marks.emplace_back(place.begin - begin + shift, place.end - begin + shift);
    words.insert(hits[first].word);
  }
  piece.different = words.size();
  return piece;
}

}  // namespace

SearchWords parse_search(std::string_view line) { return LineReader(line).read(); }

std::string match_any(std::string_view text) {
  std::string match;
  for (const std::string& word : words_of(text)) {
    match += (match.empty() ? "\"" : " OR \"") + word + "\"";
  }
  return match;
}

std::vector<Snippet> snippets_of(std::string_view text, const std::vector<std::string>& words,
                                 std::size_t most) {
  const std::vector<Hit> hits = hits_in(text, words);
  std::vector<Piece> pieces;
  for (std::size_t first = 0; first < hits.size();) pieces.push_back(take_piece(text, hits, first));
  std::ranges::stable_sort(pieces, std::greater{}, &Piece::different);
  std::vector<Snippet> snippets;
  for (Piece& piece : pieces) {
    if (snippets.size() == most) break;
    snippets.push_back(std::move(piece.snippet));
  }
  return snippets;
}

}  // namespace wirestem::keep::detail
