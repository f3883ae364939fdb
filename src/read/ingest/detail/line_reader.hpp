// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "base/sha256.hpp"

namespace wirestem::ingest::detail {

/// Reads a stream line by line, hashing as it goes, with a limit on what a line may hold: of a
/// longer one nothing is kept, and the reader goes on after its end.
///
///     LineReader lines(stream, limit);
///     while (lines.next()) if (!lines.too_long()) use(lines.line());
///     lines.sha256();
class LineReader {
 public:
  LineReader(std::istream& in, std::uint64_t limit)
      : in_(in), limit_(limit), buffer_(kChunk, '\0') {}

  /// Reads the next line; false at the end of the stream.
  bool next();

  const std::string& line() const { return line_; }  ///< without its "\n" and "\r"
  bool too_long() const { return too_long_; }
  std::size_t number() const { return number_; }  ///< of the line, from 1

  /// Of all bytes of the stream. Call once, after the last line.
  std::string sha256() { return hash_.hex(); }

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 18U;

  bool fill();
  void take(std::size_t end);

  std::istream& in_;
  std::uint64_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::string line_;
  bool too_long_ = false;
  std::size_t number_ = 0;
  Sha256 hash_;
};

}  // namespace wirestem::ingest::detail
