// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/outlet_hosts.hpp"

#include <algorithm>

namespace wirestem::extract::detail {

OutletHosts::OutletHosts(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("outlets");
  if (table.rows().empty()) return;
  const std::size_t name = table.column("name");
  const std::size_t domains = table.column("domains");
  const std::size_t kind = table.column("kind");
  names_.reserve(table.rows().size());
  for (const lexicon::Row& row : table.rows()) {
    if (row[kind] == "platform") continue;
    std::string_view rest = row[domains];
    while (!rest.empty()) {
      const std::string_view domain = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(domain.size() + 1, rest.size()));
      // Of two rows with one domain the first counts.
      if (!domain.empty()) names_.try_emplace(domain, row[name]);
    }
  }
}

std::string_view OutletHosts::outlet_of(std::string_view host) const {
  while (!host.empty()) {
    if (const auto at = names_.find(host); at != names_.end()) return at->second;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return {};
}

}  // namespace wirestem::extract::detail
