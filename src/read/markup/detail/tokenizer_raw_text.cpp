// SPDX-License-Identifier: Apache-2.0
//
// Content that is not markup: of <script>, of <style>, <title> and their like, behind <plaintext>,
// and in CDATA sections.
#include <cstring>

#include "read/markup/detail/tokenizer.hpp"

namespace wirestem::markup::detail {

// Reads up to the end tag of `element_`, which is left for next_in_data(). False where there is no
// text before it.
bool Tokenizer::read_raw_text(Token& token) {
  const char* const from = at_;
  const char* to = end_;
  if (content_ == Content::script) {
    to = end_of_script();
  } else if (content_ != Content::plaintext) {
    for (to = find_any<'<'>(from, end_); to != end_ && !ends_element(to);) {
      to = find_any<'<'>(to + 1, end_);
    }
  }
  const auto references = content_ == Content::rcdata ? References::text : References::none;
  content_ = Content::data;
  at_ = to;
  if (from == to) return false;
  emit(token, TokenKind::text, normalized(from, to, references));
  return true;
}

// The standard's "appropriate end tag": "</", the element's name, and white space, '/' or '>'.
bool Tokenizer::ends_element(const char* less_than) const {
  const std::string_view ahead(less_than, static_cast<std::size_t>(end_ - less_than));
  return !element_.empty() && ahead.size() > element_.size() + 2 && ahead[1] == '/' &&
         starts_with_folded(ahead.substr(2), element_) &&
         (class_of(ahead[element_.size() + 2]) & ends_tag_name) != 0;
}

// The 17 script states. A script ends at its end tag; but behind "<!--" (until "-->") a "<script"
// opens a script within, whose end tag is not ours.
const char* Tokenizer::end_of_script() const {
  for (const char* at = find_any<'<'>(at_, end_); at != end_; at = find_any<'<'>(at, end_)) {
    if (ends_element(at)) return at;
    if (end_ - at >= 4 && std::memcmp(at, "<!--", 4) == 0) {
      bool ended = false;
      at = end_of_escaped_script(at + 2, ended);
      if (ended) return at;
    } else {
      ++at;
    }
  }
  return end_;
}

// From the "--" of "<!--" to behind "-->", or, with `ended`, to the script's end tag.
const char* Tokenizer::end_of_escaped_script(const char* at, bool& ended) const {
  bool script_within = false;
  while (at != end_) {
    at = find_any<'<', '-'>(at, end_);
    if (at == end_) break;
    if (*at == '-') {
      const char* const dashes = at;
      while (at != end_ && *at == '-') ++at;
      if (at - dashes >= 2 && at != end_ && *at == '>') return at + 1;
      continue;
    }
    if (!script_within && ends_element(at)) {
      ended = true;
      return at;
    }
    ++at;
    const bool closes = at != end_ && *at == '/';
    if (closes != script_within) continue;
    if (closes) ++at;
    const std::string_view ahead(at, static_cast<std::size_t>(end_ - at));
    if (starts_with_folded(ahead, "script") && ahead.size() > 6 &&
        (class_of(ahead[6]) & ends_tag_name) != 0) {
      script_within = !script_within;
    }
  }
  return end_;
}

// Up to "]]>" or U+0000, which is a token of its own. Where nothing is left, `token` is the end of
// the file, and the tokenizer is back in data.
void Tokenizer::read_cdata(Token& token) {
  content_ = Content::cdata;
  const char* const from = at_;
  if (from != end_ && *from == '\0') {
    ++at_;
    return emit(token, TokenKind::nul, {from, 1});
  }
  const char* to = find_any<']', '\0'>(from, end_);
  while (to != end_ && *to == ']' && (end_ - to < 3 || std::memcmp(to, "]]>", 3) != 0)) {
    to = find_any<']', '\0'>(to + 1, end_);
  }
  at_ = to;
  if (to == end_ || *to == ']') {
    content_ = Content::data;
    if (to != end_) at_ += 3;
  }
  if (from == to) {
    token.kind = TokenKind::end_of_file;
  } else {
    emit(token, TokenKind::text, normalized(from, to));
  }
}

}  // namespace wirestem::markup::detail
