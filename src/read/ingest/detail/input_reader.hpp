// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "read/ingest/detail/bytes/archive_entries.hpp"
#include "read/ingest/detail/bytes/byte_reader.hpp"
#include "read/ingest/detail/bytes/expansion.hpp"
#include "read/ingest/detail/bytes/gunzip_source.hpp"
#include "read/ingest/detail/json_record.hpp"
#include "read/ingest/detail/list_files.hpp"
#include "read/ingest/detail/output.hpp"
#include "read/ingest/detail/sniff.hpp"
#include "read/ingest/stream_inputs.hpp"

namespace wirestem::ingest::detail {

/// Reads one input after the other, each by what it is: unwraps what is compressed, opens archives,
/// and hands the records of what it comes to to an Output.
class InputReader {
 public:
  InputReader(const IngestOptions& options, Output& output) : options_(options), output_(output) {}

  void read(const InputFile& file);

 private:
  /// Where in an input the reader is.
  struct Place {
    std::string source_path;
    std::string key;   ///< what a manifest knows it by
    std::string name;  ///< whose extension counts: without ".gz"
    std::optional<std::uint64_t> size;
    StreamSource* file = nullptr;  ///< the input itself, until an archive is opened
    GunzipSource* gzip = nullptr;  ///< what it comes out of
    int archives = 0;              ///< opened so far
    int wrappings = 0;             ///< taken off so far
  };

  static Format format_of(ByteReader& in, const Place& place);
  void read_stream(ByteReader& in, const Place& place);
  void unwrap_gzip(ByteReader& in, const Place& place);
  void unwrap_other(ByteReader& in, const Place& place);
  void open_archive(ByteReader& in, const Place& place, ArchiveFormat format);
  void read_entries(ArchiveEntries& entries, const Place& place, std::istream* survey);
  void read_captures_of(ByteReader& in, const Place& place, bool is_arc);
  void read_content(ByteReader& in, const Place& place, Format format);
  void read_lines(ByteReader& in, const Place& place);
  void read_json(ByteReader& in, const Place& place, Format format);
  void read_page_file(ByteReader& in, const Place& place, Format format);
  void give_feed(const std::string& bytes, const Place& place);
  void add_json(const Place& place, std::size_t number, RecordOrReason&& outcome);
  bool begins_json_lines(ByteReader& in) const;
  std::optional<std::string> take_whole(ByteReader& in, const Place& place);
  void skip_too_large(const std::string& source_path);

  const IngestOptions& options_;
  Output& output_;
  std::optional<Expansion> expansion_;  ///< of the input at hand
  bool left_unread_ = false;            ///< its size alone told that it is too large
};

}  // namespace wirestem::ingest::detail
