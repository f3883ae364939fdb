// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/attribution.hpp"
#include "model/date_mention.hpp"
#include "model/frame.hpp"
#include "model/name_mention.hpp"
#include "model/quote.hpp"
#include "model/segmentation.hpp"

namespace wirestem {

/// All that was found in one article. Put together by the pipeline from what each finder gave;
/// nobody writes into it afterwards. Every list stands in the order of the text.
struct Findings {
  Segmentation segmentation;
  std::vector<NameMention> names;
  std::vector<DateMention> dates;
  std::vector<OutletMention> outlets;
  std::vector<Quote> quotes;
  std::vector<Attribution> attributions;  ///< one for each quote, same index
  std::vector<Credit> credits;
  std::vector<ConceptMention> concepts;
  std::vector<QuantityMention> quantities;
  std::vector<Frame> frames;
};

/// One article with its findings: what the later stages read. Views, nothing is owned.
struct ReadArticle {
  const Article* article = nullptr;
  const Findings* findings = nullptr;
};

}  // namespace wirestem
