// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"

namespace wirestem::fetch {

/// One page as a server gave it, or as it was kept from an earlier run where the server said that
/// nothing has changed since (304).
struct FetchedPage {
  std::string url;           ///< as asked for
  std::string final_url;     ///< after redirects, without fragment
  long status = 0;           ///< 200, 203, or 304 for a page from the cache
  std::string content_type;  ///< lower case, without parameters: "text/html"; empty where not told
  std::string charset;       ///< lower case, from the Content-Type; empty where not told
  std::string bytes;         ///< the body, decompressed, in whatever charset
  std::string etag;
  std::string last_modified;
  bool not_modified = false;  ///< `bytes` are those of the earlier run
};

struct FetchOptions {
  std::string user_agent;  ///< empty: "Wirestem/<version> (+offline news analysis)". The letters
                           ///< before the '/' are the name looked up in robots.txt.
  std::chrono::milliseconds host_delay{1000};      ///< between two requests to one host
  std::chrono::milliseconds longest_wait{30'000};  ///< the most that a site may ask for instead, by
                                                   ///< Crawl-delay or Retry-After
  std::uint64_t max_bytes = std::uint64_t{16} << 20U;  ///< of a page, decompressed
  std::chrono::milliseconds max_time{30'000};  ///< for a page with its redirects, waits left out
  unsigned max_redirects = 5;
  bool allow_private = false;  ///< let pages be fetched from loopback, private and other addresses
                               ///< that are not of the public internet
  std::vector<std::string> allowed_addresses;  ///< only these of them, in numbers: "10.0.0.7"
  bool obey_robots = true;
  std::string cache_folder;  ///< where pages with an ETag or Last-Modified are kept; empty: nowhere

  // For tests: what time it is, and how to wait. Empty: the machine's.
  std::function<std::chrono::steady_clock::time_point()> clock;
  std::function<void(std::chrono::milliseconds)> sleep;
};

/// What came of it, besides the pages.
struct FetchReport {
  std::size_t fetched = 0;            ///< pages given, those of the cache included
  std::size_t not_modified = 0;       ///< of these, from the cache
  std::vector<SkippedInput> skipped;  ///< URLs that gave no page, and why; in the order asked
  std::vector<std::string> warnings;  ///< of the cache
};

/// Fetches web pages, politely, and gives each to `sink` in the order asked.
///
///     FetchOptions options;
///     options.cache_folder = "pages";
///     auto report = fetch_pages(urls, options, [&](FetchedPage&& page) { read(page.bytes); });
///
/// One request at a time. While one host's delay runs, URLs of other hosts have their turn, up to
/// 64 URLs ahead; a page that comes early is held until those before it are given. robots.txt is
/// obeyed (robots.hpp; detail/site_rules.hpp for what a missing one means) and asked for once a
/// site and call. A 429 or 503 that says when to come again is tried once more.
///
/// Redirects are followed one by one: each hop is tested for its scheme, robots.txt and address as
/// if it had been asked for. Addresses are tested when they are connected to, after the name was
/// resolved. Only http and https; certificates are verified; no cookies, no passwords. Proxies
/// named by the environment (http_proxy, ...) are not used, since a proxy resolves names itself and
/// would reach for us what the address test refuses.
///
/// A URL that fails is in `skipped` and stops no other. Errors: usage (options that make no sense),
/// unreadable (no cache folder), unsupported (libcurl does not start). Memory: at most one page
/// more than 64 MiB. Threads may call it at once, also with one cache folder; the delays are each
/// call's own. `sink` and the functions in `options` must not throw.
Result<FetchReport> fetch_pages(std::span<const std::string> urls, const FetchOptions& options,
                                const std::function<void(FetchedPage&&)>& sink);

}  // namespace wirestem::fetch
