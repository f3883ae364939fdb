// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// A run of tokens that is one of the pile's outlets.
struct PileOutletHit {
  std::uint32_t end_token = 0;
  std::uint32_t outlet = 0;  ///< index into the names given
};

/// The names of the outlets whose own pages are in the pile, to be known in every page. A name in
/// another script is known in Latin letters too («Портовые вести», "Portovye Vesti").
class PileOutlets {
 public:
  explicit PileOutlets(std::span<const std::string> names);

  /// The longest of the names that begins at token `at`, leading article aside.
  std::optional<PileOutletHit> longest_at(std::span<const Token> tokens, std::uint32_t at) const;

 private:
  struct Name {
    std::vector<std::string> words;  ///< case-folded
    std::uint32_t outlet = 0;
  };
  void add(const std::string& name, std::uint32_t outlet);

  std::map<std::string, std::vector<Name>, std::less<>> by_first_word_;
};

}  // namespace wirestem::sources::detail
