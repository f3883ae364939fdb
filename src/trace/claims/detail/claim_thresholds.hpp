// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wirestem::claims::detail {

/// The numbers that decide which clauses are one claim; all of them stand in a run's record.
inline constexpr double kPairLeast = 0.36;     ///< two clauses less alike are never joined directly
inline constexpr double kAverageLeast = 0.28;  ///< mean over all pairs of a joined claim
inline constexpr double kSameArticleLeast = 0.4;
inline constexpr double kSecondLeast = 0.36;  ///< mean likeness to join a second claim
inline constexpr double kOverlap = 0.6;       ///< share of clauses that makes two claims one
inline constexpr double kQuotedLeast = 0.46;  ///< where one of two is somebody's own words
inline constexpr double kAloneLeast = 6.0;    ///< weight from which a lone clause is a statement

}  // namespace wirestem::claims::detail
