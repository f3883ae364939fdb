// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::markup::detail {

/// The charset of bytes that are no UTF-8, guessed from the text between the tags: a name of the
/// Encoding standard where it has one. Linear.
std::string detect_charset(std::string_view markup);

/// Bytes beyond ASCII, and how many of them stand beside another one. In Latin scripts few do, in
/// all others most.
struct HighBytes {
  std::size_t all = 0;
  std::size_t beside_another = 0;
};
HighBytes count_high_bytes(std::string_view bytes);

}  // namespace wirestem::markup::detail
