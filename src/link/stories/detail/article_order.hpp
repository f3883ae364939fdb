// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/findings.hpp"
#include "model/name_mention.hpp"
#include "model/passage_match.hpp"

namespace wirestem::stories::detail {

/// Days since 1970-01-01 of an ISO 8601 date or date-time, in its own zone.
std::optional<std::int64_t> day_of(const std::optional<std::string>& published);

/// The articles by day, path, id and text, undated ones last: the same for any order of input.
std::vector<std::uint32_t> in_steady_order(std::span<const ReadArticle> articles);

/// For each article the one that stands for it and its near copies: the first of them in `order`.
///
/// Near copies share four fifths of their words both ways, and half of the names: a report from the
/// same template about another town is no copy.
std::vector<std::uint32_t> stand_ins(std::span<const ReadArticle> articles,
                                     const LinkedNames& names, std::span<const ReuseLink> links,
                                     std::span<const std::uint32_t> order);

/// The share of both from which two articles are near copies.
inline constexpr double kNearCopy = 0.8;

}  // namespace wirestem::stories::detail
