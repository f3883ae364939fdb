// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/extract/detail/full_date.hpp"
#include "read/extract/detail/metadata/date_clues.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// The text below an element, its pieces parted by blanks; no more than about `most` bytes and of
/// no more than some dozen nodes.
std::string short_text(const markup::Document& page, markup::NodeId node, std::size_t most);

/// Gathers the visible text of a page into lines and reads the dates off them.
///
///     lines.add(node, "Published: ");
///     lines.add(next, "19 Oct 2019");
///     lines.end();                       // clues.clues.back() is 2019-10-19, labelled published
///
/// Of a paragraph only the start is read, for a dateline. Day, month and year in elements of their
/// own are put together where an element around them says by its class that it is a date. Linear.
class DateLines {
 public:
  DateLines(const markup::Document& page, const FullDateReader& dates, DateClues& clues)
      : page_(page), dates_(dates), clues_(clues) {}

  void add(markup::NodeId id, std::string_view text);
  void end();

 private:
  void keep(DateClue clue);
  void build_line(std::size_t most);
  void read_line(bool paragraph);
  void read_split();
  void read_copyright(std::string_view line);
  markup::NodeId node_at(std::size_t offset) const;

  const markup::Document& page_;
  const FullDateReader& dates_;
  DateClues& clues_;
  std::string line_;
  std::size_t line_size_ = 0;
  bool line_has_figure_ = false;
  std::vector<std::pair<std::size_t, markup::NodeId>> pieces_;  ///< where each begins in line_
  std::size_t splits_ = 0;
};

}  // namespace wirestem::extract::detail
