// SPDX-License-Identifier: Apache-2.0
//
// Any bytes are read; records are UTF-8 with text in them, dates are ISO 8601, and every entry is a
// record or skipped, numbered without a gap.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "read/ingest/detail/feeds/feed_date.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"
#include "text/utf8.hpp"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_record(const wirestem::SourceRecord& record) {
  using namespace wirestem;
  check(text::is_utf8(record.bytes));
  check(!text::trim(record.bytes).empty());
  check(text::is_utf8(record.record.title.value_or("")));
  check(text::is_utf8(record.record.url.value_or("")));
  const std::string date = record.record.published.value_or("2024");
  check(date.size() >= 4 && ingest::detail::normalise_date(date) == date);
  if (record.record.republished_from) {
    check(!record.record.republished_from->name.empty() ||
          !record.record.republished_from->url.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wirestem::ingest;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(detail::looks_like_feed(bytes));
  const detail::FeedRecords feed = detail::read_feed(bytes, "f", "0");
  std::size_t number = 0;
  auto record = feed.records.begin();
  auto skipped = feed.skipped.begin();
  while (record != feed.records.end() || skipped != feed.skipped.end()) {
    const std::string name = "f#" + std::to_string(++number);
    if (record != feed.records.end() && record->source_path == name) {
      check_record(*record++);
    } else if (skipped != feed.skipped.end() && skipped->source_path == name) {
      ++skipped;
    } else {
      check(number == 1 && skipped->source_path == "f");
      ++skipped;
    }
  }
  check(feed.addresses.size() <= feed.skipped.size());
  return 0;
}
