// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/built_in_lexicon.hpp"

namespace wirestem::pipeline::detail {

const lexicon::Lexicon& built_in_lexicon() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

}  // namespace wirestem::pipeline::detail
