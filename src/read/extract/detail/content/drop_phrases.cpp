// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/drop_phrases.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::extract::detail {
namespace {

using markup::no_node;
using markup::NodeId;

constexpr std::uint32_t kAnnouncerWords = 12;  ///< "Read also:"
constexpr std::uint32_t kPictureWords = 12;
constexpr std::size_t kBiographyReach = 4;   ///< blocks from either end of the body
constexpr std::uint32_t kCardLetters = 500;  ///< a teaser has no more
constexpr std::uint32_t kTailProse = 25;     ///< percent: what may follow "Related articles"

/// A small box that a heading of furniture opens ("Newsletter") goes as a whole.
void drop_small_box(Judging& page, const JudgedBlock& heading) {
  const NodeId box = page.map.page()[heading.block.node].parent;
  if (box == no_node || box == page.box.node || page.map.letters(box) > kCardLetters) return;
  if (page.map.good_prose(box) * 100 >= page.map.good_prose() * kTailProse) return;
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept() || !page.map.is_within(judged.block.node, box)) continue;
    judged.rule = Rule::phrase;
    judged.detail = heading.detail;
  }
}

}  // namespace

void drop_phrases(Judging& page, const FurniturePhrases& phrases) {
  std::uint32_t prose_left = 0;
  for (const JudgedBlock& judged : page.blocks) {
    if (judged.kept() && is_prose(judged.block)) prose_left += judged.block.letters;
  }
  const std::uint32_t prose = prose_left;
  bool cut = false;
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept()) continue;
    const Block& block = judged.block;
    if (cut) {
      judged.rule = Rule::phrase;
      continue;
    }
    if (is_prose(block)) prose_left -= block.letters;
    const auto found = phrases.find(block.text, block.words);
    if (found && page.preset == Preset::recall && !found->whole) continue;
    const bool item = block.kind == BlockKind::list_item || block.kind == BlockKind::table_row;
    if (!found || (item && !found->whole) || found->kind == Furniture::source) continue;
    // Who owns the text may be told within it; behind it stands what each page of the site has.
    // A short line of it between the paragraphs is a picture's.
    const bool of_picture = block.words <= kPictureWords && block.text.starts_with("©");
    if (found->kind == Furniture::copyright && prose_left > 0 && !of_picture) continue;
    judged.detail = found->row;
    if (found->kind == Furniture::notice) {
      judged.rule = Rule::notice;
      continue;
    }
    judged.rule = found->kind == Furniture::image ? Rule::caption : Rule::phrase;
    if (block.kind == BlockKind::heading) drop_small_box(page, judged);
    cut = found->to_end && std::uint64_t{prose_left} * 100 < std::uint64_t{prose} * kTailProse;
  }
}

void drop_biographies(Judging& page, std::span<const std::string> authors) {
  if (authors.empty()) return;
  std::vector<JudgedBlock*> kept;
  for (JudgedBlock& judged : page.blocks) {
    if (judged.kept()) kept.push_back(&judged);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i >= kBiographyReach && i + kBiographyReach < kept.size()) continue;
    const std::string_view text = kept[i]->block.text;
    const bool about = std::ranges::any_of(authors, [&](const std::string& author) {
      if (author.empty() || !text.starts_with(author)) return false;
      return !text.substr(author.size()).starts_with(':');  // who asks in an interview
    });
    if (!about || kept[i]->block.kind == BlockKind::heading) continue;
    kept[i]->rule = Rule::author_box;
    kept[i]->detail = "begins with the author's name";
  }
}

void drop_announcers(Judging& page) {
  const Block* next = nullptr;  // the kept block after this one
  bool dropped = false;         // links were dropped between the two
  for (auto at = page.blocks.rbegin(); at != page.blocks.rend(); ++at) {
    if (!at->kept()) {
      dropped |= at->rule == Rule::links || at->rule == Rule::teasers || at->rule == Rule::phrase;
      continue;
    }
    const Block& block = at->block;
    const bool heading = block.kind == BlockKind::heading;
    const bool ends = next == nullptr || next->kind == BlockKind::heading;
    const bool announces = block.words <= kAnnouncerWords && block.text.ends_with(':');
    if (dropped && ((heading && ends && (next == nullptr || next->level <= block.level)) ||
                    (announces && !heading))) {
      at->rule = Rule::phrase;
      at->detail = "announces links";
      continue;
    }
    next = &block;
    dropped = false;
  }
}

}  // namespace wirestem::extract::detail
