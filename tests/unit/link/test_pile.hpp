// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"
#include "text/segment.hpp"

namespace wirestem {

inline const lexicon::Lexicon& test_lexicon() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

/// A pile of pages for the tests of link/: what the finders would find is told by hand, save
/// numbers and concepts, which are looked up.
class TestPile {
 public:
  struct Page {
    std::string title = {};
    std::string body = {};
    std::string language = "en";
    std::string outlet = {};
    std::string published = {};
    /// Each name marks all of its places in the text.
    std::vector<std::pair<std::string, NameKind>> names = {};
  };

  /// Adds a page; gives its index.
  std::uint32_t add(const Page& page) {
    const auto index = static_cast<std::uint32_t>(articles_.size());
    Article& article = articles_.emplace_back();
    article.id = "page-" + std::to_string(index);
    article.source_path = article.id + ".txt";
    if (!page.outlet.empty()) article.outlet = page.outlet;
    if (!page.published.empty()) article.published = page.published;
    if (!page.title.empty()) {
      article.title = page.title;
      add_section(article, page.title, SectionRole::title, page.language);
    }
    if (!page.body.empty()) add_section(article, page.body, SectionRole::body, page.language);
    Findings& findings = findings_.emplace_back();
    findings.segmentation = text::segment(article);
    add_names(page);
    add_numbers();
    add_concepts();
    return index;
  }

  /// Adds a page of body text only.
  std::uint32_t add_text(std::string body) {
    Page page;
    page.body = std::move(body);
    return add(page);
  }

  /// Marks `words`, which must stand in the page, as said by `speaker`; gives the quote's number.
  std::uint32_t quote(std::uint32_t page, std::string_view words, std::string speaker,
                      Directness directness = Directness::direct) {
    Quote quote;
    quote.content = {find(page, words)};
    quote.speaker_name = std::move(speaker);
    quote.named = !quote.speaker_name.empty() && std::isupper(quote.speaker_name.front()) != 0;
    quote.directness = directness;
    findings_[page].quotes.push_back(quote);
    return static_cast<std::uint32_t>(findings_[page].quotes.size() - 1);
  }

  void credit(std::uint32_t page, std::string_view line, std::string name, SourceKind kind,
              CreditRelation relation) {
    Credit credit;
    credit.span = find(page, line);
    credit.source = credit.span;
    credit.name = std::move(name);
    credit.kind = kind;
    credit.relation = relation;
    findings_[page].credits.push_back(credit);
  }

  void outlet_mention(std::uint32_t page, std::string name) {
    OutletMention mention;
    mention.span = find(page, name);
    mention.name = std::move(name);
    findings_[page].outlets.push_back(mention);
  }

  void date(std::uint32_t page, std::string_view words, std::string value) {
    findings_[page].dates.push_back(
        {.span = find(page, words), .type = DateType::date, .value = std::move(value)});
  }

  TextSpan find(std::uint32_t page, std::string_view words) const {
    const std::size_t at = articles_[page].text.find(words);
    if (at == std::string::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  std::string_view text(std::uint32_t page, TextSpan span) const {
    return slice(articles_[page].text, span);
  }

  std::vector<ReadArticle> pile() const {
    std::vector<ReadArticle> pile;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      pile.push_back({&articles_[i], &findings_[i]});
    return pile;
  }

  LinkedNames names;

 private:
  static void add_section(Article& article, const std::string& text, SectionRole role,
                          const std::string& language) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    const auto end = static_cast<std::uint32_t>(article.text.size());
    article.sections.push_back({.span = {begin, end}, .role = role, .language = language});
  }

  void add_names(const Page& page) {
    const Article& article = articles_.back();
    auto& mentions = findings_.back().names;
    for (const auto& [name, kind] : page.names) {
      for (std::size_t at = 0; (at = article.text.find(name, at)) != std::string::npos;) {
        NameMention mention;
        mention.span = {static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + name.size())};
        mention.kind = kind;
        mention.canonical = name;
        mentions.push_back(mention);
        at += name.size();
      }
    }
    std::ranges::sort(mentions, {}, [](const NameMention& m) { return m.span; });
    auto& actor_of = names.actor_of.emplace_back();
    for (const NameMention& mention : mentions) actor_of.push_back(actor(mention));
  }

  std::uint32_t actor(const NameMention& mention) {
    const auto index = static_cast<std::uint32_t>(names.actors.size());
    const auto [at, fresh] = actor_by_name_.try_emplace(mention.canonical, index);
    if (fresh) {
      Actor actor;
      actor.id = "actor-" + std::to_string(index + 1);
      actor.name = mention.canonical;
      actor.kind = mention.kind;
      names.actors.push_back(actor);
    }
    return at->second;
  }

  void add_numbers() {
    for (const Token& token : findings_.back().segmentation.tokens) {
      if (token.kind != TokenKind::number || token.folded.size() > 9) continue;
      std::string digits;
      for (const char c : token.folded) {
        if (c >= '0' && c <= '9') digits += c;
      }
      QuantityMention quantity;
      quantity.span = token.span;
      quantity.low = quantity.high = std::stod(digits);
      findings_.back().quantities.push_back(quantity);
    }
  }

  void add_concepts() {
    const lexicon::Table& concepts = test_lexicon().table("concepts");
    const Segmentation& segmentation = findings_.back().segmentation;
    for (const Sentence& sentence : segmentation.sentences) {
      const std::string& language = language_of(articles_.back(), sentence);
      for (const lexicon::Hit& hit : concepts.find_all(segmentation.tokens, sentence.first_token,
                                                       sentence.end_token, language)) {
        findings_.back().concepts.push_back({.span = hit.span, .concept_row = hit.row});
      }
    }
  }

  std::deque<Article> articles_;
  std::deque<Findings> findings_;
  std::map<std::string, std::uint32_t> actor_by_name_;
};

}  // namespace wirestem
