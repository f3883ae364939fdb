// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::text {

/// Text made UTF-8, and what it was before.
struct DecodedText {
  std::string utf8;  ///< well-formed, byte order mark taken off, line ends "\n", not yet normalised
  std::string charset;  ///< lower-case IANA name: "utf-8", "utf-16le", "windows-1251", "gb18030" …
  bool repaired = false;  ///< true where ill-formed bytes were replaced by U+FFFD
};

/// Makes UTF-8 of bytes in any charset.
///
/// A byte order mark decides; else well-formed UTF-8 is that; else the charset is detected
/// (uchardet) and converted by ICU. Text that is UTF-8 but for few broken bytes is repaired rather
/// than read as something else. Never fails. Linear.
DecodedText decode_text(std::string_view bytes);

/// True where the bytes are no text: NUL bytes or control characters beyond what any text has.
bool looks_binary(std::string_view bytes);

}  // namespace wirestem::text
