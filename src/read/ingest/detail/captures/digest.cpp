// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/captures/digest.hpp"

#include <algorithm>
#include <string>

#include "base/sha1.hpp"
#include "base/sha256.hpp"
#include "read/ingest/detail/bytes/decode_digits.hpp"
#include "read/ingest/detail/bytes/header_lines.hpp"

namespace wirestem::ingest::detail {
namespace {

/// The bytes that a digest of `size` bytes is written for; its length tells the way of writing.
std::string digest_bytes(std::string_view text, std::size_t size) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() == size * 2) return decode_digits(lower_ascii(text), kHexDigits, 4);
  if (text.size() == (size * 8 + 4) / 5) {
    return decode_digits(lower_ascii(text), kBase32Digits, 5);
  }
  if (text.size() != (size * 8 + 5) / 6) return {};
  std::string plain(text);  // out of the alphabet for addresses
  std::ranges::replace(plain, '-', '+');
  std::ranges::replace(plain, '_', '/');
  return decode_digits(plain, kBase64Digits, 6);
}

}  // namespace

bool has_digest(std::string_view bytes, std::string_view digest) {
  const std::size_t colon = digest.find(':');
  if (colon == std::string_view::npos) return true;
  const std::string algorithm = lower_ascii(digest.substr(0, colon));
  const std::string_view text = digest.substr(colon + 1);
  constexpr std::size_t kSha1Size = 20;
  constexpr std::size_t kSha256Size = 32;
  if (algorithm == "sha1" || algorithm == "sha-1") {
    return digest_bytes(text, kSha1Size) == sha1_bytes(bytes);
  }
  if (algorithm == "sha256" || algorithm == "sha-256") {
    return digest_bytes(text, kSha256Size) == decode_digits(sha256_hex(bytes), kHexDigits, 4);
  }
  return true;
}

}  // namespace wirestem::ingest::detail
