// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"

namespace wirestem::ingest {

struct IngestOptions {
  /// A page, a JSON line or a feed larger than this (decompressed) is skipped; nothing of it stays
  /// in memory.
  std::uint64_t max_record_bytes = std::uint64_t{64} << 20U;
  /// JSON lines {path, published?, outlet?, url?, title?, authors?}; a path is relative to this
  /// file, and may lead into a container: "crawl.warc.gz#3", "pages.zip/a/page.html".
  std::optional<std::string> manifest = std::nullopt;
  /// What the path "-" reads; std::cin where null. Not owned.
  std::istream* standard_input = nullptr;
  /// Reading of an input stops where all that was decompressed of it, layer upon layer, comes to
  /// more than this, or to more than 2000 times its size.
  std::uint64_t max_expanded_bytes = std::uint64_t{64} << 30U;
  /// Whether the inputs' SHA-256 is asked for, which costs a tenth of the time to read a page.
  bool digest_inputs = true;
};

/// What a run over the inputs came to, besides the records.
struct IngestReport {
  std::uint64_t records = 0;
  std::vector<SkippedInput> skipped;   ///< what gave no record, by source_path
  std::vector<SkippedInput> warnings;  ///< what gave one that may be damaged; the same order
  std::vector<std::pair<std::string, std::string>>
      inputs;  ///< each file read to its end: path, sha256; none without digest_inputs
};

/// Reads the inputs of a run and hands on one record after the other.
///
///     auto report = stream_inputs({{"pages/", "crawl.warc.gz"}}, {}, [&](SourceRecord&& record) {
///       use(std::move(record));
///     });
///
/// Accepts files, folders (with all below them; hidden files and folders are left out, and the
/// folders of images and scripts that browsers save beside a page), and "-" for standard input.
/// What a file is, its content tells:
/// - HTML and XHTML, one record of raw bytes; `charset` is what the server said, if known. The
///   address in a saved page's comment is the record's url. MHTML: its main page.
/// - RSS, Atom, JSON Feed, news sitemaps: an entry with text is a record, named path#n.
/// - JSON lines and JSON, known by the name (.jsonl, .ndjson, .json) or, where the name says
///   nothing, by the first line: path#n is the nth record.
/// - WARC and ARC: path#n is the nth record that gives a page. Pages are what a server answered
///   with status 200, resources and conversions, of types HTML, text, feed, JSON.
/// - ZIP, WACZ, 7z, tar: each file in it as if it stood in a folder, named archive/name, archives
///   in archives three deep. Of a WACZ only the recordings are read.
/// - Any of these in gzip, bzip2, xz, zstd or lz4.
/// - Other text is plain text of any charset, made UTF-8.
///
/// Records come by source_path, those of one container in its order; `sha256` is set where one file
/// is one record. Paths that lead to the same file are read once. With no paths, the files that the
/// manifest names are read.
///
/// What gives no record is in `skipped` with its reason; in web archives, where most is no page,
/// with one line for each reason and file. Damage costs no more than what it has hit: behind a
/// broken record or gzip member reading goes on at the next one.
///
/// Only where not one record came out there is an Error (not_found, or unreadable), whose message
/// says why; likewise for a manifest that cannot be read. No input order, clock or locale changes
/// the result. Memory holds one record, whatever the size of the inputs; time is linear in the
/// bytes read. `sink` is called from the caller's thread.
Result<IngestReport> stream_inputs(std::span<const std::string> paths, const IngestOptions& options,
                                   const std::function<void(SourceRecord&&)>& sink);

}  // namespace wirestem::ingest
