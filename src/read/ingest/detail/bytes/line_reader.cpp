// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/line_reader.hpp"

#include <string_view>

namespace wirestem::ingest::detail {

bool LineReader::next() {
  line_.clear();
  too_long_ = false;
  if (in_.at_end()) return false;
  ++number_;
  while (true) {
    const std::string_view ahead = in_.peek_piece();
    if (ahead.empty()) break;
    const std::size_t newline = ahead.find('\n');
    const std::size_t size = newline == std::string_view::npos ? ahead.size() : newline;
    if (!too_long_ && line_.size() + size > limit_) {
      too_long_ = true;
      line_.clear();
      line_.shrink_to_fit();
    }
    if (!too_long_) line_.append(ahead, 0, size);
    in_.skip(newline == std::string_view::npos ? size : size + 1);
    if (newline != std::string_view::npos) break;
  }
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  return true;
}

}  // namespace wirestem::ingest::detail
