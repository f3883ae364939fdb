// SPDX-License-Identifier: Apache-2.0
//
// What a feature says is first a matter of its kind: a person more than a state, 4,217 more than 3,
// a name of the title more than one in passing. Its rarity in the pile is the second factor, damped
// as if forty more articles without it were at hand, since five pages say nothing of how rare a
// word is.
#include "link/stories/detail/story_features.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "link/stories/detail/key_maker.hpp"
#include "link/stories/detail/key_numbers.hpp"
#include "link/stories/detail/name_words.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::stories::detail {
namespace {

constexpr double kSteps = 64;  ///< steps of a weight

double name_weight(NameKind kind) {
  switch (kind) {
    case NameKind::state:
      return kStateWeight;
    case NameKind::place:
      return kPlaceWeight;
    case NameKind::person:
    case NameKind::organisation:
      break;
  }
  return kNameWeight;
}

double number_weight(double value) {
  const double size = std::abs(value);
  if (size != std::floor(size) || size >= 100) return 2.5;
  return size > 12 ? 2.0 : 0.3;
}

bool is_headline(SectionRole role) {
  return role == SectionRole::title || role == SectionRole::dek;
}

bool tells(SectionRole role) {
  return role != SectionRole::byline && role != SectionRole::dateline &&
         role != SectionRole::credit && role != SectionRole::notice;
}

/// A feature before its rarity is known.
struct RawFeature {
  std::uint32_t key = 0;
  double weight = 0;
};
using RawFacets = std::array<std::vector<RawFeature>, kFacets>;

/// Collects the features of one article: of each the heaviest weight, and more for many of it.
class RawCollector {
 public:
  void add(Facet facet, std::uint64_t key, double weight) {
    const auto f = static_cast<std::size_t>(facet);
    const std::uint64_t of_facet = (key * kFacets + f) * 0x9E3779B97F4A7C15ULL;
    seen_[f].push_back({numbers_.add(of_facet ^ (of_facet >> 32U)), weight});
  }

  /// What was added since the last call: each feature once, by key.
  RawFacets take() {
    RawFacets taken;
    for (std::size_t f = 0; f < kFacets; ++f) {
      std::ranges::sort(seen_[f], {}, &RawFeature::key);
      const bool counts = static_cast<Facet>(f) != Facet::numbers;
      for (auto at = seen_[f].begin(); at != seen_[f].end();) {
        taken[f].push_back(*at);
        double& weight = taken[f].back().weight;
        const auto first = at;
        for (; at != seen_[f].end() && at->key == first->key; ++at) {
          weight = std::max(weight, at->weight);
        }
        if (counts && at - first > 1) weight *= 1 + 0.3 * std::log(double(at - first));
      }
      seen_[f].clear();
    }
    return taken;
  }

  std::size_t keys() const { return numbers_.size(); }

 private:
  KeyNumbers numbers_;
  RawFacets seen_;
};

class FeatureReader {
 public:
  FeatureReader(const LinkedNames& names, const NameWords& name_words,
                const lexicon::Lexicon& lexicon)
      : names_(names), name_words_(name_words) {
    for (const lexicon::Row& row : lexicon.table("stopwords").rows()) {
      for (const std::string_view word : lexicon::alternatives(row.cells.front())) {
        stopwords_.add(KeyMaker(row.language)(text::fold_case(word)));
      }
    }
  }

  RawFacets read(const ReadArticle& read, std::uint32_t index, StoryFeatures& features) {
    article_ = read.article;
    findings_ = read.findings;
    sentence_ = 0;
    add_names(index, features);
    sentence_ = 0;
    for (const DateMention& date : findings_->dates) add_date(date);
    sentence_ = 0;
    for (const QuantityMention& quantity : findings_->quantities) add_number(quantity);
    sentence_ = 0;
    for (const ConceptMention& found : findings_->concepts) {
      const auto role = role_at(found.span.begin);
      if (!tells(role)) continue;
      raw_.add(Facet::concepts, found.concept_row, is_headline(role) ? kTitleWord : 1);
    }
    add_words(features);
    return raw_.take();
  }

  /// How many keys all features have that were read.
  std::size_t keys() const { return raw_.keys(); }

 private:
  /// The sentence that holds a place; places must rise between resets of `sentence_`.
  const Sentence* sentence_at(std::uint32_t place) {
    const auto& sentences = findings_->segmentation.sentences;
    while (sentence_ < sentences.size() && sentences[sentence_].span.end <= place) ++sentence_;
    return sentence_ < sentences.size() ? &sentences[sentence_] : nullptr;
  }

  SectionRole role_at(std::uint32_t place) {
    const Sentence* sentence = sentence_at(place);
    return sentence == nullptr ? SectionRole::credit : role_of(*article_, *sentence);
  }

  void add_names(std::uint32_t index, StoryFeatures& features) {
    if (index >= names_.actor_of.size()) return;
    const auto& actor_of = names_.actor_of[index];
    for (std::size_t m = 0; m < std::min(findings_->names.size(), actor_of.size()); ++m) {
      const NameMention& mention = findings_->names[m];
      if (actor_of[m] >= names_.actors.size()) continue;
      const Sentence* sentence = sentence_at(mention.span.begin);
      if (sentence == nullptr) break;
      const SectionRole role = role_of(*article_, *sentence);
      if (role == SectionRole::byline || role == SectionRole::credit || is_carrier(mention.span)) {
        continue;
      }
      const Actor& actor = names_.actors[actor_of[m]];
      double weight = name_weight(actor.kind);
      if (is_headline(role)) {
        weight *= kTitleName;
      } else if (sentence->first_token < kLeadTokens) {
        weight *= kLeadName;
      } else if (sentence->first_token >= 2 * kLeadTokens) {
        weight *= kLateName;
      }
      raw_.add(Facet::names, actor_of[m], weight);
      if (actor.key.empty()) add_name_words(mention, features);
    }
    std::ranges::sort(features.name_words);
    features.name_words.erase(std::unique(features.name_words.begin(), features.name_words.end()),
                              features.name_words.end());
  }

  /// Whether a name is the article's own outlet or an agency: who carries a story does not make it.
  bool is_carrier(TextSpan span) const {
    const auto first = std::ranges::partition_point(
        findings_->outlets,
        [span](const OutletMention& outlet) { return outlet.span.end <= span.begin; });
    for (auto at = first; at != findings_->outlets.end() && at->span.begin < span.end; ++at) {
      const bool own = article_->outlet == at->name;
      if (at->kind == SourceKind::agency || at->platform || own) return true;
    }
    return false;
  }

  void add_name_words(const NameMention& mention, StoryFeatures& features) const {
    constexpr std::size_t kLeastBytes = 4;
    const std::string folded = text::fold_marks(slice(article_->text, mention.span));
    for (std::size_t begin = 0; begin < folded.size();) {
      const std::size_t end = std::min(folded.find_first_of(" -'", begin), folded.size());
      if (end - begin >= kLeastBytes) {
        features.name_words.push_back(
            name_key_(std::string_view(folded).substr(begin, end - begin)));
      }
      begin = end + 1;
    }
  }

  void add_date(const DateMention& date) {
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kDay = 10;  // 2024-03-28
    const std::string& value = date.value;
    if (!tells(role_at(date.span.begin)) || value.size() < kDay) return;
    if (value[kYear] != '-' || value[kYear + 1] == 'W') return;
    raw_.add(Facet::numbers, date_key_(std::string_view(value).substr(kYear, kDay - kYear)), 2.0);
  }

  void add_number(const QuantityMention& quantity) {
    if (!tells(role_at(quantity.span.begin))) return;
    const double value =
        std::isfinite(quantity.low) && quantity.low != 0 ? quantity.low : quantity.high;
    if (!std::isfinite(value) || std::abs(value) > 1e15) return;
    const bool maybe_year = quantity.unit.empty() && value > 1900 && value < 2100;
    if (maybe_year) return;
    const auto thousandths = std::llround(value * 1000);
    raw_.add(Facet::numbers, number_key_(std::to_string(thousandths)), number_weight(value));
  }

  void add_words(StoryFeatures& features) {
    const auto& tokens = findings_->segmentation.tokens;
    std::map<std::string, std::uint64_t> language_words;
    for (const Sentence& sentence : findings_->segmentation.sentences) {
      const SectionRole role = role_of(*article_, sentence);
      if (!tells(role)) continue;
      const std::string& language = language_of(*article_, sentence);
      const double weight = is_headline(role) ? kTitleWord : 1;
      const KeyMaker key(language);
      language_words[language] += sentence.end_token - sentence.first_token;
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        const Token& token = tokens[t];
        if (name_words_.tells(token)) {
          raw_.add(Facet::name_words, name_words_.key(token), kNameWord);
        }
        if (token.kind == TokenKind::word && !stopwords_.contains(key(token.folded))) {
          raw_.add(Facet::words, key(token.stem), weight);
        } else if (token.kind == TokenKind::ideograph && t + 1 < sentence.end_token &&
                   tokens[t + 1].kind == TokenKind::ideograph) {
          raw_.add(Facet::words, key(token.folded, tokens[t + 1].folded), weight);
        }
      }
    }
    const auto most = std::ranges::max_element(language_words, {},
                                               [](const auto& entry) { return entry.second; });
    if (most != language_words.end()) features.language = most->first;
  }

  const LinkedNames& names_;
  const NameWords& name_words_;
  KeyNumbers stopwords_;
  KeyMaker name_key_{"name"};
  KeyMaker date_key_{"date"};
  KeyMaker number_key_{"number"};
  const Article* article_ = nullptr;
  const Findings* findings_ = nullptr;
  std::size_t sentence_ = 0;
  RawCollector raw_;
};

/// By how many articles have a feature: what it says. Nothing of what more than 200 have.
std::vector<double> rarities(std::size_t articles) {
  std::vector<double> rarity(kMostSharers + 1, 0);
  const double all = static_cast<double>(articles) + kUnseenArticles;
  for (std::size_t sharers = 1; sharers <= kMostSharers; ++sharers) {
    rarity[sharers] = std::log2(1 + all / static_cast<double>(sharers + 1));
  }
  return rarity;
}

void weigh(const std::vector<RawFeature>& raw, const std::vector<std::uint32_t>& having,
           const std::vector<double>& rarity, std::vector<WeighedFeature>& made) {
  made.reserve(raw.size());
  for (const RawFeature& feature : raw) {
    const std::uint32_t sharers = having[feature.key];
    if (sharers > kMostSharers) continue;
    const double weight = feature.weight * rarity[sharers] * (sharers == 1 ? kAlone : 1);
    const auto steps = static_cast<std::int32_t>(std::lround(weight * kSteps));
    if (steps > 0) made.push_back({feature.key, steps});
  }
  made.shrink_to_fit();
}

std::int64_t dot(const StoryFeatures& a, const StoryFeatures& b, Facet facet) {
  const auto& left = a.of(facet);
  const auto& right = b.of(facet);
  std::int64_t sum = 0;
  // Without branches on the keys, which no processor can guess.
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    const WeighedFeature l = left[i];
    const WeighedFeature r = right[j];
    sum += std::int64_t{l.key == r.key} * l.weight * r.weight;
    i += static_cast<std::size_t>(l.key <= r.key);
    j += static_cast<std::size_t>(r.key <= l.key);
  }
  return sum;
}

/// The cosine of what has these lengths; `steady` keeps short lists from being equal by one.
double cosine(std::int64_t dot, double left, double right, double steady) {
  const double lengths = left * right + steady * kSteps * kSteps;
  return lengths > 0 ? static_cast<double>(dot) / lengths : 0;
}

}  // namespace

std::vector<StoryFeatures> make_story_features(std::span<const ReadArticle> articles,
                                               std::span<const std::uint32_t> which,
                                               const LinkedNames& names,
                                               const lexicon::Lexicon& lexicon) {
  const NameWords name_words(articles, which, names, lexicon);
  FeatureReader reader(names, name_words, lexicon);
  std::vector<StoryFeatures> made(which.size());
  std::vector<RawFacets> raw;
  raw.reserve(which.size());
  std::vector<std::uint32_t> having;
  for (std::size_t i = 0; i < which.size(); ++i) {
    raw.push_back(reader.read(articles[which[i]], which[i], made[i]));
    having.resize(reader.keys(), 0);
    for (const auto& facet : raw.back()) {
      for (const RawFeature& feature : facet) ++having[feature.key];
    }
  }
  const std::vector<double> rarity = rarities(which.size());
  for (std::size_t i = 0; i < which.size(); ++i) {
    for (std::size_t f = 0; f < kFacets; ++f) {
      weigh(raw[i][f], having, rarity, made[i].facets[f]);
      std::int64_t squares = 0;
      for (const WeighedFeature& w : made[i].facets[f])
        squares += std::int64_t{w.weight} * w.weight;
      made[i].length[f] = std::sqrt(static_cast<double>(squares));
    }
    raw[i] = {};
  }
  return made;
}

Likeness compare(const StoryFeatures& a, const StoryFeatures& b) {
  const auto alike = [&](Facet facet, double steady) {
    return cosine(dot(a, b, facet), a.length_of(facet), b.length_of(facet), steady);
  };
  const auto named = [](const StoryFeatures& features) {
    return std::hypot(features.length_of(Facet::names), features.length_of(Facet::name_words));
  };
  return {.names = cosine(dot(a, b, Facet::names) + dot(a, b, Facet::name_words), named(a),
                          named(b), kSteadyNames),
          .numbers = alike(Facet::numbers, kSteadyNumbers),
          .concepts = alike(Facet::concepts, 0),
          .words = alike(Facet::words, 0)};
}

}  // namespace wirestem::stories::detail
