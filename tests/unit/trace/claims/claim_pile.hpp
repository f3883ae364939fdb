// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/segment.hpp"
#include "trace/claims/build_claims.hpp"

namespace wirestem::claims {

/// Pages whose sentences are clauses, with figures and lengths of time given by hand.
class ClaimPile {
 public:
  std::uint32_t add(std::string text) {
    const auto index = static_cast<std::uint32_t>(articles_.size());
    Article& article = articles_.emplace_back();
    article.id = "p" + std::to_string(index);
    article.text = std::move(text);
    const TextSpan all{0, static_cast<std::uint32_t>(article.text.size())};
    article.sections = {{.span = all, .role = SectionRole::body, .language = "en"}};
    Findings& findings = findings_.emplace_back();
    findings.segmentation = text::segment(article);
    for (std::uint32_t s = 0; s < findings.segmentation.sentences.size(); ++s) {
      Frame frame;
      frame.clause = findings.segmentation.sentences[s].span;
      frame.sentence = s;
      findings.frames.push_back(frame);
    }
    story_.articles.push_back(index);
    stemma_.articles.emplace_back();
    names_.actor_of.emplace_back();
    return index;
  }

  void figure(std::uint32_t page, std::string_view words, double value, std::string unit) {
    QuantityMention figure;
    figure.span = span_of(page, words);
    figure.low = figure.high = value;
    figure.unit = std::move(unit);
    findings_[page].quantities.push_back(figure);
  }

  void length(std::uint32_t page, std::string_view words, std::string value) {
    DateMention date;
    date.span = span_of(page, words);
    date.type = DateType::duration;
    date.value = std::move(value);
    findings_[page].dates.push_back(date);
  }

  /// Makes these words a page's first clause.
  void clause(std::uint32_t page, std::string_view words) {
    findings_[page].frames[0].clause = span_of(page, words);
  }

  /// Says of a page's first clause that it is denied by these words.
  void negate(std::uint32_t page, std::string_view words) {
    deny(page);
    findings_[page].frames[0].signs = {span_of(page, words)};
  }

  void publish(std::uint32_t page, std::string day) { articles_[page].published = std::move(day); }

  void headline_only(std::uint32_t page) { articles_[page].sections[0].role = SectionRole::title; }

  void day(std::uint32_t page, std::string_view words, std::string value) {
    DateMention date;
    date.span = span_of(page, words);
    date.value = std::move(value);
    findings_[page].dates.push_back(date);
  }

  /// Says of a page's sentence how it is put; the first of them is 0.
  void put_as(std::uint32_t page, Modality modality, std::size_t sentence = 0) {
    findings_[page].frames[sentence].modality = modality;
  }

  /// Gives words of a page to a person.
  void say(std::uint32_t page, std::string_view words, std::string_view cue, std::string person) {
    Quote quote;
    quote.content = {span_of(page, words)};
    quote.cue = {span_of(page, cue)};
    quote.directness = Directness::indirect;
    quote.speaker = {span_of(page, person)};
    quote.speaker_name = person;
    quote.named = true;
    findings_[page].quotes.push_back(quote);
    Source source;
    source.name = std::move(person);
    source.kind = SourceKind::person;
    stemma_.articles[page].chains.push_back({static_cast<std::uint32_t>(stemma_.sources.size())});
    stemma_.sources.push_back(source);
  }

  void deny(std::uint32_t page) { findings_[page].frames[0].polarity = Polarity::negative; }

  void concept_at(std::uint32_t page, std::string_view words, std::string_view id) {
    const auto& rows = lexicon_.table("concepts").rows();
    const auto at = std::ranges::find(rows, id, [](const lexicon::Row& row) { return row[0]; });
    findings_[page].concepts.push_back(
        {.span = span_of(page, words),
         .concept_row = static_cast<std::uint32_t>(at - rows.begin())});
  }

  std::vector<Claim> claims() const {
    return build_claims({story_, pile(), names_, {}, {}, stemma_, lexicon_});
  }

  /// Each sentence a claim of its own, as where wordings share too little to be one.
  std::vector<Conflict> conflicts() const {
    const auto all = pile();
    std::vector<Claim> claims;
    for (std::uint32_t page = 0; page < all.size(); ++page) {
      for (const Frame& frame : all[page].findings->frames) {
        Occurrence occurrence;
        occurrence.place = {page, frame.clause};
        occurrence.polarity = frame.polarity;
        occurrence.modality = frame.modality;
        claims.emplace_back().occurrences = {occurrence};
      }
    }
    return find_conflicts({story_, all, names_, {}, {}, stemma_, lexicon_}, claims);
  }

  /// All sentences one claim.
  std::vector<Conflict> conflicts_of_one_claim() const {
    const auto all = pile();
    std::vector<Claim> claims(1);
    for (std::uint32_t page = 0; page < all.size(); ++page) {
      for (const Frame& frame : all[page].findings->frames) {
        Occurrence occurrence;
        occurrence.place = {page, frame.clause};
        occurrence.polarity = frame.polarity;
        occurrence.modality = frame.modality;
        claims[0].occurrences.push_back(occurrence);
      }
    }
    return find_conflicts({story_, all, names_, {}, {}, stemma_, lexicon_}, claims);
  }

 private:
  TextSpan span_of(std::uint32_t page, std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(articles_[page].text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }

  std::vector<ReadArticle> pile() const {
    std::vector<ReadArticle> all;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      all.push_back({&articles_[i], &findings_[i]});
    return all;
  }

  std::deque<Article> articles_;
  std::deque<Findings> findings_;
  Story story_;
  Stemma stemma_;
  LinkedNames names_;
  lexicon::Lexicon lexicon_;
};

inline std::vector<ConflictKind> kinds_of(const std::vector<Conflict>& conflicts) {
  std::vector<ConflictKind> kinds;
  for (const Conflict& conflict : conflicts) kinds.push_back(conflict.kind);
  return kinds;
}

}  // namespace wirestem::claims
