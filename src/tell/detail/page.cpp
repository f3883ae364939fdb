// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/page.hpp"

#include <algorithm>

#include "tell/summarise.hpp"

namespace wirestem::tell {

Page::Page(const Dossier& dossier) : dossier_(dossier), marks_(dossier.articles.size()) {
  for (const Article& article : dossier.articles) offsets_.emplace_back(article.text);
}

Mark& Page::mark(const ArticleSpan& place, MarkKind kind) {
  Mark& mark = marks_[place.article][place.span];
  mark.kinds |= 1U << static_cast<unsigned>(kind);
  return mark;
}

std::string Page::anchor(const ArticleSpan& place) const {
  const text::OffsetMap& offsets = offsets_[place.article];
  return "t" + std::to_string(place.article + 1) + "-" +
         std::to_string(offsets.to_code_points(place.span.begin)) + "-" +
         std::to_string(offsets.to_code_points(place.span.end));
}

void Page::quote(const ArticleSpan& place, MarkKind kind) {
  const std::string_view words = slice(dossier_.articles[place.article].text, place.span);
  if (place.span.empty()) return;
  mark(place, kind);
  html_.raw("<a class=\"words\" href=\"#").raw(anchor(place)).raw("\"");
  html_.language(language_at(place.article, place.span.begin), words).raw(">");
  html_.text(words).raw("</a>");
}

void Page::reference(const ArticleSpan& place, MarkKind kind, std::string_view words) {
  if (place.span.empty()) {
    html_.text(words);
    return;
  }
  mark(place, kind);
  html_.raw("<a href=\"#").raw(anchor(place)).raw("\">").text(words).raw("</a>");
}

void Page::name(const StoryDossier& story, StemmaNode node) {
  if (node.is_article) return article_name(node.index);
  html_.raw("<a class=\"name\" href=\"#").raw(source_id(story, node.index)).raw("\"><bdi>");
  html_.text(story.stemma.sources[node.index].name).raw("</bdi></a>");
}

void Page::article_name(std::uint32_t article) {
  html_.raw("<a class=\"name\" href=\"#").raw(article_id(article)).raw("\"><bdi>");
  html_.text(name_of_article(dossier_.articles[article])).raw("</bdi></a>");
}

std::string_view Page::language_at(std::uint32_t article, std::uint32_t byte) const {
  const std::vector<Section>& sections = dossier_.articles[article].sections;
  const auto next =
      std::ranges::upper_bound(sections, byte, {}, [](const Section& s) { return s.span.begin; });
  return next == sections.begin() ? "und" : std::string_view(std::prev(next)->language);
}

std::string Page::prefix(const StoryDossier& story) const {
  return "s" + std::to_string(&story - dossier_.stories.data() + 1);
}

std::string Page::claim_id(const StoryDossier& story, const Claim& claim) const {
  return prefix(story) + "-c" + std::to_string(&claim - story.claims.data() + 1);
}

std::string Page::source_id(const StoryDossier& story, std::uint32_t source) const {
  return prefix(story) + "-o" + std::to_string(source + 1);
}

std::string Page::article_id(std::uint32_t article) { return "p" + std::to_string(article + 1); }

void Page::open_section(std::string_view id, std::string_view heading, std::string_view note) {
  html_.raw("<section class=\"part\" id=\"").raw(id).raw("\">\n<h3>").text(heading).raw("</h3>\n");
  if (!note.empty()) html_.raw("<p class=\"note\">").text(note).raw("</p>\n");
}

}  // namespace wirestem::tell
