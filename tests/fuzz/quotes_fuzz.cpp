// SPDX-License-Identifier: Apache-2.0
//
// Quotations of any bytes made text: spans lie in the text on character borders, contents are in
// order, and the same text gives the same quotes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "find/quotes/find_quotes.hpp"
#include "lexicon/lexicon.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

using wirestem::TextSpan;

void check(const std::string& text, const std::vector<TextSpan>& spans) {
  for (const TextSpan span : spans) {
    if (span.begin >= span.end || span.end > text.size()) std::abort();
    if (!wirestem::text::is_utf8(wirestem::slice(text, span))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon words;
  constexpr std::string_view kLanguages[] = {"en", "de", "fr", "ru", "zh", "ar"};
  if (size == 0) return 0;
  wirestem::Article article;
  article.text = wirestem::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  article.sections.push_back({{0, static_cast<std::uint32_t>(article.text.size())},
                              wirestem::SectionRole::body,
                              std::string(kLanguages[data[0] % 6])});
  const auto segmentation = wirestem::text::segment(article);
  const auto quotes = wirestem::quotes::find_quotes(article, segmentation, {}, {}, words);
  std::uint32_t before = 0;
  for (const wirestem::Quote& quote : quotes) {
    if (quote.content.empty() || quote.content.front().begin < before) std::abort();
    before = quote.content.front().begin;
    check(article.text, quote.content);
    check(article.text, quote.cue);
    check(article.text, quote.speaker);
  }
  const auto again = wirestem::quotes::find_quotes(article, segmentation, {}, {}, words);
  if (again.size() != quotes.size()) std::abort();
  return 0;
}
