// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace wirestem::cli {

/// The manual page wirestem(1), in the man(7) macros of groff; made from flags.hpp.
///
///     wirestem man | man -l -
std::string man_page();

}  // namespace wirestem::cli
