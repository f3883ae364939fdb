// SPDX-License-Identifier: Apache-2.0
//
// Pages of <frameset> in place of <body>: their white space, frames and comments, and nothing else.
#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup::detail {

TreeBuilder::Step TreeBuilder::in_frameset(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      insert_spaces_of(token);
      break;
    case TokenKind::comment:
      insert_comment(token);
      break;
    case TokenKind::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      if (token.tag == Tag::frameset) insert_element(token);
      if (token.tag == Tag::frame) insert_void(token);
      break;
    case TokenKind::end_tag:
      if (token.tag != Tag::frameset || !current_is(Tag::frameset)) break;
      open_.pop();
      if (!is_fragment_ && !current_is(Tag::frameset)) mode_ = Mode::after_frameset;
      break;
    default:
      break;
  }
  return Step::done;
}

TreeBuilder::Step TreeBuilder::after_frameset(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      insert_spaces_of(token);
      break;
    case TokenKind::comment:
      insert_comment(token);
      break;
    case TokenKind::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      break;
    case TokenKind::end_tag:
      if (token.tag == Tag::html) mode_ = Mode::after_after_frameset;
      break;
    default:
      break;
  }
  return Step::done;
}

TreeBuilder::Step TreeBuilder::after_after_frameset(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      insert_spaces_of(token);
      break;
    case TokenKind::comment:
      builder_.append_comment(no_node, token.text);
      break;
    case TokenKind::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      break;
    default:
      break;
  }
  return Step::done;
}

}  // namespace wirestem::markup::detail
