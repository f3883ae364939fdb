// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/sources/detail/credit_patterns.hpp"
#include "find/sources/detail/name_forms.hpp"
#include "find/sources/detail/outlet_names.hpp"
#include "find/sources/detail/outlet_shapes.hpp"
#include "find/sources/source_tables.hpp"
#include "model/attribution.hpp"

namespace wirestem::sources {

/// What SourceTables holds.
struct SourceTables::Parts {
  /// A pattern of credits.tsv and what it says of the source.
  struct CreditRule {
    detail::CreditPattern pattern;
    CreditRelation relation;
    bool needs_agency;  ///< most lines name none, and need not be tried
  };

  explicit Parts(const lexicon::Lexicon& words);

  const lexicon::Lexicon& lexicon;
  detail::OutletNames names;
  detail::NameForms forms;
  detail::OutletShapes shapes;
  std::vector<CreditRule> credits;
};

}  // namespace wirestem::sources
