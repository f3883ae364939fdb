// SPDX-License-Identifier: Apache-2.0
//
// A window of jobs, a job for each URL, in the order asked. Of the jobs at hand the one whose host
// may be asked first has its turn, the earliest of these; a turn is one request (and the robots.txt
// of a site not met before). A redirect only changes the job's address: at its next turn it is
// tested like any other. Finished jobs leave the window at its front.
#include "read/fetch/fetch_pages.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "read/fetch/detail/http_client.hpp"
#include "read/fetch/detail/page_cache.hpp"
#include "read/fetch/detail/site_rules.hpp"
#include "read/fetch/detail/web_address.hpp"
#include "read/fetch/robots.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::fetch {
namespace {

using detail::CachedPage;
using detail::HttpAnswer;
using detail::HttpRequest;
using detail::SiteRules;
using detail::WebAddress;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kMostAhead = 64;
constexpr std::uint64_t kMostHeldBytes = std::uint64_t{64} << 20U;

/// What a robots.txt calls us: "Wirestem/0.1 (...)" → "Wirestem".
std::string_view product_token(std::string_view user_agent) {
  constexpr std::string_view kOfTokens = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
  return user_agent.substr(0, user_agent.find_first_not_of(kOfTokens));
}

/// `Text/HTML; Charset="UTF-8"` → type "text/html", charset "utf-8".
void read_content_type(std::string_view value, FetchedPage& page) {
  const std::string all = text::fold_case(value);
  std::string_view rest = all;
  page.content_type = text::trim(rest.substr(0, rest.find(';')));
  for (std::size_t at = rest.find(';'); at != std::string_view::npos; at = rest.find(';')) {
    rest.remove_prefix(at + 1);
    std::string_view parameter = text::trim(rest.substr(0, rest.find(';')));
    if (!parameter.starts_with("charset=")) continue;
    parameter.remove_prefix(std::min(parameter.find_first_not_of("\"' ", 8), parameter.size()));
    page.charset = parameter.substr(0, parameter.find_first_of("\"' "));
    return;
  }
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// A URL on its way to become a page or a reason.
struct Job {
  std::string asked;
  WebAddress at;
  std::vector<std::string> been;  ///< the URLs that redirected, in order
  milliseconds left{0};           ///< of max_time
  bool tried_again = false;
  bool done = false;
  FetchedPage page;
  std::string reason;  ///< not empty: no page
};

class Run {
 public:
  Run(const FetchOptions& options, std::string user_agent,
      const std::function<void(FetchedPage&&)>& sink)
      : options_(options),
        token_(product_token(user_agent)),
        sink_(sink),
        cache_(options.cache_folder),
        client_(std::move(user_agent), {options.allow_private, options.allowed_addresses}) {}

  Result<FetchReport> fetch(std::span<const std::string> urls) {
    if (!client_.is_ready()) return Error{ErrorCode::unsupported, "libcurl does not start"};
    if (!cache_.open()) {
      return Error{ErrorCode::unreadable, options_.cache_folder + ": no folder, and none made"};
    }
    while (!urls.empty() || !window_.empty()) {
      while (!urls.empty() && window_.size() < kMostAhead) {
        begin(urls.front());
        urls = urls.subspan(1);
      }
      if (window_.front().done) {
        give(std::move(window_.front()));
        window_.pop_front();
        continue;
      }
      Job& job = next_job();
      const auto present = now();
      const auto ready = std::max(ready_at(job), present);
      if (ready > present) sleep(std::chrono::ceil<milliseconds>(ready - present));
      take_turn(job);
      held_bytes_ += job.page.bytes.size();
    }
    return std::move(report_);
  }

 private:
  steady_clock::time_point now() const {
    return options_.clock ? options_.clock() : steady_clock::now();
  }

  void sleep(milliseconds time) const {
    if (options_.sleep) {
      options_.sleep(time);
    } else {
      std::this_thread::sleep_for(time);
    }
  }

  void begin(const std::string& url) {
    Job job;
    job.asked = url;
    job.left = options_.max_time;
    if (Result<WebAddress> address = detail::parse_web_address(url)) {
      job.at = std::move(address).value();
    } else {
      fail(job, address.error().message);
    }
    window_.push_back(std::move(job));
  }

  void give(Job&& job) {
    held_bytes_ -= job.page.bytes.size();
    if (!job.reason.empty()) {
      report_.skipped.push_back({std::move(job.asked), std::move(job.reason)});
      return;
    }
    ++report_.fetched;
    if (job.page.not_modified) ++report_.not_modified;
    job.page.url = std::move(job.asked);
    sink_(std::move(job.page));
  }

  /// A host not asked yet is ready since ever.
  steady_clock::time_point ready_at(const Job& job) const {
    const auto host = ready_.find(job.at.host);
    return host == ready_.end() ? steady_clock::time_point::min() : host->second;
  }

  /// The window's front is not done. When much is held, only the front can set it free.
  Job& next_job() {
    const auto present = now();
    Job* best = &window_.front();
    auto best_at = std::max(ready_at(*best), present);
    if (held_bytes_ > kMostHeldBytes) return *best;
    for (Job& job : window_) {
      if (best_at == present) break;
      const auto at = std::max(ready_at(job), present);
      if (job.done || at >= best_at) continue;
      best = &job;
      best_at = at;
    }
    return *best;
  }

  void take_turn(Job& job) {
    if (job.left.count() <= 0) return fail(job, "too slow");
    const SiteRules* rules = options_.obey_robots ? &rules_of(job.at.origin) : nullptr;
    if (rules != nullptr && !rules->why_closed.empty()) return fail(job, rules->why_closed);
    if (rules != nullptr && !allows(rules->robots, job.at.path_and_query)) {
      return fail(job, "robots.txt forbids it");
    }
    const std::optional<CachedPage> cached = cache_.load(job.at.url, options_.max_bytes);
    HttpRequest request;
    request.url = job.at.url;
    if (cached) {
      request.etag = cached->etag;
      request.last_modified = cached->last_modified;
    }
    request.max_bytes = options_.max_bytes;
    request.max_time = job.left;
    HttpAnswer answer = client_.get(request);
    job.left -= answer.took;
    milliseconds delay = options_.host_delay;
    if (rules != nullptr && rules->robots.crawl_delay) {
      delay = std::max(delay, std::min(*rules->robots.crawl_delay, options_.longest_wait));
    }
    ready_[job.at.host] = now() + delay;
    read_answer(job, std::move(answer), cached);
  }

  const SiteRules& rules_of(const std::string& origin) {
    const auto known = rules_.find(origin);
    if (known != rules_.end()) return known->second;
    return rules_
        .emplace(origin, detail::read_site_rules(client_, origin, token_, options_.max_time))
        .first->second;
  }

  void read_answer(Job& job, HttpAnswer answer, const std::optional<CachedPage>& cached) {
    const long status = answer.status;
    if (!answer.failure.empty()) return fail(job, answer.failure);
    if (is_redirect(status) && !answer.location.empty()) return redirect(job, answer.location);
    if (status == 304 && cached) {
      finish(job, status, *cached);
      return;
    }
    if (status == 200 || status == 203) {
      CachedPage page{std::move(answer.etag), std::move(answer.last_modified),
                      std::move(answer.content_type), std::move(answer.body)};
      const bool has_validator = !page.etag.empty() || !page.last_modified.empty();
      if (has_validator && !answer.no_store && !cache_.save(job.at.url, page)) {
        report_.warnings.push_back(options_.cache_folder + ": not kept: " + job.at.url);
      }
      finish(job, status, std::move(page));
      return;
    }
    const bool may_come_again = (status == 429 || status == 503) && !job.tried_again &&
                                answer.retry_after.count() > 0 &&
                                answer.retry_after <= options_.longest_wait;
    if (!may_come_again) return fail(job, "HTTP status " + std::to_string(status));
    job.tried_again = true;
    auto& ready = ready_[job.at.host];
    ready = std::max(ready, now() + answer.retry_after);
  }

  void redirect(Job& job, const std::string& location) {
    job.been.push_back(job.at.url);
    const Result<WebAddress> next = detail::parse_web_address(location, job.at.url);
    if (!next) return fail(job, "redirected to " + next.error().message);
    if (job.been.size() > options_.max_redirects) {
      return fail(job, "more than " + std::to_string(options_.max_redirects) + " redirects");
    }
    if (std::ranges::find(job.been, next.value().url) != job.been.end()) {
      return fail(job, "redirects in a circle");
    }
    job.at = next.value();
  }

  void finish(Job& job, long status, CachedPage page) {
    job.page.final_url = job.at.url;
    job.page.status = status;
    read_content_type(page.content_type, job.page);
    job.page.bytes = std::move(page.bytes);
    job.page.etag = std::move(page.etag);
    job.page.last_modified = std::move(page.last_modified);
    job.page.not_modified = status == 304;
    job.done = true;
  }

  static void fail(Job& job, std::string reason) {
    job.reason = std::move(reason);
    if (!job.been.empty() && job.at.url != job.been.back()) {
      job.reason += " (redirected to " + job.at.url + ")";
    }
    job.done = true;
  }

  const FetchOptions& options_;
  std::string token_;
  const std::function<void(FetchedPage&&)>& sink_;
  detail::PageCache cache_;
  detail::HttpClient client_;
  std::deque<Job> window_;
  std::uint64_t held_bytes_ = 0;
  std::map<std::string, steady_clock::time_point> ready_;  ///< by host
  std::map<std::string, SiteRules> rules_;                 ///< by origin
  FetchReport report_;
};

}  // namespace

Result<FetchReport> fetch_pages(std::span<const std::string> urls, const FetchOptions& options,
                                const std::function<void(FetchedPage&&)>& sink) {
  const auto usage = [](const char* message) { return Error{ErrorCode::usage, message}; };
  const std::string user_agent = options.user_agent.empty() ? "Wirestem/" WIRESTEM_VERSION
                                                              " (+offline news analysis)"
                                                            : options.user_agent;
  const bool has_control = std::ranges::any_of(
      user_agent, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
  if (product_token(user_agent).empty() || has_control) {
    return usage("a user agent begins with a name of letters, '-' or '_', and is one line");
  }
  if (options.max_time.count() <= 0) return usage("the time cap of a page must be over zero");
  if (options.max_bytes == 0) return usage("the size cap of a page must be over zero");
  if (options.host_delay.count() < 0 || options.longest_wait.count() < 0) {
    return usage("a wait cannot be negative");
  }
  return Run(options, user_agent, sink).fetch(urls);
}

}  // namespace wirestem::fetch
