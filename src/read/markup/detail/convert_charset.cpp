// SPDX-License-Identifier: Apache-2.0
//
// ICU's tables with three differences from the Encoding standard's mended: ISO 8859-16 is not among
// them, 0x80 is the euro sign in GBK, and every ill-formed sequence is U+FFFD (some of ICU's tables
// give U+001A).
#include "read/markup/detail/convert_charset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>

#include "text/utf8.hpp"

namespace wirestem::markup::detail {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct Renamed {
  std::string_view encoding;
  const char* icu;
};

/// Where the standard's table is not the one that ICU gives that name.
constexpr std::array<Renamed, 9> kRenamed = {{{"gbk", "gb18030"},
                                              {"big5", "big5-hkscs"},
                                              {"euc-kr", "windows-949-2000"},
                                              {"shift_jis", "ibm-943_P15A-2003"},
                                              {"euc-jp", "euc-jp-2007"},
                                              {"iso-8859-8-i", "iso-8859-8"},
                                              {"windows-874", "windows-874-2000"},
                                              {"ibm866", "ibm-866"},
                                              {"x-user-defined", "windows-1252"}}};

/// ISO 8859-16 from 0xA0 on.
constexpr std::u32string_view kLatin10 =
    U"\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńò"
    U"óôőöśűùúûüęțÿ";
static_assert(kLatin10.size() == 0x60);

Converted convert_latin10(std::string_view bytes) {
  Converted out;
  for (const char c : bytes) {
    const unsigned value = static_cast<unsigned char>(c);
    text::append_utf8(out.utf8, value < 0xA0 ? value : kLatin10[value - 0xA0]);
  }
  return out;
}

struct Faults {
  std::size_t broken = 0;
  bool gbk = false;
};

void replace_ill_formed(const void* context, UConverterToUnicodeArgs* to, const char* bytes,
                        std::int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  // The context is the Faults that convert_charset set, handed on by ICU as const.
  auto* faults = static_cast<Faults*>(const_cast<void*>(context));  // NOLINT
  const bool euro = faults->gbk && length == 1 && static_cast<unsigned char>(bytes[0]) == 0x80;
  if (!euro) ++faults->broken;
  const UChar put = euro ? 0x20AC : 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(to, &put, 1, 0, status);
}

Converter open_converter(std::string_view encoding, Faults& faults) {
  std::string name(encoding);
  const auto* const renamed = std::ranges::find(kRenamed, encoding, &Renamed::encoding);
  if (renamed != kRenamed.end()) name = renamed->icu;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  faults.gbk = name == "gb18030";
  ucnv_setToUCallBack(converter.get(), replace_ill_formed, &faults, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

/// UTF-16 whose surrogates a converter may have left alone; `high` is carried over between chunks.
void append_utf16(std::string& out, const UChar* begin, const UChar* end, char32_t& high) {
  for (const UChar* at = begin; at != end; ++at) {
    const char32_t unit = *at;
    if (high != 0) {
      const bool pair = unit >= 0xDC00 && unit <= 0xDFFF;
      text::append_utf8(out, pair ? 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00) : 0xFFFD);
      high = 0;
      if (pair) continue;
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high = unit;
    } else {
      text::append_utf8(out, unit >= 0xDC00 && unit <= 0xDFFF ? 0xFFFD : unit);
    }
  }
}

}  // namespace

Converted convert_charset(std::string_view bytes, std::string_view encoding) {
  if (encoding == "iso-8859-16") return convert_latin10(bytes);
  Faults faults;
  const Converter converter = open_converter(encoding, faults);
  Converted out;
  out.known = converter != nullptr;
  if (!out.known) return out;
  out.utf8.reserve(bytes.size() + bytes.size() / 4);
  std::array<UChar, 4096> chunk;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  char32_t high = 0;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* to = chunk.data();
    ucnv_toUnicode(converter.get(), &to, chunk.data() + chunk.size(), &at, end, nullptr, 1,
                   &status);
    append_utf16(out.utf8, chunk.data(), to, high);
  }
  if (high != 0) text::append_utf8(out.utf8, 0xFFFD);
  out.broken = faults.broken;
  return out;
}

}  // namespace wirestem::markup::detail
