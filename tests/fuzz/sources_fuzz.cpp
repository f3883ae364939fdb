// SPDX-License-Identifier: Apache-2.0
//
// Outlets, credits and attributions of any bytes made text: spans lie in the text, mentions do not
// overlap, and every quote has its attribution.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "find/sources/find_attributions.hpp"
#include "find/sources/find_credits.hpp"
#include "find/sources/find_outlets.hpp"
#include "find/sources/source_tables.hpp"
#include "lexicon/lexicon.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

/// A quote for every other sentence, so that chains have something to hang on.
std::vector<wirestem::Quote> every_other_sentence(const wirestem::Segmentation& segmentation) {
  std::vector<wirestem::Quote> quotes;
  for (std::size_t s = 0; s < segmentation.sentences.size(); s += 2) {
    wirestem::Quote quote;
    quote.content = {segmentation.sentences[s].span};
    quote.speaker_name = s % 4 == 0 ? "diver" : "";
    quote.kind = wirestem::SourceKind::role;
    quotes.push_back(quote);
  }
  return quotes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon words;
  static const wirestem::sources::SourceTables tables(words);
  constexpr std::string_view kLanguages[] = {"en", "de", "fr", "ru", "zh", "ar"};
  if (size == 0) return 0;
  wirestem::Article article;
  article.text = wirestem::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  article.sections.push_back({{0, static_cast<std::uint32_t>(article.text.size())},
                              wirestem::SectionRole::body,
                              std::string(kLanguages[data[0] % 6])});
  const auto segmentation = wirestem::text::segment(article);
  const auto outlets = wirestem::sources::find_outlets(article, segmentation, tables);
  std::uint32_t end = 0;
  for (const wirestem::OutletMention& m : outlets) {
    if (m.span.begin < end || m.span.empty() || m.span.end > article.text.size()) std::abort();
    if (m.name.empty() || !wirestem::text::is_utf8(m.name)) std::abort();
    end = m.span.end;
  }
  const auto credits = wirestem::sources::find_credits(article, segmentation, outlets, tables);
  for (const auto& c : credits) {
    if (!c.span.contains(c.source) || c.span.end > article.text.size()) std::abort();
  }
  const auto quotes = every_other_sentence(segmentation);
  const auto attributions =
      wirestem::sources::find_attributions(article, segmentation, outlets, credits, quotes, tables);
  if (attributions.size() != quotes.size()) std::abort();
  for (const auto& a : attributions) {
    for (const auto& link : a.chain) {
      if (link.name.empty() || link.evidence.end > article.text.size()) std::abort();
    }
  }
  return 0;
}
