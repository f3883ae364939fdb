// SPDX-License-Identifier: Apache-2.0
//
// One function for each kind of record in the contract, top down. Everything that points at a text
// goes through SpanWriter, so that no span can be written without its exact words.
#include "tell/write_dossier_json.hpp"

#include <vector>

#include "model/decision_kinds.hpp"
#include "tell/detail/exports/text_places.hpp"
#include "tell/detail/json_line.hpp"
#include "tell/detail/json_records.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

/// Writes spans of a pile's articles, with code point offsets.
class SpanWriter {
 public:
  explicit SpanWriter(const std::vector<Article>& articles) : articles_(articles) {
    for (const Article& article : articles) maps_.emplace_back(article.text);
  }

  Json operator()(ArticleSpan place) const {
    const Article& article = articles_[place.article];
    return {{"article", article.id},
            {"start", offset(place.article, place.span.begin)},
            {"end", offset(place.article, place.span.end)},
            {"exact", slice(article.text, place.span)}};
  }

  Json list(const std::vector<ArticleSpan>& places) const {
    Json spans = Json::array();
    for (const ArticleSpan& place : places) spans.push_back((*this)(place));
    return spans;
  }

  const text::OffsetMap& offsets(std::uint32_t article) const { return maps_[article]; }

  std::uint32_t offset(std::uint32_t article, std::uint32_t byte) const {
    return maps_[article].to_code_points(byte);
  }

 private:
  const std::vector<Article>& articles_;
  std::vector<text::OffsetMap> maps_;
};

class StoryWriter {
 public:
  StoryWriter(const Dossier& dossier, const StoryDossier& story, const SpanWriter& span)
      : dossier_(dossier), story_(story), span_(span) {}

  Json write() const {
    Json json;
    json["id"] = story_.story.id;
    json["label"] = story_.story.label;
    json["articles"] = Json::array();
    for (const std::uint32_t i : story_.story.articles) {
      json["articles"].push_back(dossier_.articles[i].id);
    }
    json["related"] = Json::array();
    for (const std::uint32_t i : story_.story.related) {
      json["related"].push_back(dossier_.stories[i].story.id);
    }
    json["summary"] = summary();
    json["sources"] = each(story_.stemma.sources, [this](const Source& s) { return source(s); });
    json["edges"] = each(story_.stemma.edges, [this](const StemmaEdge& e) { return edge(e); });
    json["passages"] =
        numbered(story_.passages, "passage", [this](const PassageGroup& g) { return passage(g); });
    json["quotes"] =
        numbered(story_.quotes, "quote", [this](const QuoteFamily& f) { return quote(f); });
    json["claims"] = each(story_.claims, [this](const Claim& c) { return claim(c); });
    json["conflicts"] = each(story_.conflicts, [this](const Conflict& c) { return conflict(c); });
    json["timeline"] =
        each(story_.timeline, [this](const TimelineEntry& e) { return timeline_entry(e); });
    json["actors"] = each(story_.actors, [](const Actor& a) { return actor(a); });
    if (!story_.decisions.empty()) {
      json["decisions"] = each(story_.decisions, [](const Decision& d) { return decision(d); });
    }
    return json;
  }

 private:
  template <typename Items, typename Write>
  static Json each(const Items& items, const Write& write) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(write(item));
    return list;
  }

  /// As each, with an id made from the item's place in front.
  template <typename Items, typename Write>
  Json numbered(const Items& items, const std::string& noun, const Write& write) const {
    const std::string id_prefix = story_.story.id + "." + noun + "-";
    Json list = Json::array();
    for (const auto& item : items) {
      Json json{{"id", id_prefix + std::to_string(list.size() + 1)}};
      json.update(write(item));
      list.push_back(std::move(json));
    }
    return list;
  }

  std::string id(StemmaNode node) const { return id_of(dossier_, story_, node); }

  Json summary() const {
    const StorySummary summary = summarise(dossier_, story_);
    return {{"articles", summary.articles},
            {"origins", summary.origins},
            {"unnamed_origins", summary.unnamed_origins},
            {"loops", summary.loops},
            {"conflicts", summary.conflicts},
            {"statement", summary.statement}};
  }

  Json source(const Source& source) const {
    Json json;
    json["id"] = source.id;
    json["name"] = source.name;
    json["aliases"] = source.aliases;
    json["kind"] = to_string(source.kind);
    json["named"] = source.named;
    json["in_pile"] = source.in_pile < 0
                          ? Json(nullptr)
                          : Json(dossier_.articles[static_cast<std::size_t>(source.in_pile)].id);
    if (source.through >= 0) {
      json["through"] = story_.stemma.sources[static_cast<std::size_t>(source.through)].id;
    }
    return json;
  }

  Json edge(const StemmaEdge& edge) const {
    Json json;
    json["from"] = id(edge.from);
    json["to"] = id(edge.to);
    json["relation"] = to_string(edge.relation);
    const bool carries_words = edge.relation == EdgeRelation::copies ||
                               edge.relation == EdgeRelation::rewrites ||
                               edge.relation == EdgeRelation::translates;
    if (carries_words) json["direction"] = to_string(edge.direction);
    json["confidence"] = edge.confidence;
    json["reasons"] = edge.reasons;
    json["evidence"] = span_.list(edge.evidence);
    return json;
  }

  Json passage(const PassageGroup& group) const {
    return {{"members", span_.list(group.members)}, {"kind", to_string(group.kind)}};
  }

  const Quote& quote_of(const QuoteVariant& variant) const {
    return dossier_.findings[variant.article].quotes[variant.quote];
  }

  Json quote(const QuoteFamily& family) const {
    Json json;
    const QuoteVariant& first = family.variants.front();
    json["speaker"] = text_or_null(quote_of(first).speaker_name);
    json["via"] = text_or_null(via_of(dossier_, first));
    json["variants"] = each(family.variants, [this](const QuoteVariant& v) { return variant(v); });
    return json;
  }

  Json variant(const QuoteVariant& variant) const {
    const Quote& quote = quote_of(variant);
    const std::string_view text = dossier_.articles[variant.article].text;
    Json json = span_({variant.article, hull_of(quote.content)});
    json["speaker"] = text_or_null(quote.speaker_name);
    json["via"] = text_or_null(via_of(dossier_, variant));
    json["cue"] = quote.cue.empty() ? Json(nullptr) : Json(slice(text, hull_of(quote.cue)));
    json["direct"] = quote.directness != Directness::indirect;
    json["change"] = to_string(variant.change);
    json["diff"] = each(variant.diff, [](const DiffPart& part) {
      return Json{{"op", to_string(part.op)}, {"text", part.text}};
    });
    return json;
  }

  Json claim(const Claim& claim) const {
    Json json;
    json["id"] = claim.id;
    const ArticleSpan& first = claim.occurrences.front().place;
    json["text"] = slice(dossier_.articles[first.article].text, first.span);
    json["occurrences"] =
        each(claim.occurrences, [this](const Occurrence& o) { return occurrence(o); });
    json["origins"] = each(claim.origins, [this](const Origin& origin) {
      return Json{{"source", id(origin.node)}, {"reasons", origin.reasons}};
    });
    json["independent_origins"] = claim.independent_origins;
    json["circular"] = nullptr;
    if (!claim.circular.empty()) {
      json["circular"] = each(claim.circular, [this](StemmaNode node) { return id(node); });
    }
    return json;
  }

  Json occurrence(const Occurrence& occurrence) const {
    Json json = span_(occurrence.place);
    json["attribution"] = each(occurrence.attribution, [this](std::uint32_t source) {
      return story_.stemma.sources[source].id;
    });
    json["modality"] = to_string(occurrence.modality);
    json["polarity"] = to_string(occurrence.polarity);
    return json;
  }

  Json conflict(const Conflict& conflict) const {
    Json json;
    json["id"] = conflict.id;
    json["kind"] = to_string(conflict.kind);
    json["same_origin"] = conflict.same_origin;
    json["claims"] =
        each(conflict.claims, [this](std::uint32_t claim) { return story_.claims[claim].id; });
    json["sides"] = each(conflict.sides, [this](const ConflictSide& side) {
      return Json{{"value", side.value}, {"evidence", span_.list(side.evidence)}};
    });
    return json;
  }

  Json timeline_entry(const TimelineEntry& entry) const {
    Json json;
    json["id"] = entry.id;
    json["date"] = entry.date;
    json["precision"] = entry.precision;
    json["reported"] = text_or_null(entry.reported);
    json["text"] = slice(dossier_.articles[entry.text.article].text, entry.text.span);
    json["claim"] = entry.claim < 0 ? Json(nullptr)
                                    : Json(story_.claims[static_cast<std::size_t>(entry.claim)].id);
    json["evidence"] = span_.list(entry.evidence);
    return json;
  }

  static Json actor(const Actor& actor) {
    return {{"id", actor.id},
            {"name", actor.name},
            {"aliases", actor.aliases},
            {"kind", to_string(actor.kind)},
            {"mentions", actor.mentions}};
  }

  static Json decision(const Decision& decision) {
    return {{"number", decision.number},
            {"kind", name_of(decision.kind)},
            {"articles", decision.articles},
            {"subject", text_or_null(decision.subject)},
            {"value", text_or_null(decision.value)},
            {"reason", text_or_null(decision.reason)},
            {"author", text_or_null(decision.author)},
            {"at", text_or_null(decision.at)},
            {"followed", decision.followed}};
  }

  const Dossier& dossier_;
  const StoryDossier& story_;
  const SpanWriter& span_;
};

Json write_run(const RunRecord& run) {
  Json json;
  json["version"] = run.version;
  json["options"] = Json::object();
  for (const auto& [name, value] : run.options) json["options"][name] = value;
  json["inputs"] = Json::array();
  for (const auto& [path, sha256] : run.inputs) {
    json["inputs"].push_back({{"source_path", path}, {"sha256", sha256}});
  }
  return json;
}

}  // namespace

std::string dossier_to_json(const Dossier& dossier) {
  const SpanWriter span(dossier.articles);
  Json json;
  json["format"] = "wirestem-dossier/1";
  json["articles"] = Json::array();
  for (std::uint32_t i = 0; i < dossier.articles.size(); ++i) {
    json["articles"].push_back(article_record(dossier.articles[i], span.offsets(i)));
  }
  json["stories"] = Json::array();
  for (const StoryDossier& story : dossier.stories) {
    json["stories"].push_back(StoryWriter(dossier, story, span).write());
  }
  json["skipped"] = Json::array();
  for (const SkippedInput& skipped : dossier.skipped) {
    json["skipped"].push_back({{"source_path", skipped.source_path}, {"reason", skipped.reason}});
  }
  json["limits"] = Json::array();
  for (const Limit& limit : dossier.limits) {
    Json articles = Json::array();
    for (const std::uint32_t a : limit.articles) articles.push_back(dossier.articles[a].id);
    json["limits"].push_back({{"what", limit.what}, {"articles", std::move(articles)}});
  }
  json["run"] = write_run(dossier.run);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string stories_to_lines(const Dossier& dossier) {
  const SpanWriter span(dossier.articles);
  std::string lines;
  for (const StoryDossier& story : dossier.stories) {
    lines += to_line(StoryWriter(dossier, story, span).write());
  }
  return lines;
}

}  // namespace wirestem::tell
