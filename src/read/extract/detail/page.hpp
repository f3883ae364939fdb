// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem::extract::detail {

/// What the extractor decided about a line.
enum class Use : std::uint8_t {
  body,
  title,
  dek,
  byline,
  dateline,
  summary,
  translation,
  caption,
  credit,
  notice,
  dropped,
};

/// What the lexicon says a line is, whatever is then decided.
enum class Mark : std::uint8_t {
  none,
  furniture,  ///< page furniture of some kind
  caption,
  byline,
  credit,
  source_link,      ///< "Source: https://…", a link to where the text was taken from
  original_marker,  ///< after it stands the text in its first language
  summary_marker,
  biography,
};

/// How far a line of furniture reaches.
enum class Cut : std::uint8_t { line, block, rest };

/// A line of the page, which is a paragraph once hard wraps are undone.
struct Line {
  TextSpan span;              ///< in Page::text, without white space at its ends
  std::uint32_t letters = 0;  ///< an ideograph counts as three, which is about what it says
  std::uint32_t words = 0;
  bool gap_before = false;  ///< an empty line stands before it
  bool prose = false;       ///< one or more whole sentences, too long for a headline
  bool headline = false;    ///< could be a headline by its form
  bool truncated = false;   ///< ends in dots, as teasers do
  bool listed = false;      ///< begins with a bullet or a number of its own
  bool all_caps = false;
  bool weak = false;  ///< the mark rests on a phrase that prose may begin with, too
  Mark mark = Mark::none;
  Cut cut = Cut::line;
  Use use = Use::body;
  bool comments = false;  ///< furniture that opens readers' comments
  bool related = false;   ///< furniture that opens links to other stories
  std::string language;   ///< "" until asked for
};

/// A page as lines, over one normalised text.
struct Page {
  std::string text;
  std::vector<Line> lines;

  std::string_view view(const Line& line) const { return slice(text, line.span); }
  std::string_view view(std::size_t i) const { return slice(text, lines[i].span); }
};

/// Cuts a text into lines and measures each.
///
/// NFC; every kind of blank becomes " ", runs of them one; invisible characters are dropped. Lines
/// that were broken at a fixed width (mail, wire feeds) are joined again; elsewhere a line is a
/// paragraph. Linear.
Page read_page(std::string_view utf8);

/// The measures of one line of `page`, by its span alone.
void measure(const Page& page, Line& line);

}  // namespace wirestem::extract::detail
