// SPDX-License-Identifier: Apache-2.0
//
// libcurl's own parser, so that what is checked here is what is connected to there.
#include "read/fetch/detail/web_address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include <curl/curl.h>
#include <unicode/uidna.h>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::fetch::detail {
namespace {

constexpr std::size_t kLongestUrl = 8192;

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// Quotes the address, unless it may hold a password.
Error malformed(std::string_view text, std::string_view why) {
  if (text.find('@') != std::string_view::npos) return {ErrorCode::malformed, std::string(why)};
  std::string shown = text::repair_utf8(text.substr(0, 80));
  if (text.size() > 80) shown += "...";
  return {ErrorCode::malformed, "\"" + shown + "\": " + std::string(why)};
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, part, &value, flags) != CURLUE_OK) return {};
  std::string copy(value);
  curl_free(value);
  return copy;
}

/// The ASCII form of a host name in any script, none where there is none.
std::optional<std::string> ascii_host(const std::string& host) {
  if (std::ranges::all_of(host, [](char c) { return static_cast<std::uint8_t>(c) < 0x80; })) {
    return text::fold_case(host);
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &error), &uidna_close);
  if (U_FAILURE(error)) return std::nullopt;
  std::array<char, 256> name{};  // DNS allows 253
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t size =
      uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<std::int32_t>(host.size()),
                             name.data(), static_cast<std::int32_t>(name.size()), &info, &error);
  if (U_FAILURE(error) || info.errors != 0) return std::nullopt;
  return std::string(name.data(), static_cast<std::size_t>(size));
}

std::string_view why_not(CURLUcode code) {
  switch (code) {
    case CURLUE_USER_NOT_ALLOWED:
      return "user names and passwords in addresses are not taken";
    case CURLUE_UNSUPPORTED_SCHEME:
      return "only http and https are fetched";
    case CURLUE_BAD_PORT_NUMBER:
      return "no port has that number";
    default:
      return "not a web address that begins with http:// or https://";
  }
}

}  // namespace

Result<WebAddress> parse_web_address(std::string_view text, const std::string& base) {
  if (text.size() > kLongestUrl) return malformed(text, "longer than 8192 bytes");
  if (text.find('\0') != std::string_view::npos) return malformed(text, "a NUL byte inside");
  constexpr unsigned kFlags = CURLU_URLENCODE | CURLU_DISALLOW_USER;
  const UrlHandle url(curl_url(), &curl_url_cleanup);
  if (!base.empty()) curl_url_set(url.get(), CURLUPART_URL, base.c_str(), kFlags);
  const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), kFlags);
  if (code != CURLUE_OK) return malformed(text, why_not(code));

  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") {
    return malformed(text, why_not(CURLUE_UNSUPPORTED_SCHEME));
  }
  const std::optional<std::string> host = ascii_host(part_of(url.get(), CURLUPART_HOST));
  if (!host || host->empty() ||
      curl_url_set(url.get(), CURLUPART_HOST, host->c_str(), 0) != CURLUE_OK) {
    return malformed(text, "no host has that name");
  }
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  WebAddress address;
  address.url = part_of(url.get(), CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (address.url.size() > kLongestUrl) return malformed(text, "longer than 8192 bytes");
  address.host = *host;
  address.origin = scheme + "://" + *host;
  const std::string port = part_of(url.get(), CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  if (!port.empty()) address.origin += ":" + port;
  address.path_and_query = part_of(url.get(), CURLUPART_PATH);
  const std::string query = part_of(url.get(), CURLUPART_QUERY);
  if (!query.empty()) address.path_and_query += "?" + query;
  return address;
}

}  // namespace wirestem::fetch::detail
