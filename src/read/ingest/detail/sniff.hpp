// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wirestem::ingest::detail {

/// Why bytes cannot be read as plain text: a format of their own, or no text at all. "" where they
/// can. Looks at the content only; a file's name may say anything.
std::string_view why_not_plain_text(std::string_view bytes);

}  // namespace wirestem::ingest::detail
