// SPDX-License-Identifier: Apache-2.0
//
// Whatever the bytes, what comes out is well-formed UTF-8 with "\n" for line ends.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/charset.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const wirestem::text::DecodedText text = wirestem::text::decode_text(bytes);
  if (!wirestem::text::is_utf8(text.utf8)) std::abort();
  if (text.utf8.find('\r') != std::string_view::npos) std::abort();
  if (text.charset.empty()) std::abort();
  static_cast<void>(wirestem::text::looks_binary(bytes));
  return 0;
}
