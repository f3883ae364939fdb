// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/line_reader.hpp"

#include <algorithm>
#include <string_view>

namespace wirestem::ingest::detail {

bool LineReader::fill() {
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  size_ = static_cast<std::size_t>(in_.gcount());
  at_ = 0;
  hash_.add(std::string_view(buffer_).substr(0, size_));
  return size_ > 0;
}

void LineReader::take(std::size_t end) {
  const std::size_t size = end - at_;
  if (!too_long_ && line_.size() + size > limit_) {
    too_long_ = true;
    line_.clear();
    line_.shrink_to_fit();
  }
  if (!too_long_) line_.append(buffer_, at_, size);
  at_ = end;
}

bool LineReader::next() {
  line_.clear();
  too_long_ = false;
  if (at_ == size_ && !fill()) return false;
  ++number_;
  while (true) {
    const auto begin = buffer_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(size_);
    const auto newline = std::find(begin, end, '\n');
    take(static_cast<std::size_t>(newline - buffer_.begin()));
    if (newline != end) {
      ++at_;
      break;
    }
    if (!fill()) break;
  }
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  return true;
}

}  // namespace wirestem::ingest::detail
