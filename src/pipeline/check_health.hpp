// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace wirestem::pipeline {

/// One table of the lexicon: how many rows each language has.
struct TableCover {
  std::string name;
  std::vector<std::pair<std::string, std::size_t>> rows;  ///< language ("*" for all), rows; sorted
};

/// One thing that was tried.
struct HealthCheck {
  std::string what;  ///< "a copied page is seen as copied"
  bool passed = false;
};

/// What the program is made of, what it knows, and whether it works on this machine.
struct Health {
  std::string version;
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name, version
  std::vector<TableCover> tables;
  std::vector<HealthCheck> checks;

  bool well() const;
};

/// Takes stock, and runs three invented pages through all stages (well under a second; touches no
/// file).
///
///     const Health health = check_health();
///     if (!health.well()) …   // a broken installation
Health check_health();

/// The same as one JSON document with a line end.
std::string health_to_json(const Health& health);

}  // namespace wirestem::pipeline
