// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/passage_match.hpp"

namespace wirestem::reuse::detail {

/// Brings together the passages of several pairs that are the same words.
///
/// Two passages belong together where they overlap by half of the longer in one article. Rewritten
/// and translated pairs are groups of their own. Members are sorted, groups by their first member.
std::vector<PassageGroup> group_passages(const std::vector<PassageMatch>& passages);

}  // namespace wirestem::reuse::detail
