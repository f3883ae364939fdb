// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::cli {

/// What `wirestem help` prints.
std::string help_text();

/// What `wirestem help COMMAND` prints. The command must be known.
std::string help_text(std::string_view command);

}  // namespace wirestem::cli
