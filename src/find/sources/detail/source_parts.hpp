// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/sources/detail/credit_rules.hpp"
#include "find/sources/detail/name_forms.hpp"
#include "find/sources/detail/outlet_names.hpp"
#include "find/sources/detail/outlet_shapes.hpp"
#include "find/sources/source_tables.hpp"

namespace wirestem::sources {

/// What SourceTables holds.
struct SourceTables::Parts {
  explicit Parts(const lexicon::Lexicon& words);

  const lexicon::Lexicon& lexicon;
  detail::OutletNames names;
  detail::NameForms forms;
  detail::OutletShapes shapes;
  detail::CreditRules credits;
};

}  // namespace wirestem::sources
