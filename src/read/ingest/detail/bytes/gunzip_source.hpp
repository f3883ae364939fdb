// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/ingest/detail/bytes/byte_reader.hpp"
#include "read/ingest/detail/bytes/expansion.hpp"
#include "read/ingest/detail/bytes/inflate.hpp"

namespace wirestem::ingest::detail {

/// The bytes of gzip data, one member after the other, as `gzip -d` would give them.
///
/// A member that is broken, or a bomb, is a gap. Where recover_at() was told what a member's
/// content begins with, resume() looks for the next such member, from the first byte of the broken
/// one on: damage may have led the inflater past its end. A member whose checksum alone is wrong is
/// given in full and counted.
class GunzipSource : public ByteSource {
 public:
  /// True where the first bytes of a member's content begin a record.
  using Begins = bool (*)(std::string_view head);

  GunzipSource(ByteReader& in, Expansion& expansion)
      : in_(in), expansion_(expansion), buffer_(kPiece, '\0') {}

  void recover_at(Begins begins) { begins_ = begins; }

  std::string_view next() override;
  std::string_view gap() const override { return gap_; }
  bool resume() override;

  std::uint64_t wrong_checksums() const { return wrong_checksums_; }

 private:
  bool begin_member();
  bool fail(std::string_view what);
  void remember(std::string_view raw);
  bool is_member_to_go_on_with(std::string_view raw);

  ByteReader& in_;
  Expansion& expansion_;
  Begins begins_ = nullptr;
  Inflater inflater_{Deflated::gzip};
  Inflater trial_{Deflated::gzip};
  std::string buffer_;
  std::string gap_;
  bool in_member_ = false;
  std::uint64_t member_begin_ = 0;  ///< in the compressed bytes
  std::uint64_t member_out_ = 0;
  std::string member_raw_;  ///< of the member, for the search after damage; its first part only
  std::uint64_t given_back_ = 0;
  std::uint64_t trials_ = 0;
  std::uint64_t wrong_checksums_ = 0;
};

}  // namespace wirestem::ingest::detail
