// SPDX-License-Identifier: Apache-2.0
//
// Text and tags. Comments and doctypes are in tokenizer_declarations.cpp, the content of <script>,
// <title> and their like in tokenizer_raw_text.cpp.
#include "read/markup/detail/tokenizer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "read/markup/detail/character_references.hpp"

namespace wirestem::markup::detail {
namespace {

// Fewer attributes are compared one by one; more go through a hash table.
constexpr std::uint32_t few_attributes = 16;
constexpr std::size_t index_slots = 4096;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return hash ^ (hash >> 32U);
}

}  // namespace

bool Tokenizer::next(Token& token, bool foreign) {
  if (content_ == Content::data) return next_in_data(token, foreign);
  if (content_ == Content::cdata) {
    read_cdata(token);
    if (token.kind != TokenKind::end_of_file) return true;
    return next_in_data(token, foreign);
  }
  return read_raw_text(token) || next_in_data(token, foreign);
}

bool Tokenizer::next_in_data(Token& token, bool foreign) {
  while (at_ != end_) {
    if (*at_ == '<' && begins_markup(at_)) {
      if (read_markup(token, foreign)) return true;
    } else {
      read_text(token);
      return true;
    }
  }
  token.kind = TokenKind::end_of_file;
  return false;
}

bool Tokenizer::begins_markup(const char* less_than) const {
  if (end_ - less_than < 2) return false;
  const char next = less_than[1];
  return is_letter(next) || next == '!' || next == '?' || (next == '/' && end_ - less_than > 2);
}

// At a '<' that begins_markup(). False where it gave no token: "</>" and tags cut by the end.
bool Tokenizer::read_markup(Token& token, bool foreign) {
  const char kind = at_[1];
  if (is_letter(kind)) {
    ++at_;
    return read_tag(token, TokenKind::start_tag);
  }
  if (kind == '/') {
    if (is_letter(at_[2])) {
      at_ += 2;
      return read_tag(token, TokenKind::end_tag);
    }
    if (at_[2] == '>') {
      at_ += 3;
      return false;
    }
    read_bogus_comment(token, at_ + 2);
    return true;
  }
  if (kind == '?') {
    read_bogus_comment(token, at_ + 1);
    return true;
  }
  at_ += 2;
  if (rest().substr(0, 2) == "--") {
    read_comment(token);
  } else if (starts_with_folded(rest(), "doctype")) {
    read_doctype(token);
  } else if (foreign && rest().substr(0, 7) == "[CDATA[") {
    at_ += 7;
    read_cdata(token);
    return token.kind != TokenKind::end_of_file;
  } else {
    read_bogus_comment(token, at_);
  }
  return true;
}

void Tokenizer::read_text(Token& token) {
  const char* const from = at_;
  if (*from == '\0') {
    ++at_;
    emit(token, TokenKind::nul, {from, 1});
    return;
  }
  bool changed = false;
  const char* to = from;
  while (true) {
    to = find_any<'<', '&', '\r', '\0'>(to, end_);
    if (to == end_ || *to == '\0' || (*to == '<' && begins_markup(to))) break;
    changed |= *to != '<';
    ++to;
  }
  at_ = to;
  emit(token, TokenKind::text,
       changed ? normalized(from, to, References::text)
               : std::string_view(from, static_cast<std::size_t>(to - from)));
}

bool Tokenizer::read_tag(Token& token, TokenKind kind) {
  token.kind = kind;
  token.self_closing = false;
  token.first_attribute = builder_.attribute_mark();
  token.text = read_tag_name(token);
  if (at_ != end_ && *at_ == '>') {
    ++at_;
    token.attribute_count = 0;
    return true;
  }
  if (!read_attributes(token)) {  // cut by the end of the input: no token
    builder_.drop_attributes(token.first_attribute);
    return false;
  }
  if (kind == TokenKind::end_tag) builder_.drop_attributes(token.first_attribute);
  token.attribute_count = builder_.attribute_mark() - token.first_attribute;
  return true;
}

std::string_view Tokenizer::read_tag_name(Token& token) {
  const char* const from = at_;
  TagKey key;
  std::uint8_t seen = 0;
  std::size_t size = 0;
  for (; at_ != end_; ++at_, ++size) {
    const std::uint8_t kind = class_of(*at_);
    if ((kind & ends_tag_name) != 0) break;
    seen |= kind;
    if (size < longest_tag) key.put(size, static_cast<unsigned char>(lower(*at_)));
  }
  const bool may_be_known = size <= longest_tag && (seen & is_nul_class) == 0;
  token.tag = may_be_known ? tag_of_key(key) : Tag::unknown;
  if (token.tag != Tag::unknown) return name_of_tag(token.tag);
  if ((seen & (is_upper_class | is_nul_class)) != 0) return lowered(from, at_);
  return {from, size};
}

// Behind a tag's name, up to and with its '>'. False at the end of the input.
bool Tokenizer::read_attributes(Token& token) {
  while (true) {
    skip_space();
    if (at_ == end_) return false;
    if (*at_ == '>') {
      ++at_;
      return true;
    }
    if (*at_ == '/') {
      ++at_;
      if (at_ != end_ && *at_ == '>') {
        ++at_;
        token.self_closing = true;
        return true;
      }
    } else {
      read_attribute(token.first_attribute);
    }
  }
}

void Tokenizer::read_attribute(std::uint32_t first) {
  const char* const from = at_;
  std::uint8_t seen = class_of(*at_);
  ++at_;  // whatever it is, even '='
  for (; at_ != end_; ++at_) {
    const std::uint8_t kind = class_of(*at_);
    if ((kind & ends_attribute) != 0) break;
    seen |= kind;
  }
  const bool plain = (seen & (is_upper_class | is_nul_class)) == 0;
  const std::string_view name =
      plain ? std::string_view(from, static_cast<std::size_t>(at_ - from)) : lowered(from, at_);
  skip_space();
  std::string_view value;
  if (at_ != end_ && *at_ == '=') {
    ++at_;
    skip_space();
    value = read_attribute_value();
  }
  keep_attribute(first, name, value);
}

std::string_view Tokenizer::read_attribute_value() {
  if (at_ == end_) return {};
  if (*at_ == '"') {
    ++at_;
    return read_quoted_value(find_any<'"', '&', '\r', '\0'>(at_, end_));
  }
  if (*at_ == '\'') {
    ++at_;
    return read_quoted_value(find_any<'\'', '&', '\r', '\0'>(at_, end_));
  }
  const char* to = at_;
  while (to != end_ && *to != '>' && !is_space(*to)) ++to;
  const char* const from = at_;
  at_ = to;
  return normalized(from, to, References::attribute);
}

// `stop`: the first byte behind the opening quote that ends the value or must be changed.
std::string_view Tokenizer::read_quoted_value(const char* stop) {
  const char* const from = at_;
  const char quote = from[-1];
  if (stop != end_ && *stop == quote) {
    at_ = stop + 1;
    return {from, static_cast<std::size_t>(stop - from)};
  }
  const auto* const close = static_cast<const char*>(
      std::memchr(stop, static_cast<unsigned char>(quote), static_cast<std::size_t>(end_ - stop)));
  if (close == nullptr) {
    at_ = end_;
    return {};
  }
  at_ = close + 1;
  return normalized(from, close, References::attribute);
}

void Tokenizer::keep_attribute(std::uint32_t first, std::string_view name, std::string_view value) {
  if (builder_.attribute_mark() - first >= max_attributes_) {
    builder_.cap();
    return;
  }
  if (!is_repeated(first, name)) builder_.add_attribute(name, value);
}

bool Tokenizer::is_repeated(std::uint32_t first, std::string_view name) {
  const auto& attributes = builder_.attributes();
  if (attributes.size() - first > few_attributes) return find_in_index(first, name);
  for (std::size_t i = first; i < attributes.size(); ++i) {
    const std::string_view other = attributes[i].name;
    if (other.size() == name.size() && std::memcmp(other.data(), name.data(), name.size()) == 0) {
      return true;
    }
  }
  return false;
}

// A slot holds the number of the tag's index above 32 bits, the attribute's place below.
bool Tokenizer::find_in_index(std::uint32_t first, std::string_view name) {
  const auto& attributes = builder_.attributes();
  const auto count = static_cast<std::uint32_t>(attributes.size() - first);
  if (index_.empty()) index_.resize(std::max(index_slots, 4 * std::bit_ceil(max_attributes_)));
  const std::size_t mask = index_.size() - 1;
  const auto find_slot = [&](std::string_view wanted) {
    std::size_t slot = hash_of(wanted) & mask;
    while (index_[slot] >> 32U == index_number_ &&
           attributes[first + (index_[slot] & 0xFFFFFFFFU)].name != wanted) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  if (count == few_attributes + 1) {  // the first question about this tag
    ++index_number_;
    indexed_ = 0;
  }
  for (; indexed_ < count; ++indexed_) {
    index_[find_slot(attributes[first + indexed_].name)] = index_number_ << 32U | indexed_;
  }
  return index_[find_slot(name)] >> 32U == index_number_;
}

std::string_view Tokenizer::normalized(const char* from, const char* to, References references) {
  const auto next_change = [references, to](const char* at) {
    return references == References::none ? find_any<'\r', '\0'>(at, to)
                                          : find_any<'&', '\r', '\0'>(at, to);
  };
  const char* change = next_change(from);
  if (change == to) return {from, static_cast<std::size_t>(to - from)};
  scratch_.clear();
  while (change != to) {
    scratch_.append(from, change);
    from = change + 1;
    if (*change == '\r') {
      // "\r\n" is "\n": the line feed itself follows. One right behind `to` counts as well.
      if (from == end_ || *from != '\n') scratch_ += '\n';
    } else if (*change == '\0') {
      scratch_ += replacement;
    } else {
      const auto resolved = resolve_reference({from, static_cast<std::size_t>(to - from)},
                                              references == References::attribute);
      if (resolved.length == 0) scratch_ += '&';
      scratch_ += resolved.utf8();
      from += resolved.length;
    }
    change = next_change(from);
  }
  scratch_.append(from, to);
  return builder_.keep(scratch_);
}

std::string_view Tokenizer::lowered(const char* from, const char* to) {
  scratch_.clear();
  for (; from != to; ++from) {
    if (*from == '\0') {
      scratch_ += replacement;
    } else {
      scratch_ += lower(*from);
    }
  }
  return builder_.keep(scratch_);
}

}  // namespace wirestem::markup::detail
