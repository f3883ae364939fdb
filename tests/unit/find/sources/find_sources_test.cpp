// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "find/sources/find_attributions.hpp"
#include "find/sources/find_credits.hpp"
#include "find/sources/find_outlets.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources {
namespace {

const lexicon::Lexicon& words() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

Article article_of(std::string text, std::string language = "en") {
  Article article;
  article.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(article.text.size());
  if (size > 0) article.sections.push_back({{0, size}, SectionRole::body, std::move(language)});
  return article;
}

std::vector<OutletMention> outlets_of(const Article& article) {
  return find_outlets(article, text::segment(article), words());
}

std::string show_outlets(const Article& article) {
  std::string shown;
  for (const OutletMention& m : outlets_of(article)) {
    shown += std::string(slice(article.text, m.span)) + " = " + m.name;
    if (m.kind == SourceKind::agency) shown += " agency";
    if (m.platform) shown += " platform";
    shown += "\n";
  }
  return shown;
}

std::string show_credits(const Article& article) {
  constexpr std::string_view kRelations[] = {"republishes", "wire", "cites", "translates",
                                             "contributes"};
  std::string shown;
  for (const Credit& c :
       find_credits(article, text::segment(article), outlets_of(article), words())) {
    shown += std::string(kRelations[static_cast<std::size_t>(c.relation)]) + " | " + c.name;
    if (!c.url.empty()) shown += " | " + c.url;
    shown += "\n";
  }
  return shown;
}

/// A quote written down by hand: "content | cue | speaker | name | kind".
Quote quote_of(const Article& article, const std::vector<std::string>& cells) {
  const auto span_of = [&](const std::string& part) {
    const std::size_t at = article.text.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return TextSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
  };
  Quote quote;
  quote.content.push_back(span_of(cells.at(0)));
  if (cells.at(1) != "-") quote.cue.push_back(span_of(cells[1]));
  if (cells.at(2) != "-") quote.speaker.push_back(span_of(cells[2]));
  if (cells.at(3) != "-") quote.speaker_name = cells[3];
  quote.kind = cells.at(4) == "person" ? SourceKind::person
               : cells[4] == "outlet"  ? SourceKind::outlet
               : cells[4] == "office"  ? SourceKind::office
                                       : SourceKind::role;
  quote.named = cells[4] == "person" || cells[4] == "outlet";
  return quote;
}

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> parts;
  std::stringstream stream(line);
  for (std::string part; std::getline(stream, part, by);) parts.emplace_back(text::trim(part));
  return parts;
}

std::string show_chains(const Article& article, const std::string& given) {
  std::vector<Quote> quotes;
  std::stringstream lines(given);
  for (std::string line; std::getline(lines, line);)
    quotes.push_back(quote_of(article, split(line, '|')));
  const auto attributions =
      find_attributions(article, text::segment(article), outlets_of(article), quotes, words());
  EXPECT_EQ(attributions.size(), quotes.size());
  std::string shown;
  for (const Attribution& a : attributions) {
    std::string line;
    for (const ChainLink& link : a.chain) line += (line.empty() ? "" : " < ") + link.name;
    shown += (line.empty() ? "-" : line) + "\n";
  }
  return shown;
}

/// Golden cases: "--- text <language>", then any of "--- outlets", "--- credits", and "--- quotes"
/// (given) with "--- chains".
TEST(FindSources, FindsWhatTheCasesSay) {
  const std::filesystem::path folder = std::string(WIRESTEM_SOURCE_DIR) + "/tests/cases/sources";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  ASSERT_GE(files.size(), 15U);
  for (const auto& file : files) {
    std::ifstream in(file);
    std::map<std::string, std::string> parts;
    std::string part;
    std::string language = "en";
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("--- ")) {
        part = line.substr(4);
        if (part.starts_with("text ")) language = part.substr(5);
        if (part.starts_with("text ")) part = "text";
        parts[part];
      } else if (!part.empty()) {
        parts[part] += line + "\n";
      }
    }
    std::string text = parts["text"];
    while (text.ends_with('\n')) text.pop_back();
    const Article article = article_of(text, language);
    if (parts.contains("outlets")) {
      EXPECT_EQ(show_outlets(article), parts["outlets"]) << file.filename();
    }
    if (parts.contains("credits")) {
      EXPECT_EQ(show_credits(article), parts["credits"]) << file.filename();
    }
    if (parts.contains("chains")) {
      EXPECT_EQ(show_chains(article, parts["quotes"]), parts["chains"]) << file.filename();
    }
  }
}

TEST(FindOutlets, GivesNothingForAnEmptyArticle) {
  EXPECT_TRUE(outlets_of(article_of("")).empty());
}

TEST(FindOutlets, KnowsTheArticlesOwnOutletByItsShortForm) {
  Article article = article_of("The mayor declined to speak to the Post on Monday.");
  article.outlet = "The Washington Post";
  const auto mentions = outlets_of(article);
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].name, "The Washington Post");
}

TEST(FindOutlets, LeavesThePossessiveOutOfTheSpan) {
  const Article article = article_of("Reuters’ and CNN’s crews met.");
  for (const OutletMention& m : outlets_of(article)) {
    EXPECT_EQ(slice(article.text, m.span).find("’"), std::string_view::npos);
  }
}

TEST(FindOutlets, GivesMentionsInOrderAndApart) {
  const Article article = article_of(
      "On Monday The Guardian, the BBC and Reuters, citing TASS, reported it; the Guardian’s story "
      "was first.");
  std::uint32_t end = 0;
  const auto mentions = outlets_of(article);
  EXPECT_EQ(mentions.size(), 5U);
  for (const OutletMention& m : mentions) {
    EXPECT_GE(m.span.begin, end);
    end = m.span.end;
  }
}

TEST(FindAttributions, HasOneEntryForEachQuoteEvenWithoutSentences) {
  const Article empty;
  const auto none = find_attributions(empty, {}, {}, {}, words());
  EXPECT_TRUE(none.empty());
}

TEST(FindSources, StaysLinearOnHostileText) {
  const auto seconds = [](const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    const Article article = article_of(std::move(text));
    const auto segmentation = text::segment(article);
    const auto start = std::chrono::steady_clock::now();
    const auto outlets = find_outlets(article, segmentation, words());
    find_credits(article, segmentation, outlets, words());
    find_attributions(article, segmentation, outlets, {}, words());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const std::string piece : {"the Post ", "BBC ", "The Lorne Herald ", "told the ", "via ",
                                  "www.a.com ", "《", "newspaper “", "Source: ", "(Reuters) - "}) {
    EXPECT_LT(seconds(piece, 1U << 16U), 12 * seconds(piece, 1U << 13U) + 2.0) << piece;
  }
}

}  // namespace
}  // namespace wirestem::sources
