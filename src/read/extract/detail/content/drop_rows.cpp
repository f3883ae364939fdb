// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/drop_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kRepeatedLetters = 70;  ///< shorter ones may be a refrain …
constexpr std::uint32_t kRepeatedInRun = 20;    ///< … unless the line before came twice, too
constexpr std::size_t kRowBeside = 5;           ///< cards with a headline each, beside an article
constexpr std::size_t kRowAlone = 8;            ///< … and nothing else: a list of articles
constexpr std::size_t kRow = 3;                 ///< cards of any kind
constexpr int kCardDepth = 5;
constexpr std::uint32_t kListProse = 30;  ///< percent: the article is such a row

/// Which boxes are teasers, found out a row at a time: the children of one box that have one tag.
class TeaserRows {
 public:
  explicit TeaserRows(const PageMap& map) : map_(map), teaser_(map.page().size(), kUnknown) {}

  /// True where `node` or a box near above it, but below `end`, is a teaser.
  bool hold(NodeId node, NodeId end) {
    for (int i = 0; i < kCardDepth && node != no_node && node != end; ++i) {
      if (teaser_[node] == kUnknown) judge_row(map_.page()[node].parent, map_.page()[node].tag);
      if (teaser_[node] == kTeaser) return true;
      node = map_.page()[node].parent;
    }
    return false;
  }

 private:
  enum State : std::uint8_t { kUnknown, kTeaser, kNone };

  /// A row that holds much of the prose is the article itself: a list of things, each with a link.
  void judge_row(NodeId row, Tag tag) {
    const Document& page = map_.page();
    std::size_t cards = 0;
    std::uint64_t prose = 0;
    for (NodeId box = page[row].first_child; box != no_node; box = page[box].next) {
      if (page[box].tag != tag) continue;
      teaser_[box] = map_.is_card(box) ? kTeaser : kNone;
      if (teaser_[box] == kNone) continue;
      ++cards;
      prose += map_.good_prose(box);
    }
    if (cards >= kRow && prose * 100 < map_.good_prose() * kListProse) return;
    for (NodeId box = page[row].first_child; box != no_node; box = page[box].next) {
      if (page[box].tag == tag) teaser_[box] = kNone;
    }
  }

  const PageMap& map_;
  std::vector<State> teaser_;
};

/// Rows of cards that have one heading each, which leads elsewhere.
class HeadedRows {
 public:
  explicit HeadedRows(const Judging& page) : tree_(page.map.page()) {
    std::vector<NodeId> headings;
    for (const JudgedBlock& judged : page.blocks) {
      const bool heading = judged.block.kind == BlockKind::heading;
      if (heading && page.map.leads_elsewhere(judged.block)) headings.push_back(judged.block.node);
    }
    if (headings.size() < kRowBeside) return;
    std::vector<std::uint32_t> below(tree_.size(), 0);  // headings
    for (const NodeId heading : headings) {
      for (NodeId node = heading; node != no_node; node = tree_[node].parent) ++below[node];
    }
    row_of_card_.assign(tree_.size(), no_node);
    cards_.assign(tree_.size(), 0);
    for (const NodeId heading : headings) {
      NodeId card = no_node;
      NodeId node = heading;
      for (int i = 0; i < kCardDepth && node != no_node && below[node] == 1; ++i) {
        if (page.map.is_card(node)) card = node;
        node = tree_[node].parent;
      }
      if (card == no_node) continue;
      row_of_card_[card] = tree_[card].parent;
      longest_ = std::max(longest_, ++cards_[tree_[card].parent]);
    }
  }

  std::size_t longest() const { return longest_; }

  /// True where `node` stands in a card of a row of at least that many.
  bool hold(NodeId node, std::size_t least) const {
    for (int i = 0; i < kCardDepth && node != no_node; ++i, node = tree_[node].parent) {
      if (row_of_card_[node] != no_node) return cards_[row_of_card_[node]] >= least;
    }
    return false;
  }

 private:
  const Document& tree_;
  std::vector<NodeId> row_of_card_;
  std::vector<std::uint32_t> cards_;  ///< children of each box that are cards
  std::uint32_t longest_ = 0;
};

}  // namespace

void drop_repeated(Judging& page) {
  std::unordered_set<std::string_view> seen;
  bool in_run = false;  // the block before stood on the page before, too
  for (JudgedBlock& judged : page.blocks) {
    if (!judged.kept()) continue;
    const bool twice = !seen.insert(judged.block.text).second;
    const std::uint32_t least = in_run ? kRepeatedInRun : kRepeatedLetters;
    in_run = twice && judged.block.letters >= least;
    if (in_run) judged.rule = Rule::repeated;
  }
}

void drop_headed_rows(Judging& page) {
  // An article may be such a list itself: "14 costumes", each with its page.
  if (page.is_article) return;
  const HeadedRows rows(page);
  if (rows.longest() < kRowBeside) return;
  const auto is_good = [](const JudgedBlock& judged) {
    return judged.kept() && is_prose(judged.block);
  };
  const bool beside = std::ranges::any_of(page.blocks, [&](const JudgedBlock& judged) {
    return is_good(judged) && !rows.hold(judged.block.node, kRowBeside);
  });
  const std::size_t least = beside ? kRowBeside : kRowAlone;
  if (rows.longest() < least) return;
  page.map.forget_good();
  for (JudgedBlock& judged : page.blocks) {
    if (judged.kept() && rows.hold(judged.block.node, least)) judged.rule = Rule::teasers;
    if (is_good(judged)) page.map.add_good(judged.block);
  }
}

void drop_teasers(Judging& page) {
  TeaserRows rows(page.map);
  for (JudgedBlock& judged : page.blocks) {
    if (judged.kept() && rows.hold(judged.block.node, page.box.node)) judged.rule = Rule::teasers;
  }
}

}  // namespace wirestem::extract::detail
