// SPDX-License-Identifier: Apache-2.0
//
// Dates of any text in any language: mentions stand in order, do not overlap, end at characters and
// have a value; the same text gives the same mentions.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "find/dates/find_dates.hpp"
#include "lexicon/lexicon.hpp"
#include "text/charset.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

using wirestem::Article;
using wirestem::DateMention;

void check(const Article& article, const std::vector<DateMention>& dates) {
  std::uint32_t end = 0;
  for (const DateMention& date : dates) {
    if (date.span.begin < end || date.span.empty() || date.value.empty()) std::abort();
    end = date.span.end;
    if (end > article.text.size()) std::abort();
    if (!wirestem::text::is_utf8(slice(article.text, date.span))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon lexicon;
  constexpr std::array<std::string_view, 11> kLanguages = {"en", "de", "fr", "es", "ru", "uk",
                                                           "zh", "ar", "pt", "pl", "und"};
  Article article;
  article.text = wirestem::text::decode_text({reinterpret_cast<const char*>(data), size}).utf8;
  if (size % 2 == 0) article.published = "2024-02-29T23:59:59Z";
  const std::string language(kLanguages[size % kLanguages.size()]);
  article.sections.push_back({.span = {0, static_cast<std::uint32_t>(article.text.size())},
                              .role = wirestem::SectionRole::body,
                              .language = language});
  const auto segmentation = wirestem::text::segment(article);
  const auto dates = wirestem::dates::find_dates(article, segmentation, lexicon);
  check(article, dates);
  const auto again = wirestem::dates::find_dates(article, segmentation, lexicon);
  if (dates.size() != again.size()) std::abort();
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i].value != again[i].value || dates[i].span != again[i].span) std::abort();
  }
  return 0;
}
