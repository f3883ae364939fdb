// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "trace/claims/detail/clause_index.hpp"

namespace wirestem::claims::detail {

/// The clauses of an index, gathered into claims: average-link clustering over the pairs of similar
/// forms, greedily from the most alike down.
///
/// Two clauses of one article join only where they are nearly the same (a headline and its lead),
/// since one page seldom states a thing twice but often states two things about the same people. A
/// clause that states two things is then a member of both claims.
///
/// Cost: the similar pairs of forms, times the forms of the clusters that a pair would join, which
/// are compared once for each size that they have.
class ClauseClusters {
 public:
  /// `quoted` tells of each form whether it is somebody's own words; those are a statement of their
  /// own unless another says nearly the same.
  ClauseClusters(const ClauseIndex& index, std::vector<bool> quoted);

  /// The units of each claim, ascending. Clusters that say too little to be told are left out.
  std::vector<std::vector<std::uint32_t>> run();

 private:
  void try_join(const FormPair& pair);
  bool failed_before(std::uint32_t a, std::uint32_t b);
  bool alike_on_average(std::uint32_t a, std::uint32_t b) const;
  bool in_one_article(std::uint32_t a, std::uint32_t b) const;
  void expand();
  void add_second_memberships(const std::vector<FormPair>& pairs);
  void add_to_claim(std::uint32_t claim, std::uint32_t form);
  double mean_likeness(std::uint32_t form, std::uint32_t cluster) const;
  void join_overlapping();
  bool worth_telling(const std::vector<std::uint32_t>& units) const;

  const ClauseIndex& index_;
  std::vector<bool> quoted_;
  std::vector<std::uint32_t> cluster_of_;             ///< by form
  std::vector<std::vector<std::uint32_t>> clusters_;  ///< forms, ascending
  std::vector<std::vector<std::uint32_t>> claims_;    ///< units, ascending; same index
  /// Clusters that were too unlike to be joined, with their sizes then.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::size_t, std::size_t>> failed_;
};

}  // namespace wirestem::claims::detail
