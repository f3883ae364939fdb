// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "read/markup/detail/tokenizer.hpp"

namespace wirestem::markup::detail {

/// Whether a page with that doctype is shown in quirks mode, in which a <table> may stand in a <p>.
bool asks_for_quirks(const Token& doctype);

}  // namespace wirestem::markup::detail
