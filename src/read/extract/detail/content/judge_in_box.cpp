// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/judge_in_box.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

namespace wirestem::extract::detail {
namespace {

using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kMostSentenceLinks = 80;  ///< percent: still a sentence with a link in it
constexpr std::uint32_t kCaptionSentence = 8;
constexpr std::uint32_t kShortCaption = 4;  ///< … beside others: a gallery tells in captions
constexpr std::uint32_t kCaptionWords = 60;
constexpr std::uint32_t kCounterLetters = 7;
constexpr std::uint32_t kDetailWords = 25;  ///< a line of date, section and byline
constexpr std::uint32_t kOpeningWords =
    8;                                     ///< a paragraph without a full stop may begin an article
constexpr std::uint32_t kLinkedLine = 90;  ///< percent: a link as a whole
constexpr std::uint32_t kProseLetters = 50;

/// A caption that is a sentence tells something; one that is a label says what is seen.
bool keeps_caption(const Judging& page, const Block& block) {
  if (page.map.page()[block.node].tag == Tag::caption) return true;  // says what is counted
  if (page.preset == Preset::recall) return true;
  return page.preset != Preset::precision && block.kind == BlockKind::caption && block.stops > 0 &&
         block.words >= kCaptionSentence;
}

/// "1/3", the number of a picture.
bool is_counter(const Block& block) {
  if (block.kind != BlockKind::paragraph || block.letters > kCounterLetters) return false;
  const std::string_view text = block.text;
  const std::size_t slash = text.find('/');
  return slash != 0 && slash != std::string_view::npos && slash + 1 < text.size() &&
         text.find_first_not_of("0123456789/ ") == std::string_view::npos &&
         text.find('/', slash + 1) == std::string_view::npos;
}

/// In a gallery one picture's caption follows the other's, with nothing but counters between: the
/// counters go, and the short captions stay where the long ones do.
void judge_galleries(Judging& page) {
  JudgedBlock* caption = nullptr;  // the one before
  JudgedBlock* counter = nullptr;  // … and a counter since
  for (JudgedBlock& judged : page.blocks) {
    if (judged.kept() && is_counter(judged.block) && caption != nullptr) {
      judged.rule = Rule::details;
      continue;
    }
    const bool is_one = judged.rule == Rule::kept_caption || judged.rule == Rule::caption;
    if (!is_one || judged.block.kind != BlockKind::caption) {
      counter = judged.kept() && is_counter(judged.block) ? &judged : nullptr;
      caption = nullptr;
      continue;
    }
    if (counter != nullptr) counter->rule = Rule::details;
    counter = nullptr;
    const JudgedBlock* before = std::exchange(caption, &judged);
    if (before == nullptr || before->rule != Rule::kept_caption || judged.block.stops == 0)
      continue;
    if (judged.block.words >= kShortCaption) judged.rule = Rule::kept_caption;
  }
}

bool is_linked_item(const Block& block) {
  return (block.kind == BlockKind::list_item || block.kind == BlockKind::table_row) &&
         block.link_letters * 100 >= block.letters * kLinkedLine;
}

/// A list of links to other sites belongs to the text that goes on behind it; at the end it is one
/// of sources, or of the site's friends.
void drop_links_at_end(Judging& page) {
  for (auto at = page.blocks.rbegin(); at != page.blocks.rend(); ++at) {
    if (!at->kept()) continue;
    if (is_prose(at->block)) return;
    if (is_linked_item(at->block)) at->rule = Rule::links;
  }
}

/// A line of date, section, reading time.
bool is_details(Judging& page, const Block& block) {
  if (block.words > kDetailWords || block.stops > 0 || block.kind == BlockKind::heading) {
    return false;
  }
  const NodeId parent = page.map.page()[block.node].parent;
  return page.map.hints(block.node).details ||
         (parent != no_node && parent != page.box.node && page.map.hints(parent).details);
}

/// A sentence with a long link in it, or a heading of the body that links somewhere.
bool is_linked_sentence(const Judging& page, const Block& block) {
  const std::uint32_t percent = block.link_letters * 100 / block.letters;
  if (page.preset == Preset::recall && block.words >= kOpeningWords) return true;
  if (page.preset == Preset::precision && block.kind != BlockKind::heading) return false;
  if (block.kind == BlockKind::heading) return percent < 95 || page.box.named_body;
  if (block.kind == BlockKind::list_item || block.kind == BlockKind::table_row) {
    return !is_linked_item(block) || page.map.leaves_site(block.link);
  }
  return block.stops > 0 && block.letters >= kProseLetters && percent <= kMostSentenceLinks;
}

}  // namespace

bool is_caption(Judging& page, const Block& block) {
  if (block.kind == BlockKind::caption) return true;
  if (block.words > kCaptionWords) return false;
  NodeId node = block.node;
  for (int i = 0; i < 3 && node != no_node && node != page.box.node; ++i) {
    if (page.map.hints(node).caption || page.map.hints(node).credit) return true;
    node = page.map.page()[node].parent;
  }
  return false;
}

void judge_in_box(Judging& page) {
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept()) continue;
    const Block& block = judged.block;
    if (!page.map.is_within(block.node, page.box.node)) {
      judged.rule = Rule::outside;
    } else if (is_caption(page, block)) {
      judged.rule = keeps_caption(page, block) ? Rule::kept_caption : Rule::caption;
    } else if (is_details(page, block)) {
      judged.rule = Rule::details;
    } else if (is_mostly_links(block) && !is_linked_sentence(page, block)) {
      judged.rule = Rule::links;
    }
  }
  drop_links_at_end(page);
  if (page.preset != Preset::precision) judge_galleries(page);
}

}  // namespace wirestem::extract::detail
