// SPDX-License-Identifier: Apache-2.0
//
// After damage the next member is searched by its magic number, and believed only where its content
// begins as a record does. Three bounds keep hostile input linear: how much of a broken member is
// searched once more, how often that is done, and how many places are tried.
#include "read/ingest/detail/bytes/gunzip_source.hpp"

#include <algorithm>
#include <array>

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kRememberedRaw = std::size_t{1} << 20U;
constexpr std::uint64_t kMostGivenBack = std::uint64_t{64} << 20U;
constexpr std::uint64_t kMostTrials = 20'000;
constexpr std::size_t kTrialBytes = 4096;

}  // namespace

/// Always false, so that next() can say `return fail(…)` of what stops it.
bool GunzipSource::fail(std::string_view what) {
  gap_ = "byte " + std::to_string(in_.position()) + ": " + std::string(what);
  return false;
}

bool GunzipSource::begin_member() {
  std::string_view ahead = in_.peek(4);
  if (begins_gzip(ahead)) {
    inflater_.reset();
    in_member_ = true;
    member_begin_ = in_.position();
    member_out_ = 0;
    member_raw_.clear();
    return true;
  }
  // Tapes and block devices pad with zeros.
  while (!ahead.empty() && ahead.find_first_not_of('\0') == std::string_view::npos) {
    in_.skip(ahead.size());
    ahead = in_.peek_piece();
  }
  if (!ahead.empty()) return fail("what follows is not compressed");
  if (!in_.gap().empty()) return fail(in_.gap());
  return false;
}

void GunzipSource::remember(std::string_view raw) {
  if (member_raw_.size() >= kRememberedRaw) return;
  member_raw_.append(raw.substr(0, kRememberedRaw - member_raw_.size()));
}

std::string_view GunzipSource::next() {
  if (!gap_.empty()) return {};
  while (true) {
    if (expansion_.exceeded()) {
      fail("its input expands to too much");
      return {};
    }
    if (!in_member_ && !begin_member()) return {};
    const std::string_view ahead = in_.peek_piece();
    const Inflater::Step step = inflater_.run(ahead, buffer_.data(), buffer_.size());
    remember(ahead.substr(0, inflater_.used()));
    in_.skip(inflater_.used());
    member_out_ += inflater_.made();
    expansion_.add(inflater_.made());
    if (step == Inflater::Step::member_end) {
      in_member_ = false;
      member_raw_.clear();
    }
    // Its bytes stay remembered: damage may have led the inflater to a false end.
    if (step == Inflater::Step::wrong_checksum) {
      ++wrong_checksums_;
      in_member_ = false;
    }
    if (step == Inflater::Step::broken) fail(inflater_.message());
    if (step == Inflater::Step::needs_input && in_.at_end()) fail("the compressed data end early");
    if (in_member_ && gap_.empty() &&
        expands_too_much(in_.position() - member_begin_, member_out_)) {
      fail(kExpandsTooMuch);
    }
    if (inflater_.made() > 0) return std::string_view(buffer_).substr(0, inflater_.made());
    if (!gap_.empty()) return {};
  }
}

bool GunzipSource::is_member_to_go_on_with(std::string_view raw) {
  if (!begins_gzip(raw)) return false;
  ++trials_;
  std::array<char, 64> head{};
  trial_.reset();
  trial_.run(raw.substr(0, kTrialBytes), head.data(), head.size());
  return begins_(std::string_view(head.data(), trial_.made()));
}

bool GunzipSource::resume() {
  if (gap_.empty() || begins_ == nullptr || expansion_.exceeded()) return false;
  if (member_raw_.size() > 1 && given_back_ < kMostGivenBack) {
    // What lies behind the remembered part stays lost: searching begins after it then.
    const bool all = in_.position() - member_begin_ == member_raw_.size();
    if (all) {
      given_back_ += member_raw_.size();
      in_.give_back(std::string_view(member_raw_).substr(1));
    }
  }
  in_member_ = false;
  member_raw_.clear();
  while (trials_ < kMostTrials) {
    const std::string_view ahead = in_.peek(kTrialBytes);
    if (ahead.size() < 4) return false;
    std::size_t at = 0;
    const std::size_t last =
        ahead.size() < kTrialBytes ? ahead.size() : ahead.size() - kTrialBytes + 1;
    while (at < last && (at = ahead.find("\x1F\x8B\x08", at)) < last) {
      if (is_member_to_go_on_with(ahead.substr(at))) {
        in_.skip(at);
        gap_.clear();
        return true;
      }
      ++at;
    }
    in_.skip(last);
  }
  return false;
}

}  // namespace wirestem::ingest::detail
