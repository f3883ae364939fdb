// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/byte_source.hpp"

namespace wirestem::ingest::detail {

std::string_view StreamSource::next() {
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const std::string_view piece =
      std::string_view(buffer_).substr(0, static_cast<std::size_t>(in_.gcount()));
  bytes_read_ += piece.size();
  hash_.add(piece);
  return piece;
}

std::string_view StreamSource::gap() const { return in_.bad() ? "it cannot be read on" : ""; }

const std::string& StreamSource::sha256() {
  if (sha256_.empty()) {
    while (!next().empty()) continue;
    sha256_ = hash_.hex();
  }
  return sha256_;
}

}  // namespace wirestem::ingest::detail
