// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/word_stream.hpp"

#include <algorithm>
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

WordHash hash_word(const Token& token) {
  constexpr unsigned kHalf = 32;
  const auto high = static_cast<WordHash>(hash_of(token.folded) >> kHalf);
  return (high & ~WordHash{1}) | (token.kind == TokenKind::ideograph ? 1U : 0U);
}

/// Notes that word `at` stands in the quotation `number` - 1; 0 is none.
void add_quoted(std::vector<QuotedRun>& quoted, std::uint32_t at, std::uint32_t number) {
  if (number == 0) return;
  if (!quoted.empty() && quoted.back().end == at && quoted.back().quote == number - 1) {
    ++quoted.back().end;
  } else {
    quoted.push_back({at, at + 1, number - 1});
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
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return mix(hash, text.size());
}

bool is_compared(SectionRole role) { return run_kind(role) != RunKind::none; }

void WordPlaces::add(TextSpan span) {
  constexpr std::uint32_t kMost = 255;
  const bool fits = span.begin >= end_ && span.begin - end_ <= kMost && span.size() <= kMost;
  if (wide_.empty() && !fits) widen();
  if (!wide_.empty() || !fits) {
    wide_.push_back(span);
    return;
  }
  if (steps_.size() % (2 * kStep) == 0) anchors_.push_back(end_);
  steps_.push_back(static_cast<std::uint8_t>(span.begin - end_));
  steps_.push_back(static_cast<std::uint8_t>(span.size()));
  end_ = span.end;
}

void WordPlaces::widen() {
  std::vector<TextSpan> spans;
  for (std::uint32_t i = 0; 2 * std::size_t{i} < steps_.size(); ++i) spans.push_back((*this)[i]);
  wide_ = std::move(spans);
  steps_.clear();
  anchors_.clear();
}

void WordPlaces::shrink() {
  steps_.shrink_to_fit();
  anchors_.shrink_to_fit();
  wide_.shrink_to_fit();
}

TextSpan WordPlaces::operator[](std::uint32_t i) const {
  if (!wide_.empty()) return wide_[i];
  std::uint32_t at = anchors_[i / kStep];
  const std::uint8_t* steps = steps_.data();
  for (std::uint32_t step = 2 * (i - i % kStep); step < 2 * i; ++step) at += steps[step];
  const std::uint32_t begin = at + steps[2 * i];
  return {begin, begin + steps[2 * i + 1]};
}

const WordRun& WordStream::run_of(std::uint32_t word) const {
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
  RunKind open = RunKind::none;
  for (const Sentence& sentence : findings.segmentation.sentences) {
    const RunKind kind = run_kind(role_of(*read.article, sentence));
    if (kind == RunKind::none) continue;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = tokens[t];
      if (token.kind == TokenKind::mark || credited.at(token.span.begin) != 0) continue;
      const auto at = static_cast<std::uint32_t>(stream.words.size());
      if (kind != open) stream.runs.push_back({at, at, kind == RunKind::body});
      open = kind;
      stream.words.push_back(hash_word(token));
      stream.places.add(token.span);
      stream.runs.back().end = at + 1;
      if (stream.runs.back().body) ++stream.body_words;
      add_quoted(stream.quoted, at, quoted.at(token.span.begin));
    }
  }
  stream.words.shrink_to_fit();
  stream.places.shrink();
  return stream;
}

}  // namespace wirestem::reuse::detail
