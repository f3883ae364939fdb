// SPDX-License-Identifier: Apache-2.0
//
// A request of any bytes to the desk's router, over a desk that knows of nothing: first line the
// method, then target, Host, Origin, Content-Type and If-None-Match, the rest is the body. Whatever
// comes, there is an answer with a known status and the policy, and a problem is told as JSON.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "apps/server/parse_target.hpp"
#include "apps/server/router.hpp"
#include "tests/unit/apps/server/made_up_desk.hpp"
#include "text/utf8.hpp"

namespace {

using namespace wirestem::server;

std::string next_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return std::string(line);
}

void check(const Response& response) {
  constexpr std::array kKnown = {200U, 201U, 204U, 304U, 400U, 403U,
                                 404U, 405U, 413U, 414U, 415U, 421U};
  bool known = false;
  for (const unsigned status : kKnown) known = known || status == response.status;
  if (!known || !response.header("Content-Security-Policy")) std::abort();
  for (const auto& [name, value] : response.headers) {
    if (value.find_first_of("\r\n") != std::string::npos) std::abort();
  }
  if (response.status >= 400 && !wirestem::text::is_utf8(response.body)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  MadeUpDesk desk;
  const Router router(desk);
  Request request;
  for (std::string* field : {&request.method, &request.target, &request.host, &request.origin,
                             &request.content_type, &request.if_none_match}) {
    *field = next_line(rest);
  }
  request.body = rest;
  check(router.answer(request));
  // The same past the guard, which turns most of what is made up away.
  request.host = "localhost";
  request.origin.clear();
  request.content_type = "application/json";
  check(router.answer(request));
  request.method = "POST";
  request.target = "/api/v1/analyses";
  check(router.answer(request));
  request.target = "/api/v1/decisions";
  check(router.answer(request));
  const auto target = parse_target(rest);
  if (target.ok() && !target.value().path.empty() && target.value().path.front().empty()) {
    std::abort();
  }
  return 0;
}
