// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/text_span.hpp"
#include "tell/detail/page.hpp"

namespace wirestem::tell {

/// Writes an article's text piece by piece, with the marks that the page has set in it.
///
///     TextMarker marker(page, article);
///     for (const TextSpan paragraph : paragraphs) marker.write(paragraph);
///     marker.finish();
///
///     marks      [a           ]              a, then b inside or across its end
///                       [b         ]
///     written    <mark a>……<mark b>……</mark></mark><mark>……</mark>
///
/// The stretches must come in order and not overlap. Marks that cross are cut where the earlier one
/// ends, and where a stretch ends; the first piece of a mark has its id, so that a link finds it.
/// Marks deeper than a reader can tell apart keep their id and lose their colour, which keeps the
/// markup linear in text and marks.
class TextMarker {
 public:
  TextMarker(Page& page, std::uint32_t article);

  void write(TextSpan stretch);

  /// Sets the ids of marks that stand in none of the stretches, so that no link leads nowhere.
  void finish();

 private:
  using Entry = Marks::value_type;

  void write_up_to(std::uint32_t end);
  void write_words(std::uint32_t end);
  std::uint32_t nearest_end() const;
  void close_at(std::uint32_t border);
  void close_last();
  void open(const Entry& entry, bool first_piece);
  void open_tag(const Entry& entry, bool first_piece);
  void write_anchor(const Entry& entry);

  Page& page_;
  Html& html_;
  std::uint32_t article_;
  Marks::const_iterator next_;
  std::uint32_t at_ = 0;
  std::vector<const Entry*> open_;
  std::vector<const Entry*> carried_;  ///< marks that go on in a later stretch
};

}  // namespace wirestem::tell
