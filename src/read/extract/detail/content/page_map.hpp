// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/extract/detail/content/blocks.hpp"
#include "read/extract/detail/content/element_names.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// True for a block of sentences with few links in them: what articles are made of.
bool is_prose(const Block& block);

/// True where more than half of a block's letters are links.
bool is_mostly_links(const Block& block);

/// A page's tree, with what its blocks weigh summed up for each box above them, and what the boxes'
/// names say.
///
///     PageMap map(page, names, "quay.example", blocks);
///     map.furniture_above(block.node, 65, true)   →  the <div class="related">, or no_node
///
/// Looks into the page, the names and the host, which outlive it; the blocks are read once. Names
/// are read when they are first asked for. Linear but for the depth of the tree, which is capped.
/// For one thread.
class PageMap {
 public:
  PageMap(const markup::Document& page, const ElementNames& names, std::string_view host,
          const std::vector<Block>& blocks);

  const markup::Document& page() const { return page_; }

  const ElementHints& hints(markup::NodeId node) {
    if (hints_[node] < 0) hints_[node] = read_hints(node);
    return seen_[static_cast<std::size_t>(hints_[node])];
  }

  /// The box at or above `node` that is not the article's, or no_node.
  markup::NodeId furniture_above(markup::NodeId node, std::uint32_t majority, bool by_name);

  /// Good prose stands in no furniture; the caller says which that is.
  void forget_good();
  void add_good(const Block& block);
  bool has_good() const { return all_good_ > 0; }
  std::uint32_t good_prose(markup::NodeId node) const { return good_[node]; }
  std::uint64_t good_prose() const { return all_good_; }
  /// True where the box has at least that share of the good prose.
  bool holds(markup::NodeId node, std::uint32_t percent) const {
    return std::uint64_t{good_[node]} * 100 >= std::uint64_t{all_good_} * percent;
  }

  std::uint64_t all_prose() const { return all_prose_; }
  std::uint32_t letters(markup::NodeId node) const { return letters_[node]; }

  /// A headline of another page of the site: a link as a whole.
  bool leads_elsewhere(const Block& block) const;

  /// True for a link to another site than the page's.
  bool leaves_site(markup::NodeId link) const;

  /// A box with little text that leads elsewhere: a headline that is all link, and more lines.
  bool is_card(markup::NodeId node) const;

  bool is_within(markup::NodeId node, markup::NodeId box) const {
    while (node != markup::no_node && node != box) node = page_[node].parent;
    return node == box;
  }

 private:
  void add(markup::NodeId node, std::uint32_t weight, std::vector<std::uint32_t>& weights) const {
    for (; node != markup::no_node; node = page_[node].parent) weights[node] += weight;
  }
  std::int32_t read_hints(markup::NodeId node);
  bool stays_on_site(markup::NodeId link) const;

  const markup::Document& page_;
  std::string_view host_;
  const ElementNames& names_;
  std::vector<std::uint32_t> prose_;         ///< letters of prose below each node
  std::vector<std::uint32_t> good_;          ///< … that stand in no furniture
  std::vector<std::uint32_t> letters_;       ///< all letters below each node
  std::vector<std::uint32_t> linked_lines_;  ///< blocks that are links as a whole
  std::vector<std::uint32_t> plain_lines_;   ///< blocks that are not
  std::vector<std::int32_t> hints_;
  std::vector<ElementHints> seen_;
  struct Alike {
    std::string_view value;
    markup::Tag tag = markup::Tag::unknown;
    std::int32_t hints = -1;
  };
  std::array<Alike, 128> alike_{};
  std::uint32_t all_prose_ = 0;
  std::uint32_t all_good_ = 0;
};

}  // namespace wirestem::extract::detail
