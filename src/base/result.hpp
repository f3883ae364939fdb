// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace wirestem {

/// What went wrong, coarse enough for a caller to act on. Each face maps these in one table: the
/// command line to an exit status, the server to an HTTP status.
enum class ErrorCode { not_found, unreadable, malformed, unsupported, too_large, usage };

/// An error a caller can act on (`code`) and a person can read (`message`).
struct Error {
  ErrorCode code;
  std::string message;  ///< one sentence that names input and place: "feed.xml:120: bad date"
};

/// A value, or the reason why there is none.
///
///     Result<std::string> bytes = load_file(path);
///     if (!bytes) return bytes.error();
///     use(bytes.value());
///
/// What reads files, records, the network or the store gives a Result. What works on a text that is
/// already in memory does not: odd text is no error.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return error;` both read as what they mean.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace wirestem
