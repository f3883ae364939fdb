// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "read/extract/detail/metadata/calendar_day.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// The first publication date among the keys of state that a page's scripts carry, as JSON or as
/// JSON within a string:
///
///     window.__STATE__ = {"article":{"published_at":"2024-03-11T17:30:00Z"}}
///     self.push("{\"publishedDate\":\"2024-03-11\"}")
///
/// Looks at the first megabyte of them. Linear.
std::optional<WrittenMoment> find_state_date(const markup::Document& page,
                                             const std::vector<markup::NodeId>& scripts);

}  // namespace wirestem::extract::detail
