// SPDX-License-Identifier: Apache-2.0
//
// The insertion mode "in body": end tags and the end; what comes behind </body>.
#include <algorithm>
#include <array>

#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

/// What an end tag does "in body", by its name.
enum class Rule : std::uint8_t {
  any_other,
  template_,
  body,
  html,
  block,
  form,
  p,
  list_item,
  heading,
  formatting,
  marked,
  br,
};

constexpr std::array<Rule, tag_count> make_rules() {
  std::array<Rule, tag_count> rules{};
  const auto set = [&rules](Rule rule, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) rules[static_cast<std::size_t>(tag)] = rule;
  };
  using enum Tag;
  set(Rule::template_, {template_});
  set(Rule::body, {body});
  set(Rule::html, {html});
  set(Rule::block,
      {address, article,  aside,      blockquote, button,  center, details, dialog,  dir,  div,
       dl,      fieldset, figcaption, figure,     footer,  header, hgroup,  listing, main, menu,
       nav,     ol,       pre,        search,     section, select, summary, ul});
  set(Rule::form, {form});
  set(Rule::p, {p});
  set(Rule::list_item, {li, dd, dt});
  set(Rule::heading, {h1, h2, h3, h4, h5, h6});
  set(Rule::formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  set(Rule::marked, {applet, marquee, object});
  set(Rule::br, {br});
  return rules;
}

constexpr std::array<Rule, tag_count> rules = make_rules();

}  // namespace

TreeBuilder::Step TreeBuilder::in_body_end(Token& token) {
  switch (rules[static_cast<std::size_t>(token.tag)]) {
    case Rule::any_other:
      end_any_other(token.tag, token.text);
      break;
    case Rule::template_:
      end_template();
      break;
    case Rule::body:
    case Rule::html:
      if (!open_.in_scope(Tag::body)) break;
      mode_ = Mode::after_body;
      return token.tag == Tag::html ? Step::again : Step::done;
    case Rule::block:
      end_block(token.tag);
      break;
    case Rule::form:
      end_form();
      break;
    case Rule::p:
      end_paragraph();
      break;
    case Rule::list_item:
      end_list_item(token.tag);
      break;
    case Rule::heading:
      end_heading();
      break;
    case Rule::formatting:
      run_adoption_agency(token.tag, token.text);
      break;
    case Rule::marked:
      end_marked(token.tag);
      break;
    case Rule::br: {
      Token start;
      start.tag = Tag::br;
      start.text = token.text;
      start_void(start);
      break;
    }
  }
  return Step::done;
}

// Pops up to the element; what the standard says of implied end tags before is only about errors.
void TreeBuilder::end_block(Tag tag) {
  if (open_.in_scope(tag)) open_.pop_through(tag);
}

void TreeBuilder::end_form() {
  if (open_.has(Tag::template_)) return end_block(Tag::form);
  const NodeId form = form_;
  form_ = no_node;
  if (form == no_node) return;
  const std::size_t place = open_.place_of_node(form, Tag::form);
  if (place == OpenElements::nowhere || place < open_.top().scope) return;
  generate_implied_end_tags();
  open_.remove(place);
}

void TreeBuilder::end_paragraph() {
  if (!open_.in_button_scope(Tag::p)) insert_implied(Tag::p);
  close_paragraph();
}

void TreeBuilder::end_list_item(Tag tag) {
  const bool reached = tag == Tag::li ? open_.in_list_scope(tag) : open_.in_scope(tag);
  if (reached) open_.pop_through(tag);
}

void TreeBuilder::end_heading() {
  std::size_t place = 0;
  for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
    if (open_.in_scope(tag)) place = std::max(place, open_.place_of(tag));
  }
  if (place != 0) open_.pop_to_size(place);
}

void TreeBuilder::end_marked(Tag tag) {
  if (!open_.in_scope(tag)) return;
  open_.pop_through(tag);
  formatting_.clear_to_marker();
}

void TreeBuilder::end_any_other(Tag tag, std::string_view name) {
  if (tag != Tag::unknown) {
    if (open_.above_special(tag)) open_.pop_through(tag);
    return;
  }
  const std::size_t special = open_.top().special;
  for (std::size_t place = open_.size(); place-- > special;) {
    const OpenElements::Entry& entry = open_[place];
    if (entry.tag == Tag::unknown && (entry.flags & is_foreign) == 0 &&
        builder_[entry.node].text == name) {
      open_.pop_to_size(place);
      return;
    }
  }
}

TreeBuilder::Step TreeBuilder::end_of_file_in_body(Token& token) {
  return template_modes_.empty() ? Step::done : in_template(token);
}

TreeBuilder::Step TreeBuilder::after_body(Token& token) {
  switch (token.kind) {
    case TokenKind::comment:
      builder_.append_comment(open_[0].node, token.text);
      return Step::done;
    case TokenKind::doctype:
    case TokenKind::end_of_file:
      return Step::done;
    case TokenKind::text: {
      const std::size_t size = leading_space(token.text);
      if (size != 0) in_body_text(token.text.substr(0, size));
      token.text.remove_prefix(size);
      if (token.text.empty()) return Step::done;
      break;
    }
    case TokenKind::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      break;
    case TokenKind::end_tag:
      if (token.tag != Tag::html) break;
      if (!is_fragment_) mode_ = Mode::after_after_body;
      return Step::done;
    case TokenKind::nul:
      break;
  }
  mode_ = Mode::in_body;
  return Step::again;
}

TreeBuilder::Step TreeBuilder::after_after_body(Token& token) {
  if (token.kind == TokenKind::comment) {
    builder_.append_comment(no_node, token.text);
    return Step::done;
  }
  if (token.kind == TokenKind::doctype || token.kind == TokenKind::end_of_file) return Step::done;
  if (token.kind == TokenKind::text) {
    const std::size_t size = leading_space(token.text);
    if (size != 0) in_body_text(token.text.substr(0, size));
    token.text.remove_prefix(size);
    if (token.text.empty()) return Step::done;
  }
  if (token.kind == TokenKind::start_tag && token.tag == Tag::html) return in_body(token);
  mode_ = Mode::in_body;
  return Step::again;
}

}  // namespace wirestem::markup::detail
