// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/ingest/detail/bytes/byte_source.hpp"

namespace wirestem::ingest::detail {

/// Reads a ByteSource by sizes and lines, looking ahead where asked.
///
///     ByteReader in(source);
///     if (in.peek(5) == "WARC/") …            // nothing consumed
///     in.take(length, block);                 // fewer bytes only at the end or a gap
///
/// Holds one piece of the source, or what was peeked at where that is more.
class ByteReader {
 public:
  explicit ByteReader(ByteSource& source) : source_(source) {}

  /// What lies ahead: at least `size` bytes, fewer only before the end or a gap. Good until the
  /// next call of anything.
  std::string_view peek(std::size_t size);
  /// What lies ahead in one piece, whatever its size; empty at the end or a gap.
  std::string_view peek_piece() { return peek(1); }
  bool at_end() { return peek(1).empty(); }

  /// Appends the next `size` bytes to `out`; gives how many there were.
  std::uint64_t take(std::uint64_t size, std::string& out);
  /// Passes over `size` bytes; gives how many there were.
  std::uint64_t skip(std::uint64_t size);
  /// Puts `bytes` before what lies ahead. They count as not yet read.
  void give_back(std::string_view bytes);

  /// How many bytes have been consumed so far.
  std::uint64_t position() const { return position_; }

  /// At the end: what went wrong there, empty where it is the proper end.
  std::string_view gap() const { return source_.gap(); }
  bool resume();

 private:
  void consume(std::size_t size);

  ByteSource& source_;
  std::string front_;  ///< read ahead, in front of piece_
  std::size_t front_at_ = 0;
  std::string_view piece_;
  bool ended_ = false;
  std::uint64_t position_ = 0;
};

}  // namespace wirestem::ingest::detail
