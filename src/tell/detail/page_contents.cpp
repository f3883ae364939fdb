// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "tell/detail/page_sections.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

void write_line(Page& page, const std::string& target, std::string_view words, std::size_t count) {
  if (count == 0) return;
  Html& html = page.html();
  html.raw("<li><a href=\"#").raw(target).raw("\">").text(words).raw("</a> <span class=\"count\">");
  html.number(count).raw("</span></li>\n");
}

void write_story(Page& page, const StoryDossier& story) {
  Html& html = page.html();
  const std::string prefix = page.prefix(story);
  const std::string_view label = story.story.label.empty() ? story.story.id : story.story.label;
  html.raw("<li class=\"story\"><a href=\"#").raw(prefix).raw("\"><bdi>").text(label);
  html.raw("</bdi></a>\n<ul>\n");
  write_line(page, prefix + "-claims", "Claims", story.claims.size());
  write_line(page, prefix + "-stemma", "Who had it from whom", story.stemma.edges.size());
  write_line(page, prefix + "-conflicts", "Where accounts differ", story.conflicts.size());
  write_line(page, prefix + "-quotes", "Quotations", story.quotes.size());
  write_line(page, prefix + "-timeline", "Timeline", story.timeline.size());
  write_line(page, prefix + "-sources", "Sources", story.stemma.sources.size());
  write_line(page, prefix + "-names", "Names", story.actors.size());
  html.raw("</ul></li>\n");
}

}  // namespace

void write_contents(Page& page) {
  Html& html = page.html();
  html.raw("<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n");
  for (const StoryDossier& story : page.dossier().stories) write_story(page, story);
  write_line(page, "texts", "The texts", page.dossier().articles.size());
  html.raw("<li><a href=\"#about\">About this dossier</a></li>\n");
  write_line(page, "skipped", "Skipped inputs", page.dossier().skipped.size());
  html.raw("</ul>\n</nav>\n");
}

}  // namespace wirestem::tell
