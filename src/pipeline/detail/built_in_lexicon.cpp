// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/built_in_lexicon.hpp"

namespace wirestem::pipeline::detail {

const lexicon::Lexicon& built_in_lexicon() {
  // Never freed: taking it down at exit would cost as much as a page.
  static const lexicon::Lexicon& lexicon = *new lexicon::Lexicon;
  return lexicon;
}

}  // namespace wirestem::pipeline::detail
