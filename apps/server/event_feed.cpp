// SPDX-License-Identifier: Apache-2.0
#include "apps/server/event_feed.hpp"

#include <utility>

#include "apps/server/write_answer.hpp"

namespace wirestem::server {
namespace {

constexpr int kSilentCalls = 15;

}  // namespace

std::string EventFeed::next() {
  std::string out;
  if (const auto progress = desk_.progress()) {
    std::string now = progress_to_json(progress.value());
    if (now != told_) out += "event: progress\ndata: " + now + "\n\n";
    told_ = std::move(now);
  }
  const bool first = last_event_ < 0;
  if (const auto news = desk_.events(last_event_)) {
    for (const keep::Event& event : news.value()) {
      last_event_ = event.number;
      if (first) continue;  // what was before the listener came is no news
      out += "id: " + std::to_string(event.number) +
             "\nevent: news\ndata: " + event_to_json(event) + "\n\n";
    }
    if (last_event_ < 0) last_event_ = 0;
  }
  silent_ = out.empty() ? silent_ + 1 : 0;
  if (silent_ < kSilentCalls) return out;
  silent_ = 0;
  return ": here\n\n";
}

}  // namespace wirestem::server
