// SPDX-License-Identifier: Apache-2.0
//
// ICU folds and transliterates. ASCII, which is most of what comes by, takes a short way.
// Transliterators are not safe to share, so each thread makes its own.
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

/// Without a branch or a table, so that many letters are done at once.
char lower_ascii(char c) {
  const bool capital = static_cast<unsigned char>(c - 'A') < 26;
  return static_cast<char>(c | (capital ? 0x20 : 0));
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_ascii(c);
  return out;
}

bool is_apostrophe(char32_t c) { return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07; }

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/// Well-formed, and of U+4000 to U+9FFF, which have no case.
bool is_ideograph_at(std::string_view utf8, std::size_t at) {
  if (at + 3 > utf8.size()) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
  return byte(0) >= 0xE4 && byte(0) <= 0xE9 && (byte(1) & 0xC0U) == 0x80U &&
         (byte(2) & 0xC0U) == 0x80U;
}

/// Simple case folding. The letters of two bytes, which are most, are asked of ICU once.
char32_t fold(char32_t value) {
  const auto ask = [](char32_t c) {
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  };
  constexpr std::size_t kTwoBytes = 0x800;
  static const auto folded = [&] {
    std::array<char32_t, kTwoBytes> all{};
    for (std::size_t c = 0; c < kTwoBytes; ++c) all[c] = ask(static_cast<char32_t>(c));
    return all;
  }();
  return value < kTwoBytes ? folded[value] : ask(value);
}

std::string transliterate(const char* id, std::string_view utf8) {
  thread_local std::map<std::string, std::unique_ptr<icu::Transliterator>, std::less<>> made;
  auto at = made.find(id);
  if (at == made.end()) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    if (U_FAILURE(status)) transliterator.reset();
    at = made.emplace(id, std::move(transliterator)).first;
  }
  if (!at->second) return std::string(utf8);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  at->second->transliterate(wide);
  std::string out;
  wide.toUTF8String(out);
  return out;
}

/// Letter groups that transliterations write in several ways, longest first.
struct SoundClass {
  std::string_view spelling;
  std::string_view sound;
};
constexpr std::array<SoundClass, 31> kSounds = {{
    {"shch", "s"}, {"sch", "s"}, {"tsch", "c"}, {"tch", "c"}, {"dzh", "j"}, {"sh", "s"},
    {"ch", "c"},   {"kh", "h"},  {"zh", "z"},   {"ts", "c"},  {"tz", "c"},  {"ph", "f"},
    {"th", "t"},   {"ck", "k"},  {"gh", "g"},   {"ks", "x"},  {"dj", "j"},  {"cz", "c"},
    {"sz", "s"},   {"c", "k"},   {"q", "k"},    {"w", "v"},   {"z", "s"},   {"y", ""},
    {"j", ""},     {"h", ""},    {"a", ""},     {"e", ""},    {"i", ""},    {"o", ""},
    {"u", ""},
}};

}  // namespace

std::string fold_case(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    i = skip_ascii(utf8, i);
    if (i > begin) {
      const std::size_t at = out.size();
      out.append(utf8, begin, i - begin);
      for (char& c : std::span(out).subspan(at)) c = lower_ascii(c);
      continue;
    }
    if (is_ideograph_at(utf8, i)) {
      out.append(utf8, i, 3);
      i += 3;
      continue;
    }
    const CodePoint decoded = code_point_at(utf8, i);
    i += decoded.size;
    if (is_invisible(decoded.value)) continue;
    append_utf8(out, is_apostrophe(decoded.value) ? U'\'' : fold(decoded.value));
  }
  return out;
}

std::string fold_marks(std::string_view utf8) {
  std::string folded = fold_case(utf8);
  if (is_ascii(folded)) return folded;
  // ICU's own once-only set-up is made under our static, whose guard every thread passes.
  static const icu::Normalizer2* const nfd = [] {
    UErrorCode made = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFDInstance(made);
    return U_FAILURE(made) ? nullptr : found;
  }();
  if (nfd == nullptr) return folded;
  UErrorCode status = U_ZERO_ERROR;
  std::string parted;
  icu::StringByteSink<std::string> sink(&parted);
  const icu::StringPiece piece(folded.data(), static_cast<std::int32_t>(folded.size()));
  nfd->normalizeUTF8(0, piece, sink, nullptr, status);
  std::string out;
  for (std::size_t i = 0; i < parted.size();) {
    const CodePoint decoded = code_point_at(parted, i);
    const auto type = u_charType(static_cast<UChar32>(decoded.value));
    if (type != U_NON_SPACING_MARK) out.append(parted, i, decoded.size);
    i += decoded.size;
  }
  return out;
}

std::string to_latin(std::string_view utf8) {
  if (is_ascii(utf8)) return lower_ascii(utf8);
  return lower_ascii(transliterate("Any-Latin; Latin-ASCII; Lower", utf8));
}

std::string skeleton(std::string_view latin) {
  std::string out;
  for (std::size_t i = 0; i < latin.size();) {
    const auto rest = latin.substr(i);
    const auto* match = std::ranges::find_if(
        kSounds, [rest](const SoundClass& sound) { return rest.starts_with(sound.spelling); });
    const bool known = match != kSounds.end();
    const std::string_view sound = known ? match->sound : rest.substr(0, 1);
    i += known ? match->spelling.size() : 1;
    if (!known && (rest[0] < 'a' || rest[0] > 'z')) continue;
    for (const char c : sound) {
      if (out.empty() || out.back() != c) out.push_back(c);
    }
  }
  return out;
}

}  // namespace wirestem::text
