// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "trace/provenance/detail/origin_nodes.hpp"

namespace wirestem::provenance::detail {

/// Whether an occurrence stands for the claim. Who denies a thing, or asks whether it is so, is no
/// origin of it.
bool vouches(const Occurrence& occurrence);

/// Joins origins that may be one, so that the lower number is given, and says in their reasons what
/// was joined, what was not counted, and where several media have one source behind them.
///
///     {The Courier, page 4 (names no outlet)}   →   {The Courier}
///
/// Accepts a claim whose occurrences have been followed to their roots; those that do not vouch for
/// it have none. Never fails.
void settle_origins(const OriginNodes& nodes, Claim& claim);

}  // namespace wirestem::provenance::detail
