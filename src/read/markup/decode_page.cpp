// SPDX-License-Identifier: Apache-2.0
//
// The standard lets a declaration win over the bytes, since a browser must begin before it has them
// all. Here they all stand, and what they are is told before what they say: bytes that are UTF-8
// with letters beyond ASCII are that, since hardly any text in another charset falls into that
// pattern. Only short text in the two-byte charsets does, so there a declaration counts until four
// letters speak against it. Where the bytes are no UTF-8, the declaration counts, unless half of
// them do not fit it, or it names a Latin charset for bytes that stand in rows as no Latin script
// has them. At last detection.
#include "read/markup/decode_page.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "read/markup/detail/convert_charset.hpp"
#include "read/markup/detail/detect_charset.hpp"
#include "read/markup/detail/encoding_labels.hpp"
#include "read/markup/detail/prescan.hpp"
#include "read/markup/detail/scan_utf8.hpp"

namespace wirestem::markup {
namespace {

using detail::Converted;
using detail::RepairedUtf8;
using detail::Utf8Scan;

constexpr std::size_t kHeadBytes = std::size_t{1} << 16U;  ///< how far a late <meta> is looked for
constexpr std::size_t kWideSample = 4096;
constexpr std::size_t kSureLetters = 4;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_two_byte(std::string_view encoding) {
  constexpr std::array<std::string_view, 6> kTwoByte = {"gbk",    "gb18030",   "big5",
                                                        "euc-jp", "shift_jis", "euc-kr"};
  return is_one_of(encoding, kTwoByte);
}

bool is_latin(std::string_view encoding) {
  constexpr std::array<std::string_view, 14> kLatin = {
      "windows-1252", "windows-1250", "windows-1254", "windows-1257", "iso-8859-2",
      "iso-8859-3",   "iso-8859-4",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",
      "iso-8859-15",  "iso-8859-16",  "macintosh",    "windows-1258"};
  return is_one_of(encoding, kLatin);
}

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};

/// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array<Mark, 5> kMarks = {{{std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
                                         {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
                                         {"\xEF\xBB\xBF", "utf-8"},
                                         {"\xFF\xFE", "utf-16le"},
                                         {"\xFE\xFF", "utf-16be"}}};

/// UTF-16 or UTF-32 without a mark, by where the zero bytes of its ASCII stand; "" where it is
/// neither.
std::string_view wide_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kWideSample);
  if (head.size() < 4 || head.find('\0') == std::string_view::npos) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == '\0';
  const std::size_t few = head.size() / 40;  // of a quarter's bytes a tenth
  const auto many = [&](std::size_t place) { return zeros[place] > few; };
  if (zeros[0] == 0 && many(1) && many(2) && many(3)) return "utf-32le";
  if (zeros[3] == 0 && many(0) && many(1) && many(2)) return "utf-32be";
  if (zeros[0] + zeros[2] == 0 && many(1) && many(3)) return "utf-16le";
  if (zeros[1] + zeros[3] == 0 && many(0) && many(2)) return "utf-16be";
  return {};
}

enum class Markup { html, xml };

class CharsetChoice {
 public:
  CharsetChoice(std::string_view bytes, std::optional<std::string_view> transport, Markup markup)
      : bytes_(bytes), transport_(transport), markup_(markup) {}

  PageText decode() {
    if (const std::string_view wide = take_mark(); !wide.empty()) return convert(wide);
    const Utf8Scan scan = detail::scan_utf8(bytes_);
    if (scan.valid && scan.letters >= kSureLetters) return {bytes_, "utf-8"};
    find_declaration();
    if (scan.valid) return scan.letters == 0 ? decode_ascii() : decode_short_utf8();
    RepairedUtf8 repaired = detail::repair_utf8(bytes_);
    const bool cut = scan.valid_bytes + 4 > bytes_.size() && repaired.broken == 1;
    if (repaired.letters > 0 && (cut || repaired.letters >= 3 * repaired.broken)) {
      return {std::move(repaired.utf8), "utf-8"};
    }
    return decode_legacy();
  }

 private:
  /// Takes a byte order mark off. The name of UTF-16 or UTF-32, where the bytes are that.
  std::string_view take_mark() {
    for (const Mark& mark : kMarks) {
      if (!bytes_.starts_with(mark.bytes)) continue;
      bytes_.remove_prefix(mark.bytes.size());
      if (mark.charset != "utf-8") return mark.charset;
      declared_ = mark.charset;
      return {};
    }
    return wide_without_mark(bytes_);
  }

  void find_declaration() {
    if (declared_) return;
    if (markup_ == Markup::html) {
      declared_ = declared_charset(bytes_, transport_);
    } else {
      if (transport_) declared_ = detail::find_encoding(*transport_);
      if (!declared_) declared_ = detail::xml_declaration_encoding(bytes_.substr(0, kHeadBytes));
    }
    // By now the bytes are no UTF-16.
    if (declared_ == "utf-16le" || declared_ == "utf-16be") declared_ = "utf-8";
    if (declared_ == "x-user-defined") declared_ = "windows-1252";
  }

  PageText convert(std::string_view encoding) const {
    Converted converted = detail::convert_charset(bytes_, encoding);
    if (converted.known) return {std::move(converted.utf8), encoding};
    return {detail::convert_charset(bytes_, "windows-1252").utf8, "windows-1252"};
  }

  /// The charsets that write everything in ASCII, with escapes.
  PageText decode_ascii() const {
    const bool escapes = bytes_.find("\x1B$") != std::string_view::npos;
    if (escapes && declared_ == "iso-2022-jp") return convert("iso-2022-jp");
    const bool tildes = declared_ == "replacement" && bytes_.find("~{") != std::string_view::npos;
    if (escapes || tildes) {
      const std::string found = detail::detect_charset(bytes_);
      constexpr std::array<std::string_view, 4> kEscaped = {"iso-2022-jp", "iso-2022-kr",
                                                            "iso-2022-cn", "hz-gb-2312"};
      if (is_one_of(found, kEscaped)) return convert(found);
    }
    return {bytes_, declared_ && *declared_ != "replacement" ? *declared_ : "utf-8"};
  }

  PageText decode_short_utf8() const {
    if (declared_ && is_two_byte(*declared_)) {
      Converted converted = detail::convert_charset(bytes_, *declared_);
      if (converted.known && converted.broken == 0) return {std::move(converted.utf8), *declared_};
    }
    return {bytes_, "utf-8"};
  }

  PageText decode_legacy() const {
    constexpr std::size_t kEnough = 12;
    if (!declared_ || *declared_ == "utf-8" || *declared_ == "replacement") {
      return convert(detail::detect_charset(bytes_));
    }
    const detail::HighBytes high = detail::count_high_bytes(bytes_);
    Converted as_declared = detail::convert_charset(bytes_, *declared_);
    const bool in_rows = high.all >= kEnough && high.beside_another * 5 > high.all * 3;
    const bool misfit = as_declared.broken * 4 > high.all;
    if (!as_declared.known || misfit || (in_rows && is_latin(*declared_))) {
      const std::string found = detail::detect_charset(bytes_);
      Converted as_found = detail::convert_charset(bytes_, found);
      const bool better = misfit ? as_found.broken < as_declared.broken : !is_latin(found);
      if (as_found.known && better) return {std::move(as_found.utf8), found};
    }
    return {std::move(as_declared.utf8), *declared_};
  }

  std::string_view bytes_;
  std::optional<std::string_view> transport_;
  Markup markup_;
  std::optional<std::string_view> declared_;
};

DecodedPage own(PageText&& page) {
  std::string charset = page.charset();
  return {std::move(page).take(), std::move(charset)};
}

}  // namespace

PageText read_page_text(std::string_view bytes, std::optional<std::string_view> transport) {
  return CharsetChoice(bytes, transport, Markup::html).decode();
}

DecodedPage decode_page(std::string_view bytes, std::optional<std::string_view> transport) {
  return own(read_page_text(bytes, transport));
}

DecodedPage decode_xml(std::string_view bytes, std::optional<std::string_view> transport) {
  return own(CharsetChoice(bytes, transport, Markup::xml).decode());
}

std::optional<std::string_view> prescan_charset(std::string_view bytes) {
  return detail::prescan(bytes.substr(0, detail::kPrescanBytes), false);
}

std::optional<std::string_view> declared_charset(std::string_view bytes,
                                                 std::optional<std::string_view> transport) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return mark.charset;
  }
  if (transport) {
    if (const auto encoding = detail::find_encoding(*transport)) return encoding;
  }
  if (const auto encoding = prescan_charset(bytes)) return encoding;
  if (bytes.size() <= detail::kPrescanBytes) return std::nullopt;
  return detail::prescan(bytes.substr(0, kHeadBytes), true);
}

std::optional<std::string_view> encoding_of_label(std::string_view label) {
  return detail::find_encoding(label);
}

}  // namespace wirestem::markup
