// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/findings.hpp"

namespace wirestem::provenance::detail {

/// What a page means by a common noun: "the paper", "the commission". Links without such a noun
/// come back as they are.

/// "the paper", and not "dpa", which is a name.
bool is_common_noun_for_medium(const ReadArticle& page, const ChainLink& link);

/// "the paper said": the medium that the page named last before, else the next that it names; its
/// own outlet, platforms and agencies are not meant. Null where it names none.
const OutletMention* medium_meant(const ReadArticle& page, const ChainLink& link);

/// "the commission said": the body of that noun which the page named last before ("the Ferry
/// Commission"), else the next that it names. The link itself where there is none.
ChainLink body_meant(const ReadArticle& page, const ChainLink& link);

}  // namespace wirestem::provenance::detail
