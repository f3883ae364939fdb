// SPDX-License-Identifier: Apache-2.0
#include "tell/diff_texts.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "tell/detail/terminal_text.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

using Pieces = std::vector<std::string_view>;
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

/// Paragraphs with the line ends behind them, so that they make up the text.
Pieces paragraphs_of(std::string_view text) {
  Pieces paragraphs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::size_t next = std::min(text.find_first_not_of('\n', end), text.size());
    paragraphs.push_back(text.substr(0, next));
    text.remove_prefix(next);
  }
  return paragraphs;
}

bool in_word(char32_t c) {
  return (text::is_letter(c) || text::is_digit(c)) && !text::is_ideograph(c);
}

/// Words, and everything between them, each a piece of its own.
Pieces words_of(std::string_view text) {
  Pieces words;
  std::size_t begin = 0;
  bool word = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::code_point_at(text, at);
    const bool inside = in_word(c.value);
    if (at > begin && !(inside && word)) {
      words.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    word = inside;
    at += c.size;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

/// Myers' greedy search for the shortest way from one list to the other.
class Aligner {
 public:
  Aligner(const Pieces& left, const Pieces& right) : left_(left), right_(right) {}

  /// The pieces that stay, in order.
  Matches run() {
    std::size_t head = 0;
    const std::size_t both = std::min(left_.size(), right_.size());
    for (; head < both && left_[head] == right_[head]; ++head) matches_.emplace_back(head, head);
    std::size_t tail = 0;
    while (tail < both - head &&
           left_[left_.size() - 1 - tail] == right_[right_.size() - 1 - tail]) {
      ++tail;
    }
    head_ = static_cast<long>(head);
    left_end_ = static_cast<long>(left_.size() - tail);
    right_end_ = static_cast<long>(right_.size() - tail);
    search();
    for (std::size_t i = tail; i > 0; --i) {
      matches_.emplace_back(left_.size() - i, right_.size() - i);
    }
    return std::move(matches_);
  }

 private:
  static constexpr long kMostChanges = 1'000;

  /// How far the way with `changes` changes reaches on each diagonal, kept for the way back.
  void search() {
    const long width = left_end_ - head_;
    const long height = right_end_ - head_;
    if (width == 0 || height == 0) return;
    std::vector<std::vector<long>> reached;
    for (long changes = 0; changes <= std::min(kMostChanges, width + height); ++changes) {
      std::vector<long> now(static_cast<std::size_t>(2 * changes + 1), 0);
      for (long diagonal = -changes; diagonal <= changes; diagonal += 2) {
        long x = step(reached, changes, diagonal);
        while (x < width && x - diagonal < height && same(x, x - diagonal)) ++x;
        now[static_cast<std::size_t>(diagonal + changes)] = x;
        if (x >= width && x - diagonal >= height) {
          walk_back(reached, changes, diagonal);
          return;
        }
      }
      reached.push_back(std::move(now));
    }
  }

  bool same(long x, long y) const {
    return left_[static_cast<std::size_t>(head_ + x)] ==
           right_[static_cast<std::size_t>(head_ + y)];
  }

  static long at(const std::vector<std::vector<long>>& reached, long changes, long diagonal) {
    if (diagonal < -changes || diagonal > changes) return -1;
    return reached[static_cast<std::size_t>(changes)][static_cast<std::size_t>(diagonal + changes)];
  }

  /// Whether one comes to a diagonal from the one above, by putting a piece in.
  static bool from_above(const std::vector<std::vector<long>>& reached, long changes,
                         long diagonal) {
    return diagonal == -changes ||
           (diagonal != changes &&
            at(reached, changes - 1, diagonal - 1) < at(reached, changes - 1, diagonal + 1));
  }

  static long step(const std::vector<std::vector<long>>& reached, long changes, long diagonal) {
    if (changes == 0) return 0;
    return from_above(reached, changes, diagonal) ? at(reached, changes - 1, diagonal + 1)
                                                  : at(reached, changes - 1, diagonal - 1) + 1;
  }

  void walk_back(const std::vector<std::vector<long>>& reached, long changes, long diagonal) {
    Matches back;
    long x = left_end_ - head_;
    for (; changes >= 0; --changes) {
      const long begin = step(reached, changes, diagonal);
      for (; x > begin; --x) {
        back.emplace_back(head_ + x - 1, head_ + x - 1 - diagonal);
      }
      if (changes == 0) break;
      const bool above = from_above(reached, changes, diagonal);
      diagonal += above ? 1 : -1;
      x = above ? begin : begin - 1;
    }
    matches_.insert(matches_.end(), back.rbegin(), back.rend());
  }

  const Pieces& left_;
  const Pieces& right_;
  Matches matches_;
  long head_ = 0;
  long left_end_ = 0;
  long right_end_ = 0;
};

void add(std::vector<DiffPart>& parts, DiffPart::Op op, std::string_view text) {
  if (text.empty()) return;
  if (!parts.empty() && parts.back().op == op) {
    parts.back().text += text;
  } else {
    parts.push_back({op, std::string(text)});
  }
}

std::string_view joined(const Pieces& pieces, std::size_t begin, std::size_t end) {
  if (begin == end) return {};
  const char* const first = pieces[begin].data();
  const char* const last = pieces[end - 1].data() + pieces[end - 1].size();
  return {first, static_cast<std::size_t>(last - first)};
}

/// Calls `differs` for what stands between two matches on both sides, and `same` for each match.
template <typename Differs, typename Same>
void each_stretch(const Pieces& left, const Pieces& right, Matches matches, const Differs& differs,
                  const Same& same) {
  matches.emplace_back(left.size(), right.size());
  std::size_t l = 0;
  std::size_t r = 0;
  for (const auto& [next_left, next_right] : matches) {
    differs(joined(left, l, next_left), joined(right, r, next_right));
    if (next_left < left.size()) same(left[next_left]);
    l = next_left + 1;
    r = next_right + 1;
  }
}

void diff_words(std::string_view before, std::string_view after, std::vector<DiffPart>& parts) {
  const Pieces left = words_of(before);
  const Pieces right = words_of(after);
  each_stretch(
      left, right, Aligner(left, right).run(),
      [&](std::string_view cut, std::string_view put) {
        add(parts, DiffPart::Op::deleted, cut);
        add(parts, DiffPart::Op::inserted, put);
      },
      [&](std::string_view word) { add(parts, DiffPart::Op::equal, word); });
}

/// The first and last words of a long stretch that stayed.
std::string shortened(const std::string& line) {
  constexpr std::size_t kShown = 60;
  if (columns_of(line) <= 3 * kShown) return line;
  std::size_t begin = line.size() - kShown;
  while (begin < line.size() && (static_cast<unsigned char>(line[begin]) & 0xc0U) == 0x80U) ++begin;
  const std::size_t blank = line.find(' ', begin);
  return cut(line, kShown) + " " + line.substr(blank == std::string::npos ? begin : blank + 1);
}

}  // namespace

std::vector<DiffPart> diff_texts(std::string_view before, std::string_view after) {
  std::vector<DiffPart> parts;
  const Pieces left = paragraphs_of(before);
  const Pieces right = paragraphs_of(after);
  each_stretch(
      left, right, Aligner(left, right).run(),
      [&](std::string_view cut, std::string_view put) { diff_words(cut, put, parts); },
      [&](std::string_view paragraph) { add(parts, DiffPart::Op::equal, paragraph); });
  return parts;
}

std::string write_diff(const std::vector<DiffPart>& parts, bool colour) {
  std::string out;
  for (const DiffPart& part : parts) {
    const std::string line = one_line(part.text);
    switch (part.op) {
      case DiffPart::Op::equal:
        out += shortened(line);
        break;
      case DiffPart::Op::deleted:
        out += colour ? "\x1b[31m" + line + "\x1b[0m" : "[-" + line + "-]";
        break;
      case DiffPart::Op::inserted:
        out += colour ? "\x1b[32m" + line + "\x1b[0m" : "{+" + line + "+}";
        break;
    }
    if (part.text.find("\n\n") != std::string::npos) out += "\n\n";
  }
  return out + "\n";
}

}  // namespace wirestem::tell
