// SPDX-License-Identifier: Apache-2.0
//
// The bytes are cut into a few pages at form feeds, and the pages into quotations at '"'. Whatever
// they say: spans lie in their texts at character borders, links and passages name each other,
// every quotation is in one family, every article in one story, and the same pages give the same
// findings.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "link/reuse/link_quotes.hpp"
#include "link/reuse/link_reuse.hpp"
#include "link/stories/cluster_stories.hpp"
#include "text/charset.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

using wirestem::ArticleSpan;
using wirestem::ReadArticle;

struct Pile {
  std::vector<wirestem::Article> articles;
  std::vector<wirestem::Findings> findings;
  std::vector<ReadArticle> read;
  wirestem::LinkedNames names;
};

void require(bool holds) {
  if (!holds) std::abort();
}

void add_page(Pile& pile, std::string text) {
  wirestem::Article article;
  article.id = std::to_string(pile.articles.size());
  article.text = std::move(text);
  const auto end = static_cast<std::uint32_t>(article.text.size());
  const std::string language = pile.articles.size() % 2 == 0 ? "en" : "de";
  if (end > 0) {
    article.sections = {
        {.span = {0, end}, .role = wirestem::SectionRole::body, .language = language}};
  }
  wirestem::Findings findings;
  findings.segmentation = wirestem::text::segment(article);
  std::size_t open = std::string::npos;
  for (std::size_t i = 0; i < article.text.size(); ++i) {
    if (article.text[i] != '"') continue;
    if (open != std::string::npos && i > open + 1) {
      wirestem::Quote quote;
      quote.content = {{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(i + 1)}};
      findings.quotes.push_back(quote);
    }
    open = open == std::string::npos ? i : std::string::npos;
  }
  pile.names.actor_of.emplace_back();
  pile.articles.push_back(std::move(article));
  pile.findings.push_back(std::move(findings));
}

Pile make_pile(const std::string& text) {
  Pile pile;
  constexpr std::size_t kMostPages = 12;
  for (std::size_t begin = 0; begin <= text.size() && pile.articles.size() < kMostPages;) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    add_page(pile, text.substr(begin, end - begin));
    begin = end + 1;
  }
  for (std::size_t i = 0; i < pile.articles.size(); ++i) {
    pile.read.push_back({&pile.articles[i], &pile.findings[i]});
  }
  return pile;
}

void check_place(const Pile& pile, const ArticleSpan& place) {
  require(place.article < pile.articles.size());
  const std::string& text = pile.articles[place.article].text;
  require(place.span.begin < place.span.end && place.span.end <= text.size());
  require(wirestem::text::is_utf8(slice(text, place.span)));
}

void check_reuse(const Pile& pile, const wirestem::ReuseFindings& found) {
  for (const auto& passage : found.passages) {
    check_place(pile, passage.left);
    check_place(pile, passage.right);
    require(passage.left.article < passage.right.article);
    require(passage.similarity > 0 && passage.similarity <= 1);
  }
  std::set<std::uint32_t> held;
  for (const auto& link : found.links) {
    require(link.left < link.right && !link.passages.empty());
    require(link.left_share >= 0 && link.left_share <= 1);
    require(link.right_share >= 0 && link.right_share <= 1);
    for (const std::uint32_t p : link.passages) {
      require(p < found.passages.size() && held.insert(p).second);
      require(found.passages[p].left.article == link.left);
    }
  }
  require(held.size() == found.passages.size());
  for (const auto& group : found.groups) {
    require(group.members.size() >= 2);
    for (const ArticleSpan& member : group.members) check_place(pile, member);
  }
}

void check_quotes(const Pile& pile, const std::vector<wirestem::QuoteFamily>& families) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const auto& family : families) {
    require(!family.variants.empty());
    for (const auto& variant : family.variants) {
      require(seen.emplace(variant.article, variant.quote).second);
    }
  }
  std::size_t quotes = 0;
  for (const auto& findings : pile.findings) quotes += findings.quotes.size();
  require(seen.size() == quotes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon words;
  const std::string text =
      wirestem::text::decode_text({reinterpret_cast<const char*>(data), size}).utf8;
  const Pile pile = make_pile(text);
  const auto found = wirestem::reuse::link_reuse(pile.read, pile.names, words);
  check_reuse(pile, found);
  check_quotes(pile, wirestem::reuse::link_quotes(pile.read, found.passages, words));
  const auto stories =
      wirestem::stories::cluster_stories(pile.read, pile.names, found.links, words);
  std::size_t articles = 0;
  for (const auto& story : stories.stories) articles += story.articles.size();
  require(articles == pile.articles.size());
  const auto again = wirestem::reuse::link_reuse(pile.read, pile.names, words);
  require(again.passages.size() == found.passages.size());
  return 0;
}
