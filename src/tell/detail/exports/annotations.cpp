// SPDX-License-Identifier: Apache-2.0
//
// The W3C's Web Annotation model. Each span is found twice over: by its words with those around it
// (TextQuoteSelector), which anchors it in the page as published, and by its place in the text as
// read (TextPositionSelector), which the standard counts in code points. The position holds for
// the article's text as the dossier has it.
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/detail/exports/text_places.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

/// One body of an annotation: words, and what they are there for.
struct Body {
  std::string_view purpose;
  std::string value;
};

class AnnotationWriter {
 public:
  explicit AnnotationWriter(const Dossier& dossier)
      : dossier_(dossier), ids_(dossier), places_(dossier.articles) {}

  std::string write() && {
    json_.object([&] {
      json_.text("@context", "http://www.w3.org/ns/anno.jsonld");
      json_.text("id", urn(ids_.thing("annotations", "all")));
      json_.text("type", "AnnotationCollection");
      json_.text("label", "Evidence of the dossier");
      json_.object("first", [&] {
        json_.text("id", urn(ids_.thing("annotations", "page")));
        json_.text("type", "AnnotationPage");
        json_.text("partOf", urn(ids_.thing("annotations", "all")));
        json_.number("startIndex", std::size_t{0});
        json_.array("items", [&] {
          for (const StoryDossier& story : dossier_.stories) write_story(story);
        });
      });
      json_.number("total", written_);
    });
    return std::move(json_).take();
  }

 private:
  void write_story(const StoryDossier& story) {
    for (const Claim& claim : story.claims) write_claim(claim);
    for (const StemmaEdge& edge : story.stemma.edges) write_edge(edge);
    for (const QuoteFamily& family : story.quotes) write_quote(family);
    for (const Conflict& conflict : story.conflicts) write_conflict(conflict);
    for (const TimelineEntry& entry : story.timeline) {
      write(entry.text, "describing",
            {{"tagging", "event"}, {"identifying", entry.id}, {"describing", entry.date}});
    }
  }

  void write_claim(const Claim& claim) {
    for (const Occurrence& occurrence : claim.occurrences) {
      write(occurrence.place, "identifying",
            {{"tagging", "claim"},
             {"identifying", claim.id},
             {"classifying", std::string(to_string(occurrence.modality))},
             {"classifying", std::string(to_string(occurrence.polarity))}});
    }
  }

  /// The words that show who it was had from; the body points at the page where that is at hand.
  void write_edge(const StemmaEdge& edge) {
    for (const ArticleSpan& span : edge.evidence) {
      write(span, "linking", {{"tagging", std::string(to_string(edge.relation))}},
            edge.to.is_article ? iri(edge.to.index) : std::string());
    }
  }

  void write_quote(const QuoteFamily& family) {
    for (const QuoteVariant& variant : family.variants) {
      const Quote& quote = dossier_.findings[variant.article].quotes[variant.quote];
      write({variant.article, hull_of(quote.content)}, "describing",
            {{"tagging", "quotation"},
             {"identifying", quote.speaker_name},
             {"classifying", std::string(to_string(variant.change))}});
    }
  }

  void write_conflict(const Conflict& conflict) {
    for (const ConflictSide& side : conflict.sides) {
      for (const ArticleSpan& span : side.evidence) {
        write(span, "assessing",
              {{"tagging", "conflict"},
               {"identifying", conflict.id},
               {"classifying", std::string(to_string(conflict.kind))},
               {"describing", side.value}});
      }
    }
  }

  std::string iri(std::uint32_t article) const {
    return iri_of(dossier_.articles[article], ids_.article(article));
  }

  void write(const ArticleSpan& span, std::string_view motivation, const std::vector<Body>& bodies,
             const std::string& linked = {}) {
    const std::string number = std::to_string(++written_);
    json_.object([&] {
      json_.text("id", urn(ids_.thing("annotation", number)));
      json_.text("type", "Annotation");
      json_.text("motivation", motivation);
      json_.array("body", [&] {
        for (const Body& body : bodies) {
          if (!body.value.empty()) write_body(body);
        }
        if (!linked.empty()) {
          json_.object([&] {
            json_.text("type", "SpecificResource");
            json_.text("purpose", "linking");
            json_.text("source", linked);
          });
        }
      });
      write_target(places_(span));
    });
  }

  void write_body(const Body& body) {
    json_.object([&] {
      json_.text("type", "TextualBody");
      json_.text("purpose", body.purpose);
      json_.text("value", body.value);
      json_.text("format", "text/plain");
    });
  }

  void write_target(const TextPlace& place) {
    json_.object("target", [&] {
      json_.text("type", "SpecificResource");
      json_.text("source", iri(place.article));
      json_.array("selector", [&] {
        json_.object([&] {
          json_.text("type", "TextQuoteSelector");
          json_.text("exact", place.exact);
          json_.text_if("prefix", place.prefix);
          json_.text_if("suffix", place.suffix);
        });
        json_.object([&] {
          json_.text("type", "TextPositionSelector");
          json_.number("start", std::size_t{place.start});
          json_.number("end", std::size_t{place.end});
        });
      });
    });
  }

  const Dossier& dossier_;
  const StableIds ids_;
  const TextPlaces places_;
  JsonText json_;
  std::size_t written_ = 0;
};

}  // namespace

std::string write_annotations(const Dossier& dossier) { return AnnotationWriter(dossier).write(); }

}  // namespace wirestem::tell
