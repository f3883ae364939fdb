// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "tell/detail/page_sections.hpp"
#include "tell/detail/readable_date.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

/// "12 Mar 2024 – 14 Mar 2024": from the first to the last publication that is known.
std::string time_of(const Dossier& dossier, const Story& story) {
  std::string first;
  std::string last;
  for (const std::uint32_t a : story.articles) {
    const std::string day = dossier.articles[a].published.value_or("").substr(0, 10);
    if (day.empty()) continue;
    if (first.empty() || day < first) first = day;
    last = std::max(last, day);
  }
  if (first.empty()) return "no publication date known";
  return first == last ? readable_date(first) : readable_date(first + "/" + last);
}

void write_figure(Html& html, std::size_t count, std::string_view one, std::string_view many,
                  bool alarming) {
  html.raw(alarming && count > 0 ? "<div class=\"figure alarm\">" : "<div class=\"figure\">");
  html.raw("<dd>").number(count).raw("</dd><dt>").text(count == 1 ? one : many);
  html.raw("</dt></div>\n");
}

}  // namespace

void write_verdict(Page& page, const StoryDossier& story) {
  const Dossier& dossier = page.dossier();
  const StorySummary summary = summarise(dossier, story);
  Html& html = page.html();
  html.raw("<header class=\"verdict\">\n<p class=\"kicker\">Story ");
  html.number(static_cast<std::size_t>(&story - dossier.stories.data()) + 1).raw(" of ");
  html.number(dossier.stories.size()).raw(" · ").text(time_of(dossier, story.story)).raw("</p>\n");
  const std::string_view label = story.story.label.empty() ? story.story.id : story.story.label;
  html.raw("<h2><span dir=\"auto\">").text(label).raw("</span></h2>\n<p class=\"statement\">");
  html.text(summary.verdict).raw("</p>\n");
  if (!summary.remarks.empty())
    html.raw("<p class=\"remarks\">").text(summary.remarks).raw("</p>\n");
  html.raw("<dl class=\"figures\">\n");
  write_figure(html, summary.articles, "page", "pages", false);
  write_figure(html, summary.origins, "origin", "origins", false);
  write_figure(html, summary.unnamed_origins, "origin mostly on unnamed sources",
               "origins mostly on unnamed sources", true);
  write_figure(html, summary.loops, "claim in a circle", "claims in a circle", true);
  write_figure(html, summary.conflicts, "conflict", "conflicts", true);
  html.raw("</dl>\n");
  if (!story.story.related.empty()) {
    html.raw("<p class=\"note\">Related: ");
    bool first = true;
    for (const std::uint32_t other : story.story.related) {
      const StoryDossier& related = dossier.stories[other];
      html.raw(first ? "<a href=\"#" : ", <a href=\"#").raw(page.prefix(related));
      html.raw("\"><bdi>").text(related.story.label).raw("</bdi></a>");
      first = false;
    }
    html.raw("</p>\n");
  }
  html.raw("</header>\n");
}

}  // namespace wirestem::tell
