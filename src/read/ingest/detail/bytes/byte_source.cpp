// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/byte_source.hpp"

namespace wirestem::ingest::detail {

std::string_view StreamSource::next() {
  in_.read(buffer_.get(), static_cast<std::streamsize>(kPiece));
  const std::string_view piece(buffer_.get(), static_cast<std::size_t>(in_.gcount()));
  bytes_read_ += piece.size();
  if (digest_ == Digest::kept) hash_.add(piece);
  return piece;
}

std::string_view StreamSource::gap() const { return in_.bad() ? "it cannot be read on" : ""; }

const std::string& StreamSource::sha256() {
  if (sha256_.empty() && digest_ == Digest::kept) {
    while (!next().empty()) continue;
    sha256_ = hash_.hex();
  }
  return sha256_;
}

}  // namespace wirestem::ingest::detail
