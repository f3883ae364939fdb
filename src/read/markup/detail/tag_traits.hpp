// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "read/markup/detail/tag_key.hpp"

namespace wirestem::markup::detail {

/// What the standard's tree construction says of an element by its name; a set of these for each
/// tag. Elements of SVG and MathML have those in foreign_element.hpp.
enum TagTrait : std::uint16_t {
  special = 1,              ///< of the category "special"
  bounds_scope = 2,         ///< ends the search "has an element in scope"
  bounds_list_scope = 4,    ///< … in list item scope
  bounds_button_scope = 8,  ///< … in button scope
  bounds_table_scope = 16,  ///< … in table scope
  end_implied = 32,         ///< "generate implied end tags" closes it
  end_implied_thoroughly = 64,
  formatting = 128,  ///< of the category "formatting"
  heading = 256,
};

constexpr std::array<std::uint16_t, tag_count> make_tag_traits() {
  std::array<std::uint16_t, tag_count> traits{};
  const auto add = [&traits](std::uint16_t trait, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) {
      std::uint16_t& set = traits[static_cast<std::size_t>(tag)];
      set = static_cast<std::uint16_t>(set | trait);
    }
  };
  using enum Tag;
  add(special,
      {address,   applet,   area,     article, aside,   base,     basefont,   bgsound, blockquote,
       body,      br,       button,   caption, center,  col,      colgroup,   dd,      details,
       dir,       div,      dl,       dt,      embed,   fieldset, figcaption, figure,  footer,
       form,      frame,    frameset, h1,      h2,      h3,       h4,         h5,      h6,
       head,      header,   hgroup,   hr,      html,    iframe,   img,        input,   keygen,
       li,        link,     listing,  main,    marquee, menu,     meta,       nav,     noembed,
       noframes,  noscript, object,   ol,      p,       param,    plaintext,  pre,     script,
       search,    section,  select,   source,  style,   summary,  table,      tbody,   td,
       template_, textarea, tfoot,    th,      thead,   title,    tr,         track,   ul,
       wbr,       xmp});
  const std::initializer_list<Tag> scope = {applet, caption, html,   table,  td,
                                            th,     marquee, object, select, template_};
  add(bounds_scope | bounds_list_scope | bounds_button_scope, scope);
  add(bounds_list_scope, {ol, ul});
  add(bounds_button_scope, {button});
  add(bounds_table_scope, {html, table, template_});
  add(end_implied | end_implied_thoroughly, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  add(end_implied_thoroughly, {caption, colgroup, tbody, td, tfoot, th, thead, tr});
  add(formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  add(heading, {h1, h2, h3, h4, h5, h6});
  return traits;
}

inline constexpr std::array<std::uint16_t, tag_count> tag_traits = make_tag_traits();

constexpr bool has_trait(Tag tag, std::uint16_t trait) {
  return (tag_traits[static_cast<std::size_t>(tag)] & trait) != 0;
}

/// A set of tags with constant-time look-up, for the standard's many "one of" lists.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) {
      const auto place = static_cast<std::size_t>(tag);
      bits_[place / 64] |= std::uint64_t{1} << (place % 64);
    }
  }
  constexpr bool operator[](Tag tag) const {
    const auto place = static_cast<std::size_t>(tag);
    return (bits_[place / 64] >> (place % 64) & 1U) != 0;
  }

 private:
  std::array<std::uint64_t, (tag_count + 63) / 64> bits_{};
};

}  // namespace wirestem::markup::detail
