// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/http_client.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <sys/socket.h>

#include "text/utf8.hpp"

namespace wirestem::fetch::detail {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10U;
constexpr milliseconds kLongestConnect{10'000};
// Slower than this for so long is a server that means to hold us, or one that is as good as down.
constexpr long kLeastBytesPerSecond = 100;
constexpr long kMostSlowSeconds = 15;

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// What libcurl's callbacks write to during one request.
struct Transfer {
  const HttpRequest& request;
  const AddressGuard& guard;
  HttpAnswer answer;
  std::size_t header_bytes = 0;
  std::string refused;  ///< why the guard refused an address; another one may still have served
  bool is_too_large = false;
};

/// A validator goes back into a header of the next request: nothing that could end a line may.
std::string without_control(std::string_view value) {
  const bool is_clean = std::ranges::all_of(
      value, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '\x7F'; });
  return is_clean ? std::string(value) : std::string();
}

void read_header(std::string_view line, HttpAnswer& answer) {
  if (line.starts_with("HTTP/")) {  // a first head may be a 103 with headers of its own
    answer = {};
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name(line.substr(0, colon));
  const std::string_view value = text::trim(line.substr(colon + 1));
  const auto is = [&name](const char* other) { return curl_strequal(name.c_str(), other) != 0; };
  if (is("etag")) answer.etag = without_control(value);
  if (is("last-modified")) answer.last_modified = without_control(value);
  if (is("content-type")) answer.content_type = without_control(value);
  if (is("location")) answer.location = value;
  if (is("cache-control") && value.find("no-store") != std::string_view::npos) {
    answer.no_store = true;
  }
}

extern "C" {

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  const std::string_view line(bytes, size * count);
  transfer.header_bytes += line.size();
  if (transfer.header_bytes > kMostHeaderBytes) {
    transfer.is_too_large = true;
    return 0;
  }
  read_header(line, transfer.answer);
  return line.size();
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  const std::size_t length = size * count;
  const std::uint64_t room = transfer.request.max_bytes - transfer.answer.body.size();
  transfer.answer.body.append(bytes, std::min<std::uint64_t>(length, room));
  if (length <= room) return length;
  transfer.is_too_large = true;
  return 0;
}

curl_socket_t on_open_socket(void* data, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(data);
  const std::string why = transfer.guard.why_refused(address->addr);
  if (why.empty()) return socket(address->family, address->socktype, address->protocol);
  transfer.refused = why;
  return CURL_SOCKET_BAD;
}

}  // extern "C"

/// Plain words for what happens often; libcurl's own for the rest. No times or byte counts, which
/// would make the reports of two runs differ.
std::string failure_of(CURLcode code, const Transfer& transfer) {
  if (code == CURLE_COULDNT_CONNECT && !transfer.refused.empty()) return transfer.refused;
  if (transfer.is_too_large) {
    return "larger than " + std::to_string(transfer.request.max_bytes) + " bytes";
  }
  switch (code) {
    case CURLE_FILESIZE_EXCEEDED:
      return "larger than " + std::to_string(transfer.request.max_bytes) + " bytes";
    case CURLE_COULDNT_RESOLVE_HOST:
      return "no such host, or no network";
    case CURLE_COULDNT_CONNECT:
      return "no connection to the host";
    case CURLE_OPERATION_TIMEDOUT:
      return "too slow";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "its certificate is not valid";
    case CURLE_PARTIAL_FILE:
      return "the connection ended before the whole page had come";
    case CURLE_BAD_CONTENT_ENCODING:
      return "damaged compressed content";
    default:
      return curl_easy_strerror(code);
  }
}

void set_limits(CURL* curl, const HttpRequest& request) {
  const milliseconds connect = std::min(request.max_time, kLongestConnect);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.max_time.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kMostSlowSeconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  if (!request.cut_at_max) {  // spares the download where the length is told beforehand
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.max_bytes));
  }
}

void set_request(CURL* curl, const std::string& user_agent, const HttpRequest& request) {
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // the environment's are not used: see fetch_pages.hpp
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
}

void set_callbacks(CURL* curl, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
}

HeaderList headers_of(const HttpRequest& request) {
  HeaderList list(nullptr, &curl_slist_free_all);
  const auto add = [&list](const std::string& line) {
    list.reset(curl_slist_append(list.release(), line.c_str()));
  };
  add("Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  if (!request.etag.empty()) add("If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
  return list;
}

/// Loads libcurl once for the process; safe from several threads, as curl_easy_init() alone is not.
bool is_curl_loaded() {
  static const bool is_loaded = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return is_loaded;
}

}  // namespace

void HttpClient::Close::operator()(void* handle) const { curl_easy_cleanup(handle); }

HttpClient::HttpClient(std::string user_agent, AddressGuard guard)
    : user_agent_(std::move(user_agent)),
      guard_(std::move(guard)),
      handle_(is_curl_loaded() ? curl_easy_init() : nullptr) {}

HttpAnswer HttpClient::get(const HttpRequest& request) {
  CURL* curl = handle_.get();
  curl_easy_reset(curl);  // keeps open connections and resolved names
  Transfer transfer{request, guard_, {}, 0, {}, false};
  const HeaderList headers = headers_of(request);
  set_request(curl, user_agent_, request);
  set_limits(curl, request);
  set_callbacks(curl, transfer);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  const CURLcode code = curl_easy_perform(curl);

  HttpAnswer answer = std::move(transfer.answer);
  const bool is_cut =
      request.cut_at_max && transfer.is_too_large && answer.body.size() == request.max_bytes;
  if (code != CURLE_OK && !is_cut) answer.failure = failure_of(code, transfer);
  curl_off_t microseconds = 0;
  curl_off_t wait = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME_T, &microseconds);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
  answer.took = milliseconds(microseconds / 1000);
  answer.retry_after = std::chrono::seconds(wait);
  return answer;
}

}  // namespace wirestem::fetch::detail
