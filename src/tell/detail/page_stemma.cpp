// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "tell/detail/page_sections.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

bool between_pages_and_media(const StemmaEdge& edge) {
  return edge.relation != EdgeRelation::told && edge.relation != EdgeRelation::quotes;
}

bool carries_words(EdgeRelation relation) {
  return relation == EdgeRelation::copies || relation == EdgeRelation::rewrites ||
         relation == EdgeRelation::translates;
}

std::string_view in_words(EdgeRelation relation) {
  return relation == EdgeRelation::told ? "was told by" : to_string(relation);
}

class EdgeTable {
 public:
  EdgeTable(Page& page, const StoryDossier& story)
      : page_(page), story_(story), html_(page.html()) {}

  void write(const std::vector<const StemmaEdge*>& edges, std::string_view label) {
    html_.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").text(label);
    html_.raw(
        "\">\n<table class=\"edges\">\n<thead><tr><th scope=\"col\">Who</th>"
        "<th scope=\"col\">did what</th><th scope=\"col\">to whom</th>"
        "<th scope=\"col\">How sure</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    for (const StemmaEdge* edge : edges) row(*edge);
    html_.raw("</tbody>\n</table>\n</div>\n");
  }

 private:
  void row(const StemmaEdge& edge) {
    html_.raw("<tr><td>");
    page_.name(story_, edge.from);
    html_.raw("</td><td>").text(in_words(edge.relation)).raw("</td><td>");
    page_.name(story_, edge.to);
    html_.raw("</td><td>").number(static_cast<std::size_t>(edge.confidence * 100 + 0.5)).raw(" %");
    if (edge.direction != Certainty::known) {
      html_.raw("<br><span class=\"sign\">direction ").text(to_string(edge.direction));
      html_.raw("</span>");
    }
    html_.raw("</td><td>");
    reasons(edge);
    html_.raw("</td></tr>\n");
  }

  void reasons(const StemmaEdge& edge) {
    for (std::size_t i = 0; i < edge.reasons.size(); ++i) {
      html_.raw(i == 0 ? "" : ", ").text(edge.reasons[i]);
    }
    if (edge.evidence.empty()) return;
    html_.raw("<details><summary>the words");
    if (edge.evidence.size() > 1) html_.raw(", ").number(edge.evidence.size()).raw(" places");
    html_.raw("</summary><ul class=\"evidence\">");
    for (const ArticleSpan& place : edge.evidence) {
      html_.raw("<li>");
      page_.quote(place, carries_words(edge.relation) ? MarkKind::shared : MarkKind::source);
      html_.raw("</li>");
    }
    html_.raw("</ul></details>");
  }

  Page& page_;
  const StoryDossier& story_;
  Html& html_;
};

}  // namespace

void write_stemma(Page& page, const StoryDossier& story) {
  if (story.stemma.edges.empty()) return;
  page.open_section(
      page.prefix(story) + "-stemma", "Who had it from whom",
      "Time runs to the right. Arrows show the way that words went: from the source to "
      "the page that has them from there.");
  write_stemma_drawing(page, story);
  std::vector<const StemmaEdge*> media;
  std::vector<const StemmaEdge*> people;
  for (const StemmaEdge& edge : story.stemma.edges) {
    (between_pages_and_media(edge) ? media : people).push_back(&edge);
  }
  EdgeTable table(page, story);
  Html& html = page.html();
  if (!media.empty()) {
    html.raw("<details class=\"more\" open><summary>The same as a table: pages and media");
    html.raw("</summary>\n");
    table.write(media, "Pages and media");
    html.raw("</details>\n");
  }
  if (!people.empty()) {
    html.raw("<details class=\"more\"><summary>The same as a table: people, offices, documents");
    html.raw("</summary>\n");
    table.write(people, "People, offices and documents");
    html.raw("</details>\n");
  }
  page.close_section();
}

}  // namespace wirestem::tell
