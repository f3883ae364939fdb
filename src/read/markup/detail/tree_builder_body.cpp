// SPDX-License-Identifier: Apache-2.0
//
// The insertion mode "in body": texts and start tags. End tags are in tree_builder_body_end.cpp,
// what is peculiar to formatting elements (<b>, <a>, …) in tree_builder_formatting.cpp.
#include <algorithm>
#include <array>

#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/foreign_names.hpp"
#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

/// What a start tag does "in body", by its name. Many names share a rule.
enum class Rule : std::uint8_t {
  ordinary,
  ignored,
  block,
  heading,
  preformatted,
  form,
  list_item,
  link,
  formatting,
  nobr,
  void_element,
  rare,  ///< looked up once more, by the tag itself
};

constexpr std::array<Rule, tag_count> make_rules() {
  std::array<Rule, tag_count> rules{};
  const auto set = [&rules](Rule rule, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) rules[static_cast<std::size_t>(tag)] = rule;
  };
  using enum Tag;
  set(Rule::ignored, {caption, col, colgroup, frame, head, tbody, td, tfoot, th, thead, tr});
  set(Rule::block, {address, article,  aside,      blockquote, center,  details, dialog, dir,  div,
                    dl,      fieldset, figcaption, figure,     footer,  header,  hgroup, main, menu,
                    nav,     ol,       p,          search,     section, summary, ul});
  set(Rule::heading, {h1, h2, h3, h4, h5, h6});
  set(Rule::preformatted, {pre, listing});
  set(Rule::form, {form});
  set(Rule::list_item, {li, dd, dt});
  set(Rule::link, {a});
  set(Rule::formatting, {b, big, code, em, font, i, s, small, strike, strong, tt, u});
  set(Rule::nobr, {nobr});
  set(Rule::void_element, {area, br, embed, img, keygen, wbr});
  set(Rule::rare,
      {html,   base,   basefont, bgsound,   link,   meta,     noframes, script, style,   template_,
       title,  body,   frameset, plaintext, button, applet,   marquee,  object, table,   input,
       param,  source, track,    hr,        image,  textarea, xmp,      iframe, noembed, noscript,
       select, option, optgroup, rb,        rtc,    rp,       rt,       math,   svg});
  return rules;
}

constexpr std::array<Rule, tag_count> rules = make_rules();

}  // namespace

TreeBuilder::Step TreeBuilder::in_body(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      in_body_text(token.text);
      return Step::done;
    case TokenKind::start_tag:
      return in_body_start(token);
    case TokenKind::end_tag:
      return in_body_end(token);
    case TokenKind::comment:
      insert_comment(token);
      return Step::done;
    case TokenKind::nul:
    case TokenKind::doctype:
      return Step::done;
    case TokenKind::end_of_file:
      return end_of_file_in_body(token);
  }
  return Step::done;
}

void TreeBuilder::in_body_text(std::string_view text) {
  reconstruct_formatting();
  insert_text(text);
  if (frameset_ok_ && leading_space(text) != text.size()) frameset_ok_ = false;
}

TreeBuilder::Step TreeBuilder::in_body_start(Token& token) {
  switch (rules[static_cast<std::size_t>(token.tag)]) {
    case Rule::ordinary:
      reconstruct_formatting();
      insert_element(token);
      break;
    case Rule::ignored:
      break;
    case Rule::block:
      start_block(token);
      break;
    case Rule::heading:
      start_heading(token);
      break;
    case Rule::preformatted:
      start_block(token);
      skip_newline_ = true;
      frameset_ok_ = false;
      break;
    case Rule::form:
      start_form(token);
      break;
    case Rule::list_item:
      start_list_item(token);
      break;
    case Rule::link:
      start_link(token);
      break;
    case Rule::formatting:
      start_formatting(token);
      break;
    case Rule::nobr:
      start_nobr(token);
      break;
    case Rule::void_element:
      start_void(token);
      break;
    case Rule::rare:
      return in_body_start_rare(token);
  }
  return Step::done;
}

TreeBuilder::Step TreeBuilder::in_body_start_rare(Token& token) {
  switch (token.tag) {
    case Tag::html:
      if (!open_.has(Tag::template_)) merge_attributes(open_[0].node, token);
      break;
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title:
      return in_head_start(token);
    case Tag::body:
      start_body_again(token);
      break;
    case Tag::frameset:
      return start_frameset(token);
    case Tag::plaintext:
      start_block(token);
      tokenizer_.set_content(Content::plaintext, {});
      break;
    case Tag::button:
      start_button(token);
      break;
    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      reconstruct_formatting();
      insert_element(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      break;
    case Tag::table:
      start_table(token);
      break;
    case Tag::input:
      start_input(token);
      break;
    case Tag::param:
    case Tag::source:
    case Tag::track:
      insert_void(token);
      break;
    case Tag::hr:
      start_rule(token);
      break;
    case Tag::image:  // "don't ask", says the standard
      token.tag = Tag::img;
      token.text = name_of_tag(Tag::img);
      start_void(token);
      break;
    case Tag::textarea:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noscript:
      start_raw(token);
      break;
    case Tag::select:
      start_select(token);
      break;
    case Tag::option:
    case Tag::optgroup:
      start_option(token);
      break;
    case Tag::rb:
    case Tag::rtc:
    case Tag::rp:
    case Tag::rt:
      start_ruby_part(token);
      break;
    case Tag::math:
    case Tag::svg:
      reconstruct_formatting();
      insert_foreign(token, token.tag == Tag::svg ? Namespace::svg : Namespace::mathml);
      break;
    default:
      break;
  }
  return Step::done;
}

// <textarea>, <xmp>, <iframe>, <noembed> and, with scripting, <noscript>
void TreeBuilder::start_raw(const Token& token) {
  if (token.tag == Tag::noscript && !scripting_) {
    reconstruct_formatting();
    insert_element(token);
    return;
  }
  if (token.tag == Tag::xmp) {
    close_paragraph();
    reconstruct_formatting();
  }
  const bool is_textarea = token.tag == Tag::textarea;
  read_raw(token, is_textarea ? Content::rcdata : Content::rawtext);
  skip_newline_ = is_textarea;
  if (token.tag != Tag::noembed && token.tag != Tag::noscript) frameset_ok_ = false;
}

void TreeBuilder::start_ruby_part(const Token& token) {
  const bool is_text = token.tag == Tag::rp || token.tag == Tag::rt;
  if (open_.in_scope(Tag::ruby)) generate_implied_end_tags(is_text ? Tag::rtc : Tag::unknown);
  insert_element(token);
}

void TreeBuilder::start_block(const Token& token) {
  close_paragraph();
  insert_element(token);
}

void TreeBuilder::start_heading(const Token& token) {
  close_paragraph();
  if (has_trait(open_.top().tag, heading)) open_.pop();
  insert_element(token);
}

void TreeBuilder::start_form(const Token& token) {
  const bool within_template = open_.has(Tag::template_);
  if ((form_ != no_node || context_is_form_) && !within_template) return;
  close_paragraph();
  const NodeId element = insert_element(token);
  if (!within_template) form_ = element;
}

// <li> closes an open <li>, <dd> and <dt> an open one of these, unless a list or so lies between.
void TreeBuilder::start_list_item(const Token& token) {
  frameset_ok_ = false;
  const bool of_list = token.tag == Tag::li;
  if (of_list ? open_.has(Tag::li) : open_.has(Tag::dd) || open_.has(Tag::dt)) {
    constexpr TagSet passed_over = {Tag::address, Tag::div, Tag::p};
    std::size_t place = open_.top().special;
    while (passed_over[open_[place].tag]) place = open_[place - 1].special;
    const Tag tag = open_[place].tag;
    if (of_list ? tag == Tag::li : tag == Tag::dd || tag == Tag::dt) open_.pop_to_size(place);
  }
  close_paragraph();
  insert_element(token);
}

void TreeBuilder::start_button(const Token& token) {
  if (open_.in_scope(Tag::button)) open_.pop_through(Tag::button);
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_table(const Token& token) {
  if (!quirks_) close_paragraph();
  insert_element(token);
  frameset_ok_ = false;
  mode_ = Mode::in_table;
}

void TreeBuilder::start_void(const Token& token) {
  reconstruct_formatting();
  insert_void(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_input(const Token& token) {
  if (is_fragment_ && context_tag_ == Tag::select) return;
  if (open_.in_scope(Tag::select)) open_.pop_through(Tag::select);
  reconstruct_formatting();
  const bool hidden = is_hidden_input(token);
  insert_void(token);
  if (!hidden) frameset_ok_ = false;
}

void TreeBuilder::start_rule(const Token& token) {
  close_paragraph();
  if (open_.in_scope(Tag::select)) generate_implied_end_tags();
  insert_void(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_select(const Token& token) {
  if (is_fragment_ && context_tag_ == Tag::select) return;
  if (open_.in_scope(Tag::select)) {
    open_.pop_through(Tag::select);
    return;
  }
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

// <option> and <optgroup>
void TreeBuilder::start_option(const Token& token) {
  if (open_.in_scope(Tag::select)) {
    generate_implied_end_tags(token.tag == Tag::option ? Tag::optgroup : Tag::unknown);
  } else if (current_is(Tag::option)) {
    open_.pop();
  }
  reconstruct_formatting();
  insert_element(token);
}

void TreeBuilder::start_body_again(const Token& token) {
  if (open_.size() < 2 || open_[1].tag != Tag::body || open_.has(Tag::template_)) return;
  frameset_ok_ = false;
  merge_attributes(open_[1].node, token);
}

TreeBuilder::Step TreeBuilder::start_frameset(const Token& token) {
  if (open_.size() < 2 || open_[1].tag != Tag::body || !frameset_ok_) return Step::done;
  builder_.detach(open_[1].node);
  open_.pop_to_size(1);
  insert_element(token);
  mode_ = Mode::in_frameset;
  return Step::done;
}

// The standard's "close a p element", where one is in button scope.
void TreeBuilder::close_paragraph() {
  if (open_.in_button_scope(Tag::p)) open_.pop_through(Tag::p);
}

void TreeBuilder::merge_attributes(NodeId element, const Token& token) {
  if (token.attribute_count == 0) return;
  const auto& all = builder_.attributes();
  auto merged = std::find_if(merged_.begin(), merged_.end(), [element](const auto& candidate) {
    return candidate.element == element;
  });
  if (merged == merged_.end()) {
    merged_.push_back({element, {}, {}});
    merged = merged_.end() - 1;
    const auto own = all.begin() + builder_[element].first_attribute;
    for (auto at = own; at != own + builder_[element].attribute_count; ++at) {
      merged->attributes.push_back(*at);
      merged->names.insert(at->name);
    }
  }
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    const Attribute& attribute = all[token.first_attribute + i];
    if (merged->attributes.size() >= max_attributes_) {
      builder_.cap();
    } else if (merged->names.insert(attribute.name).second) {
      merged->attributes.push_back(attribute);
    }
  }
}

void TreeBuilder::settle_merged_attributes() {
  for (const MergedAttributes& merged : merged_) {
    Node& element = builder_[merged.element];
    element.first_attribute = builder_.attribute_mark();
    element.attribute_count = static_cast<std::uint32_t>(merged.attributes.size());
    for (const Attribute& attribute : merged.attributes) {
      builder_.add_attribute(attribute.name, attribute.value);
    }
  }
}

bool TreeBuilder::is_hidden_input(const Token& token) {
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    const Attribute& attribute = builder_.attributes()[token.first_attribute + i];
    if (attribute.name == "type") return equals_folded(attribute.value, "hidden");
  }
  return false;
}

}  // namespace wirestem::markup::detail
