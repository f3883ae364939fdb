// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/byte_reader.hpp"

#include <algorithm>

namespace wirestem::ingest::detail {

std::string_view ByteReader::peek(std::size_t size) {
  const bool has_front = front_at_ < front_.size();
  if (has_front ? front_.size() - front_at_ >= size : piece_.size() >= size) {
    return has_front ? std::string_view(front_).substr(front_at_) : piece_;
  }
  if (!has_front && piece_.empty()) {
    if (!ended_) piece_ = source_.next();
    ended_ = piece_.empty();
    if (ended_ || piece_.size() >= size) return piece_;
  }
  // What is asked for lies over the edge of a piece: gather it.
  front_.erase(0, front_at_);
  front_at_ = 0;
  front_.append(piece_);
  piece_ = {};
  while (front_.size() < size && !ended_) {
    const std::string_view next = source_.next();
    ended_ = next.empty();
    front_.append(next);
  }
  return front_;
}

void ByteReader::consume(std::size_t size) {
  position_ += size;
  if (front_at_ == front_.size()) {
    piece_.remove_prefix(size);
    return;
  }
  front_at_ += size;
  if (front_at_ == front_.size()) {
    front_.clear();
    front_at_ = 0;
    if (front_.capacity() > 2 * kPiece) front_.shrink_to_fit();
  }
}

std::uint64_t ByteReader::take(std::uint64_t size, std::string& out) {
  std::uint64_t taken = 0;
  while (taken < size) {
    std::string_view ahead = peek_piece();
    if (ahead.empty()) break;
    ahead = ahead.substr(
        0, static_cast<std::size_t>(std::min<std::uint64_t>(ahead.size(), size - taken)));
    out.append(ahead);
    taken += ahead.size();
    consume(ahead.size());
  }
  return taken;
}

std::uint64_t ByteReader::skip(std::uint64_t size) {
  std::uint64_t skipped = 0;
  while (skipped < size) {
    const std::uint64_t ahead = peek_piece().size();
    if (ahead == 0) break;
    const std::uint64_t step = std::min(ahead, size - skipped);
    consume(static_cast<std::size_t>(step));
    skipped += step;
  }
  return skipped;
}

void ByteReader::give_back(std::string_view bytes) {
  if (bytes.empty()) return;
  std::string front(bytes);
  front.append(front_, front_at_);
  // With bytes in front the current piece must come behind them, so it is copied there.
  front.append(piece_);
  piece_ = {};
  front_ = std::move(front);
  front_at_ = 0;
  position_ -= bytes.size();
}

bool ByteReader::resume() {
  if (!source_.resume()) return false;
  ended_ = false;
  return true;
}

}  // namespace wirestem::ingest::detail
