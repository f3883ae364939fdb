// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/document_builder.hpp"
#include "read/markup/detail/tag_key.hpp"

namespace wirestem::markup::detail {

enum class TokenKind : std::uint8_t {
  end_of_file,
  text,
  nul,
  start_tag,
  end_tag,
  comment,
  doctype
};

/// One token of the standard's tokenization stage, or a run of its character tokens.
struct Token {
  TokenKind kind = TokenKind::end_of_file;
  Tag tag = Tag::unknown;     ///< of a start or end tag
  bool self_closing = false;  ///< of a start tag
  bool force_quirks = false;  ///< of a doctype
  bool has_name = false;      ///< of a doctype, as the next two
  bool has_public_id = false;
  bool has_system_id = false;
  /// A start tag's attributes, the last ones in the builder. Whoever wants none drops them.
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  /// The characters of a text or comment, the name of a tag or doctype (in lower case). A text is
  /// never empty and holds no U+0000: each of those is a token `nul` of its own, for what becomes
  /// of it depends on where in the tree it stands.
  std::string_view text;
  std::string_view public_id;
  std::string_view system_id;
};

/// What the tokenizer reads next: the standard's states in which a token may begin.
enum class Content : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

/// The tokenization stage of the HTML standard, without its parse errors.
///
///     Tokenizer tokenizer("<p class=a>x", builder, 1024);
///     Token token;
///     while (tokenizer.next(token, false)) ...   // start_tag p, text x
///
/// It does not go character by character through the 80 states: where the input is there as a
/// whole, most states are one search for the few bytes that may end them. Texts are views into the
/// input, or copies in the builder's document where a character reference, a carriage return or
/// U+0000 changed them. One pass, no byte is looked at more than a few times.
class Tokenizer {
 public:
  Tokenizer(std::string_view input, DocumentBuilder& builder, std::size_t max_attributes)
      : at_(input.data()),
        end_(input.data() + input.size()),
        builder_(builder),
        max_attributes_(max_attributes) {}

  /// Reads the next token; false at the end of the input, again and again. `foreign`: the adjusted
  /// current node is not an HTML element, so that <![CDATA[ begins a CDATA section.
  bool next(Token& token, bool foreign);

  /// Switches the tokenizer, as the tree builder does behind <title>, <script> and their like. The
  /// end tag that ends such content is that of `element`.
  void set_content(Content content, std::string_view element) {
    content_ = content;
    element_ = element;
  }

 private:
  bool next_in_data(Token& token, bool foreign);
  bool begins_markup(const char* less_than) const;
  bool read_markup(Token& token, bool foreign);
  void read_text(Token& token);
  bool read_tag(Token& token, TokenKind kind);
  std::string_view read_tag_name(Token& token);
  bool read_attributes(Token& token);
  void read_attribute(std::uint32_t first);
  std::string_view read_attribute_value();
  std::string_view read_quoted_value(const char* close);
  std::string_view read_value(const char* stop);
  void keep_attribute(std::uint32_t first, std::string_view name, std::string_view value);
  bool is_repeated(std::uint32_t first, std::string_view name);
  bool find_in_index(std::uint32_t first, std::string_view name);

  bool read_raw_text(Token& token);
  void read_cdata(Token& token);
  bool ends_element(const char* less_than) const;
  const char* end_of_script() const;
  const char* end_of_escaped_script(const char* at, bool& ended) const;

  void read_comment(Token& token);
  void read_bogus_comment(Token& token, const char* from);
  void read_doctype(Token& token);
  bool read_doctype_ids(Token& token);
  bool read_doctype_id(Token& token, std::string_view& id);
  void finish_doctype(bool force_quirks, Token& token);
  void emit(Token& token, TokenKind kind, std::string_view text) const {
    token.kind = kind;
    token.text = text;
  }
  void skip_space() {
    while (at_ != end_ && is_space(*at_)) ++at_;
  }
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

  /// [from, to) with its character references resolved (where wanted), line ends made "\n" and
  /// U+0000 made U+FFFD; a view of the input where that changes nothing.
  enum class References : std::uint8_t { none, text, attribute };
  std::string_view normalized(const char* from, const char* to,
                              References references = References::none);
  std::string_view lowered(const char* from, const char* to);

  const char* at_;
  const char* end_;
  DocumentBuilder& builder_;
  std::size_t max_attributes_;
  Content content_ = Content::data;
  std::string_view element_;
  std::string scratch_;
  // Of a tag with very many attributes: their names by hash. Entries of other tags are told by
  // their number.
  std::vector<std::uint64_t> index_;
  std::uint64_t index_number_ = 0;
  std::uint32_t indexed_ = 0;
};

}  // namespace wirestem::markup::detail
