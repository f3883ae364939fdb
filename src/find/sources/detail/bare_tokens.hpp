// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/article.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// An article's tokens with "'s" taken off, so that a table finds "WaPo" in "WaPo's".
class BareTokens {
 public:
  BareTokens(const Article& article, const Segmentation& segmentation);

  const Token& operator[](std::uint32_t i) const { return tokens_[i]; }
  std::span<const Token> all() const { return tokens_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }

  /// The token as the text writes it.
  std::string_view word(std::uint32_t i) const;

  /// Where the name ends in its last token: before "’s".
  std::uint32_t end_of(std::uint32_t i) const;

  /// Tokens [first, end) as written, less a possessive's ending.
  std::string_view spelling(std::uint32_t first, std::uint32_t end) const;

  /// Whether one of the tokens has a capital, or none is of a script with capitals.
  bool any_capital(std::uint32_t first, std::uint32_t end) const;

  /// Where "(Reuters)" stands: in brackets, after a slash, or after a dash at the very end.
  bool in_brackets(std::uint32_t first, std::uint32_t end, const Sentence& s) const;

  /// Not a part of a longer name, and with a capital where the script has them. `the`: an article
  /// that belongs to the name stands before it.
  bool stands_alone(std::uint32_t first, std::uint32_t end, bool the, const Sentence& s,
                    std::string_view language) const;

  /// What is joined to the front of a word and is no part of the name: "l’AFP", "لرويترز". Bytes of
  /// the text, and of the folded token; both 0 where there is nothing.
  struct Joined {
    std::uint32_t written = 0;
    std::uint32_t folded = 0;
  };
  Joined joined_to(std::uint32_t i) const;

  /// Takes what is joined off token `i`, so that tables find the name in it.
  void part(std::uint32_t i, Joined joined);
  /// Puts it back.
  void rejoin(std::uint32_t i, const Token& token) { tokens_[i] = token; }

 private:
  const Article& article_;
  std::vector<Token> tokens_;
};

/// "The Guardian" → "Guardian".
std::string_view without_the(std::string_view text);

}  // namespace wirestem::sources::detail
