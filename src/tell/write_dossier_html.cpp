// SPDX-License-Identifier: Apache-2.0
//
// The frame of the page; its parts stand in detail/page_*.cpp. The policy in the head lets the
// browser apply one style sheet, known by its hash, and load nothing at all: even markup that
// slipped through could neither run nor call home.
#include "tell/write_dossier_html.hpp"

#include <cstdint>

#include "base/sha256.hpp"
#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"

namespace wirestem::tell {
namespace {

unsigned value_of_hex(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// The bytes that `hex` spells, in Base64 (RFC 4648).
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char digit : hex) {
    bits = (bits << 4U) | value_of_hex(digit);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    base64 += kDigits[(bits >> count) & 63U];
  }
  if (count > 0) base64 += kDigits[(bits << (6 - count)) & 63U];
  base64.resize((base64.size() + 3) / 4 * 4, '=');
  return base64;
}

std::string title_of(const Dossier& dossier) {
  if (dossier.stories.size() == 1 && !dossier.stories.front().story.label.empty()) {
    return dossier.stories.front().story.label;
  }
  return counted(dossier.stories.size(), "story", "stories") + " in " +
         counted(dossier.articles.size(), "page", "pages");
}

void write_head(Html& html, const Dossier& dossier) {
  const std::string_view style = page_style();
  html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
  html.raw("'sha256-").raw(base64_of_hex(sha256_hex(style))).raw("'; base-uri 'none'; ");
  html.raw("form-action 'none'\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
  html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
  html.raw("<meta name=\"generator\" content=\"Wirestem ").text(dossier.run.version).raw("\">\n");
  html.raw("<title>").text(title_of(dossier)).raw(" – Wirestem dossier</title>\n");
  html.raw("<style>").raw(style).raw("</style>\n</head>\n");
}

void write_story(Page& page, const StoryDossier& story) {
  page.html().raw("<section class=\"story\" id=\"").raw(page.prefix(story)).raw("\">\n");
  write_verdict(page, story);
  write_claims(page, story);
  write_stemma(page, story);
  write_conflicts(page, story);
  write_quotes(page, story);
  write_timeline(page, story);
  write_sources(page, story);
  write_actors(page, story);
  page.close_section();
}

}  // namespace

std::string dossier_to_html(const Dossier& dossier) {
  Page page(dossier);
  Html& html = page.html();
  write_head(html, dossier);
  html.raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the dossier</a>\n");
  html.raw("<header class=\"top\"><p class=\"brand\">Wirestem <span>dossier</span></p>\n<h1>");
  html.text(counted(dossier.stories.size(), "story", "stories")).raw(" in ");
  html.text(counted(dossier.articles.size(), "page", "pages")).raw("</h1></header>\n");
  html.raw("<div class=\"frame\">\n");
  write_contents(page);
  html.raw("<main id=\"main\" tabindex=\"-1\">\n");
  for (const StoryDossier& story : dossier.stories) write_story(page, story);
  write_reader(page);
  write_method(page);
  html.raw("</main>\n</div>\n</body>\n</html>\n");
  return html.take();
}

}  // namespace wirestem::tell
