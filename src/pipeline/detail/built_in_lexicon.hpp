// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lexicon/lexicon.hpp"

namespace wirestem::pipeline::detail {

/// The words that are compiled in. Constant once made, and shared by all threads.
const lexicon::Lexicon& built_in_lexicon();

}  // namespace wirestem::pipeline::detail
