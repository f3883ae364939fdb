// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wirestem::cli {

/// The completion script for a shell, "bash", "zsh" or "fish"; nothing for any other. Made from
/// flags.hpp, so that it knows what the program does.
///
///     wirestem completions bash > /usr/share/bash-completion/completions/wirestem
std::optional<std::string> shell_completions(std::string_view shell);

}  // namespace wirestem::cli
