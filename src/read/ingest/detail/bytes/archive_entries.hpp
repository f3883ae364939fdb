// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/ingest/detail/bytes/byte_reader.hpp"
#include "read/ingest/detail/bytes/expansion.hpp"

namespace wirestem::ingest::detail {

enum class ArchiveFormat {
  zip,
  seven_zip,
  tar,
  compressed,  ///< one file by bzip2, xz, zstd or lz4, which is its only entry
};

struct ArchiveEntry {
  std::string name;  ///< UTF-8, as the archive has it; may be anything
  std::optional<std::uint64_t> size;
  bool is_file = false;
  bool is_encrypted = false;
};

/// The entries of an archive, one after the other (libarchive behind it). Nothing is written to
/// disk, so no name can do harm.
///
///     ArchiveEntries entries(ArchiveFormat::zip, file, expansion);
///     while (std::optional<ArchiveEntry> entry = entries.next()) read(entries.data());
///     if (!entries.error().empty()) …
class ArchiveEntries {
 public:
  /// Forwards only: for archives that stand in another.
  ArchiveEntries(ArchiveFormat format, ByteReader& in, Expansion& expansion);
  /// Of a file whose directory at its end may be consulted: 7z needs that, ZIP gains by it.
  ArchiveEntries(ArchiveFormat format, std::istream& file, Expansion& expansion);
  ~ArchiveEntries();
  ArchiveEntries(const ArchiveEntries&) = delete;
  ArchiveEntries& operator=(const ArchiveEntries&) = delete;

  /// The next entry; nothing at the end, or where the archive is broken.
  std::optional<ArchiveEntry> next();
  /// The content of the entry that next() gave last, until next() is called again.
  ByteSource& data();
  /// Why there is no next entry; empty at the proper end.
  const std::string& error() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirestem::ingest::detail
