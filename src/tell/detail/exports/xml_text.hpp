// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::tell {

/// `words` as character data of XML 1.0, fit for an attribute's value too: & < > " ' are escaped;
/// line ends and tabs are character references, so that an attribute keeps them; what XML cannot
/// hold (control characters, U+FFFE, U+FFFF, bytes that are no UTF-8) becomes U+FFFD. Linear.
std::string xml_text(std::string_view words);

/// ` name="value"`, with a blank before.
std::string xml_attribute(std::string_view name, std::string_view value);

}  // namespace wirestem::tell
