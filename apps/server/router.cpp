// SPDX-License-Identifier: Apache-2.0
//
// One table of routes; a handler each. A handler reads its parameters, asks the desk, and has the
// answer written; it knows nothing of sockets.
#include "apps/server/router.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "apps/server/assets.hpp"
#include "apps/server/guard_request.hpp"
#include "apps/server/parse_target.hpp"
#include "apps/server/problem.hpp"
#include "apps/server/read_body.hpp"
#include "apps/server/read_filter.hpp"
#include "apps/server/write_answer.hpp"
#include "apps/server/write_zip.hpp"
#include "base/sha256.hpp"
#include "tell/write_dossier_json.hpp"
#include "tell/write_export.hpp"

namespace wirestem::server {
namespace {

constexpr std::uint64_t kMostPasted = std::uint64_t{36}
                                      << 20U;  // 24 MiB of files in base64, and text
constexpr std::uint64_t kMostDecided = std::uint64_t{1} << 20U;

/// The page's script makes elements through one trusted-types policy, that of Svelte's own
/// templates; text of pages never passes it.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

struct Call {
  const Request& request;
  const Target& target;
  const std::vector<std::string>& path;  ///< behind /api/v1
  Desk& desk;
  RecentAnswers& recent;
};

Response json_answer(std::string body) {
  Response response;
  response.headers = {{"Content-Type", "application/json"},
                      {"ETag", "\"" + sha256_hex(body).substr(0, 32) + "\""},
                      {"Cache-Control", "private, no-cache"}};
  response.body = std::move(body);
  return response;
}

Response no_such(std::string_view what, std::string_view id) {
  return problem(404, "there is no " + std::string(what) + " '" + std::string(id) + "'");
}

Response get_status(const Call& call) {
  const auto progress = call.desk.progress();
  if (!progress) return problem(progress.error());
  return json_answer(status_to_json(progress.value().state, call.desk.store_path()));
}

Response get_facets(const Call& call) {
  const auto facets = call.desk.facets();
  return facets ? json_answer(facets_to_json(facets.value())) : problem(facets.error());
}

/// The answer to the same request, as long as nobody has written to the store; else `make`'s. The
/// revision is asked for before reading: what is written in between is read again next time.
Response remembered(const Call& call, Response (*make)(const Call&)) {
  const auto revision = call.desk.revision();
  if (!revision) return problem(revision.error());
  if (auto known = call.recent.find(call.request.target, revision.value()))
    return *std::move(known);
  Response response = make(call);
  if (response.status == 200) call.recent.keep(call.request.target, revision.value(), response);
  return response;
}

Response make_stories(const Call& call) {
  const auto filter = read_story_filter(call.target);
  if (!filter) return problem(filter.error());
  const auto page = call.desk.list_stories(filter.value());
  if (!page) return problem(page.error());
  return json_answer(stories_to_json(page.value(), filter.value().offset));
}

Response get_stories(const Call& call) { return remembered(call, make_stories); }

Response get_story(const Call& call) {
  const auto dossier = call.desk.load_dossier(call.path[1]);
  if (!dossier) return problem(dossier.error());
  if (!dossier.value()) return no_such("story", call.path[1]);
  return json_answer(tell::dossier_to_json(*dossier.value()));
}

/// A file name that no shell, header or file system takes amiss.
std::string safe_name(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 60)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += plain || c == '-' || c == '_' ? c : '-';
  }
  return out.empty() ? "story" : out;
}

Response get_export(const Call& call) {
  const auto format = tell::export_format_named(call.target.value("as"));
  if (!format) {
    return problem(400, "the parameter 'as' must be one of: " + tell::export_format_names());
  }
  const auto dossier = call.desk.load_dossier(call.path[1]);
  if (!dossier) return problem(dossier.error());
  if (!dossier.value()) return no_such("story", call.path[1]);
  auto files = tell::write_export(*dossier.value(), *format);
  const tell::ExportDescription& about = tell::description_of(*format);
  Response response;
  std::string name = safe_name(call.path[1]) + "-" + std::string(about.name);
  std::string type(about.media_type);
  if (about.is_folder() || files.size() != 1) {
    auto zip = write_zip(files);
    if (!zip) return problem(zip.error());
    response.body = std::move(zip).value();
    name += ".zip";
    type = "application/zip";
  } else {
    response.body = std::move(files.front().bytes);
    const std::string_view file = about.file;
    name += file.substr(std::min(file.rfind('.'), file.size()));
  }
  response.headers = {{"Content-Type", type},
                      {"Content-Disposition", "attachment; filename=\"" + name + "\""},
                      {"Cache-Control", "private, no-cache"}};
  return response;
}

Response make_articles(const Call& call) {
  const auto filter = read_article_filter(call.target);
  if (!filter) return problem(filter.error());
  const auto page = call.desk.list_articles(filter.value());
  if (!page) return problem(page.error());
  return json_answer(articles_to_json(page.value(), filter.value().offset));
}

Response get_articles(const Call& call) { return remembered(call, make_articles); }

Response get_article(const Call& call) {
  const auto article = call.desk.find_article(call.path[1]);
  if (!article) return problem(article.error());
  if (!article.value()) return no_such("article", call.path[1]);
  return json_answer(article_to_json(*article.value()));
}

Response post_analysis(const Call& call) {
  const auto pages = read_pasted_pages(call.request.body);
  if (!pages) return problem(pages.error());
  const auto analysis = call.desk.analyse(pages.value());
  return analysis ? json_answer(analysis_to_json(analysis.value())) : problem(analysis.error());
}

Response get_decisions(const Call& call) {
  const auto decisions = call.desk.decisions();
  if (!decisions) return problem(decisions.error());
  return json_answer(decisions_to_json(decisions.value()));
}

Response post_decision(const Call& call) {
  const auto decision = read_decision(call.request.body);
  if (!decision) return problem(decision.error());
  const auto number = call.desk.decide(decision.value());
  if (!number) return problem(number.error());
  Response response = json_answer(decided_to_json(number.value()));
  response.status = 201;
  response.headers.emplace_back("Location", "/api/v1/decisions/" + std::to_string(number.value()));
  return response;
}

Response delete_decision(const Call& call) {
  const std::string& text = call.path[1];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return no_such("decision", text);
  const auto done = call.desk.withdraw(number);
  if (!done) return problem(done.error());
  if (!done.value()) return no_such("decision", text);
  Response response;
  response.status = 204;
  return response;
}

Response get_events(const Call& /*call*/) {
  Response response;
  response.events = true;
  response.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
  return response;
}

struct Route {
  std::string_view method;
  std::string_view path;  ///< behind /api/v1/; "*" stands for any one part
  std::string_view
      parameters;  ///< those it knows, parted by blanks; "?" where it reads them itself
  Response (*handle)(const Call&);
  std::uint64_t most_body;
};

constexpr std::array kRoutes = {
    Route{"GET", "status", "", get_status, 0},
    Route{"GET", "facets", "", get_facets, 0},
    Route{"GET", "stories", "?", get_stories, 0},
    Route{"GET", "stories/*", "", get_story, 0},
    Route{"GET", "stories/*/export", "as", get_export, 0},
    Route{"GET", "articles", "?", get_articles, 0},
    Route{"GET", "articles/*", "", get_article, 0},
    Route{"POST", "analyses", "", post_analysis, kMostPasted},
    Route{"GET", "decisions", "", get_decisions, 0},
    Route{"POST", "decisions", "", post_decision, kMostDecided},
    Route{"DELETE", "decisions/*", "", delete_decision, 0},
    Route{"GET", "events", "", get_events, 0},
};

bool fits(std::string_view pattern, const std::vector<std::string>& path) {
  for (const std::string& part : path) {
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    if (wanted.empty() || (wanted != "*" && wanted != part)) return false;
    pattern.remove_prefix(std::min(wanted.size() + 1, pattern.size()));
  }
  return pattern.empty();
}

bool is_method(const Route& route, const Request& request) {
  return route.method == request.method || (route.method == "GET" && request.method == "HEAD");
}

/// The parts of the path behind /api/v1; nothing where it leads elsewhere.
std::optional<std::vector<std::string>> api_path(const Target& target) {
  const auto& path = target.path;
  if (path.size() < 2 || path[0] != "api" || path[1] != "v1") return std::nullopt;
  return std::vector<std::string>(path.begin() + 2, path.end());
}

Response answer_api(const Request& request, const Target& target,
                    const std::vector<std::string>& path, Desk& desk, RecentAnswers& recent) {
  std::string allowed;
  for (const Route& route : kRoutes) {
    if (!fits(route.path, path)) continue;
    if (!is_method(route, request)) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    if (route.parameters != "?") {
      if (const auto error = unknown_parameter(target, route.parameters)) return problem(*error);
    }
    return route.handle({request, target, path, desk, recent});
  }
  if (allowed.empty()) return problem(404, "the API has no such path; see /api/v1/openapi.json");
  Response response = problem(405, "allowed: " + allowed);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Response answer_asset(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    Response response = problem(405, "allowed: GET");
    response.headers.emplace_back("Allow", "GET");
    return response;
  }
  std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
  if (path == "/") path = "/index.html";
  const auto assets = all_assets();
  const auto at = std::ranges::find(assets, path, &Asset::path);
  if (at == assets.end()) return problem(404, "the desk has no such page");
  Response response;
  response.headers = {{"Content-Type", std::string(at->media_type)},
                      {"ETag", std::string(at->etag)},
                      {"Cache-Control", "no-cache"}};
  response.body = at->bytes;
  return response;
}

/// Whether If-None-Match names this tag, or any ("*"); a weak mark before a tag is no matter.
bool is_known(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view one = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(one.size() + 1, if_none_match.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
  }
  return false;
}

Response route(const Request& request, Desk& desk, RecentAnswers& recent) {
  if (auto refusal = guard_request(request)) return std::move(*refusal);
  const auto target = parse_target(request.target);
  if (!target) {
    return target.error().code == ErrorCode::too_large ? problem(414, target.error().message)
                                                       : problem(target.error());
  }
  const auto path = api_path(target.value());
  const bool describes = path && path->size() == 1 && path->front() == "openapi.json";
  return path && !describes ? answer_api(request, target.value(), *path, desk, recent)
                            : answer_asset(request);
}

const Route* route_of(const Request& request) {
  const auto target = parse_target(request.target);
  const auto path = target ? api_path(target.value()) : std::nullopt;
  if (!path) return nullptr;
  for (const Route& known : kRoutes) {
    if (fits(known.path, *path) && is_method(known, request)) return &known;
  }
  return nullptr;
}

}  // namespace

Response Router::answer(const Request& request) const {
  Response response = route(request, desk_, recent_);
  const auto etag = response.header("ETag");
  if (response.status == 200 && etag && request.method != "POST" &&
      is_known(request.if_none_match, *etag)) {
    response.status = 304;
    response.body.clear();
  }
  for (const auto& [name, value] : {std::pair{"Content-Security-Policy", kPolicy},
                                    {"X-Content-Type-Options", "nosniff"},
                                    {"Referrer-Policy", "no-referrer"},
                                    {"Cross-Origin-Resource-Policy", "same-origin"},
                                    {"Cross-Origin-Opener-Policy", "same-origin"},
                                    {"X-Frame-Options", "DENY"}}) {
    response.headers.emplace_back(name, value);
  }
  return response;
}

bool Router::is_slow(const Request& request) {
  const Route* known = route_of(request);
  return known != nullptr && known->handle == post_analysis;
}

std::uint64_t Router::most_body_bytes(const Request& request) {
  const Route* known = route_of(request);
  return known == nullptr ? 0 : known->most_body;
}

}  // namespace wirestem::server
