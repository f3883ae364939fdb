// SPDX-License-Identifier: Apache-2.0
//
// Clauses, concepts and quantities of any bytes made text: spans lie in the text on character
// borders, numbers are in order, and the same text gives the same frames.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "find/frames/find_frames.hpp"
#include "lexicon/lexicon.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

void check(const std::string& text, wirestem::TextSpan span) {
  if (span.begin >= span.end || span.end > text.size()) std::abort();
  if (!wirestem::text::is_utf8(wirestem::slice(text, span))) std::abort();
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
  const auto found = wirestem::frames::find_frames(article, segmentation, words);
  for (const auto& quantity : found.quantities) {
    check(article.text, quantity.span);
    if (!(quantity.low <= quantity.high)) std::abort();
  }
  for (const auto& mention : found.concepts) check(article.text, mention.span);
  for (const auto& frame : found.frames) check(article.text, frame.clause);
  const auto again = wirestem::frames::find_frames(article, segmentation, words);
  if (again.frames.size() != found.frames.size()) std::abort();
  if (again.quantities.size() != found.quantities.size()) std::abort();
  return 0;
}
