// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace wirestem::claims::detail {

/// The numbers that decide what is told as a conflict; all of them stand in a run's record.

// Which pairs are held against each other.
inline constexpr double kSameClaim = 0.10;              ///< likeness of two clauses
inline constexpr double kSameThing = 0.06;              ///< of two sentences
inline constexpr std::size_t kMostExplanations = 2000;  ///< compared with one another

// How alike two clauses must be for each test.
inline constexpr double kSameQuantity = 0.06;  ///< figures of one thing
inline constexpr double kSameShare = 0.2;      ///< percentages, which may be of anything
inline constexpr double kNearlyEqual = 0.02;   ///< figures this close, relatively, are rounding
inline constexpr double kSameDay = 0.12;
inline constexpr double kSamePlan = 0.4;    ///< a plan and a deed told on one day,
inline constexpr double kRetoldPlan = 0.3;  ///< and those in one passage
inline constexpr double kSamePlace = 0.5;
inline constexpr double kSameCertainty = 0.3;
inline constexpr double kSamePolarity = 0.2;
inline constexpr double kSameAct = 0.15;         ///< one act by one actor
inline constexpr std::size_t kNearNegation = 4;  ///< tokens between a negation and what it denies
inline constexpr std::size_t kOpenerReach = 14;  ///< tokens between "put" and "down to"
inline constexpr double kMostOfCause = 0.6;      ///< share of a denied cause that tells of it

// How strongly a finding counts.
inline constexpr double kNumberWeight = 2.0;
inline constexpr double kStatusWeight = 1.5;
inline constexpr double kPolarityWeight = 1.0;
inline constexpr double kActorWeight = 1.0;
inline constexpr double kDateWeight = 0.7;
inline constexpr double kCertaintyWeight = 0.5;
inline constexpr double kPlaceWeight = 0.3;
inline constexpr double kOfClauses = 0.4;    ///< modality or opposites alone, beside a word in each
inline constexpr double kTwoReasons = 1.6;   ///< two signs of cause seldom say so by chance
inline constexpr double kAfterOnly = 0.25;   ///< "after" may mean the time and not the reason
inline constexpr double kDeniedCause = 0.6;  ///< what one denies to be the cause, another tells
inline constexpr double kSurelyOne = 1.0;    ///< one quotation in two mouths

// Which are told.
inline constexpr double kRepeated =
    0.8;  ///< what the next conflict of a kind counts beside the last
inline constexpr double kAboutOne = 0.7;            ///< and the next denial of one statement
inline constexpr std::size_t kMostAboutOne = 3;     ///< denials of one statement
inline constexpr double kTellLeast = 0.15;          ///< strength of what is told at all
inline constexpr std::size_t kMostConflicts = 10;   ///< of a story; more where it has more pages,
inline constexpr std::size_t kMostOfAnyStory = 50;  ///< but no more than a reader can look at

}  // namespace wirestem::claims::detail
