// SPDX-License-Identifier: Apache-2.0
//
// What an input is, its first bytes tell; names decide only between kinds of plain text. What is
// compressed or an archive is read through, so that only a record is ever held: GunzipSource and
// ArchiveEntries are ByteSources like the file itself. ZIP and 7z have their directory at the end
// and want to seek: of a file that is done, one inside another archive is held if it is no larger
// than a record may be, else read forwards.
#include "read/ingest/detail/input_reader.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "read/ingest/detail/archive_survey.hpp"
#include "read/ingest/detail/bytes/line_reader.hpp"
#include "read/ingest/detail/captures/capture.hpp"
#include "read/ingest/detail/captures/read_captures.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"
#include "read/ingest/detail/pages/read_page.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

namespace fs = std::filesystem;

constexpr int kMostArchives = 3;
constexpr int kMostWrappings = 3;

/// "news.tgz" → "news.tar", "page.html.gz" → "page.html", "pages" → "pages".
std::string unwrapped_name(const std::string& name) {
  const std::string extension = extension_of(name);
  const std::string rest = name.substr(0, name.size() - extension.size());
  if (extension == ".tgz" || extension == ".tbz" || extension == ".tbz2" || extension == ".txz") {
    return rest + ".tar";
  }
  const bool wrapping = extension == ".gz" || extension == ".bz2" || extension == ".xz" ||
                        extension == ".zst" || extension == ".lz4";
  return wrapping ? rest : name;
}

bool is_lines_extension(std::string_view extension) {
  return extension == ".jsonl" || extension == ".ndjson";
}

bool is_text_extension(std::string_view extension) {
  return extension == ".txt" || extension == ".text" || extension == ".md";
}

}  // namespace

std::string readable_size(std::uint64_t bytes) {
  const std::uint64_t mebibytes = bytes >> 20U;
  return mebibytes > 0 ? std::to_string(mebibytes) + " MiB" : std::to_string(bytes) + " bytes";
}

void InputReader::skip_too_large(const std::string& source_path) {
  output_.skip(source_path, "larger than " + readable_size(options_.max_record_bytes));
}

void InputReader::read(const InputFile& input) {
  const bool is_pipe = input.real_path == "-";
  std::ifstream opened;
  if (!is_pipe) {
    opened.open(input.source_path, std::ios::binary);
    if (!opened) {
      output_.skip(input.source_path, "cannot be opened");
      output_.end_input(input.source_path, {});
      return;
    }
  }
  std::istream& piped = options_.standard_input != nullptr ? *options_.standard_input : std::cin;
  StreamSource source(is_pipe ? piped : opened,
                      options_.digest_inputs ? Digest::kept : Digest::none);
  ByteReader in(source);
  Place place{.source_path = input.source_path,
              .key = input.real_path,
              .name = input.source_path,
              .size = std::nullopt,
              .file = &source};
  std::error_code error;
  const std::uintmax_t size = is_pipe ? 0 : fs::file_size(input.source_path, error);
  if (!is_pipe && !error) place.size = size;
  expansion_.emplace(place.size.value_or(0), options_.max_expanded_bytes);
  left_unread_ = false;
  read_stream(in, place);
  output_.end_input(input.source_path, left_unread_ ? std::string() : source.sha256());
}

/// What the bytes are; of a web archive whose very first ones are broken, what its name says.
Format InputReader::format_of(ByteReader& in, const Place& place) {
  const Format format = sniff(in.peek(kSniffBytes).substr(0, kSniffBytes));
  const bool is_sure = format == Format::empty || format == Format::gzip ||
                       format == Format::compressed || format == Format::zip ||
                       format == Format::seven_zip || format == Format::tar;
  if (is_sure) return format;
  const std::string extension = extension_of(place.name);
  if (extension == ".warc") return Format::warc;
  if (extension == ".arc") return Format::arc;
  const std::string inner = extension_of(unwrapped_name(place.name));
  const bool is_zipped = extension == ".gz" && (inner == ".warc" || inner == ".arc");
  return is_zipped && format != Format::warc && format != Format::arc ? Format::gzip : format;
}

// NOLINTNEXTLINE(misc-no-recursion): no deeper than kMostArchives + kMostWrappings
void InputReader::read_stream(ByteReader& in, const Place& place) {
  const Format format = format_of(in, place);
  const bool is_wrapped = format == Format::gzip || format == Format::compressed;
  if (is_wrapped && place.wrappings == kMostWrappings) {
    output_.skip(place.source_path, "compressed more than three times over");
    return;
  }
  switch (format) {
    case Format::gzip:
      return unwrap_gzip(in, place);
    case Format::compressed:
      return unwrap_other(in, place);
    case Format::zip:
      return open_archive(in, place, ArchiveFormat::zip);
    case Format::seven_zip:
      return open_archive(in, place, ArchiveFormat::seven_zip);
    case Format::tar:
      return open_archive(in, place, ArchiveFormat::tar);
    case Format::warc:
      return read_captures_of(in, place, false);
    case Format::arc:
      return read_captures_of(in, place, true);
    default:
      return read_content(in, place, format);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): see read_stream
void InputReader::unwrap_gzip(ByteReader& in, const Place& place) {
  GunzipSource source(in, *expansion_);
  ByteReader inner(source);
  Place inside = place;
  inside.name = unwrapped_name(place.name);
  inside.size.reset();
  inside.gzip = &source;
  ++inside.wrappings;
  // A web archive whose very first member is broken can still be told by its name.
  const std::string_view head = inner.peek(kSniffBytes);
  const std::string extension = extension_of(inside.name);
  const bool arc = begins_arc_record(head) && sniff(head) == Format::arc;
  if (begins_warc_record(head) || (head.empty() && extension == ".warc")) {
    source.recover_at(begins_warc_record);
  } else if (arc || (head.empty() && extension == ".arc")) {
    source.recover_at(begins_arc_record);
  }
  if (head.empty() && !inner.gap().empty()) {
    output_.skip(place.source_path, std::string(inner.gap()));
    if (!inner.resume()) return;
  }
  read_stream(inner, inside);
}

// NOLINTNEXTLINE(misc-no-recursion): see read_stream
void InputReader::unwrap_other(ByteReader& in, const Place& place) {
  ArchiveEntries entries(ArchiveFormat::compressed, in, *expansion_);
  if (!entries.next()) {
    output_.skip(place.source_path, "cannot be decompressed: " + entries.error());
    return;
  }
  ByteReader inner(entries.data());
  Place inside = place;
  inside.name = unwrapped_name(place.name);
  inside.size.reset();
  inside.gzip = nullptr;
  ++inside.wrappings;
  read_stream(inner, inside);
}

// NOLINTNEXTLINE(misc-no-recursion): see read_stream
void InputReader::open_archive(ByteReader& in, const Place& place, ArchiveFormat format) {
  if (place.archives == kMostArchives) {
    output_.skip(place.source_path, "archives in archives are opened three deep only");
    return;
  }
  if (format == ArchiveFormat::tar) {
    ArchiveEntries entries(format, in, *expansion_);
    read_entries(entries, place, nullptr);
    // libarchive takes data that end between two files for the whole.
    if (!in.gap().empty()) output_.skip(place.source_path, std::string(in.gap()));
    return;
  }
  if (place.file != nullptr && place.wrappings == 0 && place.source_path != "-") {
    std::ifstream file(place.source_path, std::ios::binary);
    std::ifstream again(place.source_path, std::ios::binary);
    ArchiveEntries entries(format, file, *expansion_);
    return read_entries(entries, place, format == ArchiveFormat::zip ? &again : nullptr);
  }
  std::string bytes;
  in.take(options_.max_record_bytes + 1, bytes);
  if (bytes.size() <= options_.max_record_bytes) {
    std::istringstream again(bytes);
    std::istringstream file(std::move(bytes));
    ArchiveEntries entries(format, file, *expansion_);
    return read_entries(entries, place, format == ArchiveFormat::zip ? &again : nullptr);
  }
  if (format == ArchiveFormat::seven_zip) {
    output_.skip(place.source_path, "a 7z archive in another one, larger than " +
                                        readable_size(options_.max_record_bytes));
    return;
  }
  in.give_back(bytes);
  bytes = {};
  ArchiveEntries entries(format, in, *expansion_);
  read_entries(entries, place, nullptr);
}

// NOLINTNEXTLINE(misc-no-recursion): see read_stream
void InputReader::read_entries(ArchiveEntries& entries, const Place& place, std::istream* survey) {
  ArchiveSurvey names(extension_of(place.name) == ".wacz");
  if (survey != nullptr) {
    ArchiveEntries all(ArchiveFormat::zip, *survey, *expansion_);
    names.look_at(all);
  }
  if (!names.why_unread().empty()) {
    output_.skip(place.source_path, std::string(names.why_unread()));
    return;
  }
  std::size_t number = 0;
  bool any = false;
  while (std::optional<ArchiveEntry> entry = entries.next()) {
    ++number;
    if (!entry->is_file || names.leaves_out(entry->name)) continue;
    any = true;
    if (entry->name.empty()) entry->name = "entry " + std::to_string(number);
    Place inside = place;
    inside.source_path += "/" + entry->name;
    inside.key += "/" + entry->name;
    inside.name = entry->name;
    inside.size = entry->size;
    inside.file = nullptr;
    inside.gzip = nullptr;
    ++inside.archives;
    if (entry->is_encrypted) {
      output_.skip(inside.source_path, "encrypted");
      continue;
    }
    ByteReader content(entries.data());
    read_stream(content, inside);
    if (expansion_->exceeded()) break;
  }
  if (expansion_->exceeded()) {
    output_.skip(place.source_path, "reading stopped: it expands to too much");
  } else if (!entries.error().empty()) {
    output_.skip(place.source_path, "the archive is damaged: " + entries.error());
  } else if (!any) {
    output_.skip(place.source_path, "an archive without files to read");
  }
}

void InputReader::read_captures_of(ByteReader& in, const Place& place, bool is_arc) {
  const CaptureFile file{.format = is_arc ? CaptureFormat::arc : CaptureFormat::warc,
                         .source_path = place.source_path,
                         .key = place.key,
                         .gzip = place.gzip,
                         .max_record_bytes = options_.max_record_bytes};
  read_captures(in, file, output_);
}

void InputReader::read_content(ByteReader& in, const Place& place, Format format) {
  const std::string extension = extension_of(place.name);
  const bool may_be_json = format == Format::other || format == Format::feed;
  if (format == Format::cdx || extension == ".cdx" || extension == ".cdxj") {
    output_.skip(place.source_path, "an index of a web archive, no page");
  } else if (may_be_json && is_lines_extension(extension)) {
    read_lines(in, place);
  } else if (may_be_json && extension == ".json") {
    read_json(in, place, format);
  } else if (format == Format::other && !is_text_extension(extension) && begins_json_lines(in)) {
    read_lines(in, place);
  } else {
    read_page_file(in, place, format);
  }
}

/// All bytes of what is one record; nothing, and a reason given, where they are too many or lost.
std::optional<std::string> InputReader::take_whole(ByteReader& in, const Place& place) {
  // The size is asked first, so that a huge file costs nothing.
  if (place.size && *place.size > options_.max_record_bytes) {
    left_unread_ = place.file != nullptr;
    skip_too_large(place.source_path);
    return std::nullopt;
  }
  std::string bytes;
  in.take(options_.max_record_bytes + 1, bytes);
  if (bytes.size() > options_.max_record_bytes) {
    skip_too_large(place.source_path);
    return std::nullopt;
  }
  // A bomb's first megabytes are no page either; of other damage, what came before it is kept.
  if (const std::string gap(in.gap()); !gap.empty()) {
    if (bytes.empty() || gap.ends_with(kExpandsTooMuch) || expansion_->exceeded()) {
      output_.skip(place.source_path, gap);
      return std::nullopt;
    }
    output_.warn(place.source_path, gap);
  }
  return bytes;
}

void InputReader::read_page_file(ByteReader& in, const Place& place, Format format) {
  std::optional<std::string> bytes = take_whole(in, place);
  if (!bytes) return;
  const std::string extension = extension_of(place.name);
  if (format == Format::feed) return give_feed(*bytes, place);
  if (format == Format::unread) {
    return output_.skip(place.source_path, std::string(why_unread(*bytes)));
  }
  if (is_page_asset(extension)) {
    return output_.skip(place.source_path, "a page's script, style or drawing");
  }
  if (format == Format::xml) return output_.skip(place.source_path, "XML that is no feed");
  if (format == Format::other && is_page_extension(extension)) format = Format::html;
  if (format == Format::other && (extension == ".mht" || extension == ".mhtml")) {
    format = Format::mhtml;
  }
  RecordOrReason outcome =
      read_page({.bytes = std::move(*bytes), .format = format, .charset = {}, .given = {}});
  if (std::string* reason = std::get_if<std::string>(&outcome)) {
    return output_.skip(place.source_path, std::move(*reason));
  }
  SourceRecord record = std::get<SourceRecord>(std::move(outcome));
  record.source_path = place.source_path;
  if (place.file != nullptr) record.sha256 = place.file->sha256();
  output_.give(std::move(record), place.key);
}

void InputReader::give_feed(const std::string& bytes, const Place& place) {
  FeedRecords feed = read_feed(bytes, place.source_path, "");
  if (feed.records.empty() && feed.skipped.empty()) {
    return output_.skip(place.source_path, "a feed without entries");
  }
  for (SourceRecord& record : feed.records) {
    const std::string key = place.key + record.source_path.substr(place.source_path.size());
    output_.give(std::move(record), key);
  }
  for (SkippedInput& line : feed.skipped) output_.skip(line.source_path, std::move(line.reason));
}

void InputReader::add_json(const Place& place, std::size_t number, RecordOrReason&& outcome) {
  const std::string behind = "#" + std::to_string(number);
  if (std::string* reason = std::get_if<std::string>(&outcome)) {
    output_.skip(place.source_path + behind, std::move(*reason));
    return;
  }
  SourceRecord record = std::get<SourceRecord>(std::move(outcome));
  record.source_path = place.source_path + behind;
  output_.give(std::move(record), place.key + behind);
}

void InputReader::read_lines(ByteReader& in, const Place& place) {
  LineReader lines(in, options_.max_record_bytes);
  std::size_t number = 0;  // blank lines are no records
  while (lines.next()) {
    if (lines.too_long()) {
      skip_too_large(place.source_path + "#" + std::to_string(++number));
      continue;
    }
    std::string_view line = lines.line();
    if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    add_json(place, ++number, read_json_record(line));
  }
  if (!in.gap().empty()) {
    output_.skip(place.source_path, std::string(in.gap()));
  } else if (number == 0) {
    output_.skip(place.source_path, "empty file");
  }
}

/// A .json file may hold one document, on one line or many, or one record a line.
void InputReader::read_json(ByteReader& in, const Place& place, Format format) {
  if (place.size && *place.size > options_.max_record_bytes) return read_lines(in, place);
  std::string bytes;
  in.take(options_.max_record_bytes + 1, bytes);
  if (bytes.size() <= options_.max_record_bytes && in.gap().empty()) {
    if (format == Format::feed) return give_feed(bytes, place);
    std::vector<RecordOrReason> outcomes = read_json_document(bytes);
    std::size_t number = 0;
    for (RecordOrReason& outcome : outcomes) add_json(place, ++number, std::move(outcome));
    if (!outcomes.empty()) return;
  }
  in.give_back(bytes);
  read_lines(in, place);
}

/// True where the first line is an object that gives a record.
bool InputReader::begins_json_lines(ByteReader& in) const {
  constexpr std::size_t kSmall = 64;
  if (!text::trim(in.peek(kSmall).substr(0, kSmall)).starts_with('{')) return false;
  std::string_view ahead = in.peek(kSniffBytes);
  while (ahead.find('\n') == std::string_view::npos && ahead.size() <= options_.max_record_bytes) {
    const std::size_t before = ahead.size();
    ahead = in.peek(before * 2);
    if (ahead.size() == before) break;
  }
  return std::holds_alternative<SourceRecord>(read_json_record(ahead.substr(0, ahead.find('\n'))));
}

}  // namespace wirestem::ingest::detail
