// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/store_json.hpp"

#include <nlohmann/json.hpp>

#include "model/decision_kinds.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const keep::ArticleLine& article) {
  return {{"id", article.id},
          {"source_path", article.source_path},
          {"url", or_null(article.url)},
          {"outlet", or_null(article.outlet)},
          {"title", or_null(article.title)},
          {"authors", article.authors},
          {"published", or_null(article.published)},
          {"languages", article.languages},
          {"versions", article.versions},
          {"added", article.added},
          {"changed", article.changed},
          {"story", article.story.empty() ? Json(nullptr) : Json(article.story)}};
}

}  // namespace

std::string to_json(const keep::StoredArticle& stored) {
  return line_of({{"stored", stored.id},
                  {"source_path", stored.source_path},
                  {"as", keep::to_string(stored.arrival)},
                  {"version", stored.version}});
}

std::string to_json(const keep::ArticleLine& article) { return line_of(json_of(article)); }

std::string to_json(const keep::FoundArticle& found) {
  Json json = json_of(found.article);
  json["snippets"] = Json::array();
  for (const keep::Snippet& snippet : found.snippets) json["snippets"].push_back(snippet.text);
  return line_of(json);
}

std::string to_json(const keep::StoryLine& story) {
  return line_of({{"id", story.id},
                  {"label", story.label},
                  {"pages", story.pages},
                  {"origins", story.origins},
                  {"unnamed_origins", story.unnamed_origins},
                  {"loops", story.loops},
                  {"conflicts", story.conflicts},
                  {"first_published", story.first_published},
                  {"last_published", story.last_published},
                  {"outlets", story.outlets},
                  {"languages", story.languages},
                  {"articles", story.articles},
                  {"related", story.related},
                  {"statement", story.statement}});
}

std::string to_json(const keep::ClaimLine& claim) {
  return line_of({{"story", claim.story},
                  {"claim", claim.id},
                  {"text", claim.text},
                  {"article", claim.article},
                  {"pages", claim.pages},
                  {"independent_origins", claim.independent_origins},
                  {"circular", claim.circular}});
}

std::string to_json(const keep::Event& event) {
  return line_of({{"number", event.number},
                  {"at", event.at},
                  {"kind", event.kind},
                  {"story", event.story.empty() ? Json(nullptr) : Json(event.story)},
                  {"article", event.article.empty() ? Json(nullptr) : Json(event.article)},
                  {"text", event.text}});
}

std::string to_json(const Decision& decision) {
  return line_of({{"number", decision.number},
                  {"kind", name_of(decision.kind)},
                  {"articles", decision.articles},
                  {"subject", decision.subject},
                  {"value", decision.value},
                  {"reason", decision.reason},
                  {"author", decision.author},
                  {"at", decision.at},
                  {"followed", decision.followed}});
}

std::string to_json(const tell::StandingClaim& claim) {
  return line_of({{"claim", claim.id},
                  {"text", claim.text},
                  {"origins_before", claim.origins_before},
                  {"origins_after", claim.origins_after},
                  {"pages_after", claim.pages_after}});
}

std::string to_json(const DiffPart& part) {
  return line_of({{"op", tell::to_string(part.op)}, {"text", part.text}});
}

}  // namespace wirestem::cli
