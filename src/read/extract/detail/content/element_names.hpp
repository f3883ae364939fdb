// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// What an element's tag and names say it is for: any number of these together.
struct ElementHints {
  bool boilerplate = false;  ///< a name or tag says: not the article
  bool for_sure = false;     ///< … and nothing else can be meant: a tag, a role, "comments"
  bool outright = false;     ///< … even where most of the page's sentences stand in it
  bool author = false;       ///< about the author
  bool lede = false;         ///< the line under the headline
  bool details = false;      ///< date, byline, section
  bool body = false;         ///< the body of an article
  bool article = false;      ///< <article>, <main> and their roles: the body and what goes with it
  bool caption = false;
  bool credit = false;
  std::string_view word;  ///< the word of the name that counted for boilerplate
};

/// Reads hints off the tag, class, id, role and itemprop of elements, by lexicon/element_names.tsv.
///
///     <div class="c-related-links" …>   →  boilerplate ("related")
///     <div class="entry-content">       →  body
///
/// A name is cut into words at marks and at capitals. Made once; hints_of() is const, linear in the
/// names' length, and safe from several threads.
class ElementNames {
 public:
  explicit ElementNames(const lexicon::Lexicon& words);

  ElementHints hints_of(const markup::Document& page, markup::NodeId element) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t any = 0;     ///< roles, as bits, that the word has wherever it stands
    std::uint32_t prefix = 0;  ///< … that it has as the beginning of a longer word, too
    std::uint32_t first = 0;   ///< … that it has as the first word of a name
    std::uint32_t whole = 0;   ///< … that it has as the whole name
  };

  const Entry* find(std::string_view name, std::uint32_t hash) const;
  std::uint32_t roles_of_word(std::string_view word, bool first) const;
  std::uint32_t roles_of_name(std::string_view name, std::string_view& boilerplate_word) const;
  void read_names(std::string_view names, ElementHints& hints) const;

  std::vector<Entry> slots_;    ///< open addressing, a power of two
  std::bitset<4096> prefixes_;  ///< by the low bits of a hash: words that may begin longer ones
};

}  // namespace wirestem::extract::detail
