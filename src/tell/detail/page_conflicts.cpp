// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/detail/readable_date.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kShownAtOnce = 8;
constexpr std::size_t kWitnessesShown = 3;

std::string_view heading_of(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::number:
      return "How many?";
    case ConflictKind::date:
      return "When?";
    case ConflictKind::status:
      return "What became of it?";
    case ConflictKind::reason:
      return "Why?";
    case ConflictKind::actor:
      return "Who?";
    case ConflictKind::place:
      return "Where?";
    case ConflictKind::polarity:
      return "Did it, or did it not?";
    case ConflictKind::certainty:
      return "How certain?";
  }
  return "";
}

void write_witnesses(Page& page, const ConflictSide& side, std::size_t first, std::size_t end) {
  if (first == end) return;
  Html& html = page.html();
  html.raw("<ul class=\"evidence\">\n");
  for (std::size_t i = first; i < end; ++i) {
    html.raw("<li>");
    page.article_name(side.evidence[i].article);
    html.raw(": ");
    page.quote(side.evidence[i], MarkKind::conflict);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

void write_side(Page& page, ConflictKind kind, const ConflictSide& side) {
  Html& html = page.html();
  html.raw("<div class=\"side\">\n<p class=\"value\" dir=\"auto\">");
  html.text(kind == ConflictKind::date ? readable_date(side.value) : side.value);
  html.raw("</p>\n");
  const std::size_t shown = std::min(kWitnessesShown, side.evidence.size());
  write_witnesses(page, side, 0, shown);
  if (shown < side.evidence.size()) {
    html.raw("<details><summary>").number(side.evidence.size() - shown).raw(" more</summary>\n");
    write_witnesses(page, side, shown, side.evidence.size());
    html.raw("</details>\n");
  }
  html.raw("</div>\n");
}

void write_conflict(Page& page, const StoryDossier& story, const Conflict& conflict,
                    std::size_t number) {
  Html& html = page.html();
  html.raw("<article class=\"conflict\" id=\"").raw(page.prefix(story)).raw("-k").number(number);
  html.raw("\">\n<header><h4>").text(heading_of(conflict.kind)).raw("</h4>\n<p class=\"kind\">");
  html.text(conflict.same_origin ? "one origin: changed in the retelling" : "two origins disagree");
  html.raw("</p></header>\n<div class=\"sides\">\n");
  for (const ConflictSide& side : conflict.sides) write_side(page, conflict.kind, side);
  html.raw("</div>\n");
  if (!conflict.claims.empty()) {
    html.raw("<p class=\"chain\">Claims: ");
    bool first = true;
    for (const std::uint32_t claim : conflict.claims) {
      html.raw(first ? "<a href=\"#" : ", <a href=\"#");
      html.raw(page.claim_id(story, story.claims[claim])).raw("\">").number(claim + 1).raw("</a>");
      first = false;
    }
    html.raw("</p>\n");
  }
  html.raw("</article>\n");
}

}  // namespace

void write_conflicts(Page& page, const StoryDossier& story) {
  if (story.conflicts.empty()) return;
  page.open_section(page.prefix(story) + "-conflicts", "Where accounts differ",
                    "Statements that cannot both be right, side by side.");
  const std::size_t shown = std::min(kShownAtOnce, story.conflicts.size());
  for (std::size_t i = 0; i < shown; ++i) write_conflict(page, story, story.conflicts[i], i + 1);
  if (shown < story.conflicts.size()) {
    page.html().raw("<details class=\"more\"><summary>");
    page.html().text(counted(story.conflicts.size() - shown, "more conflict", "more conflicts"));
    page.html().raw("</summary>\n");
    for (std::size_t i = shown; i < story.conflicts.size(); ++i) {
      write_conflict(page, story, story.conflicts[i], i + 1);
    }
    page.html().raw("</details>\n");
  }
  page.close_section();
}

}  // namespace wirestem::tell
