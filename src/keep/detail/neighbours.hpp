// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "keep/detail/database.hpp"

namespace wirestem::keep::detail {

// Which articles an analysis has to look at. See Store::waiting and Store::neighbourhood.

std::vector<std::string> read_waiting(Database& database, std::uint64_t limit);

void write_features(Database& database, std::span<const std::string> ids,
                    std::span<const std::vector<std::uint64_t>> features);

/// An article's neighbours are the forty that share most with it, a feature counting the more the
/// rarer it is; features of more than 200 articles say nothing, and one shared feature is chance.
/// Cost: features times the articles that have them, at most 200 each.
std::vector<std::string> find_neighbourhood(Database& database, std::span<const std::string> ids);

}  // namespace wirestem::keep::detail
