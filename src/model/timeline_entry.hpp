// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/passage_match.hpp"

namespace wirestem {

/// Something that happened, or was said to happen, at a time that the text gives.
struct TimelineEntry {
  std::string id;
  std::string date;         ///< EDTF; partial where the text is: XXXX-08-06, XXXX-WXX-6
  std::string precision;    ///< "day", "month", "year", "range", "weekday", "time"
  std::string reported;     ///< when it was reported: ISO 8601, empty where unknown
  ArticleSpan text;         ///< the sentence or clause that tells it
  std::int64_t claim = -1;  ///< index into the story's claims, else -1
  std::vector<ArticleSpan>
      evidence;  ///< the date expressions, with those of other articles that say the same
};

}  // namespace wirestem
