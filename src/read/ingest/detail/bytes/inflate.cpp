// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/bytes/inflate.hpp"

#include <algorithm>
#include <limits>

#include "read/ingest/detail/bytes/byte_source.hpp"

namespace wirestem::ingest::detail {
namespace {

int window_bits(Deflated form) {
  switch (form) {
    case Deflated::gzip:
      return 16 + MAX_WBITS;
    case Deflated::zlib:
      return MAX_WBITS;
    case Deflated::raw:
      return -MAX_WBITS;
  }
  return MAX_WBITS;
}

uInt bounded(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

Inflater::Inflater(Deflated form) { inflateInit2(&stream_, window_bits(form)); }

Inflater::Step Inflater::run(std::string_view in, char* out, std::size_t room) {
  // zlib declares next_in without const, yet never writes there.
  stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));
  stream_.avail_in = bounded(in.size());
  stream_.next_out = reinterpret_cast<Bytef*>(out);
  stream_.avail_out = bounded(room);
  const uInt in_before = stream_.avail_in;
  const uInt out_before = stream_.avail_out;
  const int status = inflate(&stream_, Z_NO_FLUSH);
  used_ = in_before - stream_.avail_in;
  made_ = out_before - stream_.avail_out;
  if (status == Z_STREAM_END) return Step::member_end;
  if (status == Z_OK) return Step::going;
  if (status == Z_BUF_ERROR) return Step::needs_input;
  const std::string_view words = stream_.msg != nullptr ? stream_.msg : "";
  // zlib says only in words that the data are all out and just the sums behind them disagree.
  const bool sums = words == "incorrect data check" || words == "incorrect length check";
  return sums ? Step::wrong_checksum : Step::broken;
}

Inflated inflate_all(std::string_view in, Deflated form, std::uint64_t limit, std::string& out) {
  Inflater inflater(form);
  while (true) {
    const std::size_t before = out.size();
    if (before > limit) {
      out.resize(static_cast<std::size_t>(limit));
      return Inflated::too_large;
    }
    out.resize(before + std::max<std::size_t>(std::min(kPiece, in.size() * 4), 1024));
    const auto step = inflater.run(in, out.data() + before, out.size() - before);
    out.resize(before + inflater.made());
    in.remove_prefix(inflater.used());
    switch (step) {
      case Inflater::Step::going:
        if (in.empty() && inflater.made() == 0) return Inflated::cut;
        break;
      case Inflater::Step::needs_input:
        return Inflated::cut;
      case Inflater::Step::broken:
        return Inflated::broken;
      case Inflater::Step::member_end:
      case Inflater::Step::wrong_checksum:
        if (out.size() > limit) break;  // cut and told at the loop's head
        if (form != Deflated::gzip || !begins_gzip(in)) return Inflated::whole;
        inflater.reset();
        break;
    }
  }
}

Deflated form_of_deflate(std::string_view bytes) {
  if (bytes.size() < 2) return Deflated::raw;
  const unsigned first = static_cast<unsigned char>(bytes[0]);
  const unsigned second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0FU) == 8 && (first << 8U | second) % 31 == 0 ? Deflated::zlib : Deflated::raw;
}

}  // namespace wirestem::ingest::detail
