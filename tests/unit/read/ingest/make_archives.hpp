// SPDX-License-Identifier: Apache-2.0
//
// Makes the containers that tests of ingest read: WARC records, gzip members, ZIP and tar.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

namespace wirestem::ingest {

/// A folder of a test's own, which goes with it.
class TempFolder {
 public:
  TempFolder() {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(::testing::TempDir()) /
            (std::string(info->test_suite_name()) + "_" + info->name() + "_" +
             std::to_string(::getpid()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  /// The path without that of the folder.
  std::string name(const std::string& path) const {
    return std::filesystem::path(path).lexically_relative(path_).string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string deflated(std::string_view bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string in(bytes);
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// One gzip member.
inline std::string gzip(std::string_view bytes) { return deflated(bytes, 16 + MAX_WBITS); }

using NamedBytes = std::vector<std::pair<std::string, std::string>>;

/// An archive that a libarchive writer makes of files; `choose` sets format and filter.
inline std::string make_archive(const NamedBytes& files, void (*choose)(struct archive*)) {
  std::string out;
  struct archive* handle = archive_write_new();
  choose(handle);
  archive_write_set_bytes_in_last_block(handle, 1);
  const auto write = [](struct archive*, void* to, const void* bytes,
                        std::size_t size) -> la_ssize_t {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  };
  archive_write_open(handle, &out, nullptr, write, nullptr);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(handle, entry);
    archive_write_data(handle, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(handle);
  archive_write_free(handle);
  return out;
}

inline std::string zip(const NamedBytes& files) {
  return make_archive(files, [](struct archive* a) { archive_write_set_format_zip(a); });
}
inline std::string tar(const NamedBytes& files) {
  return make_archive(files, [](struct archive* a) { archive_write_set_format_ustar(a); });
}
inline std::string tar_xz(const NamedBytes& files) {
  return make_archive(files, [](struct archive* a) {
    archive_write_set_format_ustar(a);
    archive_write_add_filter_xz(a);
  });
}

/// A WARC record; `fields` are header lines that end with "\r\n".
inline std::string warc_record(std::string_view fields, std::string_view block) {
  return "WARC/1.0\r\n" + std::string(fields) + "Content-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

/// A response record of a page; `http_fields` are header lines, status 200.
inline std::string warc_response(std::string_view url, std::string_view http_fields,
                                 std::string_view body, std::string_view warc_fields = "") {
  return warc_record("WARC-Type: response\r\nWARC-Target-URI: " + std::string(url) +
                         "\r\nWARC-Date: 2023-04-05T06:07:08Z\r\n" + std::string(warc_fields) +
                         "Content-Type: application/http; msgtype=response\r\n",
                     "HTTP/1.1 200 OK\r\n" + std::string(http_fields) + "\r\n" + std::string(body));
}

/// A response that is an HTML page with `words` in it.
inline std::string warc_page(std::string_view url, std::string_view words) {
  return warc_response(url, "Content-Type: text/html; charset=utf-8\r\n",
                       "<!DOCTYPE html><title>Quay</title><p>" + std::string(words) + "</p>");
}

}  // namespace wirestem::ingest
