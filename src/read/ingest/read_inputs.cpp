// SPDX-License-Identifier: Apache-2.0
//
// First the list of files (detail/list_files), then each by itself: JSON by its name, anything else
// by its content. What a file gives is appended in the order of the list, so the result is sorted
// by construction, records 2 and 10 of a container included.
#include "read/ingest/read_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "base/sha256.hpp"
#include "read/ingest/detail/json_record.hpp"
#include "read/ingest/detail/line_reader.hpp"
#include "read/ingest/detail/list_files.hpp"
#include "read/ingest/detail/sniff.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest {
namespace {

namespace fs = std::filesystem;
using detail::InputFile;
using detail::RecordOrReason;

/// Real path (or real path#n for one record of a container) → what the manifest says of it.
using Manifest = std::map<std::string, GivenMetadata>;

std::string readable_size(std::uint64_t bytes) {
  std::ostringstream out;
  const std::uint64_t mebibytes = bytes >> 20U;
  if (mebibytes > 0) {
    out << mebibytes << " MiB";
  } else {
    out << bytes << " bytes";
  }
  return out.str();
}

std::string extension_of(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

/// The bytes of a stream, or one byte more than `limit` where it holds more than that.
std::string read_up_to(std::istream& in, std::uint64_t limit) {
  constexpr std::size_t kChunk = std::size_t{1} << 18U;
  std::string bytes;
  while (in && bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    in.read(bytes.data() + before, static_cast<std::streamsize>(kChunk));
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

/// Text of which a tenth came out as replacement characters was no text in that charset.
bool is_mostly_broken(const text::DecodedText& decoded) {
  if (!decoded.repaired) return false;
  std::size_t broken = 0;
  for (std::size_t at = decoded.utf8.find("\xEF\xBF\xBD"); at != std::string::npos;
       at = decoded.utf8.find("\xEF\xBF\xBD", at + 3)) {
    ++broken;
  }
  return broken * 10 > decoded.utf8.size();
}

class Reader {
 public:
  Reader(const IngestOptions& options, const Manifest& manifest)
      : options_(options), manifest_(manifest) {}

  void read(const InputFile& file) {
    if (file.real_path == "-") {
      read_standard_input();
      return;
    }
    std::ifstream in(file.source_path, std::ios::binary);
    if (!in) {
      skip(file.source_path, "cannot be opened");
      return;
    }
    const std::string extension = extension_of(file.source_path);
    if (extension == ".jsonl" || extension == ".ndjson") {
      read_lines(file, in);
    } else if (extension == ".json") {
      read_json_file(file, in);
    } else {
      read_plain_file(file, in);
    }
  }

  IngestResult result;

 private:
  void skip(const std::string& source_path, std::string reason) {
    result.skipped.push_back({source_path, std::move(reason)});
  }

  bool is_too_large(const InputFile& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file.source_path, error);
    return !error && size > options_.max_record_bytes;
  }

  void skip_too_large(const std::string& source_path) {
    skip(source_path, "larger than " + readable_size(options_.max_record_bytes));
  }

  const GivenMetadata* manifest_entry(const std::string& key) const {
    const auto at = manifest_.find(key);
    return at == manifest_.end() ? nullptr : &at->second;
  }

  void read_plain_file(const InputFile& file, std::istream& in) {
    // The size is asked first, so that a huge file costs nothing.
    if (is_too_large(file)) {
      skip_too_large(file.source_path);
      return;
    }
    add_plain(file, read_up_to(in, options_.max_record_bytes));
  }

  void add_plain(const InputFile& file, const std::string& bytes) {
    if (bytes.size() > options_.max_record_bytes) {
      skip_too_large(file.source_path);
      return;
    }
    const std::string sha256 = sha256_hex(bytes);
    result.inputs.emplace_back(file.source_path, sha256);
    if (const std::string_view reason = detail::why_not_plain_text(bytes); !reason.empty()) {
      skip(file.source_path, std::string(reason));
      return;
    }
    text::DecodedText decoded = text::decode_text(bytes);
    if (text::trim(decoded.utf8).empty()) {
      skip(file.source_path, "empty file");
    } else if (is_mostly_broken(decoded)) {
      skip(file.source_path, "binary data, not text");
    } else {
      SourceRecord record;
      record.source_path = file.source_path;
      record.bytes = std::move(decoded.utf8);
      record.charset = std::move(decoded.charset);
      record.sha256 = sha256;
      if (const GivenMetadata* given = manifest_entry(file.real_path)) record.manifest = *given;
      result.records.push_back(std::move(record));
    }
  }

  void add_json(const InputFile& file, std::size_t number, RecordOrReason&& outcome) {
    const std::string source_path = file.source_path + "#" + std::to_string(number);
    if (std::string* reason = std::get_if<std::string>(&outcome)) {
      skip(source_path, std::move(*reason));
      return;
    }
    SourceRecord record = std::get<SourceRecord>(std::move(outcome));
    record.source_path = source_path;
    if (const auto* given = manifest_entry(file.real_path + "#" + std::to_string(number))) {
      record.manifest = *given;
    }
    result.records.push_back(std::move(record));
  }

  void finish_container(const InputFile& file, std::size_t first_record, std::size_t records,
                        const std::string& sha256) {
    if (records == 0) skip(file.source_path, "empty file");
    result.inputs.emplace_back(file.source_path, sha256);
    for (std::size_t i = first_record; i < result.records.size(); ++i) {
      result.records[i].sha256 = sha256;
    }
  }

  void read_lines(const InputFile& file, std::istream& in) {
    detail::LineReader lines(in, options_.max_record_bytes);
    const std::size_t first = result.records.size();
    std::size_t number = 0;  // blank lines are no records
    while (lines.next()) {
      if (lines.too_long()) {
        skip_too_large(file.source_path + "#" + std::to_string(++number));
        continue;
      }
      std::string_view line = lines.line();
      if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
      add_json(file, ++number, detail::read_json_record(line));
    }
    finish_container(file, first, number, lines.sha256());
  }

  /// A .json file may hold one document, on one line or many, or one record a line.
  void read_json_file(const InputFile& file, std::istream& in) {
    if (is_too_large(file)) {
      read_lines(file, in);
      return;
    }
    const std::string bytes = read_up_to(in, options_.max_record_bytes);
    std::vector<RecordOrReason> outcomes = detail::read_json_document(bytes);
    if (outcomes.empty()) {
      std::istringstream again(bytes);
      read_lines(file, again);
      return;
    }
    const std::size_t first = result.records.size();
    for (std::size_t i = 0; i < outcomes.size(); ++i) add_json(file, i + 1, std::move(outcomes[i]));
    finish_container(file, first, outcomes.size(), sha256_hex(bytes));
  }

  /// What comes in by a pipe has no name to go by: JSON lines where the first line is an object.
  void read_standard_input() {
    std::istream& in = options_.standard_input != nullptr ? *options_.standard_input : std::cin;
    const InputFile file{"-", "-"};
    const std::string bytes = read_up_to(in, options_.max_record_bytes);
    const std::string_view first_line = std::string_view(bytes).substr(0, bytes.find('\n'));
    const bool json = first_line.find_first_not_of(" \t\r") != std::string_view::npos &&
                      text::trim(first_line).starts_with('{') &&
                      std::holds_alternative<SourceRecord>(detail::read_json_record(first_line));
    if (!json) {
      add_plain(file, bytes);
      return;
    }
    Joined joined(bytes, in);
    std::istream all(&joined);
    read_lines(file, all);
  }

  /// The bytes that were read to sniff at, then the rest of the stream.
  class Joined : public std::streambuf {
   public:
    Joined(std::string head, std::istream& rest) : buffer_(std::move(head)), rest_(rest) {
      setg(buffer_.data(), buffer_.data(), buffer_.data() + buffer_.size());
    }

   protected:
    int_type underflow() override {
      constexpr std::size_t kChunk = std::size_t{1} << 18U;
      buffer_.resize(kChunk);
      rest_.read(buffer_.data(), static_cast<std::streamsize>(kChunk));
      setg(buffer_.data(), buffer_.data(), buffer_.data() + rest_.gcount());
      return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
    }

   private:
    std::string buffer_;
    std::istream& rest_;
  };

  const IngestOptions& options_;
  const Manifest& manifest_;
};

struct LoadedManifest {
  Manifest entries;
  std::vector<std::string> paths;  ///< as inputs, in the manifest's order
  std::vector<SkippedInput> skipped;
};

Result<LoadedManifest> load_manifest(const IngestOptions& options) {
  LoadedManifest out;
  if (!options.manifest) return out;
  const std::string& name = *options.manifest;
  std::ifstream in(name, std::ios::binary);
  if (!in || fs::is_directory(name)) {
    return Error{ErrorCode::not_found, name + ": the manifest cannot be read"};
  }
  const fs::path folder = fs::path(name).parent_path();
  detail::LineReader lines(in, options.max_record_bytes);
  while (lines.next()) {
    const std::string where = name + "#" + std::to_string(lines.number());
    if (text::trim(lines.line()).empty() && !lines.too_long()) continue;
    auto line = detail::read_manifest_line(lines.line());
    if (std::string* reason = std::get_if<std::string>(&line)) {
      out.skipped.push_back({where, *reason});
      continue;
    }
    detail::ManifestLine& entry = std::get<detail::ManifestLine>(line);
    const std::string path = (folder / entry.path).lexically_normal().string();
    std::string key = detail::real_path(path);
    // "pile.jsonl#3" names a record of a container, unless there is a file of that very name.
    if (const std::size_t hash = path.rfind('#'); key.empty() && hash != std::string::npos) {
      key = detail::real_path(path.substr(0, hash));
      if (!key.empty()) key += path.substr(hash);
    }
    out.paths.push_back(path);
    if (!key.empty()) out.entries.emplace(std::move(key), std::move(entry.given));
  }
  return out;
}

Error nothing_read(const std::vector<SkippedInput>& skipped) {
  if (skipped.empty()) return {ErrorCode::usage, "no inputs were given"};
  constexpr std::size_t kShown = 3;
  std::string message = "nothing could be read: ";
  for (std::size_t i = 0; i < std::min(kShown, skipped.size()); ++i) {
    if (i > 0) message += "; ";
    message += skipped[i].source_path + ": " + skipped[i].reason;
  }
  if (skipped.size() > kShown) {
    message += "; and " + std::to_string(skipped.size() - kShown) + " more";
  }
  const bool missing = std::ranges::all_of(
      skipped, [](const SkippedInput& s) { return s.reason == "no such file or folder"; });
  return {missing ? ErrorCode::not_found : ErrorCode::unreadable, message};
}

}  // namespace

Result<IngestResult> read_inputs(std::span<const std::string> paths, const IngestOptions& options) {
  Result<LoadedManifest> manifest = load_manifest(options);
  if (!manifest) return manifest.error();
  const std::string left_out =
      options.manifest ? detail::real_path(*options.manifest) : std::string();
  const std::span<const std::string> wanted = paths.empty() ? manifest.value().paths : paths;
  detail::FileList list = detail::list_files(wanted, left_out);

  Reader reader(options, manifest.value().entries);
  for (const InputFile& file : list.files) reader.read(file);
  IngestResult result = std::move(reader.result);
  result.skipped.insert(result.skipped.end(), list.skipped.begin(), list.skipped.end());
  const auto& bad_lines = manifest.value().skipped;
  result.skipped.insert(result.skipped.end(), bad_lines.begin(), bad_lines.end());
  std::ranges::stable_sort(result.skipped, {}, [](const SkippedInput& skipped) {
    return skipped.source_path.substr(0, skipped.source_path.rfind('#'));
  });
  if (result.records.empty()) return nothing_read(result.skipped);
  return result;
}

}  // namespace wirestem::ingest
