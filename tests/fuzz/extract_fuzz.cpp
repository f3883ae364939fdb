// SPDX-License-Identifier: Apache-2.0
//
// From bytes to article: sections stand in order, do not overlap, end at characters and paragraphs;
// the same bytes give the same article.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "lexicon/lexicon.hpp"
#include "read/extract/extract_article.hpp"
#include "read/language/identify_language.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace {

using wirestem::Article;
using wirestem::Section;

void check_sections(const Article& article) {
  std::size_t end = 0;
  for (const Section& section : article.sections) {
    const auto [begin, stop] = section.span;
    if (begin != (end == 0 ? 0 : end + 2) || stop <= begin || stop > article.text.size())
      std::abort();
    if (!wirestem::text::is_utf8(slice(article.text, section.span))) std::abort();
    if (section.language.empty()) std::abort();
    end = stop;
  }
  if (end != article.text.size() || article.text.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon words;
  static const wirestem::extract::ArticleExtractor extractor(words);
  wirestem::SourceRecord record;
  record.source_path = "page.txt";
  record.bytes = wirestem::text::decode_text({reinterpret_cast<const char*>(data), size}).utf8;
  const auto identify = wirestem::language::identify_language;
  const auto article = extractor.extract(record, identify, {});
  const auto again = extractor.extract(record, identify, {});
  if (article.ok() != again.ok()) std::abort();
  if (!article.ok()) return 0;
  check_sections(article.value());
  if (article.value().text != again.value().text) std::abort();
  if (article.value().title && article.value().title->empty()) std::abort();
  return 0;
}
