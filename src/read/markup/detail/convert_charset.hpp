// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::markup::detail {

/// Bytes of a legacy encoding made UTF-8, with what did not fit.
struct Converted {
  std::string utf8;
  std::size_t broken = 0;  ///< U+FFFD put in
  bool known = true;       ///< false where the converter is not to be had; then nothing is in utf8
};

/// Converts from an encoding of the Encoding standard (not "utf-8"), or from another charset that
/// ICU knows by that name ("utf-32le", "iso-2022-kr"). Mappings are the standard's: windows-1252
/// for Latin-1, gb18030 with 0x80 as the euro sign for GBK, Big5 with HKSCS, windows-949 for
/// EUC-KR. Linear; beyond the result a few KiB.
Converted convert_charset(std::string_view bytes, std::string_view encoding);

}  // namespace wirestem::markup::detail
