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

WordStream make_word_stream(const ReadArticle& read) {
  const Findings& findings = *read.findings;
  const auto& tokens = findings.segmentation.tokens;
  SpanWalker quoted = quoted_places(findings);
  SpanWalker credited = credited_places(findings);
  WordStream stream;
  RunKind open = RunKind::none;
  for (const Sentence& sentence : findings.segmentation.sentences) {
    const RunKind kind = run_kind(role_of(*read.article, sentence));
    if (kind == RunKind::none) continue;
    if (kind != open) {
      const auto at = static_cast<std::uint32_t>(stream.words.size());
      stream.runs.push_back({at, at});
      open = kind;
    }
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = tokens[t];
      if (token.kind == TokenKind::mark || credited.at(token.span.begin) != 0) continue;
      StreamWord word;
      word.hash = hash_of(token.folded);
      word.span = token.span;
      word.run = static_cast<std::uint32_t>(stream.runs.size() - 1);
      word.quote = quoted.at(token.span.begin);
      word.ideograph = token.kind == TokenKind::ideograph;
      word.body = kind == RunKind::body;
      if (word.body) ++stream.body_words;
      stream.words.push_back(word);
    }
    stream.runs.back().end = static_cast<std::uint32_t>(stream.words.size());
  }
  return stream;
}

}  // namespace wirestem::reuse::detail
