// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace wirestem {

/// A stretch of an Article's text, as byte offsets [begin, end) into its UTF-8.
///
///     He said: "We will rebuild."
///              ^                 ^
///              begin             end
///
/// Every finding points back at the text by a TextSpan and never copies it, so that a finding can
/// be shown where it was found. Both ends stand on a character boundary. An empty span (begin ==
/// end) says "not there". The dossier and the stage lines count code points instead:
/// `text/offsets.hpp` turns one into the other, at the border, once.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(TextSpan, TextSpan) = default;
};

/// The smallest span that holds both.
constexpr TextSpan hull(TextSpan a, TextSpan b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// The text under `span`. `span` must lie within `text`.
constexpr std::string_view slice(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace wirestem
