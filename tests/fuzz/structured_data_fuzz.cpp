// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a JSON-LD script, and as a page that holds it: no crash, texts are UTF-8, the same
// bytes give the same outcome, and what a page tells names nobody twice.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/metadata/loose_json.hpp"
#include "read/extract/detail/metadata/read_metadata.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"
#include "read/markup/parse_html.hpp"
#include "text/utf8.hpp"

namespace {

using namespace wirestem::extract::detail;

void check(const PageMetadata& meta) {
  if (!wirestem::text::is_utf8(meta.title.value_or(""))) std::abort();
  for (const std::string& author : meta.authors) {
    if (author.empty() || !wirestem::text::is_utf8(author)) std::abort();
    if (std::ranges::count(meta.authors, author) != 1) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon lexicon;
  static const Words words(lexicon);
  const std::string text = wirestem::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  const LooseJson json(text);
  for (LooseJson::Id node = 1; node < json.size(); ++node) {
    if (json[node].parent >= node) std::abort();
  }
  const StructuredData once = read_structured_data({text}, "https://post.example/a");
  const StructuredData again = read_structured_data({text}, "https://post.example/a");
  if (once.article.headline != again.article.headline) std::abort();
  if (!wirestem::text::is_utf8(once.article.headline)) std::abort();
  const std::string html =
      "<title>x</title><script type='application/ld+json'>" + text + "</script><h1>x</h1>" + text;
  check(read_metadata(wirestem::markup::parse_html(html), "https://post.example/a", words));
  return 0;
}
