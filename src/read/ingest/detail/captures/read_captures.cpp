// SPDX-License-Identifier: Apache-2.0
//
// A record is judged by as little of it as will do: its header, then the head of the HTTP response
// in it; only what may be a page is held. Where a record does not end where its length says, the
// next one is searched: inside what was held, if the length was too large, else behind it.
#include "read/ingest/detail/captures/read_captures.hpp"

#include <algorithm>
#include <utility>

#include "read/ingest/detail/captures/capture.hpp"
#include "read/ingest/detail/captures/capture_type.hpp"
#include "read/ingest/detail/captures/digest.hpp"
#include "read/ingest/detail/captures/http_message.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"
#include "read/ingest/detail/pages/read_page.hpp"
#include "read/ingest/detail/sniff.hpp"
#include "read/ingest/detail/tally.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kMostHttpHead = std::size_t{32} << 10U;
/// Of all blocks together, how much may be read again after a length that was too large.
constexpr std::uint64_t kMostGivenBack = std::uint64_t{256} << 20U;

constexpr std::string_view kNoHttp = "it holds no HTTP response";

/// A page out of its record, not yet judged by its content.
struct Body {
  std::string bytes;
  PageType type = PageType::unknown;
  std::string charset;
};

class Captures {
 public:
  Captures(ByteReader& in, const CaptureFile& file, Output& output)
      : in_(in), file_(file), output_(output) {}

  void read() {
    while (true) {
      std::string reason;
      const HeaderOutcome outcome = file_.format == CaptureFormat::warc
                                        ? read_warc_header(in_, capture_, reason)
                                        : read_arc_header(in_, arc_fields_, capture_, reason);
      if (outcome == HeaderOutcome::read) {
        read_record();
      } else if (outcome == HeaderOutcome::bad) {
        tally_.add(reason, "byte " + std::to_string(in_.position()));
        skip_to_record();
      } else if (!go_on_behind_gap()) {
        break;
      }
    }
    if (file_.gzip != nullptr && file_.gzip->wrong_checksums() > 0) {
      output_.warn(file_.source_path, "gzip members with a wrong checksum: " +
                                          std::to_string(file_.gzip->wrong_checksums()));
    }
    for (SkippedInput& line : tally_.take(file_.source_path)) {
      output_.skip(line.source_path, std::move(line.reason));
    }
    for (SkippedInput& line : warnings_.take(file_.source_path)) {
      output_.warn(line.source_path, std::move(line.reason));
    }
  }

 private:
  void skip_to_record() {
    if (file_.format == CaptureFormat::warc) {
      skip_to_warc_record(in_);
    } else {
      skip_to_arc_record(in_, arc_fields_);
    }
  }

  /// At the end: false where that is where it should be, or nothing follows.
  bool go_on_behind_gap() {
    const std::string gap(in_.gap());
    if (gap.empty()) return false;
    const std::size_t colon = gap.find(": ");  // "byte 4711: what"
    const bool placed = colon != std::string::npos;
    tally_.add(placed ? std::string_view(gap).substr(colon + 2) : gap,
               placed ? gap.substr(0, colon) : "");
    return in_.resume();
  }

  void read_record() {
    std::string why;
    HttpHead http;
    PageType type = PageType::none;
    if (may_be_page(http, type, why)) {
      read_page_record(http, type);
      return;
    }
    if (!why.empty()) tally_.add(why, capture_.url);
    if (why == kNoHttp) {  // its header is damaged, so its length is not to be believed either
      skip_to_record();
      return;
    }
    if (in_.skip(capture_.length) < capture_.length) tell_end();
  }

  /// Where the data end for good, that must be told; where there is a gap, the gap will be.
  void tell_end() {
    if (in_.gap().empty()) {
      tally_.add("the data end within this record", "byte " + std::to_string(capture_.offset));
    }
  }

  /// Judges by header and HTTP head. `why` stays empty for what is no page by its nature.
  bool may_be_page(HttpHead& http, PageType& type, std::string& why) {
    if (capture_.kind == CaptureKind::other || capture_.url.starts_with("dns:")) return false;
    if (capture_.kind == CaptureKind::unknown) {
      why = "a record of unknown type";
    } else if (capture_.kind == CaptureKind::revisit) {
      why = "a revisit: its page is recorded elsewhere";
    } else if (capture_.is_segment) {
      why = "a part of a record, which are not joined";
    } else {
      why = why_no_page_address(capture_.url);
    }
    if (!why.empty()) return false;
    const auto head_size =
        static_cast<std::size_t>(std::min<std::uint64_t>(capture_.length, kMostHttpHead));
    http = read_http_head(in_.peek(head_size).substr(0, head_size));
    if (http.status != 0) {
      if (http.status != 200 && http.status != 203) {
        why = "HTTP status " + std::to_string(http.status);
        return false;
      }
    } else if (capture_.content_type.starts_with("application/http")) {
      why = kNoHttp;
      return false;
    } else {
      read_plain_type(http);
    }
    type = page_type(http.media_type);
    if (type == PageType::none) why = type_group(http.media_type) + " is no page";
    if (why.empty() && capture_.length > file_.max_record_bytes + kMostHttpHead) {
      why = "larger than " + readable_size(file_.max_record_bytes);
    }
    return why.empty();
  }

  /// Of a record without HTTP, the record's own header speaks.
  void read_plain_type(HttpHead& http) const {
    const HttpHead as_if =
        read_http_head("HTTP/1.0 200\r\nContent-Type: " + capture_.content_type + "\r\n\r\n");
    http.media_type = as_if.media_type;
    http.charset = as_if.charset;
  }

  void read_page_record(const HttpHead& http, PageType type) {
    std::string block;
    const std::uint64_t taken = in_.take(capture_.length, block);
    problems_.clear();
    if (!ends_well(taken) && cut_swallowed_record(block)) {
      problems_.emplace_back("its length is wrong, the next record begins before its end");
    } else if (taken < capture_.length) {
      // The record is cut; the page in it may be whole by what its server said.
      if (!http.length || block.size() < http.body_begin + *http.length) {
        tell_end();
        return;
      }
      problems_.emplace_back("its length is wrong, the data end before it");
    }
    ++number_;
    const std::uint64_t before = output_.records();
    check_sums(block, http);
    Body body{.bytes = {}, .type = type, .charset = http.charset};
    if (std::string why = decode(std::move(block), http, body.bytes); !why.empty()) {
      tally_.add(why, capture_.url);
    } else {
      give(std::move(body));
    }
    if (output_.records() == before) {
      --number_;
    } else {
      for (const std::string& what : problems_) warnings_.add(what, "#" + std::to_string(number_));
    }
  }

  /// True where the end of the data or a record follows.
  bool ends_well(std::uint64_t taken) {
    if (file_.format == CaptureFormat::arc) return true;
    if (taken < capture_.length) return false;
    std::string_view ahead = in_.peek(16);
    ahead.remove_prefix(std::min(ahead.find_first_not_of("\r\n"), ahead.size()));
    return ahead.empty() || begins_warc_record(ahead);
  }

  bool cut_swallowed_record(std::string& block) {
    std::size_t next = block.find("\nWARC/1.");
    if (next == std::string::npos || given_back_ > kMostGivenBack) return false;
    given_back_ += block.size() - next;
    in_.give_back(std::string_view(block).substr(next + 1));
    while (next > 0 && (block[next - 1] == '\r' || block[next - 1] == '\n')) --next;
    block.resize(next);
    return true;
  }

  void check_sums(std::string_view block, const HttpHead& http) {
    if (!capture_.truncated.empty()) problems_.emplace_back("the crawler cut it short");
    if (!has_digest(block, capture_.block_digest)) {
      problems_.emplace_back("its block digest does not match");
    }
    const std::string_view body = block.substr(std::min(http.body_begin, block.size()));
    // Some tools take the digest of the payload after joining its chunks.
    if (!has_digest(body, capture_.payload_digest) &&
        !(http.is_chunked && has_digest(join_chunks(body), capture_.payload_digest))) {
      problems_.emplace_back("its payload digest does not match");
    }
  }

  /// The page's bytes out of the block; a reason where they cannot be had.
  std::string decode(std::string&& block, const HttpHead& http, std::string& out) {
    std::string body = std::move(block);
    body.erase(0, std::min(http.body_begin, body.size()));
    if (http.is_chunked) body = join_chunks(body);
    if (http.encoding.empty()) {
      out = std::move(body);
      return {};
    }
    switch (decode_content(body, http.encoding, file_.max_record_bytes, out)) {
      case Decoded::whole:
        return {};
      case Decoded::cut:
        if (out.empty()) return "its compressed body is damaged";
        problems_.emplace_back("its compressed body ends early");
        return {};
      case Decoded::unsupported:
        return "Content-Encoding " + type_group(http.encoding) + " is not read";
      case Decoded::too_large:
        break;
    }
    return "larger than " + readable_size(file_.max_record_bytes);
  }

  void give(Body&& body) {
    const Format format = sniff(std::string_view(body.bytes).substr(0, kSniffBytes));
    if (format == Format::unread) {
      tally_.add(why_unread(body.bytes), capture_.url);
    } else if (format == Format::feed) {
      give_feed(body);
    } else if (body.type == PageType::json) {
      give_json(body);
    } else if (body.type == PageType::html || format == Format::html || format == Format::mhtml) {
      give_page(std::move(body), format == Format::mhtml ? format : Format::html);
    } else if (body.type == PageType::text && format == Format::other) {
      give_page(std::move(body), format);
    } else if (format == Format::empty) {
      tally_.add("an empty page", capture_.url);
    } else if (format == Format::xml || body.type == PageType::xml) {
      tally_.add("XML that is no feed", capture_.url);
    } else {
      tally_.add("a file of no type that is read", capture_.url);
    }
  }

  GivenMetadata given() const {
    GivenMetadata out;
    if (!capture_.url.empty()) out.url = capture_.url;
    if (!capture_.date.empty()) out.fetched = capture_.date;
    return out;
  }

  std::string numbered(const std::string& path) const {
    return path + "#" + std::to_string(number_);
  }

  void give_page(Body&& body, Format format) {
    RecordOrReason outcome = read_page({.bytes = std::move(body.bytes),
                                        .format = format,
                                        .charset = std::move(body.charset),
                                        .given = given()});
    if (std::string* reason = std::get_if<std::string>(&outcome)) {
      tally_.add(*reason == "empty file" ? "an empty page" : *reason, capture_.url);
      return;
    }
    give_record(std::get<SourceRecord>(std::move(outcome)), "");
  }

  void give_record(SourceRecord&& record, const std::string& behind) {
    record.source_path = numbered(file_.source_path) + behind;
    if (!record.record.fetched && !capture_.date.empty()) record.record.fetched = capture_.date;
    output_.give(std::move(record), numbered(file_.key) + behind);
  }

  void give_feed(const Body& body) {
    const std::string path = numbered(file_.source_path);
    FeedRecords feed = read_feed(body.bytes, path, "", body.charset, capture_.url);
    for (SourceRecord& record : feed.records) {
      const std::string behind = record.source_path.substr(path.size());
      give_record(std::move(record), behind);
    }
    for (const SkippedInput& line : feed.skipped) tally_.add(line.reason, capture_.url);
  }

  /// What scripts fetch is mostly no article: only objects that have a title beside their text are
  /// taken for one.
  void give_json(const Body& body) {
    std::vector<RecordOrReason> outcomes = read_json_document(body.bytes);
    std::size_t item = 0;
    for (RecordOrReason& outcome : outcomes) {
      ++item;
      SourceRecord* record = std::get_if<SourceRecord>(&outcome);
      if (record == nullptr || !record->record.title) continue;
      if (!record->record.url && outcomes.size() == 1) record->record.url = capture_.url;
      give_record(std::move(*record), outcomes.size() == 1 ? "" : "#" + std::to_string(item));
      ++given_json_;
    }
    if (std::exchange(given_json_, 0) == 0) tally_.add("JSON that is no article", capture_.url);
  }

  ByteReader& in_;
  const CaptureFile& file_;
  Output& output_;
  Capture capture_;
  std::size_t arc_fields_ = kArcFields;
  std::uint64_t number_ = 0;
  std::uint64_t given_back_ = 0;
  std::uint64_t given_json_ = 0;
  std::vector<std::string> problems_;  ///< of the record at hand
  Tally tally_;
  Tally warnings_;
};

}  // namespace

void read_captures(ByteReader& in, const CaptureFile& file, Output& output) {
  Captures(in, file, output).read();
}

}  // namespace wirestem::ingest::detail
