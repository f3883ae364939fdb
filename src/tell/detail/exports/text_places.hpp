// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "text/offsets.hpp"

namespace wirestem::tell {

/// A stretch of a text as exports have it. Views into the article's text.
struct TextPlace {
  std::uint32_t article = 0;
  std::uint32_t start = 0;  ///< code points, as TextPositionSelector counts
  std::uint32_t end = 0;
  std::string_view exact;
  std::string_view prefix;  ///< up to 32 code points before it
  std::string_view suffix;  ///< and behind it
};

/// Turns spans into places. Built once for a dossier, linear in its texts; a look-up takes constant
/// time.
class TextPlaces {
 public:
  explicit TextPlaces(const std::vector<Article>& articles);
  TextPlace operator()(const ArticleSpan& span) const;

 private:
  const std::vector<Article>& articles_;
  std::vector<text::OffsetMap> offsets_;
};

/// The one stretch from the first of a finding's spans to its last.
TextSpan hull_of(const std::vector<TextSpan>& spans);

}  // namespace wirestem::tell
