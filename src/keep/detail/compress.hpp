// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::keep::detail {

/// Makes and reads single zstd frames with size and checksum, as `zstd -d` reads them. Kept for
/// many texts, since making one takes longer than compressing an article. For one thread.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  std::string compress(std::string_view bytes);
  /// The bytes of a frame; nothing where it is damaged or claims more than 1 GiB.
  std::optional<std::string> decompress(std::string_view frame);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace wirestem::keep::detail
