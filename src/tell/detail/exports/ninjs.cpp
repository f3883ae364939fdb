// SPDX-License-Identifier: Apache-2.0
//
// IPTC's ninjs 3.1, an item for each page: what an editorial system shows of it, with the sources
// that it names and the pages that it comes from. A date without an hour is written as the midnight
// that begins it (UTC), for ninjs knows no bare dates.
#include <algorithm>
#include <set>

#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/enum_names.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

/// A page's edges, with the story that they stand in.
struct PageEdges {
  const StoryDossier* story = nullptr;
  std::vector<const StemmaEdge*> edges;
};

class NinjsWriter {
 public:
  explicit NinjsWriter(const Dossier& dossier) : dossier_(dossier), ids_(dossier) {
    pages_.resize(dossier.articles.size());
    for (const StoryDossier& story : dossier.stories) {
      for (const std::uint32_t article : story.story.articles) pages_[article].story = &story;
      for (const StemmaEdge& edge : story.stemma.edges) {
        if (edge.from.is_article) pages_[edge.from.index].edges.push_back(&edge);
      }
    }
  }

  std::string write(std::uint32_t index) {
    json_ = JsonText();
    const Article& article = dossier_.articles[index];
    json_.object([&] {
      json_.object("standard", [&] {
        json_.text("name", "ninjs");
        json_.text("version", "3.1");
        json_.text("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");
      });
      json_.text("uri", iri(index));
      json_.text("type", "text");
      json_.text("representationType", "full");
      if (const auto time = publication_time(article)) {
        json_.text("firstCreated", timestamp(time->at));
        json_.text("versionCreated", timestamp(time->at));
      }
      if (!article.languages.empty()) json_.text("language", article.languages.front());
      json_.text("title", article.title.value_or(article.id));
      json_.text_if("by", by_line(article));
      write_texts(article);
      write_names(dossier_.findings[index]);
      write_sources(index);
      json_.array("altIds", [&] {
        json_.object([&] {
          json_.text("role", "wirestem");
          json_.text("value", article.id);
        });
      });
    });
    return std::move(json_).take();
  }

 private:
  std::string iri(std::uint32_t article) const {
    return iri_of(dossier_.articles[article], ids_.article(article));
  }

  static std::string by_line(const Article& article) {
    std::string line;
    for (const std::string& author : article.authors) line += (line.empty() ? "" : ", ") + author;
    return line;
  }

  /// The sections of some roles, as paragraphs.
  static std::string text_of(const Article& article, std::initializer_list<SectionRole> roles) {
    std::string text;
    for (const Section& section : article.sections) {
      if (std::ranges::find(roles, section.role) == roles.end()) continue;
      if (!text.empty()) text += "\n\n";
      text += text::trim(slice(article.text, section.span));
    }
    return text;
  }

  void write_part(std::string_view role, const std::string& words, bool counted) {
    if (words.empty()) return;
    json_.object([&] {
      json_.text("role", role);
      json_.text("contentType", "text/plain");
      if (counted) json_.number("charCount", text::count_code_points(words));
      json_.text("value", words);
    });
  }

  void write_texts(const Article& article) {
    json_.array("headlines", [&] {
      const std::string title = text_of(article, {SectionRole::title});
      write_part("main", article.title.value_or(title), false);
    });
    json_.array("descriptions", [&] {
      write_part("dek", text_of(article, {SectionRole::dek}), false);
      write_part("summary", text_of(article, {SectionRole::summary}), false);
    });
    json_.array("bodies", [&] {
      write_part("main",
                 text_of(article, {SectionRole::dateline, SectionRole::body, SectionRole::caption,
                                   SectionRole::credit, SectionRole::notice}),
                 true);
      write_part("translation", text_of(article, {SectionRole::translation}), true);
    });
  }

  void write_names(const Findings& findings) {
    write_names("people", findings, {NameKind::person});
    write_names("organisations", findings, {NameKind::organisation});
    write_names("places", findings, {NameKind::place, NameKind::state});
  }

  void write_names(std::string_view key, const Findings& findings,
                   std::initializer_list<NameKind> kinds) {
    std::set<std::string_view> seen;
    json_.array(key, [&] {
      for (const NameMention& mention : findings.names) {
        const bool wanted = std::ranges::find(kinds, mention.kind) != kinds.end();
        if (!wanted || !seen.insert(mention.canonical).second) continue;
        json_.object([&] { json_.text("name", mention.canonical); });
      }
    });
  }

  void write_source(std::string_view name, std::string_view role, const std::string& uuid) {
    json_.object([&] {
      json_.text("name", name);
      json_.text("role", role);
      json_.text("uri", urn(uuid));
    });
  }

  void write_sources(std::uint32_t index) {
    const PageEdges& page = pages_[index];
    const Article& article = dossier_.articles[index];
    json_.array("infoSources", [&] {
      if (article.outlet) {
        write_source(*article.outlet, "publisher", StableIds::medium(*article.outlet));
      }
      for (const StemmaEdge* edge : page.edges) {
        if (edge->to.is_article) continue;
        write_source(page.story->stemma.sources[edge->to.index].name, to_string(edge->relation),
                     ids_.source(*page.story, edge->to.index));
      }
    });
    json_.array("associations", [&] {
      for (const StemmaEdge* edge : page.edges) {
        if (!edge->to.is_article) continue;
        const Article& other = dossier_.articles[edge->to.index];
        json_.object([&] {
          json_.text("name", other.title.value_or(other.id));
          json_.text("rel", to_string(edge->relation));
          json_.text("uri", iri(edge->to.index));
          json_.text("type", "text");
        });
      }
    });
  }

  const Dossier& dossier_;
  const StableIds ids_;
  std::vector<PageEdges> pages_;
  JsonText json_;
};

}  // namespace

std::vector<NamedText> write_ninjs(const Dossier& dossier) {
  NinjsWriter writer(dossier);
  std::vector<NamedText> files;
  for (std::uint32_t i = 0; i < dossier.articles.size(); ++i) {
    std::string number = std::to_string(i + 1);
    number.insert(0, number.size() < 6 ? 6 - number.size() : 0, '0');
    files.emplace_back("page-" + number + ".json", writer.write(i));
  }
  return files;
}

}  // namespace wirestem::tell
