// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "model/claim.hpp"
#include "model/findings.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"

namespace wirestem::provenance {

/// A small pile for tests: pages with outlets, quotations with chains, and claims over them.
class PileBuilder {
 public:
  /// Adds a page; its id is its number. An empty outlet or date is unknown.
  std::uint32_t page(const std::string& outlet, const std::string& published = {}) {
    const auto index = static_cast<std::uint32_t>(articles_.size());
    Article& article = articles_.emplace_back();
    article.id = "p" + std::to_string(index);
    article.text = "Words of the page.";
    if (!outlet.empty()) article.outlet = outlet;
    if (!published.empty()) article.published = published;
    article.sections = {{.span = {0, 18}, .role = SectionRole::body, .language = "en"}};
    Findings& findings = findings_.emplace_back();
    findings.segmentation.paragraphs = {{0, 18}};
    story.articles.push_back(index);
    names.actor_of.emplace_back();
    return index;
  }

  /// Adds a quotation with its chain to a page; gives its number there.
  std::uint32_t quote(std::uint32_t page, std::vector<ChainLink> chain) {
    Findings& findings = findings_[page];
    const auto number = static_cast<std::uint32_t>(findings.quotes.size());
    Quote quote;
    quote.content = {{0, 5}};
    findings.quotes.push_back(quote);
    for (ChainLink& link : chain) link.evidence = {6, 8};
    findings.attributions.push_back({.quote = number, .chain = std::move(chain)});
    return number;
  }

  /// Puts a name into the first words of a page.
  void name(std::uint32_t page, const std::string& name, NameKind kind) {
    NameMention mention;
    mention.span = {0, 5};
    mention.canonical = name;
    mention.kind = kind;
    findings_[page].names.push_back(mention);
  }

  void author(std::uint32_t page, const std::string& name) { articles_[page].authors = {name}; }

  /// Makes all of a page's text its headline.
  void headline_only(std::uint32_t page) { articles_[page].sections[0].role = SectionRole::title; }

  void credit(std::uint32_t page, const std::string& name, CreditRelation relation,
              SourceKind kind = SourceKind::agency) {
    Credit credit;
    credit.span = {9, 12};
    credit.source = {9, 12};
    credit.name = name;
    credit.kind = kind;
    credit.relation = relation;
    findings_[page].credits.push_back(credit);
  }

  void reuse(std::uint32_t from, std::uint32_t to, double share, MatchKind kind,
             Certainty certainty = Certainty::known) {
    ReuseLink link;
    link.left = std::min(from, to);
    link.right = std::max(from, to);
    link.left_share = share;
    link.right_share = share;
    link.kind = kind;
    link.direction = {.from = from, .to = to, .certainty = certainty, .reasons = {"test"}};
    links.push_back(link);
  }

  std::vector<ReadArticle> pile() const {
    std::vector<ReadArticle> pile;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      pile.push_back({&articles_[i], &findings_[i]});
    }
    return pile;
  }

  Story story;
  LinkedNames names;
  std::vector<ReuseLink> links;

 private:
  std::deque<Article> articles_;
  std::deque<Findings> findings_;
};

inline ChainLink medium(std::string name) {
  return {.name = std::move(name), .kind = SourceKind::outlet, .named = true, .evidence = {}};
}
inline ChainLink nameless_media(std::string phrase) {
  return {.name = std::move(phrase), .kind = SourceKind::outlet, .named = false, .evidence = {}};
}
inline ChainLink unnamed(std::string phrase) {
  return {.name = std::move(phrase), .kind = SourceKind::role, .named = false, .evidence = {}};
}
inline ChainLink person(std::string name) {
  return {.name = std::move(name), .kind = SourceKind::person, .named = true, .evidence = {}};
}
inline ChainLink office(std::string name) {
  return {.name = std::move(name), .kind = SourceKind::office, .named = true, .evidence = {}};
}

}  // namespace wirestem::provenance
