// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/find_quotes.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::quotes {
namespace {

const lexicon::Lexicon& words() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

Article article_of(std::string text, std::string language) {
  Article article;
  article.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(article.text.size());
  if (size > 0) article.sections.push_back({{0, size}, SectionRole::body, std::move(language)});
  return article;
}

/// An article with the names and outlets that the finders before would have found in it.
struct Page {
  Article article;
  std::vector<NameMention> names;
  std::vector<OutletMention> outlets;

  std::vector<Quote> quotes() const {
    return find_quotes(article, text::segment(article), names, outlets, words());
  }
};

std::vector<TextSpan> places_of(const std::string& text, const std::string& part) {
  std::vector<TextSpan> spans;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())});
  }
  return spans;
}

void add_name(Page& page, const std::string& written, const std::string& canonical, NameKind kind,
              Gender gender) {
  for (const TextSpan span : places_of(page.article.text, written)) {
    bool taken = false;
    for (const NameMention& m : page.names) taken = taken || m.span.overlaps(span);
    if (taken) continue;
    NameMention mention;
    mention.span = span;
    mention.kind = kind;
    mention.canonical = canonical;
    mention.gender = gender;
    page.names.push_back(mention);
  }
  std::ranges::sort(page.names, {}, &NameMention::span);
}

void add_outlet(Page& page, const std::string& written, const std::string& name, SourceKind kind) {
  for (const TextSpan span : places_of(page.article.text, written)) {
    bool taken = false;
    for (const OutletMention& m : page.outlets) taken = taken || m.span.overlaps(span);
    if (!taken) page.outlets.push_back({span, name, kind, false});
  }
  std::ranges::sort(page.outlets, {}, &OutletMention::span);
}

std::string show(const Article& article, const Quote& quote) {
  constexpr std::string_view kDirect[] = {"direct", "mixed", "indirect"};
  constexpr std::string_view kKinds[] = {"person", "role",   "office",
                                         "outlet", "agency", "document"};
  std::string line(kDirect[static_cast<std::size_t>(quote.directness)]);
  if (quote.negated) line += " negated";
  line += " | ";
  line += quote.speaker_name.empty() ? "-" : quote.speaker_name;
  line += " | ";
  line += quote.speaker_name.empty() ? "-" : kKinds[static_cast<std::size_t>(quote.kind)];
  line += quote.named ? " named | " : " | ";
  for (std::size_t i = 0; i < quote.content.size(); ++i) {
    if (i > 0) line += " + ";
    line += slice(article.text, quote.content[i]);
  }
  return line;
}

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> parts;
  std::stringstream stream(line);
  for (std::string part; std::getline(stream, part, by);) {
    parts.emplace_back(text::trim(part));
  }
  return parts;
}

/// A golden case: "--- text <language>", "--- names" (written = canonical | kind | gender), "---
/// outlets" (written = name), "--- quotes" (what show() says of each).
struct Case {
  Page page;
  std::string expected;
};

Case read_case(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::map<std::string, std::string> parts;
  std::string part;
  std::string language = "en";
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) {
      part = line.substr(4);
      if (part.starts_with("text ")) language = part.substr(5);
      if (part.starts_with("text ")) part = "text";
    } else if (!part.empty()) {
      parts[part] += line + "\n";
    }
  }
  Case result;
  std::string text = parts["text"];
  while (text.ends_with('\n')) text.pop_back();
  result.page.article = article_of(text, language);
  std::stringstream names(parts["names"]);
  for (std::string line; std::getline(names, line);) {
    const auto cells = split(line, '|');
    const auto pair = split(cells.at(0), '=');
    const std::string kind = cells.size() > 1 ? cells[1] : "person";
    const std::string gender = cells.size() > 2 ? cells[2] : "-";
    add_name(result.page, pair.at(0), pair.size() > 1 ? pair[1] : pair[0],
             kind == "organisation" ? NameKind::organisation
             : kind == "state"      ? NameKind::state
             : kind == "place"      ? NameKind::place
                                    : NameKind::person,
             gender == "m"   ? Gender::male
             : gender == "f" ? Gender::female
                             : Gender::unknown);
  }
  std::stringstream outlets(parts["outlets"]);
  for (std::string line; std::getline(outlets, line);) {
    const auto pair = split(line, '=');
    add_outlet(result.page, pair.at(0), pair.size() > 1 ? pair[1] : pair[0], SourceKind::outlet);
  }
  result.expected = parts["quotes"];
  return result;
}

TEST(FindQuotes, FindsWhatTheCasesSay) {
  const std::filesystem::path folder = std::string(WIRESTEM_SOURCE_DIR) + "/tests/cases/quotes";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  ASSERT_GE(files.size(), 20U);
  for (const auto& file : files) {
    const Case c = read_case(file);
    std::string found;
    for (const Quote& quote : c.page.quotes()) found += show(c.page.article, quote) + "\n";
    EXPECT_EQ(found, c.expected) << file.filename();
  }
}

Page page_of(std::string text, std::string language = "en") {
  return {article_of(std::move(text), std::move(language)), {}, {}};
}

TEST(FindQuotes, GivesNothingForAnEmptyArticle) { EXPECT_TRUE(page_of("").quotes().empty()); }

TEST(FindQuotes, TakesTheMarksIntoDirectContent) {
  const Page page = page_of("“We will not leave,” the miller said.");
  const auto quotes = page.quotes();
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(slice(page.article.text, quotes[0].content.at(0)), "“We will not leave,”");
  EXPECT_EQ(slice(page.article.text, quotes[0].cue.at(0)), "said");
  EXPECT_EQ(slice(page.article.text, quotes[0].speaker.at(0)), "the miller");
}

TEST(FindQuotes, KeepsTheActOfTheCue) {
  const auto denied = page_of("The ministry denied that the dam had moved.").quotes();
  ASSERT_EQ(denied.size(), 1U);
  EXPECT_EQ(denied[0].act, SpeechAct::deny);
  EXPECT_FALSE(denied[0].negated);
}

TEST(FindQuotes, SeesThatACueIsNegated) {
  const auto quotes = page_of("The minister did not say that the bridge was safe.").quotes();
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_TRUE(quotes[0].negated);
}

TEST(FindQuotes, TakesNoReportThatIsANounForACue) {
  EXPECT_TRUE(page_of("The report on the claims of the state lay on the table.").quotes().empty());
}

TEST(FindQuotes, TakesNoApostropheForAMark) {
  const auto quotes =
      page_of("The officials’ view wasn’t the mayor’s, and it’s 1990s’ talk.").quotes();
  EXPECT_TRUE(quotes.empty());
}

TEST(FindQuotes, DropsScareQuotesAndTitles) {
  EXPECT_TRUE(page_of("The so-called “reform” was shelved. The film “The Salt Barge” ran on.")
                  .quotes()
                  .empty());
}

TEST(FindQuotes, BeginsAfreshInTheNextParagraphAfterAMarkLeftOpen) {
  const Page page = page_of("He wrote of the “dam in his diary.\n\n“It holds,” the engineer said.");
  const auto quotes = page.quotes();
  ASSERT_FALSE(quotes.empty());
  EXPECT_EQ(slice(page.article.text, quotes.back().content.at(0)), "“It holds,”");
}

TEST(FindQuotes, GivesSpansInOrderThatLieInTheText) {
  const Page page = page_of("“A,” said B. ‘C’ “D ‘E” F’ \"G” »H« said I, “J");
  std::uint32_t before = 0;
  for (const Quote& quote : page.quotes()) {
    ASSERT_FALSE(quote.content.empty());
    EXPECT_GE(quote.content.front().begin, before);
    before = quote.content.front().begin;
    EXPECT_LE(quote.content.back().end, page.article.text.size());
  }
}

/// Time for a text of `size` bytes made of `piece`.
double seconds_for(const std::string& piece, std::size_t size, const std::string& language = "en") {
  std::string text;
  while (text.size() < size) text += piece;
  const Page page = page_of(std::move(text), language);
  const auto segmentation = text::segment(page.article);
  const auto start = std::chrono::steady_clock::now();
  find_quotes(page.article, segmentation, {}, {}, words());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(FindQuotes, StaysLinearOnHostileText) {
  for (const std::string piece :
       {"“", "\"", "”", "‘’", "“‘\"'", "said ", "said, ", "he said that ", "“a” ", "who said ",
        "according to ", "\"a\", said b ", "also "}) {
    const double small = seconds_for(piece, 1U << 13U);
    const double large = seconds_for(piece, 1U << 16U);
    EXPECT_LT(large, 12 * small + 2.0) << piece;  // eight times the text; 64 times if quadratic
  }
}

TEST(FindQuotes, SurvivesAMegabyteOfMarks) {
  EXPECT_LT(seconds_for("\"", 1U << 20U), 60.0);
  for (const std::string piece : {"“", "'", "«", "“ ”", "— "}) {
    EXPECT_LT(seconds_for(piece, 1U << 17U, "ru"), 20.0) << piece;
  }
}

}  // namespace
}  // namespace wirestem::quotes
