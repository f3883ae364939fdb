// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <zlib.h>

namespace wirestem::ingest::detail {

enum class Deflated { gzip, zlib, raw };

/// zlib's inflate with its memory owned.
class Inflater {
 public:
  enum class Step { going, needs_input, member_end, wrong_checksum, broken };

  explicit Inflater(Deflated form);
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Takes from `in`, writes to [out, out + room). `used` and `made` say how much.
  Step run(std::string_view in, char* out, std::size_t room);
  std::size_t used() const { return used_; }
  std::size_t made() const { return made_; }
  const char* message() const { return stream_.msg != nullptr ? stream_.msg : "damaged"; }

  void reset() { inflateReset(&stream_); }

 private:
  z_stream stream_{};
  std::size_t used_ = 0;
  std::size_t made_ = 0;
};

enum class Inflated { whole, cut, broken, too_large };

/// Inflates what is all there (several gzip members one after the other included) into `out`, which
/// holds what could be had whatever the outcome, but no more than `limit` bytes.
Inflated inflate_all(std::string_view in, Deflated form, std::uint64_t limit, std::string& out);

/// A deflate stream as servers send it under that name: with zlib's header, or bare.
Deflated form_of_deflate(std::string_view bytes);

inline bool begins_gzip(std::string_view bytes) {
  // Two of magic, the one method there is, and three flag bits that are always 0.
  return bytes.size() >= 4 && bytes.starts_with("\x1F\x8B\x08") &&
         (static_cast<unsigned char>(bytes[3]) & 0xE0U) == 0;
}

}  // namespace wirestem::ingest::detail
