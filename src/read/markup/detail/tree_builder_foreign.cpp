// SPDX-License-Identifier: Apache-2.0
//
// SVG and MathML within a page.
#include <algorithm>

#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/foreign_names.hpp"
#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {
namespace {

// HTML elements that nobody means to put into a drawing: they end it.
constexpr TagSet breaking_out = {
    Tag::b,      Tag::big,    Tag::blockquote, Tag::body,    Tag::br,    Tag::center, Tag::code,
    Tag::dd,     Tag::div,    Tag::dl,         Tag::dt,      Tag::em,    Tag::embed,  Tag::h1,
    Tag::h2,     Tag::h3,     Tag::h4,         Tag::h5,      Tag::h6,    Tag::head,   Tag::hr,
    Tag::i,      Tag::img,    Tag::li,         Tag::listing, Tag::menu,  Tag::meta,   Tag::nobr,
    Tag::ol,     Tag::p,      Tag::pre,        Tag::ruby,    Tag::s,     Tag::small,  Tag::span,
    Tag::strong, Tag::strike, Tag::sub,        Tag::sup,     Tag::table, Tag::tt,     Tag::u,
    Tag::ul,     Tag::var};

}  // namespace

TreeBuilder::Step TreeBuilder::in_foreign(Token& token) {
  switch (token.kind) {
    case TokenKind::nul:
      insert_text("\xEF\xBF\xBD");
      break;
    case TokenKind::text:
      insert_text(token.text);
      if (frameset_ok_ && leading_space(token.text) != token.text.size()) frameset_ok_ = false;
      break;
    case TokenKind::comment:
      insert_comment(token);
      break;
    case TokenKind::start_tag:
      return start_in_foreign(token);
    case TokenKind::end_tag:
      return end_in_foreign(token);
    default:
      break;
  }
  return Step::done;
}

bool TreeBuilder::breaks_out(const Token& token) {
  if (token.kind == TokenKind::end_tag) return token.tag == Tag::br || token.tag == Tag::p;
  if (token.tag != Tag::font) return breaking_out[token.tag];
  const Attribute* const first = builder_.attributes().data() + token.first_attribute;
  return std::any_of(first, first + token.attribute_count, [](const Attribute& attribute) {
    return attribute.name == "color" || attribute.name == "face" || attribute.name == "size";
  });
}

TreeBuilder::Step TreeBuilder::start_in_foreign(Token& token) {
  if (breaks_out(token)) {
    while ((open_.top().flags & is_foreign) != 0 &&
           (open_.top().flags & (takes_html | takes_html_text)) == 0) {
      open_.pop();
    }
    return process_by_mode(mode_, token);
  }
  const bool of_mathml = (adjusted_flags() & is_mathml) != 0;
  insert_foreign(token, of_mathml ? Namespace::mathml : Namespace::svg);
  return Step::done;
}

TreeBuilder::Step TreeBuilder::end_in_foreign(Token& token) {
  if (breaks_out(token)) return start_in_foreign(token);
  for (std::size_t place = open_.size(); --place > 0;) {
    const OpenElements::Entry& entry = open_[place];
    if ((entry.flags & is_foreign) == 0) return process_by_mode(mode_, token);
    if (equals_folded(builder_[entry.node].text, token.text)) {
      open_.pop_to_size(place);
      break;
    }
  }
  return Step::done;
}

void TreeBuilder::insert_foreign(const Token& token, Namespace space) {
  auto& attributes = builder_.attributes();
  bool html_content = false;
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    Attribute& attribute = attributes[token.first_attribute + i];
    attribute.name = adjusted_attribute(attribute.name, space);
    html_content |=
        attribute.name == "encoding" && (equals_folded(attribute.value, "text/html") ||
                                         equals_folded(attribute.value, "application/xhtml+xml"));
  }
  const NodeId element = make_element(token, space);
  if (space == Namespace::svg) builder_[element].text = adjusted_svg_element(token.text);
  std::uint8_t flags = flags_of_foreign(builder_[element].text, space);
  if ((flags & is_annotation_xml) != 0 && html_content) flags |= takes_html;
  if (token.self_closing) {
    put(place_for_child(), element);
  } else {
    insert(element, flags);
  }
}

}  // namespace wirestem::markup::detail
