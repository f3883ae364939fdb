// SPDX-License-Identifier: Apache-2.0
//
// Formatting elements: <b>one<p>two</b>three</p> is three texts, of which the first two are bold.
// The standard's adoption agency algorithm mends what overlaps so; the list of active formatting
// elements says which elements go on in later blocks.
#include <algorithm>

#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

constexpr int most_outer_rounds = 8;
constexpr int most_inner_rounds = 3;
constexpr std::size_t copies_of_a_round = most_inner_rounds + 1;
constexpr std::size_t most_alike = 3;  // "Noah's Ark": three of a kind, not two

}  // namespace

void TreeBuilder::reconstruct_formatting() {
  std::size_t place = formatting_.size();
  while (place > 0) {
    const FormattingElements::Entry& entry = formatting_[place - 1];
    if (entry.is_marker() || open_.is_open(entry.node)) break;
    --place;
  }
  if (place != formatting_.size()) reopen_formatting(place);
}

// Opens copies of the elements from `place` on, which are closed.
void TreeBuilder::reopen_formatting(std::size_t place) {
  if (copies_left_ < formatting_.size() - place) {  // forgotten, lest each text asks again
    builder_.cap();
    formatting_.shrink(place);
    return;
  }
  for (; place < formatting_.size(); ++place) {
    formatting_[place].node = insert(copy_element(formatting_[place].node));
  }
}

NodeId TreeBuilder::copy_element(NodeId element) {
  --copies_left_;
  Node node = builder_[element];
  node.builder_marks = 0;
  node.parent = node.previous = node.next = node.first_child = node.last_child = no_node;
  return builder_.make(node);
}

void TreeBuilder::start_formatting(const Token& token) {
  reconstruct_formatting();
  remember_formatting(insert_element(token), token.tag);
}

// <a>
void TreeBuilder::start_link(const Token& token) {
  const std::size_t place = formatting_.find(Tag::a);
  if (place != FormattingElements::nowhere) {
    const NodeId element = formatting_[place].node;
    run_adoption_agency(Tag::a, token.text);
    const std::size_t left = formatting_.find_node(element);
    if (left != FormattingElements::nowhere) formatting_.remove(left);
    const std::size_t open = open_.place_of_node(element, Tag::a);
    if (open != OpenElements::nowhere) open_.remove(open);
  }
  start_formatting(token);
}

void TreeBuilder::start_nobr(const Token& token) {
  reconstruct_formatting();
  if (open_.in_scope(Tag::nobr)) {
    run_adoption_agency(Tag::nobr, token.text);
    reconstruct_formatting();
  }
  remember_formatting(insert_element(token), token.tag);
}

// The standard's "push onto the list of active formatting elements".
void TreeBuilder::remember_formatting(NodeId element, Tag tag) {
  std::size_t alike = 0;
  std::size_t earliest = 0;
  for (std::size_t place = formatting_.size(); place-- > 0 && !formatting_[place].is_marker();) {
    if (formatting_[place].tag != tag || !are_alike(formatting_[place].node, element)) continue;
    ++alike;
    earliest = place;
  }
  if (alike >= most_alike) formatting_.remove(earliest);
  if (formatting_.push(element, tag)) builder_.cap();
}

// Whether two elements of one name have the same attributes, in any order.
bool TreeBuilder::are_alike(NodeId one, NodeId other) {
  const std::uint32_t count = builder_[one].attribute_count;
  if (count != builder_[other].attribute_count) return false;
  // Elements of very many attributes are not worth the comparison of each with each.
  if (count > 32) return false;
  const Attribute* const first = builder_.attributes().data() + builder_[one].first_attribute;
  const Attribute* const second = builder_.attributes().data() + builder_[other].first_attribute;
  return std::all_of(first, first + count, [second, count](const Attribute& attribute) {
    return std::any_of(second, second + count, [&attribute](const Attribute& candidate) {
      return candidate.name == attribute.name && candidate.value == attribute.value;
    });
  });
}

// The adoption agency algorithm, for an end tag of that name.
void TreeBuilder::run_adoption_agency(Tag tag, std::string_view name) {
  if (current_is(tag) && formatting_.find_node(open_.top().node) == FormattingElements::nowhere) {
    open_.pop();
    return;
  }
  for (int round = 0; round < most_outer_rounds; ++round) {
    const std::size_t formatting = formatting_.find(tag);
    if (formatting == FormattingElements::nowhere) return end_any_other(tag, name);
    const std::size_t element = open_.place_of_node(formatting_[formatting].node, tag);
    if (element == OpenElements::nowhere) return formatting_.remove(formatting);
    if (element < open_.top().scope) return;
    std::size_t block = element + 1;  // the lowest special element above it: the "furthest block"
    while (block < open_.size() && open_[block].special != block) ++block;
    const bool spent = copies_left_ < copies_of_a_round;
    if (block == open_.size() || spent) {
      if (spent) builder_.cap();
      open_.pop_to_size(element);
      return formatting_.remove(formatting);
    }
    adopt(formatting, element, block);
  }
}

// One round: `block` leaves the formatting element, of which a copy comes to hold its content.
// What stands between the two is copied too, so that its formatting goes on around the block.
void TreeBuilder::adopt(std::size_t formatting, std::size_t element, std::size_t block) {
  const NodeId subject = open_[element].node;
  const NodeId block_node = open_[block].node;
  std::size_t bookmark = formatting;
  NodeId last = block_node;
  int round = 0;
  for (std::size_t place = block; --place > element;) {
    const OpenElements::Entry entry = open_[place];
    ++round;
    std::size_t listed = formatting_.find_node(entry.node);
    if (round > most_inner_rounds && listed != FormattingElements::nowhere) {
      formatting_.remove(listed);
      if (listed < bookmark) --bookmark;
      listed = FormattingElements::nowhere;
    }
    if (listed == FormattingElements::nowhere) {
      open_.remove(place);
      --block;
      continue;
    }
    const NodeId copy = copy_element(entry.node);
    formatting_[listed].node = copy;
    open_.replace(place, copy);
    if (last == block_node) bookmark = listed + 1;
    builder_.detach(last);
    builder_.append(copy, last);
    last = copy;
  }
  builder_.detach(last);
  const OpenElements::Entry ancestor = open_[element - 1];
  Place place{ancestor.node, no_node, 0};
  constexpr TagSet fostering = {Tag::table, Tag::tbody, Tag::tfoot, Tag::thead, Tag::tr};
  if (foster_parenting_ && fostering[ancestor.tag]) {
    place = foster_place();
  } else if (ancestor.tag == Tag::template_) {
    place.parent = builder_[ancestor.node].first_child;
  }
  put(place, last);
  const NodeId copy = copy_element(subject);
  builder_.move_children(block_node, copy);
  builder_.append(block_node, copy);
  const Tag tag = open_[element].tag;
  const std::size_t old = formatting_.find_node(subject);
  formatting_.remove(old);
  if (old < bookmark) --bookmark;
  formatting_.insert(bookmark, {copy, tag});
  const auto depth =
      static_cast<std::uint16_t>(std::min<unsigned>(open_[block].depth + 1U, max_depth_));
  open_.remove(element);
  open_.insert(block, copy, tag, 0, depth);  // right above the block, which moved down by one
}

}  // namespace wirestem::markup::detail
