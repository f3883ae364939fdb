// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "read/markup/detail/document_builder.hpp"
#include "read/markup/detail/formatting_elements.hpp"
#include "read/markup/detail/open_elements.hpp"
#include "read/markup/detail/tokenizer.hpp"
#include "read/markup/parse_html.hpp"

namespace wirestem::markup::detail {

/// The insertion modes of the standard.
enum class Mode : std::uint8_t {
  initial,
  before_html,
  before_head,
  in_head,
  in_head_noscript,
  after_head,
  in_body,
  text,
  in_table,
  in_table_text,
  in_caption,
  in_column_group,
  in_table_body,
  in_row,
  in_cell,
  in_template,
  after_body,
  in_frameset,
  after_frameset,
  after_after_body,
  after_after_frameset,
};

/// The tree construction stage of the HTML standard.
///
/// Each insertion mode is a function (`in_body`, `in_table`, …) that takes a token and says whether
/// it is dealt with or must be processed again, under the mode that now holds. They stand in
/// tree_builder_*.cpp by what part of a page they read.
///
/// What keeps hostile input cheap: the depth of the tree and of the stack of open elements is
/// capped, the list of active formatting elements is short (see there), and elements that the page
/// never wrote (copies of formatting elements) are counted against a budget that grows with the
/// input; once it is spent, no more are made.
class TreeBuilder {
 public:
  TreeBuilder(Document& document, const HtmlOptions& options);

  /// Makes it the fragment case: the input is the content of that element.
  void set_context(std::string_view name, Namespace space);
  /// Reads the whole input.
  void run();

 private:
  enum class Step : std::uint8_t { done, again };
  struct Place {
    NodeId parent = no_node;
    NodeId before = no_node;  ///< no_node: as the last child
    std::uint16_t depth = 0;  ///< of an element put there
  };

  // tree_builder.cpp: which rules for which token, and what all rules share
  void process(Token& token);
  Step process_by_mode(Mode mode, Token& token);
  bool is_for_foreign_content(const Token& token) const;
  std::uint8_t adjusted_flags() const {
    return open_.size() == 1 && is_fragment_ ? context_flags_ : open_.top().flags;
  }
  bool current_is(Tag tag) const { return open_.top().tag == tag; }
  bool pass_space(Token& token, bool insert);
  void insert_spaces_of(const Token& token);
  Place place_for_child();
  Place foster_place();
  void put(const Place& place, NodeId node);
  NodeId make_element(const Token& token, Namespace space);
  NodeId insert_element(const Token& token) { return insert(make_element(token, Namespace::html)); }
  NodeId insert_implied(Tag tag);
  NodeId insert(NodeId element, std::uint8_t flags = 0);
  void insert_void(const Token& token);
  void insert_text(std::string_view text);
  void insert_comment(const Token& token);
  void push(NodeId element, std::uint8_t flags, std::uint16_t depth);
  void read_raw(const Token& token, Content content);
  void generate_implied_end_tags(Tag except = Tag::unknown);
  void reset_mode();
  Mode mode_of_open_element(std::size_t place) const;
  void finish_fragment();

  // tree_builder_head.cpp: up to <body>, and what may stand in <head>
  Step initial(Token& token);
  Step before_html(Token& token);
  Step before_head(Token& token);
  Step in_head(Token& token);
  Step in_head_start(Token& token);
  Step in_head_noscript(Token& token);
  Step after_head(Token& token);
  Step after_head_start(Token& token);
  Step in_text(Token& token);
  void start_template(const Token& token);
  void end_template();
  Step in_template(Token& token);
  Step in_template_start(Token& token);

  // tree_builder_body.cpp, tree_builder_body_end.cpp
  Step in_body(Token& token);
  void in_body_text(std::string_view text);
  Step in_body_start(Token& token);
  Step in_body_start_rare(Token& token);
  void start_raw(const Token& token);
  void start_ruby_part(const Token& token);
  void start_block(const Token& token);
  void start_heading(const Token& token);
  void start_form(const Token& token);
  void start_list_item(const Token& token);
  void start_button(const Token& token);
  void start_link(const Token& token);
  void start_formatting(const Token& token);
  void start_nobr(const Token& token);
  void start_table(const Token& token);
  void start_void(const Token& token);
  void start_input(const Token& token);
  void start_rule(const Token& token);
  void start_select(const Token& token);
  void start_option(const Token& token);
  void start_body_again(const Token& token);
  Step start_frameset(const Token& token);
  void close_paragraph();
  void merge_attributes(NodeId element, const Token& token);
  void settle_merged_attributes();
  bool is_hidden_input(const Token& token);
  Step in_body_end(Token& token);
  void end_block(Tag tag);
  void end_form();
  void end_paragraph();
  void end_list_item(Tag tag);
  void end_heading();
  void end_marked(Tag tag);
  void end_any_other(Tag tag, std::string_view name);
  Step end_of_file_in_body(Token& token);
  Step after_body(Token& token);
  Step after_after_body(Token& token);

  // tree_builder_formatting.cpp
  void reconstruct_formatting();
  void reopen_formatting(std::size_t place);
  void remember_formatting(NodeId element, Tag tag);
  bool are_alike(NodeId one, NodeId other);
  void run_adoption_agency(Tag tag, std::string_view name);
  void adopt(std::size_t formatting, std::size_t element, std::size_t block);
  NodeId copy_element(NodeId element);

  // tree_builder_table.cpp
  Step in_table(Token& token);
  Step in_table_start(Token& token);
  Step in_table_by_body_rules(Token& token);
  Step in_table_text(Token& token);
  Step in_caption(Token& token);
  Step in_column_group(Token& token);
  Step in_table_body(Token& token);
  Step in_row(Token& token);
  Step in_cell(Token& token);
  bool close_caption();
  bool close_table_body();
  bool close_row();
  void close_cell();
  void clear_to(TagSet context);

  // tree_builder_frames.cpp
  Step in_frameset(Token& token);
  Step after_frameset(Token& token);
  Step after_after_frameset(Token& token);

  // tree_builder_foreign.cpp
  Step in_foreign(Token& token);
  Step start_in_foreign(Token& token);
  Step end_in_foreign(Token& token);
  bool breaks_out(const Token& token);
  void insert_foreign(const Token& token, Namespace space);

  /// What later <html> and <body> tags add to the one element of that name. Kept apart until the
  /// end, for an element's attributes stand in a row.
  struct MergedAttributes {
    NodeId element = no_node;
    std::vector<Attribute> attributes;
    std::unordered_set<std::string_view> names;
  };

  DocumentBuilder builder_;
  Tokenizer tokenizer_;
  OpenElements open_;
  FormattingElements formatting_;
  std::vector<Mode> template_modes_;
  std::vector<std::string_view> table_texts_;  ///< the pending table character tokens
  std::vector<MergedAttributes> merged_;
  std::size_t max_nodes_;
  std::size_t max_attributes_;
  std::size_t copies_left_;  ///< the budget for elements that the page did not write
  std::size_t stack_limit_;
  std::uint16_t max_depth_;
  bool scripting_;
  Mode mode_ = Mode::initial;
  Mode original_mode_ = Mode::initial;
  bool stopped_ = false;
  bool quirks_ = false;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool skip_newline_ = false;
  bool attributes_taken_ = false;  ///< the token's attributes belong to an element by now
  NodeId head_ = no_node;
  NodeId form_ = no_node;
  bool is_fragment_ = false;
  bool context_is_form_ = false;
  Tag context_tag_ = Tag::unknown;
  Namespace context_space_ = Namespace::html;
  std::uint8_t context_flags_ = 0;
};

}  // namespace wirestem::markup::detail
