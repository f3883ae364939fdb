// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wirestem::ingest::detail {

/// "Name: value" lines as HTTP, MIME and WARC have them, up to a blank line.
///
/// Lines end with "\r\n" or "\n"; one that begins with a blank goes on with the line before. What
/// holds no colon is passed over. Names are compared without regard to case.
class HeaderLines {
 public:
  explicit HeaderLines(std::string_view text);

  /// The first value of that name (given in lower case), blanks around it taken off, or "".
  std::string_view get(std::string_view name) const;
  /// The bytes of the lines, the blank one included: where the body begins.
  std::size_t size() const { return size_; }
  /// False where the text ended before a blank line did.
  bool ended() const { return ended_; }

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
  std::size_t size_ = 0;
  bool ended_ = false;
};

std::string lower_ascii(std::string_view text);

/// The bare type of a Content-Type: "Text/HTML; charset=x" → "text/html".
std::string media_type_of(std::string_view content_type);

/// A parameter of a header's value, out of its quotes: charset of the above → "x"; "" for none.
std::string parameter_of(std::string_view value, std::string_view name);

}  // namespace wirestem::ingest::detail
