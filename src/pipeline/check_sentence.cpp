// SPDX-License-Identifier: Apache-2.0
#include "pipeline/check_sentence.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "pipeline/detail/kept_story.hpp"
#include "pipeline/read_articles.hpp"
#include "read/language/identify_language.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::size_t kMostStories = 5;
constexpr std::uint64_t kMostClaims = 60;
constexpr std::string_view kOwnId = "the sentence that is checked";

Article page_of(std::string_view sentence) {
  Article page;
  page.id = kOwnId;
  page.source_path = "-";
  page.text = sentence;
  const std::string language = language::identify_language(page.text);
  page.languages = {language};
  page.sections.push_back(
      {{0, static_cast<std::uint32_t>(page.text.size())}, SectionRole::body, language});
  return page;
}

/// The stories whose claims have most of the sentence's words, the likeliest first.
Result<std::vector<std::string>> likely_stories(const keep::Store& store,
                                                std::string_view sentence) {
  const auto claims = store.find_claims(sentence, kMostClaims);
  if (!claims) return claims.error();
  std::vector<std::string> stories;
  for (const keep::ClaimLine& claim : claims.value()) {
    if (stories.size() == kMostStories) break;
    if (std::ranges::find(stories, claim.story) == stories.end()) stories.push_back(claim.story);
  }
  return stories;
}

bool has_span(const Dossier& dossier, const Claim& claim, const Article& article, TextSpan span) {
  return std::ranges::any_of(claim.occurrences, [&](const Occurrence& occurrence) {
    return dossier.articles[occurrence.place.article].id == article.id &&
           occurrence.place.span.overlaps(span);
  });
}

/// The kept claim that a claim of the story traced anew is.
const Claim* kept_claim(const Dossier& kept, const Dossier& anew, const Claim& claim) {
  for (const Occurrence& occurrence : claim.occurrences) {
    const Article& article = anew.articles[occurrence.place.article];
    if (article.id == kOwnId) continue;
    for (const Claim& other : kept.stories.front().claims) {
      if (has_span(kept, other, article, occurrence.place.span)) return &other;
    }
  }
  return nullptr;
}

class Checker {
 public:
  Checker(const keep::Store& store, const PipelineOptions& options, std::string_view sentence)
      : store_(store), options_(options), page_(page_of(sentence)) {}

  std::optional<Error> look_at(const std::string& story) {
    auto loaded = store_.load_dossier(story);
    if (!loaded) return loaded.error();
    if (!loaded.value()) return std::nullopt;
    const Dossier& kept = *loaded.value();
    Pile pile;
    pile.articles = kept.articles;
    pile.articles.push_back(page_);
    find_in_pile(pile, options_);
    Decision together{.kind = DecisionKind::merge};
    for (const Article& article : pile.articles) together.articles.push_back(article.id);
    const Dossier anew = trace_pile(std::move(pile), options_, {&together, 1});
    for (const Claim& claim : anew.stories.front().claims) {
      const bool made = std::ranges::any_of(claim.occurrences, [&](const Occurrence& occurrence) {
        return anew.articles[occurrence.place.article].id == kOwnId;
      });
      const Claim* same = made ? kept_claim(kept, anew, claim) : nullptr;
      if (same != nullptr) add(story, kept, *same);
    }
    return std::nullopt;
  }

  std::vector<keep::ClaimLine> take() {
    std::ranges::stable_sort(found_, std::greater{}, &keep::ClaimLine::independent_origins);
    return std::move(found_);
  }

 private:
  void add(const std::string& story, const Dossier& kept, const Claim& claim) {
    if (!seen_.insert(story + "/" + claim.id).second) return;
    keep::ClaimLine line = detail::claim_row(kept, claim);
    line.story = story;
    found_.push_back(std::move(line));
  }

  const keep::Store& store_;
  const PipelineOptions& options_;
  const Article page_;
  std::vector<keep::ClaimLine> found_;
  std::set<std::string> seen_;
};

}  // namespace

Result<std::vector<keep::ClaimLine>> check_sentence(const keep::Store& store,
                                                    std::string_view sentence,
                                                    const PipelineOptions& options) {
  const auto stories = likely_stories(store, sentence);
  if (!stories) return stories.error();
  Checker checker(store, options, sentence);
  for (const std::string& story : stories.value()) {
    if (auto error = checker.look_at(story)) return *error;
  }
  return checker.take();
}

}  // namespace wirestem::pipeline
