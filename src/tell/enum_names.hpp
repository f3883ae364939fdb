// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// The words that the dossier's contract uses for each value.
std::string_view to_string(SectionRole role);
std::string_view to_string(SourceKind kind);
std::string_view to_string(EdgeRelation relation);
std::string_view to_string(Certainty certainty);
std::string_view to_string(MatchKind kind);
std::string_view to_string(QuoteChange change);
std::string_view to_string(DiffPart::Op op);
std::string_view to_string(Modality modality);
std::string_view to_string(Polarity polarity);
std::string_view to_string(ConflictKind kind);
std::string_view to_string(NameKind kind);
std::string_view to_string(Directness directness);
std::string_view to_string(DateType type);
/// Empty for unknown: the contract writes null there.
std::string_view to_string(PublishedFrom from);

}  // namespace wirestem::tell
