// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace wirestem::tell {

std::string number_text(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), written.ptr};
}

}  // namespace wirestem::tell
