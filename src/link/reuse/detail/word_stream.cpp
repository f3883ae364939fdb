// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/word_stream.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <string_view>

namespace wirestem::reuse::detail {
namespace {

/// Marks spans over a text and tells for rising places which span they are in.
class SpanWalker {
 public:
  struct Marked {
    TextSpan span;
    std::uint32_t value = 0;
  };

  void add(TextSpan span, std::uint32_t value) {
    if (!span.empty()) spans_.push_back({span, value});
  }
  void start() {
    std::ranges::stable_sort(spans_, {}, [](const Marked& m) { return m.span.begin; });
  }
  /// The value of the last span that begins at or before `place` and holds it; 0 where none does.
  std::uint32_t at(std::uint32_t place) {
    while (next_ < spans_.size() && spans_[next_].span.begin <= place) {
      if (spans_[next_].span.end > end_) {
        end_ = spans_[next_].span.end;
        value_ = spans_[next_].value;
      }
      ++next_;
    }
    return place < end_ ? value_ : 0;
  }

 private:
  std::vector<Marked> spans_;
  std::size_t next_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t value_ = 0;
};

SpanWalker quoted_places(const Findings& findings) {
  SpanWalker walker;
  for (std::uint32_t q = 0; q < findings.quotes.size(); ++q) {
    if (findings.quotes[q].directness == Directness::indirect) continue;
    for (const TextSpan span : findings.quotes[q].content) walker.add(span, q + 1);
  }
  walker.start();
  return walker;
}

SpanWalker credited_places(const Findings& findings) {
  SpanWalker walker;
  for (const Credit& credit : findings.credits) {
    // "The Lorne Courier reported" is part of a sentence; only what says where the text is from
    // goes.
    if (credit.relation != CreditRelation::cites) walker.add(credit.span, 1);
  }
  walker.start();
  return walker;
}

enum class RunKind : std::uint8_t { none, title, dek, body, summary, translation };

RunKind run_kind(SectionRole role) {
  switch (role) {
    case SectionRole::title:
      return RunKind::title;
    case SectionRole::dek:
      return RunKind::dek;
    case SectionRole::body:
      return RunKind::body;
    case SectionRole::summary:
      return RunKind::summary;
    case SectionRole::translation:
      return RunKind::translation;
    case SectionRole::byline:
    case SectionRole::dateline:
    case SectionRole::caption:
    case SectionRole::credit:
    case SectionRole::notice:
      break;
  }
  return RunKind::none;
}

constexpr std::size_t kEight = 8;

/// Bytes as a number, the first the lowest, on every machine.
template <typename Number>
std::uint64_t number_at(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  if constexpr (std::endian::native == std::endian::big) {
    number = sizeof number == kEight ? __builtin_bswap64(number) : __builtin_bswap32(number);
  }
  return number;
}

std::uint64_t eight_bytes(std::string_view text) { return number_at<std::uint64_t>(text.data()); }

/// Up to eight bytes, each of them once at least.
std::uint64_t last_bytes(std::string_view text) {
  constexpr std::size_t kFour = 4;
  if (text.size() >= kFour) {
    const std::uint64_t high = number_at<std::uint32_t>(text.data() + text.size() - kFour);
    return number_at<std::uint32_t>(text.data()) | (high << 32U);
  }
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(text[i])};
  };
  return byte(0) | (byte(text.size() / 2) << 8U) | (byte(text.size() - 1) << 16U);
}

constexpr std::size_t kInPlace = 15;  ///< bytes of a word that are read at once

/// The first `size` bytes at `word`, where sixteen can be read. Nothing is asked on the way that
/// the processor would have to guess: most words are as short as this, each of another length.
std::uint64_t hash_in_place(const char* word, std::size_t size) {
  static constexpr auto kKept = [] {
    std::array<char, 2 * (kInPlace + 1)> bytes{};
    std::fill_n(bytes.begin(), kInPlace + 1, '\xFF');
    return bytes;
  }();
  const char* kept = kKept.data() + (kInPlace + 1 - size);
  const std::uint64_t low = number_at<std::uint64_t>(word) & number_at<std::uint64_t>(kept);
  const std::uint64_t high =
      number_at<std::uint64_t>(word + kEight) & number_at<std::uint64_t>(kept + kEight);
  return mix(low, high + size);
}

/// What std::string holds without memory of its own has room for more bytes than it has.
std::uint64_t hash_letters(const std::string& word) {
  if (word.size() > kInPlace) return hash_of(word);
  if (word.capacity() >= kInPlace) return hash_in_place(word.data(), word.size());
  std::array<char, kInPlace + 1> bytes{};
  std::ranges::copy(word, bytes.begin());
  return hash_in_place(bytes.data(), word.size());
}

WordHash hash_word(const Token& token) {
  constexpr unsigned kHalf = 32;
  const auto high = static_cast<WordHash>(hash_letters(token.folded) >> kHalf);
  return (high & ~WordHash{1}) | (token.kind == TokenKind::ideograph ? 1U : 0U);
}

/// Notes that word `at` stands in a quotation.
void add_quoted(std::vector<QuotedRun>& quoted, std::uint32_t at, std::uint32_t quote) {
  if (!quoted.empty() && quoted.back().end == at && quoted.back().quote == quote) {
    ++quoted.back().end;
  } else {
    quoted.push_back({at, at + 1, quote});
  }
}

}  // namespace

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  std::uint64_t x = hash ^ (value + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U));
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  constexpr unsigned kShift = 29;
  std::uint64_t hash = text.size() * kFactor;
  while (text.size() > kEight) {
    hash = (hash ^ eight_bytes(text)) * kFactor;
    hash ^= hash >> kShift;
    text.remove_prefix(kEight);
  }
  return mix(hash, last_bytes(text));
}

bool is_compared(SectionRole role) { return run_kind(role) != RunKind::none; }

WordPlaces::WordPlaces(std::span<const TextSpan> places)
    : steps_(places.size()), anchors_((places.size() + kStep - 1) / kStep) {
  std::uint32_t end = 0;
  for (std::uint32_t word = 0; word < places.size(); ++word) {
    const TextSpan span = places[word];
    if (word % kStep == 0) anchors_[word / kStep] = end;
    const std::uint32_t gap = span.begin - end;
    const bool fits =
        span.begin >= end && gap <= kMostGap && !span.empty() && span.size() <= kMostLength;
    steps_[word] = fits ? static_cast<std::uint8_t>((gap << kLengthBits) | span.size()) : 0;
    if (!fits) aside_.push_back({word, span});
    end = span.end;
  }
  aside_.shrink_to_fit();
}

const TextSpan& WordPlaces::aside(std::uint32_t word) const {
  return std::ranges::lower_bound(aside_, word, {}, &Aside::word)->span;
}

TextSpan WordPlaces::operator[](std::uint32_t i) const {
  if (steps_[i] == 0) return aside(i);
  std::uint32_t end = anchors_[i / kStep];
  for (std::uint32_t word = i - i % kStep; word <= i; ++word) {
    const std::uint8_t step = steps_[word];
    end = step == 0 ? aside(word).end : end + (step >> kLengthBits) + (step & kMostLength);
  }
  return {end - (steps_[i] & kMostLength), end};
}

const WordRun& WordStream::run_among(std::uint32_t word) const {
  const auto after = std::ranges::upper_bound(runs, word, {}, &WordRun::begin);
  return *std::prev(after);
}

WordStream make_word_stream(const ReadArticle& read) {
  const Findings& findings = *read.findings;
  const auto& tokens = findings.segmentation.tokens;
  SpanWalker quoted = quoted_places(findings);
  SpanWalker credited = credited_places(findings);
  WordStream stream;
  stream.words.reserve(tokens.size());
  std::vector<TextSpan> places;
  places.reserve(tokens.size());
  RunKind open = RunKind::none;
  for (const Sentence& sentence : findings.segmentation.sentences) {
    const RunKind kind = run_kind(role_of(*read.article, sentence));
    if (kind == RunKind::none) continue;
    const auto first = static_cast<std::uint32_t>(stream.words.size());
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = tokens[t];
      if (token.kind == TokenKind::mark || credited.at(token.span.begin) != 0) continue;
      const std::uint32_t quote = quoted.at(token.span.begin);
      if (quote != 0)
        add_quoted(stream.quoted, static_cast<std::uint32_t>(stream.words.size()), quote - 1);
      stream.words.push_back(hash_word(token));
      places.push_back(token.span);
      stream.has_characters = stream.has_characters || token.kind == TokenKind::ideograph;
    }
    const auto end = static_cast<std::uint32_t>(stream.words.size());
    if (end == first) continue;
    if (kind != open) stream.runs.push_back({first, end, kind == RunKind::body});
    open = kind;
    stream.runs.back().end = end;
    if (kind == RunKind::body) stream.body_words += end - first;
  }
  stream.words.shrink_to_fit();
  stream.places = WordPlaces(places);
  return stream;
}

}  // namespace wirestem::reuse::detail
