// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "tell/detail/page_sections.hpp"
#include "tell/detail/readable_date.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kDatesShown = 3;

void write_entry(Page& page, const StoryDossier& story, const TimelineEntry& entry) {
  Html& html = page.html();
  const std::string date = readable_date(entry.date);
  html.raw("<li>\n<p class=\"when\"><b>").text(date).raw("</b>");
  if (date != entry.date) html.raw("<br><code>").text(entry.date).raw("</code>");
  html.raw("</p>\n<div>\n<blockquote>");
  page.quote(entry.text, MarkKind::date);
  html.raw("</blockquote>\n<p class=\"from\">");
  page.article_name(entry.text.article);
  if (!entry.reported.empty()) {
    html.raw(", reported ").text(readable_date(entry.reported));
  }
  if (entry.claim >= 0) {
    const Claim& claim = story.claims[static_cast<std::size_t>(entry.claim)];
    html.raw(" · <a href=\"#").raw(page.claim_id(story, claim)).raw("\">the claim</a>");
  }
  if (!entry.evidence.empty()) {
    html.raw(" · rests on ");
    const std::size_t shown = std::min(kDatesShown, entry.evidence.size());
    for (std::size_t i = 0; i < shown; ++i) {
      if (i > 0) html.raw(", ");
      page.quote(entry.evidence[i], MarkKind::date);
    }
    if (shown < entry.evidence.size()) {
      html.raw(" and ").number(entry.evidence.size() - shown).raw(" more");
    }
  }
  html.raw("</p>\n</div>\n</li>\n");
}

}  // namespace

void write_timeline(Page& page, const StoryDossier& story) {
  if (story.timeline.empty()) return;
  page.open_section(page.prefix(story) + "-timeline", "Timeline",
                    "What happened, or was said to happen, at a time that a text gives.");
  page.html().raw("<ol class=\"timeline\">\n");
  for (const TimelineEntry& entry : story.timeline) write_entry(page, story, entry);
  page.html().raw("</ol>\n");
  page.close_section();
}

}  // namespace wirestem::tell
