// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace wirestem::tell {

/// A number as every format writes it: the shortest digits that read back as the same number, with
/// a point whatever the locale; 0 for what is not finite, which most formats cannot write.
std::string number_text(double value);

}  // namespace wirestem::tell
