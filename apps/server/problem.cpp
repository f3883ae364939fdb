// SPDX-License-Identifier: Apache-2.0
#include "apps/server/problem.hpp"

#include <string>

#include "apps/server/write_answer.hpp"

namespace wirestem::server {
namespace {

std::string_view title_of(unsigned status) {
  switch (status) {
    case 400:
      return "The request cannot be understood";
    case 403:
      return "This request may not come from another site";
    case 404:
      return "There is no such thing here";
    case 405:
      return "This cannot be done with it";
    case 408:
      return "The request took too long";
    case 413:
      return "That is too much";
    case 414:
      return "The address is too long";
    case 415:
      return "Only application/json is understood here";
    case 421:
      return "This desk answers to its own machine only";
    case 431:
      return "The request's headers are too long";
    case 503:
      return "The desk is busy";
    default:
      return "Something went wrong in the desk";
  }
}

unsigned status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::malformed:
    case ErrorCode::usage:
    case ErrorCode::unsupported:
      return 400;
    case ErrorCode::too_large:
      return 413;
    case ErrorCode::unreadable:
      return 500;
  }
  return 500;
}

}  // namespace

Response problem(unsigned status, std::string_view detail) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
  response.body = problem_to_json(status, title_of(status), detail);
  return response;
}

Response problem(const Error& error) { return problem(status_of(error.code), error.message); }

}  // namespace wirestem::server
