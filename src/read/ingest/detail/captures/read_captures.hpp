// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "read/ingest/detail/bytes/byte_reader.hpp"
#include "read/ingest/detail/bytes/expansion.hpp"
#include "read/ingest/detail/bytes/gunzip_source.hpp"
#include "read/ingest/detail/output.hpp"

namespace wirestem::ingest::detail {

enum class CaptureFormat : std::uint8_t { warc, arc };

/// A WARC or ARC file to be read.
struct CaptureFile {
  CaptureFormat format = CaptureFormat::warc;
  std::string source_path;
  std::string key;                     ///< what a manifest knows it by
  const GunzipSource* gzip = nullptr;  ///< where it comes out of gzip
  std::uint64_t max_record_bytes = 0;
};

/// Gives the pages that a web archive holds, named path#n, n counting what gives a page. What is no
/// page is told in one line for each reason. Holds one record at a time; images and the like are
/// passed over unheld.
void read_captures(ByteReader& in, const CaptureFile& file, Output& output);

}  // namespace wirestem::ingest::detail
