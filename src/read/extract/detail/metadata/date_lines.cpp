// SPDX-License-Identifier: Apache-2.0
//
// Texts are only noted until their line ends; most lines have no figure and are dropped unread. The
// others are joined, with a blank between elements, and searched.
#include "read/extract/detail/metadata/date_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "read/extract/detail/metadata/clue_place.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::NodeId;
using markup::NodeKind;

constexpr std::size_t kLongestLine = 450;
constexpr std::size_t kLineStart = 24;
constexpr std::size_t kDateline = 96;   // how much of a paragraph may hold one
constexpr std::size_t kMostRaw = 4096;  // of a text, with its blanks
constexpr std::uint32_t kWordsOfParagraph = 60;
constexpr std::size_t kMostInLine = 4;
constexpr std::size_t kMostSplit = 24;
constexpr std::size_t kLongestSplit = 80;
constexpr std::size_t kLongestPart = 12;
constexpr std::size_t kLabelReach = 80;
constexpr std::size_t kMostNodes = 64;
constexpr int kFirstCopyright = 1995;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

/// A lead byte of the figures of Arabic and Indian scripts.
bool leads_far_figure(unsigned char byte) { return byte == 0xD9 || byte == 0xDB || byte == 0xE0; }

/// True where text may hold figures. Most text does not, so eight bytes are looked at at once: a
/// byte is a figure where it is less than ten after '0' is taken off each.
bool may_hold_figure(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    const std::uint64_t off = word ^ ('0' * kOnes);
    if (((off - 10 * kOnes) & ~off & kHigh) != 0) return true;
    if ((word & kHigh) == 0) continue;
    for (const char c : text.substr(i, 8)) {
      if (leads_far_figure(static_cast<unsigned char>(c))) return true;
    }
  }
  return std::ranges::any_of(text.substr(i), [](char c) {
    return is_figure(c) || leads_far_figure(static_cast<unsigned char>(c));
  });
}

}  // namespace

std::string short_text(const markup::Document& page, NodeId node, std::size_t most) {
  std::string out;
  std::size_t left = kMostNodes;
  for (NodeId id = page.after(node, node); id != markup::no_node && left > 0 && out.size() < most;
       id = page.after(id, node), --left) {
    if (page[id].kind != NodeKind::text) continue;
    const std::string_view text = text::trim(page[id].text.substr(0, kMostRaw));
    if (text.empty()) continue;
    if (!out.empty()) out += ' ';
    out += text.substr(0, most);
  }
  return out;
}

void DateLines::keep(DateClue clue) {
  if (clues_.clues.size() < kMostDateClues) clues_.clues.push_back(std::move(clue));
}

void DateLines::add(NodeId id, std::string_view text) {
  text.remove_prefix(text::skip_blanks(text, 0));
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (text.empty()) return;
  clues_.text_size += static_cast<std::uint32_t>(text.size()) + 1;
  line_size_ += text.size() + 1;
  if (line_size_ > kLongestLine && !pieces_.empty()) return;
  pieces_.emplace_back(0, id);
  line_has_figure_ = line_has_figure_ || may_hold_figure(text.substr(0, kLongestLine));
}

/// Joins the pieces: blanks made one, and one between two pieces.
void DateLines::build_line(std::size_t most) {
  line_.clear();
  for (auto& [begin, id] : pieces_) {
    begin = line_.size();
    for (const char c : page_[id].text.substr(0, kMostRaw)) {
      if (line_.size() >= most && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) break;
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) {
        line_ += c;
      } else if (!line_.empty() && line_.back() != ' ') {
        line_ += ' ';
      }
    }
    if (!line_.empty() && line_.back() != ' ') line_ += ' ';
  }
}

NodeId DateLines::node_at(std::size_t offset) const {
  NodeId node = 0;
  for (const auto& [begin, id] : pieces_) {
    if (begin > offset) break;
    node = id;
  }
  return node;
}

void DateLines::read_copyright(std::string_view line) {
  for (std::size_t i = 0; i + 4 <= line.size(); ++i) {
    if ((line[i] != '2' && line[i] != '1') || (i > 0 && is_figure(line[i - 1]))) continue;
    int year = 0;
    std::size_t k = i;
    while (k < line.size() && is_figure(line[k]) && k < i + 5) year = year * 10 + (line[k++] - '0');
    if (k == i + 4 && year >= kFirstCopyright && year < 2100)
      clues_.copyright_year = std::max(clues_.copyright_year, year);
  }
}

/// Dates whose day, month and year stand in elements of their own.
void DateLines::read_split() {
  if (splits_ >= kMostSplit || pieces_.empty()) return;
  const std::string_view line = text::trim(line_);
  if (line.size() > 12) return;
  NodeId up = page_[pieces_.front().second].parent;
  for (int i = 0; i < 4 && up != 0; ++i, up = page_[up].parent) {
    if (!says_date(page_, up)) continue;
    ++splits_;
    const std::string joined = short_text(page_, up, kLongestSplit + 1);
    if (joined.size() > kLongestSplit) return;
    const auto date = dates_.find(joined, {.month_first = clues_.month_first});
    if (!date) continue;
    DateClue clue;
    clue.moment = {date->day, date->clock};
    clue.label = dates_.label(joined);
    clue.node = pieces_.front().second;
    clue.at = clues_.text_size;
    clue.words = date->words_besides;
    keep(std::move(clue));
    return;
  }
}

void DateLines::read_line(bool paragraph) {
  const auto line_at =
      clues_.text_size -
      std::min<std::uint32_t>(clues_.text_size, static_cast<std::uint32_t>(line_.size()));
  if (line_.find("©") != line_.npos || line_.find("opyright") != line_.npos ||
      line_.find("(c)") != line_.npos) {
    read_copyright(line_);
  }
  std::size_t from = 0;
  std::size_t found = 0;
  for (; found < kMostInLine && from < line_.size(); ++found) {
    const std::string_view rest = std::string_view(line_).substr(from);
    const auto date = dates_.find(rest, {.month_first = clues_.month_first, .short_years = true});
    if (!date) break;
    const std::string_view before = rest.substr(0, date->span.begin);
    DateClue clue;
    clue.moment = {date->day, date->iso.size() > 10 ? date->iso.substr(10) : date->clock};
    clue.other = date->other;
    clue.dotted = slice(rest, date->span).find('.') != rest.npos;
    clue.label = dates_.label(
        before.size() > kLabelReach ? before.substr(before.size() - kLabelReach) : before);
    clue.words = paragraph ? kWordsOfParagraph : date->words_besides;
    clue.leads_line = from + date->span.begin < kLineStart;
    clue.node = node_at(from + date->span.begin);
    clue.at = line_at + static_cast<std::uint32_t>(from + date->span.begin);
    keep(std::move(clue));
    from += date->span.end;
  }
  if (found == 0 && !paragraph) read_split();
}

/// Of a paragraph only the start is read, where a dateline stands.
void DateLines::end() {
  if (line_has_figure_ && clues_.clues.size() < kMostDateClues) {
    const bool paragraph = line_size_ > kLongestLine;
    if (paragraph) pieces_.resize(1);
    build_line(paragraph ? kDateline : kLongestLine);
    read_line(paragraph);
  }
  pieces_.clear();
  line_has_figure_ = false;
  line_size_ = 0;
}

}  // namespace wirestem::extract::detail
