// SPDX-License-Identifier: Apache-2.0
#include "find/sources/source_tables.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "find/sources/detail/source_parts.hpp"

namespace wirestem::sources {
namespace {

constexpr std::array<std::pair<std::string_view, CreditRelation>, 5> kRelations = {{
    {"republishes", CreditRelation::republishes},
    {"wire", CreditRelation::wire},
    {"cites", CreditRelation::cites},
    {"translates", CreditRelation::translates},
    {"contributes", CreditRelation::contributes},
}};

}  // namespace

SourceTables::Parts::Parts(const lexicon::Lexicon& words)
    : lexicon(words), names(words), forms(words), shapes(words) {
  const lexicon::Table& table = words.table("credits");
  if (table.rows().empty()) return;
  const std::size_t relation = table.column("relation");
  const std::size_t position = table.column("position");
  for (const lexicon::Row& row : table.rows()) {
    for (const auto& [name, value] : kRelations) {
      if (row[relation] == name) {
        detail::CreditPattern pattern(row[0], row[position]);
        const bool agency = pattern.has_slot(detail::Slot::agency);
        credits.push_back({std::move(pattern), value, agency});
      }
    }
  }
}

SourceTables::SourceTables(const lexicon::Lexicon& lexicon)
    : parts_(std::make_unique<const Parts>(lexicon)) {}

SourceTables::~SourceTables() = default;

}  // namespace wirestem::sources
