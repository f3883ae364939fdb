// SPDX-License-Identifier: Apache-2.0
//
// From bytes to the dates of a page: whatever the page, a date is a day that exists, in ISO 8601,
// and the same bytes give the same dates.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/full_date.hpp"
#include "read/extract/detail/metadata/find_dates_of_page.hpp"
#include "read/markup/parse_html.hpp"
#include "text/charset.hpp"

namespace {

namespace detail = wirestem::extract::detail;

void check(const std::optional<std::string>& date) {
  if (!date) return;
  const auto moment = detail::read_moment(*date);
  if (!moment || moment->iso() != *date) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon words;
  static const detail::FullDateReader reader(words);
  const std::string text =
      wirestem::text::decode_text({reinterpret_cast<const char*>(data), size}).utf8;
  const std::string_view head = std::string_view(text).substr(0, text.find('\n'));
  const wirestem::markup::Document page = wirestem::markup::parse_html(text);
  // The first line also serves as the address and as what structured data declares.
  const detail::DeclaredDates declared{head, head};
  const detail::PageDates dates = detail::find_dates_of_page(page, head, declared, reader);
  check(dates.published);
  check(dates.modified);
  const detail::PageDates again = detail::find_dates_of_page(page, head, declared, reader);
  if (dates.published != again.published || dates.modified != again.modified) std::abort();
  return 0;
}
