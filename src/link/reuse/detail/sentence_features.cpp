// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/sentence_features.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "link/reuse/detail/word_stream.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kLeastCognate =
    4;  ///< consonants of a word that is compared across languages
constexpr std::size_t kCognateConsonants = 5;

/// Rising places in a list of findings that are sorted by place: those within each sentence.
template <typename Mention>
class SentenceCursor {
 public:
  explicit SentenceCursor(const std::vector<Mention>& mentions) : mentions_(mentions) {}

  template <typename Use>
  void each_in(TextSpan sentence, Use use) {
    while (next_ < mentions_.size() && mentions_[next_].span.begin < sentence.begin) ++next_;
    for (; next_ < mentions_.size() && mentions_[next_].span.begin < sentence.end; ++next_) {
      use(next_);
    }
  }

 private:
  const std::vector<Mention>& mentions_;
  std::size_t next_ = 0;
};

std::uint64_t key_of(std::string_view kind, std::string_view value) {
  return mix(hash_of(kind), hash_of(value));
}

float actor_weight(NameKind kind) {
  switch (kind) {
    case NameKind::state:
      return kStateWeight;
    case NameKind::place:
      return kPlaceWeight;
    case NameKind::person:
    case NameKind::organisation:
      break;
  }
  return kPersonWeight;
}

/// "1,200,000" says more than "12", and that more than "2".
float number_weight(double value) {
  const double size = std::abs(value);
  if (size != std::floor(size) || size >= 100) return 2.5F;
  return size > 12 ? 2.0F : 0.8F;
}

class FeatureMaker {
 public:
  FeatureMaker(const LinkedNames& names, const lexicon::Lexicon& lexicon) : names_(names) {
    for (const lexicon::Row& row : lexicon.table("stopwords").rows()) {
      for (const std::string_view word : lexicon::alternatives(row.cells.front())) {
        stopwords_.insert(key_of(row.language, text::fold_case(word)));
      }
    }
  }

  ComparedArticle run(const ReadArticle& read, const std::vector<std::uint32_t>* actor_of) {
    const Findings& findings = *read.findings;
    ComparedArticle made;
    SentenceCursor names(findings.names);
    SentenceCursor dates(findings.dates);
    SentenceCursor concepts(findings.concepts);
    SentenceCursor quantities(findings.quantities);
    mark_quoted(findings);
    for (const Sentence& sentence : findings.segmentation.sentences) {
      const SectionRole role = role_of(*read.article, sentence);
      if (!is_compared(role)) continue;
      ComparedSentence compared;
      compared.span = sentence.span;
      compared.body = role == SectionRole::body;
      taken_.clear();
      names.each_in(sentence.span, [&](std::size_t m) {
        taken_.push_back(findings.names[m].span);
        if (actor_of != nullptr && m < actor_of->size()) add_actor(compared, (*actor_of)[m]);
      });
      dates.each_in(sentence.span, [&](std::size_t d) {
        taken_.push_back(findings.dates[d].span);
        add_date(compared, findings.dates[d]);
      });
      concepts.each_in(sentence.span, [&](std::size_t c) {
        add(compared, mix(hash_of("concept"), findings.concepts[c].concept_row), kConceptWeight,
            FeatureKind::concept_row);
      });
      quantities.each_in(sentence.span, [&](std::size_t q) {
        if (!in_taken(findings.quantities[q].span)) add_number(compared, findings.quantities[q]);
      });
      add_words(compared, *read.article, findings, sentence);
      finish(compared);
      note_language(made, compared, language_of(*read.article, sentence));
      if (compared.body) made.body_words += compared.words;
      made.sentences.push_back(std::move(compared));
    }
    return made;
  }

 private:
  static void add(ComparedSentence& to, std::uint64_t key, float weight, FeatureKind kind) {
    to.features.push_back({.key = key, .weight = weight, .kind = kind});
  }

  bool in_taken(TextSpan span) const {
    return std::ranges::any_of(taken_, [span](TextSpan t) { return t.overlaps(span); });
  }

  void add_actor(ComparedSentence& to, std::uint32_t actor) const {
    if (actor >= names_.actors.size()) return;
    add(to, mix(hash_of("actor"), actor), actor_weight(names_.actors[actor].kind),
        FeatureKind::actor);
  }

  /// The day without its year too, for pages that leave the year out.
  static void add_date(ComparedSentence& to, const DateMention& date) {
    const std::string_view value = date.value;
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kDay = 10;  // 2024-03-28
    const bool day = value.size() >= kDay && value[kYear] == '-' && value[kYear + 1] != 'W';
    const std::string_view told = day ? value.substr(kYear, kDay - kYear) : value;
    add(to, key_of("date", told), kDateWeight, FeatureKind::date);
  }

  static void add_number(ComparedSentence& to, const QuantityMention& quantity) {
    const double value =
        std::isfinite(quantity.low) && quantity.low != 0 ? quantity.low : quantity.high;
    if (!std::isfinite(value) || std::abs(value) > 1e15) return;
    const auto thousandths = static_cast<std::int64_t>(std::llround(value * 1000));
    add(to, mix(hash_of("number"), static_cast<std::uint64_t>(thousandths)), number_weight(value),
        FeatureKind::number);
  }

  void mark_quoted(const Findings& findings) {
    quoted_.clear();
    for (const Quote& quote : findings.quotes) {
      if (quote.directness == Directness::indirect) continue;
      quoted_.insert(quoted_.end(), quote.content.begin(), quote.content.end());
    }
    std::ranges::sort(quoted_);
    next_quoted_ = 0;
    quoted_end_ = 0;
  }

  bool is_quoted(std::uint32_t place) {
    while (next_quoted_ < quoted_.size() && quoted_[next_quoted_].begin <= place) {
      quoted_end_ = std::max(quoted_end_, quoted_[next_quoted_].end);
      ++next_quoted_;
    }
    return place < quoted_end_;
  }

  void add_words(ComparedSentence& to, const Article& article, const Findings& findings,
                 const Sentence& sentence) {
    const auto& tokens = findings.segmentation.tokens;
    const std::string& language = language_of(article, sentence);
    const std::uint64_t language_key = hash_of(language);
    std::uint32_t quoted = 0;
    std::uint32_t characters = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = tokens[t];
      if (token.kind == TokenKind::mark) continue;
      token.kind == TokenKind::ideograph ? ++characters : ++to.words;
      if (is_quoted(token.span.begin)) ++quoted;
      if (token.kind == TokenKind::number || in_taken(token.span)) continue;
      if (token.kind == TokenKind::ideograph) {
        const bool pair = t + 1 < sentence.end_token && tokens[t + 1].kind == TokenKind::ideograph;
        if (!pair) continue;
        add(to, mix(language_key, key_of(token.folded, tokens[t + 1].folded)), kBigramWeight,
            FeatureKind::stem);
        continue;
      }
      if (stopwords_.contains(key_of(language, token.folded))) continue;
      add(to, mix(language_key, hash_of(token.stem)), kStemWeight, FeatureKind::stem);
      if (const std::uint64_t key = cognate_key(token.folded); key != 0) {
        add(to, key, kCognateWeight, FeatureKind::cognate);
      }
    }
    to.said = 5 * quoted >= 3 * (to.words + characters) && quoted > 0;
    to.words += (characters + 1) / 2;
  }

  /// Key of a word's consonants as Latin letters, 0 where it has too few to tell anything.
  std::uint64_t cognate_key(const std::string& word) {
    constexpr std::size_t kLeastBytes = 5;
    if (word.size() < kLeastBytes) return 0;
    const auto [at, fresh] = cognates_.try_emplace(word, 0);
    if (!fresh) return at->second;
    const std::string sound = text::skeleton(text::to_latin(word));
    if (sound.size() >= kLeastCognate) {
      at->second = key_of("cognate", std::string_view(sound).substr(0, kCognateConsonants));
    }
    return at->second;
  }

  /// Sorts; of equal keys the heaviest stays.
  static void finish(ComparedSentence& sentence) {
    auto& features = sentence.features;
    std::ranges::sort(features, [](const Feature& a, const Feature& b) {
      return a.key != b.key ? a.key < b.key : a.weight > b.weight;
    });
    features.erase(std::unique(features.begin(), features.end()), features.end());
  }

  static void note_language(ComparedArticle& article, ComparedSentence& sentence,
                            const std::string& language) {
    const auto at = std::ranges::find(article.languages, language);
    sentence.language = static_cast<std::uint32_t>(at - article.languages.begin());
    if (at == article.languages.end()) article.languages.push_back(language);
  }

  const LinkedNames& names_;
  std::unordered_set<std::uint64_t> stopwords_;
  std::unordered_map<std::string, std::uint64_t> cognates_;
  std::vector<TextSpan> taken_;  ///< names and dates of the sentence at hand
  std::vector<TextSpan> quoted_;
  std::size_t next_quoted_ = 0;
  std::uint32_t quoted_end_ = 0;
};

}  // namespace

std::vector<ComparedArticle> make_features(std::span<const ReadArticle> articles,
                                           const LinkedNames& names,
                                           const lexicon::Lexicon& lexicon) {
  FeatureMaker maker(names, lexicon);
  std::vector<ComparedArticle> made;
  made.reserve(articles.size());
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const auto* actor_of = a < names.actor_of.size() ? &names.actor_of[a] : nullptr;
    made.push_back(maker.run(articles[a], actor_of));
  }
  return made;
}

}  // namespace wirestem::reuse::detail
