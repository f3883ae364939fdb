// SPDX-License-Identifier: Apache-2.0
//
// What begins with "<!", "<?" or "</" without a name: comments, doctypes, and what the standard
// calls bogus comments.
#include <cstring>

#include "read/markup/detail/tokenizer.hpp"

namespace wirestem::markup::detail {
namespace {

const char* find_byte(const char* at, const char* end, char byte) {
  if (at == end) return end;
  const void* found =
      std::memchr(at, static_cast<unsigned char>(byte), static_cast<std::size_t>(end - at));
  return found == nullptr ? end : static_cast<const char*>(found);
}

}  // namespace

// At the "--" of "<!--". The eight comment states come to this: a ">" or "->" right at the start
// ends it; else "-->" or "--!>" does; the end of the input ends it too, and swallows what might
// have been the beginning of one of these.
void Tokenizer::read_comment(Token& token) {
  at_ += 2;
  const char* const from = at_;
  for (const std::string_view abrupt : {">", "->"}) {
    if (rest().substr(0, abrupt.size()) == abrupt) {
      at_ += abrupt.size();
      emit(token, TokenKind::comment, {});
      return;
    }
  }
  for (const char* dash = find_byte(from, end_, '-'); dash != end_;
       dash = find_byte(dash + 1, end_, '-')) {
    const std::string_view ahead(dash, static_cast<std::size_t>(end_ - dash));
    const bool plain = ahead.substr(0, 3) == "-->";
    if (!plain && ahead.substr(0, 4) != "--!>") continue;
    at_ = dash + (plain ? 3 : 4);
    emit(token, TokenKind::comment, normalized(from, dash));
    return;
  }
  std::string_view text = rest();
  at_ = end_;
  for (const std::string_view begun : {"--!", "--", "-"}) {
    if (text.ends_with(begun)) {
      text.remove_suffix(begun.size());
      break;
    }
  }
  emit(token, TokenKind::comment, normalized(from, from + text.size()));
}

void Tokenizer::read_bogus_comment(Token& token, const char* from) {
  const char* const to = find_byte(from, end_, '>');
  at_ = to == end_ ? end_ : to + 1;
  emit(token, TokenKind::comment, normalized(from, to));
}

// At the "doctype" of "<!doctype".
void Tokenizer::read_doctype(Token& token) {
  at_ += std::strlen("doctype");
  emit(token, TokenKind::doctype, {});
  token.force_quirks = token.has_name = token.has_public_id = token.has_system_id = false;
  token.public_id = token.system_id = {};
  skip_space();
  if (at_ == end_ || *at_ == '>') return finish_doctype(true, token);
  const char* const from = at_;
  while (at_ != end_ && *at_ != '>' && !is_space(*at_)) ++at_;
  token.text = lowered(from, at_);
  token.has_name = true;
  skip_space();
  if (at_ == end_) return finish_doctype(true, token);
  if (*at_ == '>') return finish_doctype(false, token);
  finish_doctype(!read_doctype_ids(token), token);
}

// Behind the name: [PUBLIC "…" ["…"]] or [SYSTEM "…"]. False where the standard forces quirks.
bool Tokenizer::read_doctype_ids(Token& token) {
  const bool is_public = starts_with_folded(rest(), "public");
  if (!is_public && !starts_with_folded(rest(), "system")) return false;
  at_ += std::strlen("public");
  skip_space();
  if (is_public) {
    token.has_public_id = at_ != end_ && (*at_ == '"' || *at_ == '\'');
    if (!token.has_public_id || !read_doctype_id(token, token.public_id)) return false;
    skip_space();
    if (at_ == end_) return false;
    if (*at_ == '>') return true;
  }
  token.has_system_id = at_ != end_ && (*at_ == '"' || *at_ == '\'');
  if (!token.has_system_id || !read_doctype_id(token, token.system_id)) return false;
  skip_space();
  return at_ != end_;  // what else may stand before the '>' does no harm
}

// At a quote. False where '>' or the end of the input stands before the closing one.
bool Tokenizer::read_doctype_id(Token& /*token*/, std::string_view& id) {
  const char quote = *at_++;
  const char* const from = at_;
  while (at_ != end_ && *at_ != quote && *at_ != '>') ++at_;
  id = normalized(from, at_);
  if (at_ == end_ || *at_ == '>') return false;
  ++at_;
  return true;
}

void Tokenizer::finish_doctype(bool force_quirks, Token& token) {
  token.force_quirks = force_quirks;
  at_ = find_byte(at_, end_, '>');
  if (at_ != end_) ++at_;
}

}  // namespace wirestem::markup::detail
