// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::extract::detail {

/// A value of metadata as a reader would see it on the page: character references resolved (also
/// those that were written twice over), tags taken out, blanks collapsed, NFC.
///
///     plain_value("Ferry &amp;amp; pier:\n <b>two</b> hurt ")    // Ferry & pier: two hurt
///
/// Linear; a value of more than 64 KiB is cut there.
std::string plain_value(std::string_view written);

/// At most that many bytes of a text, cut between characters.
std::string_view cut_text(std::string_view text, std::size_t most);

}  // namespace wirestem::extract::detail
