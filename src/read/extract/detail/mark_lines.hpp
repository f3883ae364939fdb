// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/full_date.hpp"
#include "read/extract/detail/line_patterns.hpp"
#include "read/extract/detail/metadata/label_words.hpp"
#include "read/extract/detail/metadata/outlet_hosts.hpp"
#include "read/extract/detail/metadata/signal_names.hpp"
#include "read/extract/detail/page.hpp"

namespace wirestem::extract::detail {

/// The tables that the extractor looks lines up in, made once.
struct Words {
  explicit Words(const lexicon::Lexicon& lexicon);

  const lexicon::Lexicon& lexicon;
  FullDateReader dates;
  LinePatterns bylines;
  LinePatterns credits;
  LabelWords labels;
  SignalNames signals;
  OutletHosts outlets;
};

/// What was read off the marked lines, by line number.
struct LineFacts {
  std::map<std::size_t, PatternHit> hits;  ///< of bylines and credits
};

/// Sets Line::mark, cut, weak, comments and related by what the lexicon says. Only short lines are
/// looked at, and of a page with very many lines only the first and last thousands: linear.
LineFacts mark_lines(const Words& words, Page& page);

}  // namespace wirestem::extract::detail
