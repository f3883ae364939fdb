// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "tell/detail/mark_text.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/detail/readable_date.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kOthersNamed = 6;

/// Marks the passages that a story's articles share, with the names of the others that have them.
void mark_shared_words(Page& page) {
  for (const StoryDossier& story : page.dossier().stories) {
    for (const PassageGroup& group : story.passages) {
      for (const ArticleSpan& place : group.members) {
        Mark& mark = page.mark(place, MarkKind::shared);
        for (const ArticleSpan& other : group.members) {
          if (other.article == place.article || mark.others.size() >= kOthersNamed) continue;
          std::string name(name_of_article(page.dossier().articles[other.article]));
          if (std::ranges::find(mark.others, name) == mark.others.end()) {
            mark.others.push_back(std::move(name));
          }
        }
      }
    }
  }
}

std::string_view published_from_in_words(PublishedFrom from) {
  switch (from) {
    case PublishedFrom::meta:
      return "said by the page's metadata";
    case PublishedFrom::given:
      return "given by you";
    case PublishedFrom::text:
      return "read from the text";
    case PublishedFrom::unknown:
      break;
  }
  return "";
}

void write_facts(Html& html, const Article& article) {
  html.raw("<p class=\"facts\">");
  if (article.title && article.outlet)
    html.raw("<b><bdi>").text(*article.outlet).raw("</bdi></b> · ");
  for (const std::string& author : article.authors) {
    html.raw("<bdi>").text(author).raw("</bdi> · ");
  }
  if (article.published) {
    html.raw("<span title=\"").text(published_from_in_words(article.published_from)).raw("\">");
    html.text(readable_date(*article.published)).raw("</span>");
  } else {
    html.raw("no date known");
  }
  for (const std::string& language : article.languages) html.raw(" · ").text(language);
  html.raw("<br><code>").text(article.source_path).raw("</code>");
  if (article.url) {
    html.raw("<br>");
    if (is_web_address(*article.url)) {
      html.raw("<a rel=\"noopener noreferrer\" href=\"").text(*article.url).raw("\">");
      html.text(*article.url).raw("</a>");
    } else {
      html.raw("<code>").text(*article.url).raw("</code>");
    }
  }
  html.raw("</p>\n");
}

/// The paragraphs of a section, parted by blank lines.
std::vector<TextSpan> paragraphs_of(std::string_view text, TextSpan section) {
  std::vector<TextSpan> paragraphs;
  std::uint32_t begin = section.begin;
  while (begin < section.end) {
    const std::size_t found = text.find("\n\n", begin);
    const std::uint32_t end =
        found >= section.end ? section.end : static_cast<std::uint32_t>(found);
    if (end > begin) paragraphs.push_back({begin, end});
    begin = end + 2;
  }
  return paragraphs;
}

void write_section(Page& page, std::uint32_t article, const Section& section, TextMarker& marker) {
  Html& html = page.html();
  const std::string& text = page.dossier().articles[article].text;
  html.raw("<div class=\"section role-").raw(to_string(section.role)).raw("\"");
  html.language(section.language, slice(text, section.span)).raw(">\n");
  if (section.role != SectionRole::body) {
    html.raw("<span class=\"role\" lang=\"en\" dir=\"ltr\">").raw(to_string(section.role));
    html.raw("</span>\n");
  }
  for (const TextSpan paragraph : paragraphs_of(text, section.span)) {
    html.raw("<p>");
    marker.write(paragraph);
    html.raw("</p>\n");
  }
  html.raw("</div>\n");
}

void write_article(Page& page, std::uint32_t index) {
  Html& html = page.html();
  const Article& article = page.dossier().articles[index];
  html.raw("<article class=\"text\" id=\"").raw(Page::article_id(index)).raw("\">\n<header>\n<h3");
  const std::string_view heading = article.title ? *article.title : name_of_article(article);
  html.raw("><span dir=\"auto\">").text(heading).raw("</span></h3>\n");
  write_facts(html, article);
  html.raw("</header>\n");
  TextMarker marker(page, index);
  for (const Section& section : article.sections) write_section(page, index, section, marker);
  marker.finish();
  html.raw("</article>\n");
}

}  // namespace

void write_reader(Page& page) {
  mark_shared_words(page);
  Html& html = page.html();
  html.raw("<section class=\"reader\" id=\"texts\">\n<h2>The texts</h2>\n");
  html.raw(
      "<p class=\"note\">Every page as it was read, with the words that the dossier rests on: "
      "<mark class=\"m-claim\">claims that several pages make</mark>, "
      "<mark class=\"m-quote\">quotations</mark>, "
      "<mark class=\"m-conflict\">where accounts differ</mark>, "
      "<mark class=\"m-source\">words that name a source</mark>, "
      "<mark class=\"m-shared\">words that other pages have too</mark>. A small number leads back "
      "to "
      "the claim.</p>\n");
  for (std::uint32_t i = 0; i < page.dossier().articles.size(); ++i) write_article(page, i);
  html.raw("</section>\n");
}

}  // namespace wirestem::tell
