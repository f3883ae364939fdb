// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/stream_bytes.hpp"

#include <string_view>
#include <utility>

#include "base/sha256.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"
#include "read/ingest/detail/pages/read_page.hpp"
#include "read/ingest/detail/sniff.hpp"

namespace wirestem::ingest {
namespace {

void read_feed_into(const InMemoryInput& input, const std::string& hash, BytesReport& report,
                    const std::function<void(SourceRecord&&)>& sink) {
  detail::FeedRecords feed =
      detail::read_feed(input.bytes, input.name, hash, input.charset, input.url);
  for (SourceRecord& record : feed.records) {
    ++report.records;
    sink(std::move(record));
  }
  for (SkippedInput& line : feed.skipped) report.skipped.push_back(std::move(line));
  for (detail::FeedAddress& address : feed.addresses) {
    if (address.kind == detail::AddressKind::page) {
      report.addresses.push_back(std::move(address.url));
    }
  }
}

}  // namespace

BytesReport stream_bytes(InMemoryInput&& input, const std::function<void(SourceRecord&&)>& sink) {
  BytesReport report;
  const std::string hash = sha256_hex(input.bytes);
  report.inputs.emplace_back(input.name, hash);
  const std::string_view head = std::string_view(input.bytes).substr(0, detail::kSniffBytes);
  const detail::Format format = detail::sniff(head);
  using detail::Format;
  if (format == Format::feed || (format == Format::other && detail::looks_like_feed(head))) {
    read_feed_into(input, hash, report, sink);
    return report;
  }
  if (format != Format::html && format != Format::mhtml && format != Format::other) {
    report.skipped.push_back({input.name, format == Format::unread
                                              ? std::string(detail::why_unread(head))
                                              : "neither a page nor a feed"});
    return report;
  }
  GivenMetadata given;
  given.url = input.url;
  detail::RecordOrReason outcome = detail::read_page({.bytes = std::move(input.bytes),
                                                      .format = format,
                                                      .charset = std::move(input.charset),
                                                      .given = std::move(given)});
  if (std::string* reason = std::get_if<std::string>(&outcome)) {
    report.skipped.push_back({input.name, std::move(*reason)});
    return report;
  }
  SourceRecord record = std::get<SourceRecord>(std::move(outcome));
  record.source_path = input.name;
  record.sha256 = hash;
  ++report.records;
  sink(std::move(record));
  return report;
}

}  // namespace wirestem::ingest
