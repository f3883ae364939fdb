// SPDX-License-Identifier: Apache-2.0
#include "find/sources/source_tables.hpp"

#include "find/sources/detail/source_parts.hpp"

namespace wirestem::sources {
SourceTables::Parts::Parts(const lexicon::Lexicon& words)
    : lexicon(words), names(words), forms(words), shapes(words), credits(words) {}

SourceTables::SourceTables(const lexicon::Lexicon& lexicon)
    : parts_(std::make_unique<const Parts>(lexicon)) {}

SourceTables::~SourceTables() = default;

}  // namespace wirestem::sources
