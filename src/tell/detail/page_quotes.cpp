// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

std::string_view change_in_words(QuoteChange change) {
  switch (change) {
    case QuoteChange::same:
      return "the same";
    case QuoteChange::cut:
      return "shortened";
    case QuoteChange::inserted:
      return "words put in";
    case QuoteChange::altered:
      return "altered";
    case QuoteChange::translated:
      return "translated";
    case QuoteChange::reattributed:
      return "given to another speaker";
  }
  return "";
}

/// Parts of a diff are words without the blanks between them; scripts without blanks want none.
bool wants_space(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  const char32_t last = text::code_point_before(left, left.size()).value;
  const char32_t first = text::code_point_at(right, 0).value;
  if (text::is_space(last) || text::is_space(first)) return false;
  if (text::is_ideograph(last) || text::is_ideograph(first)) return false;
  return text::is_letter(first) || text::is_digit(first);
}

class QuoteWriter {
 public:
  QuoteWriter(Page& page, const StoryDossier& story)
      : page_(page), story_(story), html_(page.html()) {}

  void family(const QuoteFamily& family, std::size_t number) {
    const QuoteVariant& first = family.variants.front();
    html_.raw("<article class=\"family\" id=\"").raw(page_.prefix(story_)).raw("-q");
    html_.number(number).raw("\">\n");
    speaker(first);
    html_.raw("<blockquote>");
    page_.quote(place_of(first), MarkKind::quote);
    html_.raw("</blockquote>\n<ul class=\"evidence\">\n");
    for (const QuoteVariant& variant : family.variants) entry(first, variant);
    html_.raw("</ul>\n</article>\n");
  }

 private:
  const Quote& quote_of(const QuoteVariant& variant) const {
    return page_.dossier().findings[variant.article].quotes[variant.quote];
  }

  ArticleSpan place_of(const QuoteVariant& variant) const {
    const std::vector<TextSpan>& content = quote_of(variant).content;
    if (content.empty()) return {variant.article, {}};
    return {variant.article, {content.front().begin, content.back().end}};
  }

  bool has_words_of(const QuoteVariant& first, const QuoteVariant& variant) const {
    const auto words = [this](const QuoteVariant& v) {
      const ArticleSpan place = place_of(v);
      return slice(page_.dossier().articles[place.article].text, place.span);
    };
    return quote_of(first).speaker_name == quote_of(variant).speaker_name &&
           words(first) == words(variant);
  }

  void speaker(const QuoteVariant& variant) {
    const std::string& name = quote_of(variant).speaker_name;
    html_.raw("<p class=\"speaker\"><b><bdi>").text(name.empty() ? "No speaker given" : name);
    html_.raw("</bdi></b>");
    const std::string_view via = via_of(page_.dossier(), variant);
    if (!via.empty()) html_.raw(", by way of <bdi>").text(via).raw("</bdi>");
    html_.raw("</p>\n");
  }

  void entry(const QuoteVariant& first, const QuoteVariant& variant) {
    const bool is_first = &first == &variant;
    html_.raw("<li>");
    page_.article_name(variant.article);
    if (is_first || has_words_of(first, variant)) {
      html_.raw(": ");
      page_.reference(place_of(variant), MarkKind::quote, is_first ? "as above" : "the same words");
      html_.raw("</li>\n");
      return;
    }
    html_.raw(" <span class=\"sign\">").text(change_in_words(variant.change)).raw("</span>");
    const std::string& name = quote_of(variant).speaker_name;
    if (!name.empty() && name != quote_of(first).speaker_name) {
      html_.raw(" given to <bdi>").text(name).raw("</bdi>");
    }
    html_.raw(": ");
    if (variant.change == QuoteChange::same || !says_anything(variant.diff)) {
      page_.quote(place_of(variant), MarkKind::quote);
    } else {
      diff(variant);
    }
    html_.raw("</li>\n");
  }

  static bool says_anything(const std::vector<DiffPart>& diff) {
    return std::ranges::any_of(diff, [](const DiffPart& p) { return p.op == DiffPart::Op::equal; });
  }

  void diff(const QuoteVariant& variant) {
    const ArticleSpan place = place_of(variant);
    if (place.span.empty()) return;
    page_.mark(place, MarkKind::quote);
    const std::string_view words = slice(page_.dossier().articles[place.article].text, place.span);
    html_.raw("<a class=\"words\" href=\"#").raw(page_.anchor(place)).raw("\"");
    html_.language(page_.language_at(place.article, place.span.begin), words).raw(">");
    std::string_view before;
    for (const DiffPart& part : variant.diff) {
      if (wants_space(before, part.text)) html_.raw(" ");
      before = part.text;
      switch (part.op) {
        case DiffPart::Op::equal:
          html_.text(part.text);
          break;
        case DiffPart::Op::inserted:
          html_.raw("<ins>").text(part.text).raw("</ins>");
          break;
        case DiffPart::Op::deleted:
          html_.raw("<del>").text(part.text).raw("</del>");
          break;
      }
    }
    html_.raw("</a>");
  }

  Page& page_;
  const StoryDossier& story_;
  Html& html_;
};

}  // namespace

void write_quotes(Page& page, const StoryDossier& story) {
  if (story.quotes.empty()) return;
  Html& html = page.html();
  page.open_section(page.prefix(story) + "-quotes", "Quotations",
                    "The same words in several places, and what became of them: underlined words "
                    "were put in, struck ones left out.");
  QuoteWriter writer(page, story);
  std::size_t alone = 0;
  for (std::size_t i = 0; i < story.quotes.size(); ++i) {
    if (story.quotes[i].variants.size() < 2) {
      ++alone;
    } else {
      writer.family(story.quotes[i], i + 1);
    }
  }
  if (alone > 0) {
    html.raw("<details class=\"more\"><summary>");
    html.text(counted(alone, "quotation", "quotations")).raw(" on one page only</summary>\n");
    for (std::size_t i = 0; i < story.quotes.size(); ++i) {
      if (story.quotes[i].variants.size() == 1) writer.family(story.quotes[i], i + 1);
    }
    html.raw("</details>\n");
  }
  page.close_section();
}

}  // namespace wirestem::tell
