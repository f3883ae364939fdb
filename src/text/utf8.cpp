// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <array>
#include <cstring>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace wirestem::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kAsciiEnd = 0x80;

constexpr unsigned byte_at(std::string_view s, std::size_t i) {
  return static_cast<unsigned char>(s[i]);
}

/// Decodes strictly; size 0 says ill-formed.
CodePoint decode_strict(std::string_view s, std::size_t at) {
  const unsigned lead = byte_at(s, at);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > s.size()) return {kReplacement, 0};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    const unsigned next = byte_at(s, at + i);
    if ((next & 0xC0U) != 0x80U) return {kReplacement, 0};
    value = (value << 6U) | (next & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[size] || value > 0x10FFFF || surrogate) return {kReplacement, 0};
  return {value, size};
}

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

CodePoint wide_code_point_at(std::string_view utf8, std::size_t at) {
  const CodePoint decoded = decode_strict(utf8, at);
  return decoded.size == 0 ? CodePoint{kReplacement, 1} : decoded;
}

CodePoint code_point_before(std::string_view utf8, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (byte_at(utf8, begin) & 0xC0U) == 0x80U) --begin;
  const CodePoint decoded = code_point_at(utf8, begin);
  return begin + decoded.size == at ? decoded : CodePoint{kReplacement, 1};
}

std::size_t skip_ascii(std::string_view utf8, std::size_t at) {
  for (; at + 8 <= utf8.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, utf8.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < utf8.size() && byte_at(utf8, at) < 0x80) ++at;
  return at;
}

// A byte with its high bit cleared and 0x5F added keeps a high bit of zero only up to U+0020.
std::size_t skip_blanks(std::string_view utf8, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  constexpr std::uint64_t kAboveBlank = 0x5F5F5F5F5F5F5F5FU;
  for (; at + 8 <= utf8.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, utf8.data() + at, sizeof eight);
    if (((((eight & ~kHigh) + kAboveBlank) | eight) & kHigh) != 0) break;
  }
  while (at < utf8.size() && byte_at(utf8, at) <= ' ') ++at;
  return at;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
    const CodePoint decoded = decode_strict(bytes, i);
    if (decoded.size == 0) return false;
    i += decoded.size;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint decoded = decode_strict(bytes, i);
    if (decoded.size == 0) {
      append_utf8(out, kReplacement);
      ++i;
    } else {
      out.append(bytes, i, decoded.size);
      i += decoded.size;
    }
  }
  return out;
}

namespace {

/// ICU's own once-only set-up is made under our static, whose guard every thread passes.
const icu::Normalizer2* nfc_normalizer() {
  static const icu::Normalizer2* const nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    return U_FAILURE(status) ? nullptr : found;
  }();
  return nfc;
}

/// True for text of characters below U+0300 and of U+2010 to U+203F (dashes, quotation marks,
/// dots), none of which NFC changes or joins: most of what is written in Latin letters.
bool is_plainly_nfc(std::string_view utf8) {
  for (std::size_t i = skip_ascii(utf8, 0); i < utf8.size(); i = skip_ascii(utf8, i + 1)) {
    const unsigned lead = byte_at(utf8, i);
    if (lead < 0xCC) continue;
    const bool marks = lead == 0xE2 && i + 2 < utf8.size() && utf8[i + 1] == '\x80' &&
                       byte_at(utf8, i + 2) >= 0x90;
    if (!marks) return false;
    i += 2;
  }
  return true;
}

}  // namespace

std::string to_nfc(std::string_view utf8) {
  const icu::Normalizer2* nfc = nfc_normalizer();
  if (nfc == nullptr || is_plainly_nfc(utf8)) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  if (nfc->isNormalizedUTF8(piece, status)) return std::string(utf8);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(utf8.size()));
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? std::string(utf8) : out;
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint decoded = code_point_at(utf8, i);
    out.push_back(decoded.value);
    i += decoded.size;
  }
  return out;
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t end = skip_ascii(utf8, i);
    count += end - i;
    i = end;
    if (i == utf8.size()) break;
    i += code_point_at(utf8, i).size;
    ++count;
  }
  return count;
}

// Of ASCII, which is most of what comes by, ICU is not asked.

bool is_letter(char32_t c) {
  if (c < kAsciiEnd) return (c >= 'a' && c <= 'z') || is_upper(c);
  return u_isalpha(icu(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < kAsciiEnd) return c >= 'A' && c <= 'Z';
  return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < kAsciiEnd) return c >= '0' && c <= '9';
  return u_isdigit(icu(c)) != 0;
}

bool is_space(char32_t c) {
  if (c < kAsciiEnd) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(icu(c)) != 0 || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_ideograph(char32_t c) {
  if (c < 0x2E80) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

std::string_view script_of(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? "Latn" : "Zyyy";
  }
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu(c), &status);
  return script == USCRIPT_INHERITED ? "Zyyy" : uscript_getShortName(script);
}

std::string_view main_script(std::string_view utf8) {
  struct Count {
    std::string_view script;
    std::size_t letters = 0;
  };
  std::vector<Count> counts = {{"Latn", 0}};
  Count best{"Zyyy", 0};
  for (std::size_t i = 0; i < utf8.size();) {
    if (byte_at(utf8, i) < 0x80) {
      const char small = static_cast<char>(utf8[i++] | 0x20);
      if (small < 'a' || small > 'z') continue;
      if (++counts.front().letters > best.letters) best = counts.front();
      continue;
    }
    const CodePoint decoded = code_point_at(utf8, i);
    i += decoded.size;
    const std::string_view script = script_of(decoded.value);
    if (script == "Zyyy") continue;
    auto at = counts.begin();
    while (at != counts.end() && at->script != script) ++at;
    if (at == counts.end()) at = counts.insert(at, Count{script, 0});
    if (++at->letters > best.letters) best = *at;
  }
  return best.script;
}

std::string_view trim(std::string_view utf8) {
  std::size_t begin = 0;
  std::size_t end = utf8.size();
  while (begin < end) {
    const CodePoint decoded = code_point_at(utf8, begin);
    if (!is_space(decoded.value)) break;
    begin += decoded.size;
  }
  while (end > begin) {
    const CodePoint decoded = code_point_before(utf8, end);
    if (!is_space(decoded.value)) break;
    end -= decoded.size;
  }
  return utf8.substr(begin, end - begin);
}

}  // namespace wirestem::text
