// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/trim_body.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "read/extract/detail/content/judge_in_box.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kShortSentence = 3;
constexpr std::uint32_t kOpeningWords =
    8;  ///< a paragraph without a full stop may begin an article
constexpr std::uint32_t kProseLetters = 50;
constexpr std::size_t kClockTail = 6;   ///< bytes: "45 a.m"
constexpr std::size_t kLedeReach = 14;  ///< blocks before the body, where there is no <h1>

/// "23.10.2018", "11 Jan 2024".
bool is_mostly_figures(const Block& block) {
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  return static_cast<std::uint32_t>(std::ranges::count_if(block.text, is_figure)) * 2 >=
         block.letters;
}

bool may_begin(const Judging& page, const Block& block) {
  if (is_prose(block)) return true;
  if (is_mostly_figures(block)) return false;
  if (block.stops > 0 && block.words >= kShortSentence && block.link_letters == 0 &&
      page.map.page()[block.node].tag == Tag::p) {
    return true;
  }
  if (!page.box.named_body) {
    return page.map.page()[block.node].tag == Tag::p && block.words >= kOpeningWords;
  }
  if (block.kind == BlockKind::heading) return block.level != 1;
  if (block.stops > 0 && block.words >= 5) return true;
  return page.map.page()[block.node].tag == Tag::p;
}

bool may_end(const Judging& page, const Block& block) {
  if (block.kind == BlockKind::heading) return false;
  if (page.box.named_body && page.map.page()[block.node].tag == Tag::p) return true;
  return is_prose(block) || block.stops > 0 || block.kind == BlockKind::list_item ||
         block.kind == BlockKind::table_row;
}

bool is_named_lede(Judging& page, const Block& block) {
  if (block.words < 5) return false;
  bool lede = false;
  NodeId node = block.node;
  for (int i = 0; i < 3 && node != no_node; ++i, node = page.map.page()[node].parent) {
    const ElementHints& hints = page.map.hints(node);
    if (hints.details) return false;
    lede |= hints.lede;
  }
  return lede;
}

/// "17:45" or "9.05 am", the time of one entry of many.
bool is_clock(std::string_view text) {
  const std::size_t hour = std::min(text.find_first_not_of("0123456789"), text.size());
  if (hour == 0 || hour > 2 || hour == text.size()) return false;
  if (text[hour] != ':' && text[hour] != '.' && text[hour] != 'h') return false;
  const std::string_view rest = text.substr(hour + 1);
  const std::size_t minute = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return minute == 2 && rest.size() <= kClockTail;
}

/// The time above the first entry of a live blog is of its text, as those above the others are.
void keep_first_clock(Judging& page, JudgedBlock* last_dropped) {
  const auto is_kept_clock = [](const JudgedBlock& judged) {
    return judged.kept() && is_clock(judged.block.text);
  };
  if (last_dropped == nullptr || !is_clock(last_dropped->block.text)) return;
  if (std::ranges::any_of(page.blocks, is_kept_clock)) last_dropped->rule = Rule::body;
}

}  // namespace

void drop_labels(Judging& page) {
  bool after_prose = false;
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept()) continue;
    const Block& block = judged.block;
    const bool label = block.kind == BlockKind::paragraph && block.stops == 0 &&
                       block.letters < kProseLetters && judged.rule == Rule::body;
    if (label && !after_prose) judged.rule = Rule::before_body;
    after_prose = is_prose(block);
  }
}

void trim_begin(Judging& page) {
  JudgedBlock* before = nullptr;
  JudgedBlock* above = nullptr;  // what stands before it
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept()) continue;
    if (may_begin(page, judged.block)) break;
    judged.rule = Rule::before_body;
    above = std::exchange(before, &judged);
  }
  // A heading right above the first sentence belongs to it; the headline does not.
  const bool heading = before != nullptr && before->block.kind == BlockKind::heading;
  if (heading && before->block.level > 1 && !is_mostly_links(before->block)) {
    before->rule = Rule::body;
  }
  keep_first_clock(page, heading ? above : before);
}

void trim_end(Judging& page) {
  for (auto at = page.blocks.rbegin(); at != page.blocks.rend(); ++at) {
    if (!at->kept()) continue;
    if (may_end(page, at->block)) break;
    at->rule = Rule::after_body;
  }
}

void keep_lede(Judging& page) {
  const auto first = std::ranges::find_if(page.blocks, [](const auto& j) { return j.kept(); });
  auto at = first;
  bool headline = false;
  while (at != page.blocks.begin() && !headline) {
    --at;
    headline = at->block.kind == BlockKind::heading && at->block.level == 1;
  }
  if (!headline && first - page.blocks.begin() > static_cast<std::ptrdiff_t>(kLedeReach)) {
    at = first - static_cast<std::ptrdiff_t>(kLedeReach);
  }
  for (at += headline ? 1 : 0; at < first; ++at) {
    const Block& block = at->block;
    const bool furniture = at->rule == Rule::boilerplate_box || at->rule == Rule::author_box;
    if (furniture || at->rule == Rule::caption || is_caption(page, block)) continue;
    if (block.link_letters * 10 > block.letters * 3) continue;
    if ((headline && is_prose(block)) || is_named_lede(page, block)) at->rule = Rule::lede;
  }
}

}  // namespace wirestem::extract::detail
