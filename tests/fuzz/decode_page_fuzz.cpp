// SPDX-License-Identifier: Apache-2.0
//
// Whatever the bytes and whatever the transport says: well-formed UTF-8 comes out, with a charset's
// name, the same for a page with and without a copy.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "read/markup/decode_page.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wirestem;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The first line is also taken for the transport's charset.
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  for (const auto transport : {std::optional<std::string_view>(), std::optional(line)}) {
    const markup::DecodedPage page = markup::decode_page(bytes, transport);
    if (!text::is_utf8(page.utf8) || page.charset.empty()) std::abort();
    if (markup::read_page_text(bytes, transport).utf8() != page.utf8) std::abort();
    const markup::DecodedPage xml = markup::decode_xml(bytes, transport);
    if (!text::is_utf8(xml.utf8) || xml.charset.empty()) std::abort();
  }
  if (const auto name = markup::prescan_charset(bytes)) {
    if (!markup::encoding_of_label(*name)) std::abort();
  }
  return 0;
}
