// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::tell {

/// Builds markup. What a page wrote comes in by text() only, so that it is never markup; raw() is
/// for the markup of this program's own sources.
///
///     html.raw("<p class=\"from\">from ").text(name).raw("</p>\n");
class Html {
 public:
  Html& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  /// `words` as character data, fit for an attribute's value too: & < > " ' are escaped, and
  /// control characters that HTML forbids become U+FFFD.
  Html& text(std::string_view words);
  Html& number(std::size_t value) {
    out_ += std::to_string(value);
    return *this;
  }
  /// lang="…" dir="…" for words in a language, with a blank before. The direction is that of the
  /// script that most of the words are in.
  Html& language(std::string_view language, std::string_view words);

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// True for an address that may become a link: http or https, with a host, and no control
/// characters or blanks. Anything else, "javascript:" above all, stays text.
bool is_web_address(std::string_view url);

/// True where most letters are of a script written from right to left.
bool runs_right_to_left(std::string_view words);

}  // namespace wirestem::tell
