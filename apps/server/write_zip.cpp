// SPDX-License-Identifier: Apache-2.0
#include "apps/server/write_zip.hpp"

#include <cstddef>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace wirestem::server {
namespace {

constexpr std::int64_t kNewYear1980 = 315'532'800;  // the first moment that ZIP can tell

la_ssize_t append(archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool write_file(archive* writer, const tell::ExportFile& file) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                            &archive_entry_free);
  if (entry == nullptr) return false;
  archive_entry_set_pathname_utf8(entry.get(), file.path.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), kNewYear1980, 0);
  return archive_write_header(writer, entry.get()) == ARCHIVE_OK &&
         archive_write_data(writer, file.bytes.data(), file.bytes.size()) ==
             static_cast<la_ssize_t>(file.bytes.size());
}

}  // namespace

Result<std::string> write_zip(std::span<const tell::ExportFile> files) {
  std::string out;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(),
                                                                       &archive_write_free);
  const Error failed{ErrorCode::unreadable, "the export cannot be packed"};
  if (writer == nullptr || archive_write_set_format_zip(writer.get()) != ARCHIVE_OK ||
      archive_write_open(writer.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK) {
    return failed;
  }
  for (const tell::ExportFile& file : files) {
    if (!write_file(writer.get(), file)) return failed;
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return failed;
  return out;
}

}  // namespace wirestem::server
