// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "lexicon/lexicon.hpp"

namespace wirestem::sources {

/// The lexicon's word on media and credits, made ready for looking up.
///
///     const SourceTables tables(lexicon);                  // once a run; then shared by all
///     threads for (const Article& a : articles) find_outlets(a, segment(a), tables);
///
/// Making one takes some milliseconds, which the functions that take a Lexicon spend on every call.
/// `lexicon` must outlive it. Const and safe from several threads.
class SourceTables {
 public:
  explicit SourceTables(const lexicon::Lexicon& lexicon);
  ~SourceTables();
  SourceTables(const SourceTables&) = delete;
  SourceTables& operator=(const SourceTables&) = delete;

  struct Parts;  // private to the module
  const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<const Parts> parts_;
};

}  // namespace wirestem::sources
