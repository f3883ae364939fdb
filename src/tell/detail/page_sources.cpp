// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

void write_aliases(Html& html, const std::vector<std::string>& aliases) {
  bool first = true;
  for (const std::string& alias : aliases) {
    html.raw(first ? "<bdi>" : ", <bdi>").text(alias).raw("</bdi>");
    first = false;
  }
}

void open_table(Html& html, std::string_view label, std::string_view head) {
  html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").text(label);
  html.raw("\">\n<table>\n<thead><tr>").raw(head).raw("</tr></thead>\n<tbody>\n");
}

}  // namespace

void write_sources(Page& page, const StoryDossier& story) {
  if (story.stemma.sources.empty()) return;
  Html& html = page.html();
  page.open_section(page.prefix(story) + "-sources", "Sources",
                    "Everybody and everything that the pages say they have it from.");
  open_table(html, "Sources",
             "<th scope=\"col\">Name</th><th scope=\"col\">Kind</th>"
             "<th scope=\"col\">Also called</th><th scope=\"col\">Among the inputs</th>");
  for (std::uint32_t s = 0; s < story.stemma.sources.size(); ++s) {
    const Source& source = story.stemma.sources[s];
    html.raw("<tr id=\"").raw(page.source_id(story, s)).raw("\"><th scope=\"row\"><bdi>");
    html.text(source.name).raw("</bdi></th><td>").text(to_string(source.kind));
    if (!source.named) html.raw(", unnamed");
    if (source.through >= 0) {
      html.raw("; spoke to ");
      page.name(story, {.is_article = false, .index = static_cast<std::uint32_t>(source.through)});
    }
    html.raw("</td><td>");
    write_aliases(html, source.aliases);
    html.raw("</td><td>");
    if (source.in_pile >= 0) {
      page.article_name(static_cast<std::uint32_t>(source.in_pile));
    } else {
      html.raw("no");
    }
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody>\n</table>\n</div>\n");
  page.close_section();
}

void write_actors(Page& page, const StoryDossier& story) {
  if (story.actors.empty()) return;
  Html& html = page.html();
  page.open_section(page.prefix(story) + "-names", "Names",
                    "People, places, organisations and states, with every spelling seen.");
  html.raw("<details class=\"more\"><summary>").text(counted(story.actors.size(), "name", "names"));
  html.raw("</summary>\n");
  open_table(html, "Names",
             "<th scope=\"col\">Name</th><th scope=\"col\">Kind</th>"
             "<th scope=\"col\">Also written</th><th scope=\"col\" class=\"count\">Mentions</th>");
  for (const Actor& actor : story.actors) {
    html.raw("<tr><th scope=\"row\"><bdi>").text(actor.name).raw("</bdi></th><td>");
    html.text(to_string(actor.kind)).raw("</td><td>");
    write_aliases(html, actor.aliases);
    html.raw("</td><td class=\"count\">").number(actor.mentions).raw("</td></tr>\n");
  }
  html.raw("</tbody>\n</table>\n</div>\n</details>\n");
  page.close_section();
}

}  // namespace wirestem::tell
