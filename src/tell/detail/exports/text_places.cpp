// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/text_places.hpp"

#include <algorithm>

namespace wirestem::tell {
namespace {

constexpr std::uint32_t kContext = 32;  // code points; what annotation clients commonly keep

}  // namespace

TextPlaces::TextPlaces(const std::vector<Article>& articles) : articles_(articles) {
  for (const Article& article : articles) offsets_.emplace_back(article.text);
}

TextPlace TextPlaces::operator()(const ArticleSpan& place) const {
  const std::string_view text = articles_[place.article].text;
  const text::OffsetMap& offsets = offsets_[place.article];
  TextPlace out{.article = place.article,
                .start = offsets.to_code_points(place.span.begin),
                .end = offsets.to_code_points(place.span.end),
                .exact = slice(text, place.span),
                .prefix = {},
                .suffix = {}};
  const std::uint32_t before = offsets.to_bytes(out.start - std::min(out.start, kContext));
  out.prefix = slice(text, {before, place.span.begin});
  out.suffix = slice(text, {place.span.end, offsets.to_bytes(out.end + kContext)});
  return out;
}

TextSpan hull_of(const std::vector<TextSpan>& spans) {
  if (spans.empty()) return {};
  return {spans.front().begin, spans.back().end};
}

}  // namespace wirestem::tell
