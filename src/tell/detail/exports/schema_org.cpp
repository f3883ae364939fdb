// SPDX-License-Identifier: Apache-2.0
//
// schema.org's Claim: what is stated, where it appears, and where it appeared first. "First" is
// said only where it can be known: the one page of the earliest day, or of the earliest minute
// where all pages of that day say theirs, or else the page that the claim goes back to.
#include <algorithm>
#include <set>

#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/detail/html_text.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

struct DatedPage {
  std::uint32_t article = 0;
  PublicationTime time;
};

/// The pages of the earliest day; of the earliest minute where each of them tells it.
std::vector<DatedPage> earliest(std::vector<DatedPage> pages) {
  const auto keep_least = [&pages](const auto& key) {
    const auto least = std::ranges::min(pages, {}, key);
    std::erase_if(pages, [&](const DatedPage& page) { return key(page) != key(least); });
  };
  if (pages.empty()) return pages;
  keep_least(
      [](const DatedPage& page) { return std::chrono::floor<std::chrono::days>(page.time.at); });
  if (std::ranges::all_of(pages, [](const DatedPage& page) { return page.time.timed; })) {
    keep_least([](const DatedPage& page) { return page.time.at; });
  }
  return pages;
}

class SchemaOrgWriter {
 public:
  explicit SchemaOrgWriter(const Dossier& dossier) : dossier_(dossier), ids_(dossier) {}

  std::string write() && {
    json_.object([&] {
      json_.text("@context", "https://schema.org");
      json_.array("@graph", [&] {
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) write_article(i);
        for (const StoryDossier& story : dossier_.stories) {
          for (const StemmaEdge& edge : story.stemma.edges) write_edge(edge);
          for (const Claim& claim : story.claims) write_claim(story, claim);
        }
      });
    });
    return std::move(json_).take();
  }

 private:
  void write_article(std::uint32_t index) {
    const Article& article = dossier_.articles[index];
    json_.object([&] {
      json_.text("@type", "NewsArticle");
      json_.text("@id", urn(ids_.article(index)));
      json_.text("identifier", article.id);
      json_.text_if("headline", article.title.value_or(""));
      if (article.url && is_web_address(*article.url)) json_.text("url", *article.url);
      if (const auto time = publication_time(article)) {
        json_.text("datePublished", time->timed ? timestamp(time->at) : day_of(time->at));
      }
      if (!article.languages.empty()) json_.text("inLanguage", article.languages.front());
      json_.array("author", [&] {
        for (const std::string& author : article.authors) write_named("Person", author);
      });
      if (article.outlet) {
        json_.object("publisher", [&] {
          json_.text("@type", "NewsMediaOrganization");
          json_.text("@id", urn(StableIds::medium(*article.outlet)));
          json_.text("name", *article.outlet);
        });
      }
    });
  }

  void write_named(std::string_view type, std::string_view name) {
    json_.object([&] {
      json_.text("@type", type);
      json_.text("name", name);
    });
  }

  /// What one page has from another page of the pile.
  void write_edge(const StemmaEdge& edge) {
    if (!edge.from.is_article || !edge.to.is_article) return;
    if (edge.direction == Certainty::undecided) return;  // schema.org has no word for it
    const std::string_view property =
        edge.relation == EdgeRelation::translates ? "translationOfWork"
        : edge.relation == EdgeRelation::cites || edge.relation == EdgeRelation::quotes
            ? "citation"
            : "isBasedOn";
    json_.object([&] {
      json_.text("@id", urn(ids_.article(edge.from.index)));
      json_.object(property, [&] { json_.text("@id", urn(ids_.article(edge.to.index))); });
    });
  }

  void write_claim(const StoryDossier& story, const Claim& claim) {
    const ArticleSpan& text = claim.occurrences.front().place;
    std::set<std::uint32_t> pages;
    for (const Occurrence& occurrence : claim.occurrences) pages.insert(occurrence.place.article);
    json_.object([&] {
      json_.text("@type", "Claim");
      json_.text("@id", urn(ids_.thing("claim", claim.id)));
      json_.text("identifier", claim.id);
      json_.text("text", slice(dossier_.articles[text.article].text, text.span));
      json_.array("appearance", [&] {
        for (const std::uint32_t page : pages) write_reference(page);
      });
      if (const auto first = first_appearance(claim, pages)) {
        json_.object("firstAppearance", [&] { json_.text("@id", urn(ids_.article(*first))); });
      }
      json_.array("author", [&] {
        for (const Origin& origin : claim.origins) write_origin(story, origin);
      });
    });
  }

  void write_reference(std::uint32_t page) {
    json_.object([&] { json_.text("@id", urn(ids_.article(page))); });
  }

  /// Who the claim goes back to, where that is somebody; a page or document is no author.
  void write_origin(const StoryDossier& story, const Origin& origin) {
    if (origin.node.is_article) return;
    const Source& source = story.stemma.sources[origin.node.index];
    if (source.kind == SourceKind::document) return;
    const bool person = source.kind == SourceKind::person || source.kind == SourceKind::role;
    json_.object([&] {
      json_.text("@type", person ? "Person" : "Organization");
      json_.text("@id", urn(ids_.source(story, origin.node.index)));
      json_.text("name", source.name);
    });
  }

  std::optional<std::uint32_t> first_appearance(const Claim& claim,
                                                const std::set<std::uint32_t>& pages) const {
    if (pages.size() == 1) return *pages.begin();
    std::vector<DatedPage> dated;
    for (const std::uint32_t page : pages) {
      if (const auto time = publication_time(dossier_.articles[page])) {
        dated.push_back({page, *time});
      }
    }
    const bool all_dated = dated.size() == pages.size();
    std::vector<DatedPage> first = earliest(std::move(dated));
    if (all_dated && first.size() == 1) return first.front().article;
    // The date leaves several, or some without one: the page that all go back to, if there is one.
    if (claim.origins.size() == 1 && claim.origins.front().node.is_article) {
      const std::uint32_t root = claim.origins.front().node.index;
      if (pages.contains(root)) return root;
    }
    return std::nullopt;
  }

  const Dossier& dossier_;
  const StableIds ids_;
  JsonText json_;
};

}  // namespace

std::string write_schema_org(const Dossier& dossier) { return SchemaOrgWriter(dossier).write(); }

}  // namespace wirestem::tell
