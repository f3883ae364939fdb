// SPDX-License-Identifier: Apache-2.0
//
// Detectors count bytes and pairs of bytes, and markup drowns what they look for: so they are shown
// the text alone, scripts and styles left out.
#include "read/markup/detail/detect_charset.hpp"

#include "read/markup/detail/encoding_labels.hpp"
#include "text/charset.hpp"

namespace wirestem::markup::detail {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{1} << 18U;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool names_element(std::string_view tag, std::string_view lower_name) {
  if (tag.size() <= lower_name.size()) return false;
  for (std::size_t i = 0; i < lower_name.size(); ++i) {
    if ((static_cast<unsigned char>(tag[i + 1]) | 0x20U) !=
        static_cast<unsigned char>(lower_name[i])) {
      return false;
    }
  }
  return true;
}

/// The text between tags, with a blank for each tag.
std::string text_sample(std::string_view markup) {
  std::string sample;
  for (std::size_t at = 0; at < markup.size() && sample.size() < kSampleBytes;) {
    const std::size_t tag = std::min(markup.find('<', at), markup.size());
    sample += markup.substr(at, std::min(tag - at, kSampleBytes - sample.size()));
    const std::string_view rest = markup.substr(tag);
    std::string_view until = ">";
    if (rest.starts_with("<!--")) until = "-->";
    if (rest.starts_with("<![CDATA[")) until = "[CDATA[";
    if (names_element(rest, "script")) until = "</script";
    if (names_element(rest, "style")) until = "</style";
    const std::size_t end = rest.find(until);
    at = end == std::string_view::npos ? markup.size() : tag + end + until.size();
    sample += ' ';
  }
  return sample;
}

/// The three charsets that write every letter in two bytes from 0xA1 on differ in their rows: half
/// of Japanese text is kana, in rows 0xA4 and 0xA5; all Korean syllables stand in 0xB0 to 0xC8,
/// where Chinese has but two thirds of its common characters. "" where the text is neither of the
/// two.
std::string_view by_rows(std::string_view sample) {
  constexpr std::size_t kEnough = 8;
  std::size_t pairs = 0;
  std::size_t kana = 0;
  std::size_t syllables = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const unsigned lead = static_cast<unsigned char>(sample[i]);
    if (lead < 0x80) continue;
    const bool pair = lead >= 0xA1 && lead != 0xFF && i + 1 < sample.size() &&
                      static_cast<unsigned char>(sample[i + 1]) >= 0xA1;
    if (!pair) return {};
    ++i;
    if (lead < 0xA4) continue;  // punctuation
    ++pairs;
    kana += lead == 0xA4 || lead == 0xA5;
    syllables += lead >= 0xB0 && lead <= 0xC8;
  }
  if (pairs < kEnough) return {};
  if (kana * 4 > pairs) return "euc-jp";
  return syllables * 100 > pairs * 97 ? "euc-kr" : std::string_view();
}

}  // namespace

HighBytes count_high_bytes(std::string_view bytes) {
  HighBytes count;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_high(bytes[i])) continue;
    ++count.all;
    count.beside_another +=
        (i > 0 && is_high(bytes[i - 1])) || (i + 1 < bytes.size() && is_high(bytes[i + 1]));
  }
  return count;
}

std::string detect_charset(std::string_view markup) {
  std::string sample = text_sample(markup);
  // All of it may stand in attributes, or behind a tag that is never closed.
  if (count_high_bytes(sample).all == 0) sample = markup.substr(0, kSampleBytes);
  if (const std::string_view found = by_rows(sample); !found.empty()) return std::string(found);
  const std::string name = text::decode_text(sample).charset;
  return std::string(find_encoding(name).value_or(name));
}

}  // namespace wirestem::markup::detail
