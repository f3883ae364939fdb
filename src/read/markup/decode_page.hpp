// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace wirestem::markup {

/// A page's bytes made UTF-8.
struct DecodedPage {
  std::string utf8;  ///< well-formed, without byte order mark
  std::string
      charset;  ///< lower-case name of the Encoding standard: "utf-8", "windows-1251", "gbk"
};

/// Makes UTF-8 of an HTML page by the encoding sniffing algorithm of the HTML standard and the
/// labels of the Encoding standard: byte order mark; `transport` (the charset of a Content-Type
/// header); <meta charset> or http-equiv in the first 1024 bytes (and, where none stands there, in
/// the rest of the head); else UTF-8 where the bytes are that; else detection.
///
///     decode_page("<meta charset=shift_jis>…", {}).charset  →  "shift_jis"
///
/// A declaration that the bytes contradict (declared UTF-8, ill-formed throughout; declared
/// windows-1252, well-formed UTF-8 with letters beyond ASCII) gives way to what they are.
/// Ill-formed bytes become U+FFFD. Never fails. Linear.
DecodedPage decode_page(std::string_view bytes, std::optional<std::string_view> transport);

/// As decode_page, for XML: what is declared is the encoding of the XML declaration.
DecodedPage decode_xml(std::string_view bytes, std::optional<std::string_view> transport);

/// The same without a copy where the bytes are UTF-8 already, as most are.
///
///     const PageText page = read_page_text(bytes, {});
///     const Document tree = parse_html(page.utf8());    // both live no longer than `bytes`
class PageText {
 public:
  PageText(std::string_view in_place, std::string_view charset)
      : in_place_(in_place), charset_(charset) {}
  PageText(std::string&& converted, std::string_view charset)
      : converted_(std::move(converted)), charset_(charset) {}

  /// A view of the bytes given, or into this object, which must then stay where it is.
  std::string_view utf8() const { return converted_ ? *converted_ : in_place_; }
  const std::string& charset() const { return charset_; }
  std::string take() && { return converted_ ? std::move(*converted_) : std::string(in_place_); }

 private:
  std::string_view in_place_;
  std::optional<std::string> converted_;
  std::string charset_;
};
PageText read_page_text(std::string_view bytes, std::optional<std::string_view> transport);

/// The charset that a page declares in its <meta>, as the standard's prescan finds it: its name in
/// the Encoding standard, or nothing.
std::optional<std::string_view> prescan_charset(std::string_view bytes);

/// What the standard would decode a page as before it looks at a letter: byte order mark, then
/// `transport`, then prescan_charset, then a <meta> further down in the head; or nothing.
std::optional<std::string_view> declared_charset(std::string_view bytes,
                                                 std::optional<std::string_view> transport);

/// The encoding that a label stands for: " Latin1 " → "windows-1252"; nothing where the label is
/// unknown.
std::optional<std::string_view> encoding_of_label(std::string_view label);

}  // namespace wirestem::markup
