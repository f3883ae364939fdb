// SPDX-License-Identifier: Apache-2.0
//
// In this order: a byte order mark; UTF-16 known by where its zero bytes stand; well-formed UTF-8;
// UTF-8 with a few broken bytes; at last a guess by uchardet. A guess on little text is often a
// rare relative of the right charset, so it has to pass a test of plausibility (no control
// characters, no word in two scripts), and the common charsets of its region are tried where it
// fails.
#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/unistr.h>

#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

constexpr std::size_t kGuessBytes = std::size_t{1} << 20U;  ///< uchardet needs no more to decide
constexpr std::size_t kSniffBytes = 4096;

unsigned byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

struct Mark {
  std::string_view bytes;
  const char* charset;
};

/// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array<Mark, 5> kMarks = {{{std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
                                         {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
                                         {"\xEF\xBB\xBF", "utf-8"},
                                         {"\xFF\xFE", "utf-16le"},
                                         {"\xFE\xFF", "utf-16be"}}};

const Mark* mark_of(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

/// UTF-16 without a mark: text with spaces and line ends has a zero byte in every second place, in
/// one of the two halves, and hardly any in the other.
const char* utf16_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffBytes);
  if (head.size() < 8 || bytes.size() % 2 != 0) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t half = head.size() / 2;
  if (zeros[0] == 0 && zeros[1] * 10 >= half) return "utf-16le";
  if (zeros[1] == 0 && zeros[0] * 10 >= half) return "utf-16be";
  return nullptr;
}

struct Utf8Count {
  std::size_t sequences = 0;  ///< well-formed ones of two bytes or more
  std::size_t broken = 0;
  bool cut_at_end = false;  ///< the only fault is a sequence that the end cuts off
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  std::size_t last_broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint decoded = code_point_at(bytes, i);
    const bool ill_formed = decoded.value == 0xFFFD && decoded.size == 1;
    if (ill_formed && count.broken++ == 0) last_broken = i;
    count.sequences += decoded.size > 1;
    i += decoded.size;
  }
  count.cut_at_end = count.broken > 0 && bytes.size() - last_broken < 4 &&
                     byte_at(bytes, last_broken) >= 0xC2 &&
                     count.broken == bytes.size() - last_broken;
  return count;
}

/// In no other charset do the bytes fall into UTF-8's pattern by chance more often than not.
bool is_broken_utf8(const Utf8Count& count) {
  return count.cut_at_end || (count.sequences > 0 && count.sequences >= 3 * count.broken);
}

std::string convert(std::string_view bytes, const char* charset) {
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), charset);
  std::string utf8;
  wide.toUTF8String(utf8);
  return utf8;
}

std::string guess_charset(std::string_view bytes) {
  struct Delete {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, Delete> detector(uchardet_new());
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kGuessBytes));
  uchardet_data_end(detector.get());
  std::string name = uchardet_get_charset(detector.get());
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  // What calls itself ISO 8859 or GB 2312 is written in the larger set that browsers read it as.
  if (name == "iso-8859-1" || name == "ascii") return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312" || name == "gbk" || name == "hz-gb-2312") return "gb18030";
  if (name == "euc-kr" || name == "uhc") return "windows-949";
  return name;
}

/// Marks against a reading: control characters, characters that no charset should give, and words
/// that change their script or their case in the middle ("préсis", "TajГіn").
std::size_t implausible(std::string_view utf8) {
  std::size_t faults = 0;
  std::string_view script = "Zyyy";
  char32_t before = ' ';
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint decoded = code_point_at(utf8, i);
    i += decoded.size;
    const char32_t c = decoded.value;
    const bool control =
        (c >= 0x80 && c < 0xA0) || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
    const std::string_view now = script_of(c);
    const bool in_word = is_letter(before) && is_letter(c);
    const bool two_scripts = in_word && now != script && !is_ideograph(c) && !is_ideograph(before);
    const bool two_cases = in_word && c >= 0x80 && is_upper(c) && !is_upper(before);
    // A symbol between two letters is what a letter becomes in the wrong charset: "Taj¾n".
    const bool symbol = c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA && c != 0xAB &&
                        c != 0xBB && c != 0xB7 && is_letter(before);
    faults += control || c == 0xFFFD || c == 0x7F ? 4U : 0U;
    faults += two_scripts || two_cases || symbol ? 1U : 0U;
    script = now;
    before = c;
  }
  return faults;
}

/// Charsets that short text in another one is often taken for stand behind the common ones.
bool is_rare(std::string_view charset) {
  constexpr std::array<std::string_view, 12> kRare = {
      "iso-8859-3",        "iso-8859-4",  "iso-8859-10", "iso-8859-13", "iso-8859-15",
      "iso-8859-16",       "viscii",      "tis-620",     "iso-8859-11", "ibm852",
      "mac-centraleurope", "windows-1258"};
  return std::ranges::find(kRare, charset) != kRare.end();
}

DecodedText decode_legacy(std::string_view bytes) {
  constexpr std::array<const char*, 5> kCommon = {"windows-1252", "windows-1251", "windows-1250",
                                                  "gb18030", "windows-1256"};
  const std::string_view sample = bytes.substr(0, kGuessBytes);
  std::string best = guess_charset(bytes);
  std::string reading = best.empty() ? std::string() : convert(sample, best.c_str());
  const bool known = !reading.empty();
  // A converter that ICU lacks gives nothing; the guess then counts for nothing.
  std::size_t faults = known ? implausible(reading) : sample.size() * 4;
  if (known && is_rare(best)) ++faults;
  if (faults > 0) {
    for (const char* other : kCommon) {
      const std::size_t others = implausible(convert(sample, other));
      if (others >= faults) continue;
      faults = others;
      best = other;
    }
  }
  if (best.empty()) best = "windows-1252";
  DecodedText out{convert(bytes, best.c_str()), best, false};
  out.repaired = out.utf8.find("\xEF\xBF\xBD") != std::string::npos;
  return out;
}

/// "\r\n", "\r", form feeds and Unicode's own line and paragraph separators all become "\n".
std::string unify_line_ends(std::string&& utf8) {
  const std::string& in = utf8;
  std::string out;
  out.reserve(in.size());
  for (std::size_t i = 0; i < in.size(); ++i) {
    const unsigned c = byte_at(in, i);
    if (c == '\r') {
      out.push_back('\n');
      if (i + 1 < in.size() && in[i + 1] == '\n') ++i;
    } else if (c == '\f' || c == '\v') {
      out.push_back('\n');
    } else if (c == 0xC2 && i + 1 < in.size() && byte_at(in, i + 1) == 0x85) {
      out.push_back('\n');
      ++i;
    } else if (c == 0xE2 && i + 2 < in.size() && byte_at(in, i + 1) == 0x80 &&
               (byte_at(in, i + 2) == 0xA8 || byte_at(in, i + 2) == 0xA9)) {
      out.push_back('\n');
      i += 2;
    } else {
      out.push_back(in[i]);
    }
  }
  return out;
}

DecodedText decode_any(std::string_view bytes) {
  if (const Mark* mark = mark_of(bytes)) {
    const std::string_view rest = bytes.substr(mark->bytes.size());
    if (mark->charset != std::string_view("utf-8")) {
      DecodedText out{convert(rest, mark->charset), mark->charset, false};
      out.repaired = out.utf8.find("\xEF\xBF\xBD") != std::string::npos;
      return out;
    }
    if (is_utf8(rest)) return {std::string(rest), "utf-8", false};
    return {repair_utf8(rest), "utf-8", true};
  }
  if (const char* wide = utf16_without_mark(bytes)) return {convert(bytes, wide), wide, false};
  if (is_utf8(bytes)) return {std::string(bytes), "utf-8", false};
  if (is_broken_utf8(count_utf8(bytes))) return {repair_utf8(bytes), "utf-8", true};
  return decode_legacy(bytes);
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  DecodedText out = decode_any(bytes);
  out.utf8 = unify_line_ends(std::move(out.utf8));
  return out;
}

bool looks_binary(std::string_view bytes) {
  if (mark_of(bytes) != nullptr || utf16_without_mark(bytes) != nullptr) return false;
  std::size_t controls = 0;
  for (const char c : bytes) {
    const unsigned value = static_cast<unsigned char>(c);
    if (value == 0) return true;
    const bool odd =
        value < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && value != 0x1B;
    controls += odd || value == 0x7F;
  }
  // One stray control character in two hundred is dirt; random bytes have one in nine.
  return controls > 2 && controls * 200 > bytes.size();
}

}  // namespace wirestem::text
