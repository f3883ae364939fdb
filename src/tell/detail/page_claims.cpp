// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kShownAtOnce = 12;

class ClaimWriter {
 public:
  ClaimWriter(Page& page, const StoryDossier& story)
      : page_(page), story_(story), html_(page.html()) {}

  /// A list of claims, those behind the first few folded away.
  void list(const std::vector<const Claim*>& claims, std::size_t shown) {
    shown = std::min(shown, claims.size());
    entries(claims, 0, shown);
    if (shown == claims.size()) return;
    html_.raw("<details class=\"more\"><summary>");
    html_.text(counted(claims.size() - shown, "more claim", "more claims")).raw("</summary>\n");
    entries(claims, shown, claims.size());
    html_.raw("</details>\n");
  }

  void entries(const std::vector<const Claim*>& claims, std::size_t first, std::size_t end) {
    if (first == end) return;
    html_.raw("<ol class=\"claims\">\n");
    for (std::size_t i = first; i < end; ++i) entry(*claims[i]);
    html_.raw("</ol>\n");
  }

 private:
  /// "s1-c12" → "12"
  static std::string number_of(const std::string& id) { return id.substr(id.find("-c") + 2); }

  void entry(const Claim& claim) {
    const std::size_t pages = articles_of(claim);
    const std::string id = page_.claim_id(story_, claim);
    html_.raw("<li class=\"claim\" id=\"").raw(id).raw("\">\n<p class=\"tally\"><b>");
    html_.number(claim.independent_origins).raw("</b> ");
    html_.text(claim.independent_origins == 1 ? "origin" : "origins").raw("<br><span>");
    html_.text(counted(pages, "page", "pages")).raw("</span><span>no. ").raw(number_of(id));
    html_.raw("</span></p>\n<div>\n<blockquote>");
    const MarkKind kind = pages > 1 ? MarkKind::claim : MarkKind::lone_claim;
    if (!claim.occurrences.empty()) page_.quote(claim.occurrences.front().place, kind);
    html_.raw("</blockquote>\n<p class=\"from\">");
    origins(claim);
    html_.raw("</p>\n");
    loop(claim);
    evidence(claim, id, kind);
    html_.raw("</div>\n</li>\n");
  }

  void origins(const Claim& claim) {
    for (std::size_t i = 0; i < claim.origins.size(); ++i) {
      html_.raw(i == 0 ? "from " : ", ");
      page_.name(story_, claim.origins[i].node);
    }
  }

  void loop(const Claim& claim) {
    if (claim.circular.empty()) return;
    html_.raw("<p class=\"loop\"><strong>Runs in a circle:</strong> ");
    for (const StemmaNode node : claim.circular) {
      page_.name(story_, node);
      html_.raw(" → ");
    }
    page_.name(story_, claim.circular.front());
    html_.raw("</p>\n");
  }

  void evidence(const Claim& claim, const std::string& id, MarkKind kind) {
    html_.raw("<details><summary>Who says so, and why ");
    html_.text(counted(claim.independent_origins, "origin", "origins"));
    html_.raw("</summary>\n<ul class=\"evidence\">\n");
    const std::string number = number_of(id);
    for (const Occurrence& occurrence : claim.occurrences) {
      html_.raw("<li>");
      page_.article_name(occurrence.place.article);
      signs(occurrence);
      html_.raw(": ");
      page_.quote(occurrence.place, kind);
      if (kind == MarkKind::claim) {
        Mark& mark = page_.mark(occurrence.place, kind);
        mark.claim = id;
        mark.number = number;
      }
      attribution(occurrence);
      html_.raw("</li>\n");
    }
    html_.raw("</ul>\n");
    reasons(claim);
    html_.raw("</details>\n");
  }

  void signs(const Occurrence& occurrence) {
    if (occurrence.modality != Modality::asserted) {
      html_.raw(" <span class=\"sign\">").text(to_string(occurrence.modality)).raw("</span>");
    }
    if (occurrence.polarity == Polarity::negative) {
      html_.raw(" <span class=\"sign\">negated</span>");
    }
  }

  void attribution(const Occurrence& occurrence) {
    if (occurrence.attribution.empty()) return;
    html_.raw(" <span class=\"chain\">attributed to ");
    bool first = true;
    for (const std::uint32_t source : occurrence.attribution) {
      if (!first) html_.raw(" → ");
      first = false;
      page_.name(story_, {.is_article = false, .index = source});
    }
    html_.raw("</span>");
  }

  void reasons(const Claim& claim) {
    html_.raw("<dl class=\"reasons\">\n");
    for (const Origin& origin : claim.origins) {
      html_.raw("<dt>");
      page_.name(story_, origin.node);
      html_.raw("</dt>\n");
      for (const std::string& reason : origin.reasons) {
        html_.raw("<dd>").text(reason).raw("</dd>\n");
      }
    }
    html_.raw("</dl>\n");
  }

  Page& page_;
  const StoryDossier& story_;
  Html& html_;
};

}  // namespace

void write_claims(Page& page, const StoryDossier& story) {
  if (story.claims.empty()) return;
  const std::vector<const Claim*> claims = claims_by_weight(story);
  const auto alone =
      std::ranges::find_if(claims, [](const Claim* claim) { return articles_of(*claim) < 2; });
  const std::vector<const Claim*> shared(claims.begin(), alone);
  const std::vector<const Claim*> single(alone, claims.end());

  page.open_section(page.prefix(story) + "-claims", "Claims",
                    "What several pages state, and to how many independent origins it goes back. "
                    "Words in serif type are cut from the pages and lead to their place there.");
  ClaimWriter writer(page, story);
  writer.list(shared, kShownAtOnce);
  if (shared.empty()) {
    page.html().raw("<p class=\"note\">No claim stands on more than one page.</p>\n");
  }
  if (!single.empty()) {
    page.html().raw("<details class=\"more\"><summary>");
    page.html().text(counted(single.size(), "claim", "claims")).raw(" made by one page only");
    page.html().raw("</summary>\n");
    writer.entries(single, 0, single.size());
    page.html().raw("</details>\n");
  }
  page.close_section();
}

}  // namespace wirestem::tell
