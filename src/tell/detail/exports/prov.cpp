// SPDX-License-Identifier: Apache-2.0
//
// The stemma in the W3C's PROV-O. A page, a claim and a document are entities. A medium or person
// is an agent, and PROV derives entities from entities only; so what an agent said is an entity of
// its own, attributed to the agent, and pages derive from that:
//
//     page  prov:wasQuotedFrom  what Ada Lindt said  prov:wasAttributedTo  Ada Lindt
//
// cites, republishes, copies, rewrites, translates are wasDerivedFrom; quotes is wasQuotedFrom,
// told is hadPrimarySource. Where the way is undecided, PROV knows only alternateOf. Every relation
// stands a second time in qualified form, with how sure it is and why. No context or vocabulary is
// fetched: what PROV has no word for is named in a namespace that is a UUID.
#include <set>

#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

/// How PROV says that one entity comes from another.
struct Derivation {
  std::string_view property;
  std::string_view qualified;  ///< the property that leads to the qualified form
  std::string_view type;       ///< and that form's class
};

Derivation derivation_of(EdgeRelation relation) {
  if (relation == EdgeRelation::quotes) {
    return {"prov:wasQuotedFrom", "prov:qualifiedQuotation", "prov:Quotation"};
  }
  if (relation == EdgeRelation::told) {
    return {"prov:hadPrimarySource", "prov:qualifiedPrimarySource", "prov:PrimarySource"};
  }
  return {"prov:wasDerivedFrom", "prov:qualifiedDerivation", "prov:Derivation"};
}

std::string_view agent_type(SourceKind kind) {
  switch (kind) {
    case SourceKind::person:
      return "prov:Person";
    case SourceKind::outlet:
    case SourceKind::agency:
    case SourceKind::office:
      return "prov:Organization";
    case SourceKind::role:
    case SourceKind::document:
      break;
  }
  return "prov:Agent";
}

class ProvWriter {
 public:
  explicit ProvWriter(const Dossier& dossier) : dossier_(dossier), ids_(dossier) {}

  std::string write() && {
    json_.object([&] {
      write_context();
      json_.array("@graph", [&] {
        write_run();
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) write_article(i);
        for (const StoryDossier& story : dossier_.stories) write_story(story);
      });
    });
    return std::move(json_).take();
  }

 private:
  void write_context() {
    json_.object("@context", [&] {
      json_.text("prov", "http://www.w3.org/ns/prov#");
      json_.text("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
      json_.text("schema", "https://schema.org/");
      json_.text("xsd", "http://www.w3.org/2001/XMLSchema#");
      json_.text("wirestem", urn(name_uuid("vocabulary")) + "#");
    });
  }

  void reference(std::string_view key, const std::string& uuid) {
    json_.object(key, [&] { json_.text("@id", urn(uuid)); });
  }

  template <typename Fill>
  void entity(const std::string& uuid, const Fill& fill) {
    json_.object([&] {
      json_.text("@id", urn(uuid));
      fill();
    });
  }

  void types(std::string_view first, std::string_view second) {
    json_.array("@type", [&] {
      json_.text(first);
      json_.text(second);
    });
  }

  void write_run() {
    const std::string software = name_uuid("Wirestem " + dossier_.run.version);
    entity(software, [&] {
      json_.text("@type", "prov:SoftwareAgent");
      json_.text("rdfs:label", "Wirestem " + dossier_.run.version);
    });
    entity(ids_.thing("run", dossier_.run.version), [&] {
      json_.text("@type", "prov:Activity");
      json_.text("rdfs:label", "Tracing who had it from whom");
      reference("prov:wasAssociatedWith", software);
      json_.array("prov:used", [&] {
        for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) {
          json_.object([&] { json_.text("@id", urn(ids_.article(i))); });
        }
      });
    });
    entity(ids_.dossier(), [&] {
      types("prov:Entity", "prov:Bundle");
      json_.text("rdfs:label", "Dossier");
      reference("prov:wasGeneratedBy", ids_.thing("run", dossier_.run.version));
    });
  }

  void write_article(std::uint32_t index) {
    const Article& article = dossier_.articles[index];
    if (article.outlet) {
      write_agent(StableIds::medium(*article.outlet), "prov:Organization", *article.outlet);
    }
    entity(ids_.article(index), [&] {
      types("prov:Entity", "schema:NewsArticle");
      json_.text("rdfs:label", article.title.value_or(article.id));
      json_.text("schema:identifier", article.id);
      json_.text_if("schema:url", article.url.value_or(""));
      if (!article.languages.empty()) json_.text("schema:inLanguage", article.languages.front());
      if (const auto time = publication_time(article)) {
        json_.object("schema:datePublished", [&] {
          json_.text("@type", time->timed ? "xsd:dateTime" : "xsd:date");
          json_.text("@value", time->timed ? timestamp(time->at) : day_of(time->at));
        });
      }
      if (article.outlet) {
        reference("prov:wasAttributedTo", StableIds::medium(*article.outlet));
      }
    });
  }

  void write_agent(const std::string& uuid, std::string_view type, std::string_view name) {
    if (!written_.insert(uuid).second) return;
    entity(uuid, [&] {
      json_.text("@type", type);
      json_.text("rdfs:label", name);
    });
  }

  static std::string statement_by(const std::string& agent) {
    return name_uuid("statement\n" + agent);
  }

  /// The entity that one has it from: a page or document itself, else what an agent said.
  std::string entity_of(const StoryDossier& story, StemmaNode node) const {
    const std::string id = ids_.node(story, node);
    const bool entity =
        node.is_article || story.stemma.sources[node.index].kind == SourceKind::document;
    return entity ? id : statement_by(id);
  }

  void write_source(const StoryDossier& story, std::uint32_t index) {
    const Source& source = story.stemma.sources[index];
    const std::string id = ids_.source(story, index);
    if (source.kind == SourceKind::document) {
      write_agent(id, "prov:Entity", source.name);
      return;
    }
    write_agent(id, agent_type(source.kind), source.name);
    const std::string statement = statement_by(id);
    if (!written_.insert(statement).second) return;
    entity(statement, [&] {
      json_.text("@type", "prov:Entity");
      json_.text("rdfs:label", "What " + source.name + " says");
      reference("prov:wasAttributedTo", id);
    });
  }

  void write_story(const StoryDossier& story) {
    for (std::uint32_t i = 0; i < story.stemma.sources.size(); ++i) write_source(story, i);
    for (const StemmaEdge& edge : story.stemma.edges) write_edge(story, edge);
    for (const Claim& claim : story.claims) write_claim(story, claim);
  }

  void write_edge(const StoryDossier& story, const StemmaEdge& edge) {
    const Derivation derivation = derivation_of(edge.relation);
    const std::string source = entity_of(story, edge.to);
    entity(entity_of(story, edge.from), [&] {
      if (edge.direction == Certainty::undecided) {
        reference("prov:alternateOf", source);
        return;
      }
      reference(derivation.property, source);
      json_.object(derivation.qualified, [&] {
        json_.text("@type", derivation.type);
        reference("prov:entity", source);
        json_.text("wirestem:relation", to_string(edge.relation));
        json_.text("wirestem:direction", to_string(edge.direction));
        json_.number("wirestem:confidence", edge.confidence);
        json_.array("rdfs:comment", [&] {
          for (const std::string& reason : edge.reasons) json_.text(reason);
        });
      });
    });
  }

  void write_claim(const StoryDossier& story, const Claim& claim) {
    const ArticleSpan& first = claim.occurrences.front().place;
    std::set<std::uint32_t> articles;
    for (const Occurrence& occurrence : claim.occurrences)
      articles.insert(occurrence.place.article);
    entity(ids_.thing("claim", claim.id), [&] {
      types("prov:Entity", "schema:Claim");
      json_.text("rdfs:label", claim.id);
      json_.text("prov:value", slice(dossier_.articles[first.article].text, first.span));
      json_.number("wirestem:independentOrigins", std::size_t{claim.independent_origins});
      json_.array("prov:wasQuotedFrom", [&] {
        for (const std::uint32_t article : articles) {
          json_.object([&] { json_.text("@id", urn(ids_.article(article))); });
        }
      });
      json_.array("prov:hadPrimarySource", [&] {
        for (const Origin& origin : claim.origins) {
          json_.object([&] { json_.text("@id", urn(entity_of(story, origin.node))); });
        }
      });
    });
  }

  const Dossier& dossier_;
  const StableIds ids_;
  JsonText json_;
  std::set<std::string> written_;
};

}  // namespace

std::string write_prov(const Dossier& dossier) { return ProvWriter(dossier).write(); }

}  // namespace wirestem::tell
