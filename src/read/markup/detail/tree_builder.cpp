// SPDX-License-Identifier: Apache-2.0
//
// Which rules hold for which token, where nodes go, and how modes are found again. The rules
// themselves are in tree_builder_*.cpp.
#include "read/markup/detail/tree_builder.hpp"

#include <algorithm>

#include "read/markup/detail/foreign_names.hpp"

namespace wirestem::markup::detail {
namespace {

constexpr TagSet fostering = {Tag::table, Tag::tbody, Tag::tfoot, Tag::thead, Tag::tr};

// Pages of the web need one copy of a formatting element in some hundred bytes, at most.
constexpr std::size_t least_copies = 4096;
constexpr std::size_t bytes_per_copy = 8;

constexpr std::uint32_t deepest = 16'000;  // twice this fits the 16 bits of an open element

}  // namespace

TreeBuilder::TreeBuilder(Document& document, const HtmlOptions& options)
    : builder_(document),
      tokenizer_(document.input(), builder_, options.max_attributes),
      open_(builder_),
      max_nodes_(options.max_nodes),
      max_attributes_(options.max_attributes),
      copies_left_(least_copies + document.input().size() / bytes_per_copy),
      max_depth_(
          static_cast<std::uint16_t>(std::clamp<std::uint32_t>(options.max_depth, 4, deepest))),
      scripting_(options.scripting) {
  stack_limit_ = 2U * max_depth_ + 32U;
  builder_.reserve(document.input().size() / 48 + 64);
}

void TreeBuilder::run() {
  Token token;
  while (builder_.size() < max_nodes_) {
    const bool foreign = !open_.empty() && (adjusted_flags() & is_foreign) != 0;
    if (!tokenizer_.next(token, foreign)) break;
    if (skip_newline_) {
      skip_newline_ = false;
      if (token.kind == TokenKind::text && token.text[0] == '\n') {
        token.text.remove_prefix(1);
        if (token.text.empty()) continue;
      }
    }
    process(token);
  }
  if (builder_.size() >= max_nodes_) builder_.cap();
  token = {};
  process(token);
  settle_merged_attributes();
  if (is_fragment_) finish_fragment();
}

void TreeBuilder::process(Token& token) {
  attributes_taken_ = false;
  Step step = Step::again;
  while (step == Step::again) {
    step = is_for_foreign_content(token) ? in_foreign(token) : process_by_mode(mode_, token);
  }
  if (token.kind == TokenKind::start_tag && !attributes_taken_ && token.attribute_count != 0) {
    builder_.drop_attributes(token.first_attribute);
  }
}

TreeBuilder::Step TreeBuilder::process_by_mode(Mode mode, Token& token) {
  switch (mode) {
    case Mode::initial:
      return initial(token);
    case Mode::before_html:
      return before_html(token);
    case Mode::before_head:
      return before_head(token);
    case Mode::in_head:
      return in_head(token);
    case Mode::in_head_noscript:
      return in_head_noscript(token);
    case Mode::after_head:
      return after_head(token);
    case Mode::in_body:
      return in_body(token);
    case Mode::text:
      return in_text(token);
    case Mode::in_table:
      return in_table(token);
    case Mode::in_table_text:
      return in_table_text(token);
    case Mode::in_caption:
      return in_caption(token);
    case Mode::in_column_group:
      return in_column_group(token);
    case Mode::in_table_body:
      return in_table_body(token);
    case Mode::in_row:
      return in_row(token);
    case Mode::in_cell:
      return in_cell(token);
    case Mode::in_template:
      return in_template(token);
    case Mode::after_body:
      return after_body(token);
    case Mode::in_frameset:
      return in_frameset(token);
    case Mode::after_frameset:
      return after_frameset(token);
    case Mode::after_after_body:
      return after_after_body(token);
    case Mode::after_after_frameset:
      return after_after_frameset(token);
  }
  return Step::done;
}

// The standard's tree construction dispatcher.
bool TreeBuilder::is_for_foreign_content(const Token& token) const {
  if (open_.empty()) return false;
  const std::uint8_t flags = adjusted_flags();
  if ((flags & is_foreign) == 0 || token.kind == TokenKind::end_of_file) return false;
  const bool start = token.kind == TokenKind::start_tag;
  const bool text = token.kind == TokenKind::text || token.kind == TokenKind::nul;
  if ((flags & takes_html) != 0 && (start || text)) return false;
  if ((flags & takes_html_text) != 0) {
    if (text || (start && token.tag != Tag::mglyph && token.tag != Tag::malignmark)) return false;
  }
  return (flags & is_annotation_xml) == 0 || !start || token.tag != Tag::svg;
}

// Takes white space off the front of a text, inserting it if asked. True where the token is dealt
// with by that.
bool TreeBuilder::pass_space(Token& token, bool insert) {
  if (token.kind != TokenKind::text) return false;
  const std::size_t size = leading_space(token.text);
  if (insert && size != 0) insert_text(token.text.substr(0, size));
  token.text.remove_prefix(size);
  return token.text.empty();
}

// Inserts the white space of a text and none of its other characters.
void TreeBuilder::insert_spaces_of(const Token& token) {
  for (std::string_view text = token.text; !text.empty();) {
    const std::size_t size = leading_space(text);
    if (size != 0) insert_text(text.substr(0, size));
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

TreeBuilder::Place TreeBuilder::place_for_child() {
  const OpenElements::Entry& top = open_.top();
  if (foster_parenting_ && fostering[top.tag]) return foster_place();
  Place place{top.node, no_node, static_cast<std::uint16_t>(top.depth + 1)};
  if (top.tag == Tag::template_) {
    place.parent = builder_[top.node].first_child;
    ++place.depth;
  }
  if (place.depth > max_depth_) {
    builder_.cap();
    place = {builder_[top.node].parent, no_node, top.depth};
  }
  return place;
}

// What may not stand in a table goes before it.
TreeBuilder::Place TreeBuilder::foster_place() {
  const bool in_table = open_.has(Tag::table);
  if (open_.has(Tag::template_)) {
    const std::size_t holder = open_.place_of(Tag::template_);
    if (!in_table || holder > open_.place_of(Tag::table)) {
      const OpenElements::Entry& entry = open_[holder];
      return {builder_[entry.node].first_child, no_node,
              std::min<std::uint16_t>(static_cast<std::uint16_t>(entry.depth + 2), max_depth_)};
    }
  }
  if (!in_table) return {open_[0].node, no_node, 2};  // fragment case
  const std::size_t place = open_.place_of(Tag::table);
  const OpenElements::Entry& table = open_[place];
  const NodeId parent = builder_[table.node].parent;
  if (parent != no_node) return {parent, table.node, table.depth};
  const OpenElements::Entry& below = open_[place - 1];
  return {below.node, no_node, static_cast<std::uint16_t>(below.depth + 1)};
}

void TreeBuilder::put(const Place& place, NodeId node) {
  if (place.before == no_node) {
    builder_.append(place.parent, node);
  } else {
    builder_.insert_before(place.before, node);
  }
}

NodeId TreeBuilder::make_element(const Token& token, Namespace space) {
  Node node;
  node.first_attribute = token.first_attribute;
  node.attribute_count = token.attribute_count;
  node.tag = space == Namespace::html ? token.tag : Tag::unknown;
  node.kind = NodeKind::element;
  node.space = space;
  node.text = token.text;
  attributes_taken_ = true;
  return builder_.make(node);
}

// An element that the page implies without saying its tag.
NodeId TreeBuilder::insert_implied(Tag tag) {
  Node node;
  node.tag = tag;
  node.kind = NodeKind::element;
  node.text = name_of_tag(tag);
  return insert(builder_.make(node));
}

NodeId TreeBuilder::insert(NodeId element, std::uint8_t flags) {
  const Place place = place_for_child();
  put(place, element);
  push(element, flags, place.depth);
  return element;
}

void TreeBuilder::insert_void(const Token& token) {
  put(place_for_child(), make_element(token, Namespace::html));
}

void TreeBuilder::insert_text(std::string_view text) {
  const OpenElements::Entry& top = open_.top();
  if (foster_parenting_ && fostering[top.tag]) {
    const Place place = foster_place();
    if (place.before != no_node) {
      builder_.insert_text_before(place.before, text);
    } else {
      builder_.append_text(place.parent, text);
    }
  } else if (top.tag == Tag::template_) {
    builder_.append_text(builder_[top.node].first_child, text);
  } else {
    builder_.append_text(top.node, text);
  }
}

void TreeBuilder::insert_comment(const Token& token) {
  Node node;
  node.kind = NodeKind::comment;
  node.text = token.text;
  const NodeId comment = builder_.make(node);
  put(place_for_child(), comment);
}

void TreeBuilder::push(NodeId element, std::uint8_t flags, std::uint16_t depth) {
  if (open_.size() >= stack_limit_) {
    open_.pop();
    builder_.cap();
  }
  open_.push(element, builder_[element].tag, flags, depth);
}

// Inserts an element whose content is no markup, and has the tokenizer read it so.
void TreeBuilder::read_raw(const Token& token, Content content) {
  insert_element(token);
  tokenizer_.set_content(content, token.text);
  original_mode_ = mode_;
  mode_ = Mode::text;
}

void TreeBuilder::generate_implied_end_tags(Tag except) {
  while (has_trait(open_.top().tag, end_implied) && open_.top().tag != except) open_.pop();
}

// The standard's "reset the insertion mode appropriately".
void TreeBuilder::reset_mode() {
  for (std::size_t place = open_.size(); place-- > 0;) {
    mode_ = mode_of_open_element(place);
    if (mode_ != Mode::initial) return;
  }
  mode_ = Mode::in_body;
}

// The mode for what stands in that element; `initial` where the element does not say.
Mode TreeBuilder::mode_of_open_element(std::size_t place) const {
  const bool last = place == 0;
  Tag tag = open_[place].tag;
  if (last && is_fragment_) {
    tag = context_space_ == Namespace::html ? context_tag_ : Tag::unknown;
  }
  switch (tag) {
    case Tag::td:
    case Tag::th:
      return last ? Mode::in_body : Mode::in_cell;
    case Tag::tr:
      return Mode::in_row;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      return Mode::in_table_body;
    case Tag::caption:
      return Mode::in_caption;
    case Tag::colgroup:
      return Mode::in_column_group;
    case Tag::table:
      return Mode::in_table;
    case Tag::template_:
      return template_modes_.back();
    case Tag::head:
      return last ? Mode::in_body : Mode::in_head;
    case Tag::body:
      return Mode::in_body;
    case Tag::frameset:
      return Mode::in_frameset;
    case Tag::html:
      return head_ == no_node ? Mode::before_head : Mode::after_head;
    default:
      return last ? Mode::in_body : Mode::initial;
  }
}

void TreeBuilder::set_context(std::string_view name, Namespace space) {
  is_fragment_ = true;
  context_space_ = space;
  context_tag_ = space == Namespace::html ? tag_of_name(name) : Tag::unknown;
  context_flags_ = space == Namespace::html ? 0 : flags_of_foreign(name, space);
  context_is_form_ = context_tag_ == Tag::form;
  // No end tag ends content of which no start tag was read: hence no name.
  switch (context_tag_) {
    case Tag::title:
    case Tag::textarea:
      tokenizer_.set_content(Content::rcdata, {});
      break;
    case Tag::noscript:
      if (!scripting_) break;
      [[fallthrough]];
    case Tag::style:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
      tokenizer_.set_content(Content::rawtext, {});
      break;
    case Tag::script:
      tokenizer_.set_content(Content::script, {});
      break;
    case Tag::plaintext:
      tokenizer_.set_content(Content::plaintext, {});
      break;
    case Tag::template_:
      template_modes_.push_back(Mode::in_template);
      break;
    default:
      break;
  }
  Node root;
  root.tag = Tag::html;
  root.kind = NodeKind::element;
  root.text = name_of_tag(Tag::html);
  const NodeId html = builder_.make(root);
  builder_.append(no_node, html);
  push(html, 0, 1);
  reset_mode();
}

// The fragment's nodes were built below an <html> of no further use.
void TreeBuilder::finish_fragment() {
  const NodeId root = open_[0].node;
  builder_.detach(root);
  builder_.move_children(root, no_node);
}

}  // namespace wirestem::markup::detail
