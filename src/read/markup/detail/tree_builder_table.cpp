// SPDX-License-Identifier: Apache-2.0
//
// Tables. What may not stand in one is put before it ("foster parenting").
#include <algorithm>

#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

constexpr TagSet table_context = {Tag::table, Tag::template_, Tag::html};
constexpr TagSet body_context = {Tag::tbody, Tag::tfoot, Tag::thead, Tag::template_, Tag::html};
constexpr TagSet row_context = {Tag::tr, Tag::template_, Tag::html};
constexpr TagSet row_groups = {Tag::tbody, Tag::tfoot, Tag::thead};
constexpr TagSet cells = {Tag::td, Tag::th};

// Start tags that end a caption, a cell, …, since they belong further out.
constexpr TagSet parts = {Tag::caption, Tag::col, Tag::colgroup, Tag::tbody, Tag::td,
                          Tag::tfoot,   Tag::th,  Tag::thead,    Tag::tr};

}  // namespace

void TreeBuilder::clear_to(TagSet context) {
  while (!context[open_.top().tag]) open_.pop();
}

TreeBuilder::Step TreeBuilder::in_table(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
    case TokenKind::nul: {
      constexpr TagSet taking = {Tag::table, Tag::tbody, Tag::template_,
                                 Tag::tfoot, Tag::thead, Tag::tr};
      if (!taking[open_.top().tag]) return in_table_by_body_rules(token);
      table_texts_.clear();
      original_mode_ = mode_;
      mode_ = Mode::in_table_text;
      return Step::again;
    }
    case TokenKind::comment:
      insert_comment(token);
      return Step::done;
    case TokenKind::doctype:
      return Step::done;
    case TokenKind::start_tag:
      return in_table_start(token);
    case TokenKind::end_tag: {
      constexpr TagSet ignored = {Tag::body, Tag::caption, Tag::col, Tag::colgroup,
                                  Tag::html, Tag::tbody,   Tag::td,  Tag::tfoot,
                                  Tag::th,   Tag::thead,   Tag::tr};
      if (ignored[token.tag]) return Step::done;
      if (token.tag == Tag::template_) return in_head(token);
      if (token.tag != Tag::table) return in_table_by_body_rules(token);
      if (open_.in_table_scope(Tag::table)) {
        open_.pop_through(Tag::table);
        reset_mode();
      }
      return Step::done;
    }
    case TokenKind::end_of_file:
      return in_body(token);
  }
  return Step::done;
}

TreeBuilder::Step TreeBuilder::in_table_start(Token& token) {
  switch (token.tag) {
    case Tag::caption:
      clear_to(table_context);
      formatting_.push_marker();
      insert_element(token);
      mode_ = Mode::in_caption;
      return Step::done;
    case Tag::colgroup:
    case Tag::col:
      clear_to(table_context);
      mode_ = Mode::in_column_group;
      if (token.tag == Tag::colgroup) {
        insert_element(token);
        return Step::done;
      }
      insert_implied(Tag::colgroup);
      return Step::again;
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      clear_to(table_context);
      insert_element(token);
      mode_ = Mode::in_table_body;
      return Step::done;
    case Tag::td:
    case Tag::th:
    case Tag::tr:
      clear_to(table_context);
      insert_implied(Tag::tbody);
      mode_ = Mode::in_table_body;
      return Step::again;
    case Tag::table:
      if (!open_.in_table_scope(Tag::table)) return Step::done;
      open_.pop_through(Tag::table);
      reset_mode();
      return Step::again;
    case Tag::style:
    case Tag::script:
    case Tag::template_:
      return in_head_start(token);
    case Tag::input:
      if (!is_hidden_input(token)) break;
      insert_void(token);
      return Step::done;
    case Tag::form:
      if (form_ != no_node || context_is_form_ || open_.has(Tag::template_)) return Step::done;
      form_ = make_element(token, Namespace::html);
      put(place_for_child(), form_);
      return Step::done;
    default:
      break;
  }
  return in_table_by_body_rules(token);
}

TreeBuilder::Step TreeBuilder::in_table_by_body_rules(Token& token) {
  foster_parenting_ = true;
  const Step step = in_body(token);
  foster_parenting_ = false;
  return step;
}

// Collects a run of characters: all of it goes before the table if one of it is no white space.
TreeBuilder::Step TreeBuilder::in_table_text(Token& token) {
  if (token.kind == TokenKind::nul) return Step::done;
  if (token.kind == TokenKind::text) {
    table_texts_.push_back(token.text);
    return Step::done;
  }
  const bool fostered =
      std::any_of(table_texts_.begin(), table_texts_.end(),
                  [](std::string_view text) { return leading_space(text) != text.size(); });
  for (const std::string_view text : table_texts_) {
    if (fostered) {
      foster_parenting_ = true;
      in_body_text(text);
      foster_parenting_ = false;
    } else {
      insert_text(text);
    }
  }
  mode_ = original_mode_;
  return Step::again;
}

bool TreeBuilder::close_caption() {
  if (!open_.in_table_scope(Tag::caption)) return false;
  open_.pop_through(Tag::caption);
  formatting_.clear_to_marker();
  mode_ = Mode::in_table;
  return true;
}

TreeBuilder::Step TreeBuilder::in_caption(Token& token) {
  const bool start = token.kind == TokenKind::start_tag;
  const bool end = token.kind == TokenKind::end_tag;
  if (end && token.tag == Tag::caption) {
    close_caption();
    return Step::done;
  }
  if ((start && parts[token.tag]) || (end && token.tag == Tag::table)) {
    return close_caption() ? Step::again : Step::done;
  }
  if (end && (parts[token.tag] || token.tag == Tag::body || token.tag == Tag::html)) {
    return Step::done;
  }
  return in_body(token);
}

TreeBuilder::Step TreeBuilder::in_column_group(Token& token) {
  if (token.kind == TokenKind::doctype || pass_space(token, true)) return Step::done;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return Step::done;
  }
  if (token.kind == TokenKind::end_of_file) return in_body(token);
  if (token.kind == TokenKind::start_tag) {
    if (token.tag == Tag::html) return in_body(token);
    if (token.tag == Tag::template_) return in_head(token);
    if (token.tag == Tag::col) {
      insert_void(token);
      return Step::done;
    }
  }
  const bool end = token.kind == TokenKind::end_tag;
  if (end && token.tag == Tag::template_) return in_head(token);
  if ((end && token.tag == Tag::col) || !current_is(Tag::colgroup)) return Step::done;
  open_.pop();
  mode_ = Mode::in_table;
  return end && token.tag == Tag::colgroup ? Step::done : Step::again;
}

bool TreeBuilder::close_table_body() {
  if (!open_.in_table_scope(Tag::tbody) && !open_.in_table_scope(Tag::thead) &&
      !open_.in_table_scope(Tag::tfoot)) {
    return false;
  }
  clear_to(body_context);
  open_.pop();
  mode_ = Mode::in_table;
  return true;
}

TreeBuilder::Step TreeBuilder::in_table_body(Token& token) {
  if (token.kind == TokenKind::start_tag) {
    if (token.tag == Tag::tr) {
      clear_to(body_context);
      insert_element(token);
      mode_ = Mode::in_row;
      return Step::done;
    }
    if (cells[token.tag]) {
      clear_to(body_context);
      insert_implied(Tag::tr);
      mode_ = Mode::in_row;
      return Step::again;
    }
    if (parts[token.tag]) return close_table_body() ? Step::again : Step::done;
  } else if (token.kind == TokenKind::end_tag) {
    if (row_groups[token.tag]) {
      if (open_.in_table_scope(token.tag)) close_table_body();
      return Step::done;
    }
    if (token.tag == Tag::table) return close_table_body() ? Step::again : Step::done;
    if (parts[token.tag] || token.tag == Tag::body || token.tag == Tag::html) return Step::done;
  }
  return in_table(token);
}

bool TreeBuilder::close_row() {
  if (!open_.in_table_scope(Tag::tr)) return false;
  clear_to(row_context);
  open_.pop();
  mode_ = Mode::in_table_body;
  return true;
}

TreeBuilder::Step TreeBuilder::in_row(Token& token) {
  if (token.kind == TokenKind::start_tag) {
    if (cells[token.tag]) {
      clear_to(row_context);
      insert_element(token);
      mode_ = Mode::in_cell;
      formatting_.push_marker();
      return Step::done;
    }
    if (parts[token.tag]) return close_row() ? Step::again : Step::done;
  } else if (token.kind == TokenKind::end_tag) {
    if (token.tag == Tag::tr) {
      close_row();
      return Step::done;
    }
    if (token.tag == Tag::table) return close_row() ? Step::again : Step::done;
    if (row_groups[token.tag]) {
      if (!open_.in_table_scope(token.tag)) return Step::done;
      return close_row() ? Step::again : Step::done;
    }
    if (parts[token.tag] || token.tag == Tag::body || token.tag == Tag::html) return Step::done;
  }
  return in_table(token);
}

void TreeBuilder::close_cell() {
  const bool in_data = open_.in_table_scope(Tag::td);
  const bool in_header = open_.in_table_scope(Tag::th);
  const std::size_t data = in_data ? open_.place_of(Tag::td) : 0;
  const std::size_t header = in_header ? open_.place_of(Tag::th) : 0;
  open_.pop_to_size(std::max(data, header));
  formatting_.clear_to_marker();
  mode_ = Mode::in_row;
}

TreeBuilder::Step TreeBuilder::in_cell(Token& token) {
  const bool start = token.kind == TokenKind::start_tag;
  if (!start && token.kind != TokenKind::end_tag) return in_body(token);
  const bool within = open_.in_table_scope(Tag::td) || open_.in_table_scope(Tag::th);
  if (start && parts[token.tag]) {
    if (!within) return Step::done;
    close_cell();
    return Step::again;
  }
  if (start) return in_body(token);
  if (cells[token.tag]) {
    if (!open_.in_table_scope(token.tag)) return Step::done;
    open_.pop_through(token.tag);
    formatting_.clear_to_marker();
    mode_ = Mode::in_row;
    return Step::done;
  }
  if (token.tag == Tag::table || token.tag == Tag::tr || row_groups[token.tag]) {
    if (!open_.in_table_scope(token.tag) || !within) return Step::done;
    close_cell();
    return Step::again;
  }
  if (parts[token.tag] || token.tag == Tag::body || token.tag == Tag::html) return Step::done;
  return in_body(token);
}

}  // namespace wirestem::markup::detail
