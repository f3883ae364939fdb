// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/tally.hpp"

#include <utility>

#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

// Reasons may name a type that the input made up, so that there could be any number of them.
constexpr std::size_t kMostReasons = 64;
constexpr std::size_t kMostExample = 200;

std::string shown(std::string_view example) {
  std::string out = text::repair_utf8(example.substr(0, kMostExample));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = '?';
  }
  return out;
}

}  // namespace

void Tally::add(std::string_view reason, std::string_view example) {
  auto at = places_.find(reason);
  if (at == places_.end()) {
    if (counts_.size() == kMostReasons) reason = "other reasons";
    at = places_.try_emplace(std::string(reason), counts_.size()).first;
    if (at->second == counts_.size()) counts_.push_back({std::string(reason), shown(example), 0});
  }
  ++counts_[at->second].records;
}

std::vector<SkippedInput> Tally::take(const std::string& source_path) {
  std::vector<SkippedInput> lines;
  for (const Count& count : counts_) {
    std::string line;
    if (count.records == 1) {
      line = count.first.empty() ? count.reason : count.first + ": " + count.reason;
    } else {
      line = std::to_string(count.records) + " records: " + count.reason;
      if (!count.first.empty()) line += " (first: " + count.first + ")";
    }
    lines.push_back({source_path, std::move(line)});
  }
  counts_.clear();
  places_.clear();
  return lines;
}

}  // namespace wirestem::ingest::detail
