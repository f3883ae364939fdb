// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "read/ingest/detail/bytes/byte_reader.hpp"

namespace wirestem::ingest::detail {

/// Reads line by line, with a limit on what a line may hold: of a longer one nothing is kept, and
/// the reader goes on after its end.
///
///     LineReader lines(in, limit);
///     while (lines.next()) if (!lines.too_long()) use(lines.line());
class LineReader {
 public:
  LineReader(ByteReader& in, std::uint64_t limit) : in_(in), limit_(limit) {}

  /// Reads the next line; false at the end, or at a gap.
  bool next();

  const std::string& line() const { return line_; }  ///< without its "\n" and "\r"
  bool too_long() const { return too_long_; }
  std::size_t number() const { return number_; }  ///< of the line, from 1

 private:
  ByteReader& in_;
  std::uint64_t limit_;
  std::string line_;
  bool too_long_ = false;
  std::size_t number_ = 0;
};

}  // namespace wirestem::ingest::detail
