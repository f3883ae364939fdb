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

/// What the lexicon has for one language, by what it is looked for: 0 says that it is not.
struct LanguageCover {
  std::string language;
  std::size_t speech = 0;    ///< words of reporting
  std::size_t speakers = 0;  ///< roles and pronouns
  std::size_t sources = 0;   ///< credit lines and bylines
  std::size_t names = 0;     ///< given names, surnames, titles, endings
  std::size_t dates = 0;
  std::size_t frames = 0;    ///< denials, plans, hedges
  std::size_t concepts = 0;  ///< that have a word in the language
  std::size_t pages = 0;     ///< furniture of pages, notices
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
  std::vector<LanguageCover> languages;  ///< by their tags
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
