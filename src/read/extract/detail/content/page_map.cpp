// SPDX-License-Identifier: Apache-2.0
//
// Each block's weight is added to all boxes above it. A page's tree is as deep as a few dozen
// boxes, so this is the plainest way and a fast one.
#include "read/extract/detail/content/page_map.hpp"

#include <algorithm>
#include <functional>
#include <span>

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kProseLetters = 50;
constexpr std::uint32_t kLongLetters = 240;
constexpr std::uint32_t kMostLinks = 40;         ///< percent of the letters of prose
constexpr std::uint32_t kLinkBlock = 50;         ///< percent: mostly links
constexpr std::uint32_t kCardLetters = 500;      ///< a teaser has no more
constexpr std::uint32_t kHeadlineLetters = 18;   ///< a link of fewer is a label
constexpr std::uint32_t kHeadingWords = 3;       ///< … unless it is a heading of as many
constexpr std::uint32_t kMajorityOutright = 90;  ///< percent: a wrapper, whatever it is named
constexpr std::uint32_t kLinkedLine = 90;        ///< percent: a link as a whole

}  // namespace

bool is_prose(const Block& block) {
  if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item &&
      block.kind != BlockKind::quotation) {
    return false;
  }
  // Some scripts end no sentence with a mark; what is that long is no label in any.
  const bool sentence = block.stops > 0 || block.letters >= kLongLetters;
  return block.letters >= kProseLetters && sentence &&
         block.link_letters * 100 < block.letters * kMostLinks;
}

bool is_mostly_links(const Block& block) {
  return block.link_letters * 100 > block.letters * kLinkBlock;
}

PageMap::PageMap(const Document& page, const ElementNames& names, std::string_view host,
                 const std::vector<Block>& blocks)
    : page_(page),
      host_(host),
      names_(names),
      prose_(page.size(), 0),
      good_(page.size(), 0),
      letters_(page.size(), 0),
      linked_lines_(page.size(), 0),
      plain_lines_(page.size(), 0),
      hints_(page.size(), -1) {
  for (const Block& block : blocks) {
    add(block.node, block.letters, letters_);
    if (block.link_letters * 100 < block.letters * kLinkedLine) {
      add(block.node, 1, plain_lines_);
    } else if (leads_elsewhere(block)) {
      add(block.node, 1, linked_lines_);
    }
    if (!is_prose(block)) continue;
    all_prose_ += block.letters;
    add(block.node, block.letters, prose_);
  }
}

NodeId PageMap::furniture_above(NodeId node, std::uint32_t majority, bool by_name) {
  for (; node != no_node; node = page_[node].parent) {
    const Tag tag = page_[node].tag;
    if (tag == Tag::body || tag == Tag::html) break;
    const ElementHints& hint = hints(node);
    if (by_name ? !hint.boilerplate && !hint.author : !hint.for_sure) continue;
    const std::uint32_t most = hint.outright ? std::max(majority, kMajorityOutright) : majority;
    if (std::uint64_t{prose_[node]} * 100 > std::uint64_t{all_prose_} * most) continue;
    return node;
  }
  return no_node;
}

void PageMap::forget_good() {
  all_good_ = 0;
  std::ranges::fill(good_, 0U);
}

void PageMap::add_good(const Block& block) {
  all_good_ += block.letters;
  add(block.node, block.letters, good_);
}

bool PageMap::leads_elsewhere(const Block& block) const {
  if (block.link_letters * 100 < block.letters * kLinkedLine) return false;
  const bool heading = block.kind == BlockKind::heading;
  if (block.letters < kHeadlineLetters && !(heading && block.words >= kHeadingWords)) return false;
  return stays_on_site(block.link);
}

bool PageMap::is_card(NodeId node) const {
  return letters_[node] <= kCardLetters && linked_lines_[node] > 0 && plain_lines_[node] > 0;
}

/// A page has many elements of one class: those with the same tag and nothing but the same class
/// have the same hints.
std::int32_t PageMap::read_hints(NodeId node) {
  const auto attributes = page_[node].attribute_count == 1 ? page_.attributes(node)
                                                           : std::span<const markup::Attribute>();
  Alike* alike = nullptr;
  if (!attributes.empty() && attributes[0].name == "class") {
    const std::string_view value = attributes[0].value;
    alike = &alike_[std::hash<std::string_view>{}(value) % alike_.size()];
    if (alike->hints >= 0 && alike->tag == page_[node].tag && alike->value == value) {
      return alike->hints;
    }
    *alike = {value, page_[node].tag, -1};
  }
  const auto number = static_cast<std::int32_t>(seen_.size());
  seen_.push_back(names_.hints_of(page_, node));
  if (alike != nullptr) alike->hints = number;
  return number;
}

bool PageMap::leaves_site(NodeId link) const {
  if (link == no_node || host_.empty()) return false;
  const std::string_view href = page_.attribute(link, "href").value_or("");
  return href.starts_with("http") && !stays_on_site(link);
}

/// True for a link to the page's own site.
bool PageMap::stays_on_site(NodeId link) const {
  if (link == no_node) return false;
  std::string_view href = page_.attribute(link, "href").value_or("");
  const std::size_t slashes = href.find("//");
  if (slashes == std::string_view::npos || slashes > 6) {
    return !href.empty() && !href.starts_with("#") && !href.starts_with("mailto:");
  }
  href.remove_prefix(slashes + 2);
  return !host_.empty() && href.substr(0, href.find_first_of("/?#")).ends_with(host_);
}

}  // namespace wirestem::extract::detail
