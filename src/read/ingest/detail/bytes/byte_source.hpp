// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "base/sha256.hpp"

namespace wirestem::ingest::detail {

/// How much is read, inflated or hashed at a time.
inline constexpr std::size_t kPiece = std::size_t{1} << 18U;

/// Bytes that come piece by piece: from a file, a decompressor, an archive's entry.
///
/// A source may end before its time, or lose bytes in its midst. Then next() is empty and gap()
/// says why; resume() goes on behind what is lost, where that can be found.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// The next piece, good until the next call; empty at the end and at a gap.
  virtual std::string_view next() = 0;
  /// After an empty piece: what went wrong, empty where that was the proper end.
  virtual std::string_view gap() const { return {}; }
  /// After a gap: true where sound bytes follow, which next() then gives.
  virtual bool resume() { return false; }
};

/// Whether a source keeps the digest of what it gives.
enum class Digest : std::uint8_t { kept, none };

/// A file or standard input, hashed while it is read if asked.
class StreamSource : public ByteSource {
 public:
  StreamSource(std::istream& in, Digest digest)
      : in_(in), digest_(digest), buffer_(std::make_unique_for_overwrite<char[]>(kPiece)) {}

  std::string_view next() override;
  std::string_view gap() const override;

  /// Reads what is left and gives the digest of the whole; "" where none is kept. May be called
  /// again.
  const std::string& sha256();
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  std::istream& in_;
  Digest digest_;
  std::unique_ptr<char[]> buffer_;
  std::uint64_t bytes_read_ = 0;
  Sha256 hash_;
  std::string sha256_;
};

/// Bytes that are all there. Views them, so they must stay.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
  std::string_view next() override {
    const std::string_view all = rest_;
    rest_ = {};
    return all;
  }

 private:
  std::string_view rest_;
};

}  // namespace wirestem::ingest::detail
