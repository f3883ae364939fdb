// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/quote_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "link/reuse/detail/word_stream.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"

namespace wirestem::reuse::detail {
namespace {

std::uint64_t key_of(std::string_view kind, std::string_view value) {
  return mix(hash_of(kind), hash_of(value));
}

bool opens_insertion(std::string_view mark) { return mark == "[" || mark == "(" || mark == "（"; }
bool closes_insertion(std::string_view mark) { return mark == "]" || mark == ")" || mark == "）"; }

class QuoteReader {
 public:
  explicit QuoteReader(const lexicon::Lexicon& lexicon) {
    for (const lexicon::Row& row : lexicon.table("stopwords").rows()) {
      for (const std::string_view word : lexicon::alternatives(row.cells.front())) {
        stopwords_.insert(key_of(row.language, text::fold_case(word)));
      }
    }
  }

  void read(const ReadArticle& read, std::uint32_t article, std::vector<QuoteText>& out) {
    article_ = read.article;
    findings_ = read.findings;
    const auto& quotes = findings_->quotes;
    const std::vector<bool> nested = find_nested();
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      const Quote& quote = quotes[q];
      const bool indirect = quote.directness == Directness::indirect;
      const bool nobody = quote.speaker.empty() && quote.speaker_name.empty();
      if (quote.content.empty() || (indirect && nobody)) continue;
      QuoteText text;
      text.article = article;
      text.quote = q;
      text.direct = !indirect;
      text.named = quote.named;
      text.nested = nested[q];
      for (std::uint32_t part = 0; part < quote.content.size(); ++part) {
        add_words(text, quote.content[part], part);
        add_bridge(text, quote.content[part]);
      }
      choose_content(text);
      add_speaker(text, quote);
      out.push_back(std::move(text));
    }
  }

 private:
  /// For each quote whether it lies in an earlier, longer one.
  std::vector<bool> find_nested() const {
    const auto& quotes = findings_->quotes;
    std::vector<bool> nested(quotes.size(), false);
    std::vector<std::pair<TextSpan, std::size_t>> hulls;
    for (std::size_t q = 0; q < quotes.size(); ++q) {
      if (quotes[q].content.empty()) continue;
      hulls.emplace_back(hull(quotes[q].content.front(), quotes[q].content.back()), q);
    }
    std::ranges::sort(hulls, [](const auto& a, const auto& b) {
      return a.first.begin != b.first.begin ? a.first.begin < b.first.begin
                                            : a.first.end > b.first.end;
    });
    std::uint32_t end = 0;
    for (const auto& [span, quote] : hulls) {
      nested[quote] = span.end <= end;
      end = std::max(end, span.end);
    }
    return nested;
  }

  const Sentence* sentence_at(std::uint32_t place) const {
    const auto& sentences = findings_->segmentation.sentences;
    const auto at = std::ranges::upper_bound(sentences, place, {},
                                             [](const Sentence& s) { return s.span.end; });
    return at == sentences.end() ? nullptr : &*at;
  }

  void add_words(QuoteText& text, TextSpan part, std::uint32_t number) {
    const auto& tokens = findings_->segmentation.tokens;
    const Sentence* sentence = sentence_at(part.begin);
    if (sentence != nullptr && text.language.empty()) {
      text.language = language_of(*article_, *sentence);
    }
    const std::uint64_t language = hash_of(text.language);
    auto token = std::ranges::lower_bound(tokens, part.begin, {},
                                          [](const Token& t) { return t.span.begin; });
    bool inserted = false;
    for (; token != tokens.end() && token->span.end <= part.end; ++token) {
      if (token->kind == TokenKind::mark) {
        if (opens_insertion(token->folded)) inserted = true;
        if (closes_insertion(token->folded)) inserted = false;
        continue;
      }
      if (inserted) continue;
      const bool content = !stopwords_.contains(key_of(text.language, token->folded));
      text.words.push_back({.folded = hash_of(token->folded),
                            .stem = mix(language, hash_of(token->stem)),
                            .span = token->span,
                            .part = number,
                            .content = content});
    }
  }

  static void choose_content(QuoteText& text) {
    constexpr std::size_t kEnough = 3;
    for (const QuoteWord& word : text.words) {
      text.stems.push_back(word.stem);
      if (word.content) text.content.push_back(word.stem);
    }
    text.rare = text.content.size() >= kEnough ? text.content : text.stems;
  }

  /// What bridges languages, and where it stands.
  struct Bridge {
    TextSpan span;
    std::uint64_t key = 0;
  };

  template <typename Mention, typename Key>
  static void collect(const std::vector<Mention>& mentions, TextSpan within,
                      std::vector<Bridge>& bridges, Key key) {
    auto at = std::ranges::lower_bound(mentions, within.begin, {},
                                       [](const Mention& m) { return m.span.begin; });
    for (; at != mentions.end() && at->span.begin < within.end; ++at) {
      bridges.push_back({at->span, key(*at)});
    }
  }

  /// Adds bridges in the order of the text. Those on one place are senses of one word: a word of
  /// three concepts, a name and the common words that it is made of.
  static void add_bridges(QuoteText& text, std::vector<Bridge> bridges) {
    std::ranges::stable_sort(bridges, {}, [](const Bridge& b) { return b.span.begin; });
    std::uint32_t word = text.bridge_words.empty() ? 0 : text.bridge_words.back() + 1;
    std::uint32_t end = 0;
    for (const Bridge& bridge : bridges) {
      if (end > 0 && bridge.span.begin >= end) ++word;
      end = std::max(end, bridge.span.end);
      text.bridge.push_back(bridge.key);
      text.bridge_words.push_back(word);
    }
  }

  void add_bridge(QuoteText& text, TextSpan part) {
    std::vector<Bridge> words;
    collect(findings_->concepts, part, words,
            [](const ConceptMention& m) { return mix(hash_of("concept"), m.concept_row); });
    collect(findings_->names, part, words, [this](const NameMention& m) {
      return key_of("name", m.key.empty() ? sound_of(m.canonical) : m.key);
    });
    add_bridges(text, std::move(words));
    std::vector<Bridge> numbers;
    collect(findings_->quantities, part, numbers, [](const QuantityMention& m) {
      const double value = std::isfinite(m.low) && std::abs(m.low) < 1e15 ? m.low : 0;
      return mix(hash_of("number"), static_cast<std::uint64_t>(std::llround(value * 1000)));
    });
    add_bridges(text, std::move(numbers));
  }

  /// The consonants of a word in Latin letters, the same for most transliterations.
  const std::string& sound_of(const std::string& word) {
    const auto [at, fresh] = sounds_.try_emplace(word);
    if (fresh) {
      const std::string latin = text::to_latin(word);
      at->second = text::skeleton(latin);
      if (at->second.empty()) at->second = latin;
    }
    return at->second;
  }

  void add_speaker(QuoteText& text, const Quote& quote) {
    for (const Token& token : text::tokenize(quote.speaker_name, text.language)) {
      if (token.kind == TokenKind::mark) continue;
      if (stopwords_.contains(key_of(text.language, token.folded))) continue;
      text.speaker.push_back(hash_of(sound_of(token.folded)));
    }
    std::ranges::sort(text.speaker);
  }

  std::unordered_set<std::uint64_t> stopwords_;
  std::map<std::string, std::string> sounds_;
  const Article* article_ = nullptr;
  const Findings* findings_ = nullptr;
};

bool share_a_word(const QuoteText& a, const QuoteText& b) {
  return std::ranges::any_of(
      a.speaker, [&b](std::uint64_t word) { return std::ranges::binary_search(b.speaker, word); });
}

}  // namespace

std::vector<QuoteText> read_quotes(std::span<const ReadArticle> articles,
                                   const lexicon::Lexicon& lexicon) {
  QuoteReader reader(lexicon);
  std::vector<QuoteText> quotes;
  for (std::uint32_t a = 0; a < articles.size(); ++a) reader.read(articles[a], a, quotes);
  return quotes;
}

bool speakers_agree(const QuoteText& a, const QuoteText& b) {
  return a.speaker.empty() || b.speaker.empty() || share_a_word(a, b);
}

bool speakers_differ(const QuoteText& a, const QuoteText& b) {
  return a.named && b.named && !a.speaker.empty() && !b.speaker.empty() && !share_a_word(a, b);
}

}  // namespace wirestem::reuse::detail
