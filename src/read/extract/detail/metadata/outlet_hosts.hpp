// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.hpp"

namespace wirestem::extract::detail {

/// The lexicon's outlets by the hosts of their sites.
///
///     OutletHosts hosts(lexicon);
///     hosts.outlet_of("news.bbc.co.uk")      // "BBC", whose domain is bbc.co.uk
///
/// Platforms that carry others' sites under their own name count for none. Made once; keep the
/// lexicon alive. Threads may ask at once.
class OutletHosts {
 public:
  explicit OutletHosts(const lexicon::Lexicon& lexicon);

  /// The name of the medium with the longest domain that `host` ends in; "" where none has one.
  /// `host` is lower case. A look-up for each label of the host.
  std::string_view outlet_of(std::string_view host) const;

 private:
  std::unordered_map<std::string_view, std::string_view> names_;  ///< by domain
};

}  // namespace wirestem::extract::detail
