// SPDX-License-Identifier: Apache-2.0
#include "text/offsets.hpp"

#include <algorithm>

namespace wirestem::text {
namespace {

constexpr std::uint32_t kStep = 64;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// The byte at which the code point number `n` begins, from 0; there must be that many.
std::uint32_t nth_begin(std::string_view utf8, std::uint32_t n) {
  std::uint32_t byte = 0;
  for (;; ++byte) {
    if (begins_code_point(utf8[byte]) && n-- == 0) return byte;
  }
}

}  // namespace

OffsetMap::OffsetMap(std::string_view utf8) : text_(utf8) {
  std::uint32_t code_points = 0;
  every_64th_byte_.reserve(utf8.size() / kStep + 2);
  every_64th_code_point_.reserve(utf8.size() / kStep + 1);
  for (std::uint32_t begin = 0; begin < utf8.size(); begin += kStep) {
    every_64th_byte_.push_back(code_points);
    const std::string_view step = utf8.substr(begin, kStep);
    const auto here = static_cast<std::uint32_t>(std::ranges::count_if(step, begins_code_point));
    // At most one code point of a step is a 64th one.
    const std::uint32_t skip = (kStep - code_points % kStep) % kStep;
    if (skip < here) {
      const std::uint32_t ahead = here == step.size() ? skip : nth_begin(step, skip);
      every_64th_code_point_.push_back(begin + ahead);
    }
    code_points += here;
  }
  every_64th_byte_.push_back(code_points);
}

std::uint32_t OffsetMap::to_code_points(std::uint32_t byte_offset) const {
  std::uint32_t code_points = every_64th_byte_[byte_offset / kStep];
  std::uint32_t byte = byte_offset / kStep * kStep;
  if (byte >= text_.size()) return every_64th_byte_.back();
  for (; byte < byte_offset; ++byte) code_points += begins_code_point(text_[byte]) ? 1U : 0U;
  return code_points;
}

std::uint32_t OffsetMap::to_bytes(std::uint32_t code_point_offset) const {
  const auto step = code_point_offset / kStep;
  if (step >= every_64th_code_point_.size()) return static_cast<std::uint32_t>(text_.size());
  std::uint32_t left = code_point_offset % kStep;
  std::uint32_t byte = every_64th_code_point_[step];
  while (byte < text_.size()) {
    if (left == 0) return byte;
    do ++byte;
    while (byte < text_.size() && !begins_code_point(text_[byte]));
    --left;
  }
  return byte;
}

}  // namespace wirestem::text
