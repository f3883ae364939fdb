// SPDX-License-Identifier: Apache-2.0
//
// From the doctype to <body>, what may stand in <head>, and templates, which may stand anywhere.
#include "read/markup/detail/quirks.hpp"
#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

// End tags that make up for a missing <html>, <head> or <body>; others are ignored there.
constexpr TagSet implying_ends = {Tag::head, Tag::body, Tag::html, Tag::br};

bool is_end_tag(const Token& token) { return token.kind == TokenKind::end_tag; }
bool is_start_tag(const Token& token, Tag tag) {
  return token.kind == TokenKind::start_tag && token.tag == tag;
}
bool is_end_tag(const Token& token, Tag tag) { return is_end_tag(token) && token.tag == tag; }

}  // namespace

TreeBuilder::Step TreeBuilder::initial(Token& token) {
  if (pass_space(token, false)) return Step::done;
  if (token.kind == TokenKind::comment) {
    builder_.append_comment(no_node, token.text);
    return Step::done;
  }
  mode_ = Mode::before_html;
  if (token.kind != TokenKind::doctype) {
    quirks_ = true;
    return Step::again;
  }
  Node doctype;
  doctype.kind = NodeKind::doctype;
  doctype.text = token.text;
  doctype.first_attribute = builder_.attribute_mark();
  if (token.has_public_id) builder_.add_attribute("public", token.public_id);
  if (token.has_system_id) builder_.add_attribute("system", token.system_id);
  doctype.attribute_count = builder_.attribute_mark() - doctype.first_attribute;
  builder_.append(no_node, builder_.make(doctype));
  quirks_ = asks_for_quirks(token);
  return Step::done;
}

TreeBuilder::Step TreeBuilder::before_html(Token& token) {
  if (token.kind == TokenKind::doctype || pass_space(token, false)) return Step::done;
  if (token.kind == TokenKind::comment) {
    builder_.append_comment(no_node, token.text);
    return Step::done;
  }
  if (is_end_tag(token) && !implying_ends[token.tag]) return Step::done;
  const bool said = is_start_tag(token, Tag::html);
  Token implied;
  implied.tag = Tag::html;
  implied.text = name_of_tag(Tag::html);
  const NodeId html = make_element(said ? token : implied, Namespace::html);
  if (!said) attributes_taken_ = false;
  builder_.append(no_node, html);
  push(html, 0, 1);
  mode_ = Mode::before_head;
  return said ? Step::done : Step::again;
}

TreeBuilder::Step TreeBuilder::before_head(Token& token) {
  if (token.kind == TokenKind::doctype || pass_space(token, false)) return Step::done;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return Step::done;
  }
  if (is_start_tag(token, Tag::html)) return in_body(token);
  if (is_end_tag(token) && !implying_ends[token.tag]) return Step::done;
  mode_ = Mode::in_head;
  if (is_start_tag(token, Tag::head)) {
    head_ = insert_element(token);
    return Step::done;
  }
  head_ = insert_implied(Tag::head);
  return Step::again;
}

TreeBuilder::Step TreeBuilder::in_head(Token& token) {
  if (pass_space(token, true) || token.kind == TokenKind::doctype) return Step::done;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return Step::done;
  }
  if (token.kind == TokenKind::start_tag) return in_head_start(token);
  if (is_end_tag(token)) {
    if (token.tag == Tag::template_) {
      end_template();
      return Step::done;
    }
    if (!implying_ends[token.tag]) return Step::done;
  }
  open_.pop();
  mode_ = Mode::after_head;
  return is_end_tag(token, Tag::head) ? Step::done : Step::again;
}

TreeBuilder::Step TreeBuilder::in_head_start(Token& token) {
  switch (token.tag) {
    case Tag::html:
      return in_body(token);
    case Tag::head:
      return Step::done;
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
      insert_void(token);
      return Step::done;
    case Tag::title:
      read_raw(token, Content::rcdata);
      return Step::done;
    case Tag::noframes:
    case Tag::style:
      read_raw(token, Content::rawtext);
      return Step::done;
    case Tag::script:
      read_raw(token, Content::script);
      return Step::done;
    case Tag::template_:
      start_template(token);
      return Step::done;
    case Tag::noscript:
      if (scripting_) {
        read_raw(token, Content::rawtext);
      } else {
        insert_element(token);
        mode_ = Mode::in_head_noscript;
      }
      return Step::done;
    default:
      break;
  }
  open_.pop();
  mode_ = Mode::after_head;
  return Step::again;
}

TreeBuilder::Step TreeBuilder::in_head_noscript(Token& token) {
  if (token.kind == TokenKind::doctype) return Step::done;
  if (pass_space(token, true)) return Step::done;
  if (token.kind == TokenKind::comment) return in_head(token);
  if (token.kind == TokenKind::start_tag) {
    constexpr TagSet allowed = {Tag::basefont, Tag::bgsound,  Tag::link,
                                Tag::meta,     Tag::noframes, Tag::style};
    if (token.tag == Tag::html) return in_body(token);
    if (allowed[token.tag]) return in_head(token);
    if (token.tag == Tag::head || token.tag == Tag::noscript) return Step::done;
  }
  const bool closed = is_end_tag(token, Tag::noscript);
  if (is_end_tag(token) && !closed && token.tag != Tag::br) return Step::done;
  open_.pop();
  mode_ = Mode::in_head;
  return closed ? Step::done : Step::again;
}

TreeBuilder::Step TreeBuilder::after_head(Token& token) {
  if (token.kind == TokenKind::doctype || pass_space(token, true)) return Step::done;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return Step::done;
  }
  if (token.kind == TokenKind::start_tag) return after_head_start(token);
  if (is_end_tag(token)) {
    if (token.tag == Tag::template_) return in_head(token);
    if (!implying_ends[token.tag] || token.tag == Tag::head) return Step::done;
  }
  insert_implied(Tag::body);
  mode_ = Mode::in_body;
  return Step::again;
}

TreeBuilder::Step TreeBuilder::after_head_start(Token& token) {
  constexpr TagSet late_head = {Tag::base,      Tag::basefont, Tag::bgsound, Tag::link,
                                Tag::meta,      Tag::noframes, Tag::script,  Tag::style,
                                Tag::template_, Tag::title};
  if (token.tag == Tag::html) return in_body(token);
  if (token.tag == Tag::head) return Step::done;
  if (token.tag == Tag::body) {
    insert_element(token);
    frameset_ok_ = false;
    mode_ = Mode::in_body;
    return Step::done;
  }
  if (token.tag == Tag::frameset) {
    insert_element(token);
    mode_ = Mode::in_frameset;
    return Step::done;
  }
  if (late_head[token.tag] && head_ != no_node) {
    open_.push(head_, Tag::head, 0, 2);
    in_head_start(token);
    const std::size_t place = open_.place_of_node(head_, Tag::head);
    if (place != OpenElements::nowhere) open_.remove(place);
    return Step::done;
  }
  insert_implied(Tag::body);
  mode_ = Mode::in_body;
  return Step::again;
}

// The content of <title>, <script> and their like, up to the end tag.
TreeBuilder::Step TreeBuilder::in_text(Token& token) {
  if (token.kind == TokenKind::text) {
    insert_text(token.text);
    return Step::done;
  }
  open_.pop();
  mode_ = original_mode_;
  return token.kind == TokenKind::end_of_file ? Step::again : Step::done;
}

void TreeBuilder::start_template(const Token& token) {
  const NodeId element = insert_element(token);
  Node content;
  content.kind = NodeKind::content;
  builder_.append(element, builder_.make(content));
  formatting_.push_marker();
  frameset_ok_ = false;
  mode_ = Mode::in_template;
  template_modes_.push_back(Mode::in_template);
}

void TreeBuilder::end_template() {
  if (!open_.has(Tag::template_)) return;
  open_.pop_through(Tag::template_);
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_mode();
}

TreeBuilder::Step TreeBuilder::in_template(Token& token) {
  switch (token.kind) {
    case TokenKind::start_tag:
      return in_template_start(token);
    case TokenKind::end_tag:
      return token.tag == Tag::template_ ? in_head(token) : Step::done;
    case TokenKind::end_of_file:
      if (!open_.has(Tag::template_)) return Step::done;
      end_template();
      return Step::again;
    default:
      return in_body(token);
  }
}

TreeBuilder::Step TreeBuilder::in_template_start(Token& token) {
  constexpr TagSet of_head = {Tag::base,      Tag::basefont, Tag::bgsound, Tag::link,
                              Tag::meta,      Tag::noframes, Tag::script,  Tag::style,
                              Tag::template_, Tag::title};
  constexpr TagSet of_table = {Tag::caption, Tag::colgroup, Tag::tbody, Tag::tfoot, Tag::thead};
  if (of_head[token.tag]) return in_head(token);
  mode_ = Mode::in_body;
  if (of_table[token.tag]) mode_ = Mode::in_table;
  if (token.tag == Tag::col) mode_ = Mode::in_column_group;
  if (token.tag == Tag::tr) mode_ = Mode::in_table_body;
  if (token.tag == Tag::td || token.tag == Tag::th) mode_ = Mode::in_row;
  template_modes_.back() = mode_;
  return Step::again;
}

}  // namespace wirestem::markup::detail
