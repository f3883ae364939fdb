// SPDX-License-Identifier: Apache-2.0
//
// STIX 2.1 (OASIS), for threat intelligence platforms. A page and a story are reports, a source is
// an identity, a claim or conflict is a note on the reports that state it, and who had it from whom
// is a relationship: derived-from where words were taken, related-to for the rest. Every object
// bears the TLP marking, and times are those of the pages, or of the newest page where a thing has
// none of its own.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "tell/counted.hpp"
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/detail/html_text.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

/// The marking definitions that STIX 2.1 itself lays down (section 7.2.1.4).
struct TlpMarking {
  std::string_view id;
  std::string_view level;
  std::string_view name;
};

constexpr std::array kTlpMarkings = {
    TlpMarking{"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "white", "TLP:WHITE"},
    TlpMarking{"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", "green", "TLP:GREEN"},
    TlpMarking{"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", "amber", "TLP:AMBER"},
    TlpMarking{"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red", "TLP:RED"},
};

std::string_view identity_class(SourceKind kind) {
  switch (kind) {
    case SourceKind::person:
      return "individual";
    case SourceKind::role:
      return "class";
    case SourceKind::office:
    case SourceKind::outlet:
    case SourceKind::agency:
      return "organization";
    case SourceKind::document:
      break;
  }
  return "unknown";
}

bool takes_words(const StemmaEdge& edge) {
  return edge.direction != Certainty::undecided && edge.relation != EdgeRelation::cites &&
         edge.relation != EdgeRelation::quotes && edge.relation != EdgeRelation::told;
}

class StixWriter {
 public:
  StixWriter(const Dossier& dossier, Tlp tlp)
      : dossier_(dossier),
        marking_(kTlpMarkings[static_cast<std::size_t>(tlp)]),
        ids_(dossier),
        newest_(timestamp(newest_time(dossier))),
        author_("identity--" + name_uuid("Wirestem")) {}

  std::string write() && {
    json_.object([&] {
      json_.text("type", "bundle");
      json_.text("id", "bundle--" + ids_.dossier());
      json_.array("objects", [&] {
        write_marking();
        write_identity(author_, "Wirestem " + dossier_.run.version, "system", "");
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) write_page(i);
        for (const StoryDossier& story : dossier_.stories) write_story(story);
      });
    });
    return std::move(json_).take();
  }

 private:
  void write_marking() {
    json_.object([&] {
      json_.text("type", "marking-definition");
      json_.text("spec_version", "2.1");
      json_.text("id", marking_.id);
      json_.text("created", "2017-01-20T00:00:00.000Z");
      json_.text("definition_type", "tlp");
      json_.text("name", marking_.name);
      json_.object("definition", [&] { json_.text("tlp", marking_.level); });
    });
  }

  /// What every object has; nothing where the bundle has an object of this id already.
  template <typename Fill>
  void object(std::string_view type, const std::string& id, const std::string& time,
              const Fill& fill) {
    if (!written_.insert(id).second) return;
    json_.object([&] {
      json_.text("type", type);
      json_.text("spec_version", "2.1");
      json_.text("id", id);
      json_.text("created", time);
      json_.text("modified", time);
      if (id != author_) json_.text("created_by_ref", author_);
      json_.array("object_marking_refs", [&] { json_.text(marking_.id); });
      fill();
    });
  }

  void write_identity(const std::string& id, std::string_view name, std::string_view its_class,
                      std::string_view role) {
    object("identity", id, newest_, [&] {
      json_.text("name", name);
      json_.text("identity_class", its_class);
      if (!role.empty()) json_.array("roles", [&] { json_.text(role); });
    });
  }

  std::string report_of(std::uint32_t article) const { return "report--" + ids_.article(article); }

  std::string id_of_node(const StoryDossier& story, StemmaNode node) const {
    return node.is_article ? report_of(node.index) : "identity--" + ids_.source(story, node.index);
  }

  void write_page(std::uint32_t index) {
    const Article& article = dossier_.articles[index];
    std::string outlet = author_;  // a report must refer to something
    if (article.outlet) {
      outlet = "identity--" + StableIds::medium(*article.outlet);
      write_identity(outlet, *article.outlet, "organization", "outlet");
    }
    const auto time = publication_time(article);
    const std::string published = time ? timestamp(time->at) : newest_;
    object("report", report_of(index), published, [&] {
      json_.text("name", article.title.value_or(article.id));
      json_.text("published", published);
      if (!article.languages.empty() && article.languages.front() != "und") {
        json_.text("lang", article.languages.front());
      }
      json_.array("labels", [&] {
        json_.text("page");
        if (!time) json_.text("date-unknown");
      });
      json_.array("external_references", [&] {
        json_.object([&] {
          json_.text("source_name", article.outlet.value_or("Wirestem"));
          json_.text("external_id", article.id);
          if (article.url && is_web_address(*article.url)) json_.text("url", *article.url);
        });
      });
      json_.array("object_refs", [&] { json_.text(outlet); });
    });
  }

  void write_story(const StoryDossier& story) {
    std::vector<std::string> parts;
    for (const std::uint32_t article : story.story.articles) parts.push_back(report_of(article));
    for (std::uint32_t i = 0; i < story.stemma.sources.size(); ++i) {
      const Source& source = story.stemma.sources[i];
      parts.push_back("identity--" + ids_.source(story, i));
      write_identity(parts.back(), source.name, identity_class(source.kind),
                     to_string(source.kind));
    }
    for (std::size_t e = 0; e < story.stemma.edges.size(); ++e) {
      parts.push_back("relationship--" +
                      ids_.thing("edge", story.story.id + " " + std::to_string(e)));
      write_edge(story, story.stemma.edges[e], parts.back());
    }
    for (const Claim& claim : story.claims) {
      parts.push_back("note--" + ids_.thing("claim", claim.id));
      write_claim(story, claim, parts.back());
    }
    for (const Conflict& conflict : story.conflicts) {
      parts.push_back("note--" + ids_.thing("conflict", conflict.id));
      write_conflict(conflict, parts.back());
    }
    write_report(story, parts);
  }

  void write_edge(const StoryDossier& story, const StemmaEdge& edge, const std::string& id) {
    object("relationship", id, newest_, [&] {
      json_.text("relationship_type", takes_words(edge) ? "derived-from" : "related-to");
      std::string why(to_string(edge.relation));
      for (const std::string& reason : edge.reasons) why += "; " + reason;
      json_.text("description", why);
      json_.text("source_ref", id_of_node(story, edge.from));
      json_.text("target_ref", id_of_node(story, edge.to));
      const double share = std::clamp(edge.confidence, 0.0, 1.0);
      json_.number("confidence", static_cast<std::size_t>(std::lround(100 * share)));
    });
  }

  template <typename Fill>
  void write_note(const std::string& id, std::string_view label, std::string_view content,
                  const std::set<std::string>& about, const Fill& fill) {
    object("note", id, newest_, [&] {
      fill();
      json_.text("content", content);
      json_.array("labels", [&] { json_.text(label); });
      json_.array("object_refs", [&] {
        for (const std::string& ref : about) json_.text(ref);
      });
    });
  }

  void write_claim(const StoryDossier& story, const Claim& claim, const std::string& id) {
    std::set<std::string> about;
    for (const Occurrence& occurrence : claim.occurrences) {
      about.insert(report_of(occurrence.place.article));
    }
    std::string origins;
    for (const Origin& origin : claim.origins) {
      about.insert(id_of_node(story, origin.node));
      origins += (origins.empty() ? ": " : ", ") + name_of(dossier_, story, origin.node);
    }
    const ArticleSpan& first = claim.occurrences.front().place;
    write_note(id, "claim", slice(dossier_.articles[first.article].text, first.span), about, [&] {
      json_.text("abstract", counted(articles_of(claim), "page", "pages") + ", " +
                                 counted(claim.independent_origins, "origin", "origins") + origins);
    });
  }

  void write_conflict(const Conflict& conflict, const std::string& id) {
    std::set<std::string> about;
    std::string sides;
    for (const ConflictSide& side : conflict.sides) {
      sides += (sides.empty() ? "" : " / ") + side.value;
      for (const ArticleSpan& span : side.evidence) about.insert(report_of(span.article));
    }
    if (about.empty()) about.insert(author_);
    write_note(id, "conflict", sides, about, [&] {
      json_.text("abstract", "Accounts differ: " + std::string(to_string(conflict.kind)));
    });
  }

  void write_report(const StoryDossier& story, const std::vector<std::string>& parts) {
    const std::string id = "report--" + ids_.thing("story", story.story.id);
    object("report", id, newest_, [&] {
      json_.text("name", story.story.label.empty() ? story.story.id : story.story.label);
      json_.text("description", summarise(dossier_, story).statement);
      json_.text("published", newest_);
      json_.array("labels", [&] { json_.text("story"); });
      json_.array("object_refs", [&] {
        if (parts.empty()) json_.text(author_);
        std::set<std::string_view> seen;
        for (const std::string& part : parts) {
          if (seen.insert(part).second) json_.text(part);
        }
      });
    });
  }

  const Dossier& dossier_;
  const TlpMarking& marking_;
  const StableIds ids_;
  const std::string newest_;
  const std::string author_;
  JsonText json_;
  std::set<std::string> written_;
};

}  // namespace

std::string write_stix(const Dossier& dossier, Tlp tlp) { return StixWriter(dossier, tlp).write(); }

}  // namespace wirestem::tell
