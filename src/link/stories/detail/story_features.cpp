// SPDX-License-Identifier: Apache-2.0
//
// What a feature says is first a matter of its kind: a person more than a state, 4,217 more than 3,
// a name of the title more than one in passing. Its rarity in the pile is the second factor, damped
// as if forty more articles without it were at hand, since five pages say nothing of how rare a
// word is.
#include "link/stories/detail/story_features.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::stories::detail {
namespace {

constexpr std::size_t kMostSharers = 200;
constexpr double kSteps = 64;  ///< steps of a weight
constexpr double kUnseenArticles = 40;
constexpr double kAlone = 0.5;  ///< for what no other article has
constexpr double kTitleName = 1.5;
constexpr double kTitleWord = 2.0;
constexpr double kLeadName = 1.4;
constexpr double kLateName = 0.6;
constexpr std::uint32_t kLeadTokens = 75;
constexpr double kSteadyNames = 800;  ///< keeps two short lists of names from being equal by one
constexpr double kSteadyNumbers = 100;
constexpr std::size_t kProposing = 64;  ///< features of an article that look for others like it
constexpr std::size_t kPartners = 60;   ///< articles that one is compared with at most

std::uint64_t key_of(std::string_view kind, std::string_view value) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const std::string_view part : {kind, std::string_view("\x1F"), value}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return hash ^ (hash >> 32U);
}

double name_weight(NameKind kind) {
  switch (kind) {
    case NameKind::state:
      return 0.8;
    case NameKind::place:
      return 2.5;
    case NameKind::person:
    case NameKind::organisation:
      break;
  }
  return 3.0;
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

/// One article's features before rarity is known: the heaviest weight and the number of each.
class RawFeatures {
 public:
  void add(Facet facet, std::uint64_t key, double weight) {
    Seen& seen = seen_[static_cast<std::size_t>(facet)][key];
    seen.weight = std::max(seen.weight, weight);
    ++seen.count;
  }

  template <typename Use>
  void each(Use use) const {
    for (std::size_t f = 0; f < kFacets; ++f) {
      for (const auto& [key, seen] : seen_[f]) {
        const bool repeats_count = static_cast<Facet>(f) != Facet::numbers;
        const double often = repeats_count ? 1 + 0.3 * std::log(seen.count) : 1;
        use(f, key, seen.weight * often);
      }
    }
  }

 private:
  struct Seen {
    double weight = 0;
    double count = 0;
  };
  std::array<std::map<std::uint64_t, Seen>, kFacets> seen_;
};

class FeatureReader {
 public:
  FeatureReader(const LinkedNames& names, const lexicon::Lexicon& lexicon) : names_(names) {
    for (const lexicon::Row& row : lexicon.table("stopwords").rows()) {
      for (const std::string_view word : lexicon::alternatives(row.cells.front())) {
        stopwords_.insert(key_of(row.language, text::fold_case(word)));
      }
    }
  }

  RawFeatures read(const ReadArticle& read, std::uint32_t index, StoryFeatures& features) {
    article_ = read.article;
    findings_ = read.findings;
    raw_ = RawFeatures();
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
      raw_.add(Facet::concepts, key_of("concept", std::to_string(found.concept_row)),
               is_headline(role) ? kTitleWord : 1);
    }
    add_words(features);
    return std::move(raw_);
  }

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
    return std::ranges::any_of(findings_->outlets, [&](const OutletMention& outlet) {
      if (!outlet.span.overlaps(span)) return false;
      return outlet.kind == SourceKind::agency || outlet.platform ||
             article_->outlet == outlet.name;
    });
  }

  void add_name_words(const NameMention& mention, StoryFeatures& features) const {
    constexpr std::size_t kLeastBytes = 4;
    const std::string folded = text::fold_marks(slice(article_->text, mention.span));
    for (std::size_t begin = 0; begin < folded.size();) {
      const std::size_t end = std::min(folded.find_first_of(" -'", begin), folded.size());
      if (end - begin >= kLeastBytes) {
        features.name_words.push_back(key_of("name", folded.substr(begin, end - begin)));
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
    raw_.add(Facet::numbers, key_of("date", value.substr(kYear, kDay - kYear)), 2.0);
  }

  void add_number(const QuantityMention& quantity) {
    if (!tells(role_at(quantity.span.begin))) return;
    const double value =
        std::isfinite(quantity.low) && quantity.low != 0 ? quantity.low : quantity.high;
    if (!std::isfinite(value) || std::abs(value) > 1e15) return;
    const bool maybe_year = quantity.unit.empty() && value > 1900 && value < 2100;
    if (maybe_year) return;
    const auto thousandths = std::llround(value * 1000);
    raw_.add(Facet::numbers, key_of("number", std::to_string(thousandths)), number_weight(value));
  }

  void add_words(StoryFeatures& features) {
    const auto& tokens = findings_->segmentation.tokens;
    std::map<std::string, std::uint64_t> language_words;
    for (const Sentence& sentence : findings_->segmentation.sentences) {
      const SectionRole role = role_of(*article_, sentence);
      if (!tells(role)) continue;
      const std::string& language = language_of(*article_, sentence);
      const double weight = is_headline(role) ? kTitleWord : 1;
      language_words[language] += sentence.end_token - sentence.first_token;
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        const Token& token = tokens[t];
        if (token.kind == TokenKind::word && !stopwords_.contains(key_of(language, token.folded))) {
          raw_.add(Facet::words, key_of(language, token.stem), weight);
        } else if (token.kind == TokenKind::ideograph && t + 1 < sentence.end_token &&
                   tokens[t + 1].kind == TokenKind::ideograph) {
          raw_.add(Facet::words, key_of(language, token.folded + tokens[t + 1].folded), weight);
        }
      }
    }
    const auto most = std::ranges::max_element(language_words, {},
                                               [](const auto& entry) { return entry.second; });
    if (most != language_words.end()) features.language = most->first;
  }

  const LinkedNames& names_;
  std::unordered_set<std::uint64_t> stopwords_;
  const Article* article_ = nullptr;
  const Findings* findings_ = nullptr;
  std::size_t sentence_ = 0;
  RawFeatures raw_;
};

/// The features that say most, with the facet mixed into their keys.
std::vector<std::pair<std::int64_t, std::uint64_t>> heaviest(const StoryFeatures& features) {
  std::vector<std::pair<std::int64_t, std::uint64_t>> all;
  for (std::size_t f = 0; f < kFacets; ++f) {
    for (const WeighedFeature& w : features.facets[f]) all.emplace_back(w.weight, w.key + f);
  }
  const auto kept = std::min(all.size(), kProposing);
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), std::greater{});
  all.resize(kept);
  return all;
}

double cosine(const StoryFeatures& a, const StoryFeatures& b, Facet facet, double steady) {
  const auto& left = a.of(facet);
  const auto& right = b.of(facet);
  std::int64_t dot = 0;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i].key == right[j].key) {
      dot += left[i++].weight * right[j++].weight;
    } else {
      left[i].key < right[j].key ? ++i : ++j;
    }
  }
  const auto f = static_cast<std::size_t>(facet);
  const double lengths = a.length[f] * b.length[f] + steady * kSteps * kSteps;
  return lengths > 0 ? static_cast<double>(dot) / lengths : 0;
}

}  // namespace

std::vector<StoryFeatures> make_story_features(std::span<const ReadArticle> articles,
                                               std::span<const std::uint32_t> which,
                                               const LinkedNames& names,
                                               const lexicon::Lexicon& lexicon) {
  FeatureReader reader(names, lexicon);
  std::vector<StoryFeatures> made(which.size());
  std::vector<RawFeatures> raw;
  std::array<std::unordered_map<std::uint64_t, std::uint32_t>, kFacets> having;
  for (std::size_t i = 0; i < which.size(); ++i) {
    raw.push_back(reader.read(articles[which[i]], which[i], made[i]));
    raw.back().each([&](std::size_t f, std::uint64_t key, double) { ++having[f][key]; });
  }
  const auto count = static_cast<double>(which.size());
  for (std::size_t i = 0; i < which.size(); ++i) {
    raw[i].each([&](std::size_t f, std::uint64_t key, double weight) {
      const std::uint32_t sharers = having[f].at(key);
      if (sharers > kMostSharers) return;
      const double rarity = std::log2(1 + (count + kUnseenArticles) / (sharers + 1));
      const double weighed = weight * rarity * (sharers == 1 ? kAlone : 1);
      made[i].facets[f].push_back({key, std::llround(weighed * kSteps)});
    });
    for (std::size_t f = 0; f < kFacets; ++f) {
      std::int64_t squares = 0;
      for (const WeighedFeature& w : made[i].facets[f]) squares += w.weight * w.weight;
      made[i].length[f] = std::sqrt(static_cast<double>(squares));
    }
  }
  return made;
}

Likeness compare(const StoryFeatures& a, const StoryFeatures& b) {
  return {.names = cosine(a, b, Facet::names, kSteadyNames),
          .numbers = cosine(a, b, Facet::numbers, kSteadyNumbers),
          .concepts = cosine(a, b, Facet::concepts, 0),
          .words = cosine(a, b, Facet::words, 0)};
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> sharing_pairs(
    std::span<const StoryFeatures> features) {
  struct Sharer {
    std::uint32_t article = 0;
    std::int64_t weight = 0;
  };
  std::unordered_map<std::uint64_t, std::vector<Sharer>> sharers;
  for (std::uint32_t i = 0; i < features.size(); ++i) {
    for (std::size_t f = 0; f < kFacets; ++f) {
      for (const WeighedFeature& w : features[i].facets[f]) {
        sharers[w.key + f].push_back({i, w.weight});
      }
    }
  }
  std::vector<std::int64_t> score(features.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < features.size(); ++i) {
    touched.clear();
    for (const auto& [weight, key] : heaviest(features[i])) {
      for (const Sharer& other : sharers.at(key)) {
        if (score[other.article] == 0) touched.push_back(other.article);
        score[other.article] += weight * other.weight;
      }
    }
    // A weight of 0 would list an article twice.
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    std::ranges::sort(touched, [&score](std::uint32_t a, std::uint32_t b) {
      return score[a] != score[b] ? score[a] > score[b] : a < b;
    });
    for (std::size_t k = 0; k < std::min(touched.size(), kPartners + 1); ++k) {
      if (touched[k] != i) pairs.emplace_back(std::min(i, touched[k]), std::max(i, touched[k]));
    }
    for (const std::uint32_t other : touched) score[other] = 0;
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace wirestem::stories::detail
