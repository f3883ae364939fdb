// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/compress.hpp"

#include <zstd.h>

namespace wirestem::keep::detail {
namespace {

constexpr int kLevel = 3;
constexpr unsigned long long kMostBytes = 1ULL << 30U;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct Compressor::Contexts {
  std::unique_ptr<ZSTD_CCtx, Free> in{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, Free> out{ZSTD_createDCtx()};
};

Compressor::Compressor() : contexts_(std::make_unique<Contexts>()) {
  ZSTD_CCtx_setParameter(contexts_->in.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(contexts_->in.get(), ZSTD_c_checksumFlag, 1);
}

Compressor::~Compressor() = default;

std::string Compressor::compress(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(contexts_->in.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  // With room for the worst case the only way to fail is having no memory.
  frame.resize(ZSTD_isError(size) != 0U ? 0 : size);
  return frame;
}

std::optional<std::string> Compressor::decompress(std::string_view frame) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMostBytes) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompressDCtx(contexts_->out.get(), bytes.data(), bytes.size(),
                                              frame.data(), frame.size());
  if (ZSTD_isError(got) != 0U || got != bytes.size()) return std::nullopt;
  return bytes;
}

}  // namespace wirestem::keep::detail
