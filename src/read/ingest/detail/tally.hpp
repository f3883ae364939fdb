// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/source_record.hpp"

namespace wirestem::ingest::detail {

/// Counts what one file holds that is no page, so that a crawl's million images are one line.
///
///     tally.add("image/* is no page", "https://harbour.example/quay.png");
///     tally.take("crawl.warc")  // {"crawl.warc", "12 records: image/* is no page (first:
///     https…)"}
class Tally {
 public:
  void add(std::string_view reason, std::string_view example);
  /// A line for each reason in the order in which they came up; the tally is empty then.
  std::vector<SkippedInput> take(const std::string& source_path);

 private:
  struct Count {
    std::string reason;
    std::string first;
    std::uint64_t records = 0;
  };
  std::vector<Count> counts_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< reason → its place in counts_
};

}  // namespace wirestem::ingest::detail
