// SPDX-License-Identifier: Apache-2.0
#include "apps/server/write_answer.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include <nlohmann/json.hpp>

#include "model/decision_kinds.hpp"
#include "tell/enum_names.hpp"
#include "tell/write_dossier_json.hpp"
#include "text/offsets.hpp"

namespace wirestem::server {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

template <typename Row>
Json listing(const keep::Page<Row>& page, std::uint64_t offset, Json items) {
  const std::uint64_t end = offset + page.rows.size();
  Json all = {{"items", std::move(items)}, {"total", page.total}, {"next", nullptr}};
  if (!page.rows.empty() && end < page.total) all["next"] = end;
  return all;
}

Json counts(const Facets::Counts& names) {
  Json all = Json::array();
  for (const auto& [name, count] : names) all.push_back({{"name", name}, {"articles", count}});
  return all;
}

/// The snippets as pieces of which each is a hit or none.
Json excerpt(const std::vector<keep::Snippet>& snippets, const std::string& lead) {
  Json pieces = Json::array();
  const auto add = [&pieces](std::string text, bool hit) {
    if (!text.empty()) pieces.push_back({{"text", std::move(text)}, {"hit", hit}});
  };
  for (const keep::Snippet& snippet : snippets) {
    if (!pieces.empty()) add(" ", false);
    std::size_t at = 0;
    for (const auto& [begin, end] : snippet.marks) {
      if (begin < at || end < begin || end > snippet.text.size()) continue;
      add(snippet.text.substr(at, begin - at), false);
      add(snippet.text.substr(begin, end - begin), true);
      at = end;
    }
    add(snippet.text.substr(at), false);
  }
  if (pieces.empty()) add(lead, false);
  return pieces;
}

Json article_line(const keep::ArticleLine& line) {
  return {{"id", line.id},
          {"title", or_null(line.title)},
          {"outlet", or_null(line.outlet)},
          {"published", or_null(line.published)},
          {"url", or_null(line.url)},
          {"source_path", line.source_path},
          {"authors", line.authors},
          {"languages", line.languages},
          {"story", or_null(line.story)},
          {"versions", line.versions},
          {"added", line.added},
          {"changed", line.changed}};
}

Json version_json(const keep::ArticleVersion& version) {
  const Article& article = version.article;
  const text::OffsetMap points(article.text);
  Json sections = Json::array();
  for (const Section& section : article.sections) {
    sections.push_back({{"start", points.to_code_points(section.span.begin)},
                        {"end", points.to_code_points(section.span.end)},
                        {"role", tell::to_string(section.role)},
                        {"language", section.language}});
  }
  return {{"number", version.number},        {"kept", version.kept},
          {"title", or_null(article.title)}, {"published", or_null(article.published)},
          {"languages", article.languages},  {"text", article.text},
          {"sections", std::move(sections)}};
}

int number_at(const std::string& text, std::size_t at, std::size_t length) {
  int value = 0;
  if (at + length <= text.size()) {
    std::from_chars(text.data() + at, text.data() + at + length, value);
  }
  return value;
}

/// "2024-03-04T10:20:30Z" in seconds since 1970; nothing for what has another length.
std::optional<std::int64_t> seconds_of(const std::string& time) {
  using namespace std::chrono;
  if (time.size() < 19) return std::nullopt;
  const year_month_day day(year(number_at(time, 0, 4)),
                           month(static_cast<unsigned>(number_at(time, 5, 2))),
                           std::chrono::day(static_cast<unsigned>(number_at(time, 8, 2))));
  if (!day.ok()) return std::nullopt;
  const auto in_day = hours(number_at(time, 11, 2)) + minutes(number_at(time, 14, 2)) +
                      seconds(number_at(time, 17, 2));
  return duration_cast<seconds>((sys_days(day) + in_day).time_since_epoch()).count();
}

/// Articles a second from a task's beginning until it was last heard of.
double rate_of(const keep::Task& task) {
  const auto began = seconds_of(task.began);
  const auto told = seconds_of(task.told);
  if (!began || !told || *told <= *began) return 0;
  return static_cast<double>(task.done) / static_cast<double>(*told - *began);
}

}  // namespace

std::string problem_to_json(unsigned status, std::string_view title, std::string_view detail) {
  return written(
      {{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}});
}

std::string status_to_json(const keep::StoreState& state, const std::string& path) {
  return written({{"version", WIRESTEM_VERSION},
                  {"store", path},
                  {"articles", state.articles},
                  {"stories", state.stories},
                  {"decisions", state.decisions},
                  {"stale", state.stale()}});
}

std::string facets_to_json(const Facets& facets) {
  return written({{"outlets", counts(facets.outlets)}, {"languages", counts(facets.languages)}});
}

std::string stories_to_json(const keep::Page<keep::StoryLine>& page, std::uint64_t offset) {
  Json items = Json::array();
  for (const keep::StoryLine& story : page.rows) {
    items.push_back({{"id", story.id},
                     {"label", story.label},
                     {"articles", story.pages},
                     {"origins", story.origins},
                     {"unnamed_origins", story.unnamed_origins},
                     {"loops", story.loops},
                     {"conflicts", story.conflicts},
                     {"first_published", or_null(story.first_published)},
                     {"last_published", or_null(story.last_published)},
                     {"statement", story.statement},
                     {"outlets", story.outlets},
                     {"languages", story.languages},
                     {"related", story.related}});
  }
  return written(listing(page, offset, std::move(items)));
}

std::string articles_to_json(const keep::Page<keep::FoundArticle>& page, std::uint64_t offset) {
  Json items = Json::array();
  for (const keep::FoundArticle& found : page.rows) {
    Json item = article_line(found.article);
    item["excerpt"] = excerpt(found.snippets, found.article.lead);
    items.push_back(std::move(item));
  }
  return written(listing(page, offset, std::move(items)));
}

std::string article_to_json(const keep::KeptArticle& article) {
  Json all = article_line(article.line);
  all["source_paths"] = article.source_paths;
  all["texts"] = Json::array();
  for (const keep::ArticleVersion& version : article.versions) {
    all["texts"].push_back(version_json(version));
  }
  return written(all);
}

std::string analysis_to_json(const PastedAnalysis& analysis) {
  // The dossier is written by its own writer; here it is only framed.
  std::string out = "{\"pasted\":" + written(Json(analysis.pasted)) + ",\"dossier\":";
  out += tell::dossier_to_json(analysis.dossier);
  return out + "}";
}

std::string progress_to_json(const Progress& progress) {
  const auto running = std::ranges::find_if(
      progress.tasks, [](const keep::Task& task) { return task.ended.empty(); });
  Json all = {{"articles", progress.state.articles}, {"running", running != progress.tasks.end()}};
  if (running == progress.tasks.end()) return written(all);
  const double rate = rate_of(*running);
  all["command"] = running->what;
  all["stage"] = running->detail;
  all["done"] = running->done;
  all["total"] = nullptr;
  all["rate"] = rate;
  all["seconds_left"] = nullptr;
  if (running->total > 0) {
    all["total"] = running->total;
    const std::uint64_t left = running->total - std::min(running->done, running->total);
    if (rate > 0) all["seconds_left"] = static_cast<double>(left) / rate;
  }
  return written(all);
}

std::string decisions_to_json(const std::vector<Decision>& decisions) {
  Json items = Json::array();
  for (const Decision& decision : decisions) {
    items.push_back({{"number", decision.number},
                     {"kind", name_of(decision.kind)},
                     {"articles", decision.articles},
                     {"subject", decision.subject},
                     {"value", decision.value},
                     {"reason", decision.reason},
                     {"author", decision.author},
                     {"at", decision.at},
                     {"followed", decision.followed}});
  }
  return written({{"items", std::move(items)}});
}

std::string decided_to_json(std::int64_t number) { return written({{"number", number}}); }

std::string event_to_json(const keep::Event& event) {
  return written({{"at", event.at},
                  {"kind", event.kind},
                  {"story", or_null(event.story)},
                  {"article", or_null(event.article)},
                  {"text", event.text}});
}

}  // namespace wirestem::server
