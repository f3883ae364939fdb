// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace wirestem {

/// SHA-256 of bytes that come piece by piece (OpenSSL behind it).
///
///     Sha256 hash;
///     hash.add("ab");
///     hash.add("c");
///     hash.hex();   // "ba7816bf8f01cfea…"
///
/// Memory does not grow with what is added. Not to be shared between threads while adding.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);

  /// The digest of all that was added, as 64 lower-case hexadecimal digits. Call once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of bytes that are all there: sha256_hex("abc") → "ba7816bf8f01cfea…".
std::string sha256_hex(std::string_view bytes);

}  // namespace wirestem
