// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/headline_place.hpp"

#include <cstddef>
#include <string>

#include "read/extract/detail/metadata/date_lines.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kLongest = 300;
constexpr std::size_t kShortest = 6;

/// Letters and figures of the start of `text`, ASCII without case.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kLongest)) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80) {
      out += c;
    }
  }
  return out;
}

/// How well `heading` is the headline: by what it shares with the title, less what it has besides.
std::size_t score_of(std::string_view heading, std::string_view title) {
  if (title.size() < kShortest) return 0;
  if (title.find(heading) != title.npos) return heading.size() + 2;
  if (heading.size() < 2 * title.size() && heading.find(title) != heading.npos)
    return 2 * title.size() - heading.size() + 2;
  return 0;
}

}  // namespace

Heading find_headline(const markup::Document& page, const std::vector<Heading>& headings,
                      std::string_view title) {
  const std::string squeezed_title = squeezed(title);
  Heading found;
  std::size_t best = 0;
  for (const Heading& heading : headings) {
    const std::string text = squeezed(short_text(page, heading.node, kLongest));
    if (text.size() < kShortest) continue;
    std::size_t score = score_of(text, squeezed_title);
    if (best == 0 && heading.tag == markup::Tag::h1) score = score > 0 ? score : 1;
    if (score <= best) continue;
    best = score;
    found = heading;
  }
  return found;
}

}  // namespace wirestem::extract::detail
