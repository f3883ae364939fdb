// SPDX-License-Identifier: Apache-2.0
#include "bench/cascade/derive.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <utility>

namespace wirestem::cascade {
namespace {

constexpr double kKept = 0.4;     ///< of the words of a cut text
constexpr double kDropped = 0.4;  ///< of the lines of a shuffled text
constexpr double kReplaced = 0.15;
constexpr std::size_t kPassage = 85;  ///< words

std::vector<Line> copy_lines(const std::vector<Line>& parent) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < parent.size(); ++i) {
    lines.push_back({parent[i].text, static_cast<std::int64_t>(i)});
  }
  return lines;
}

void append(std::vector<Line>& lines, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) lines.push_back({text, -1});
}

/// The first `count` words of a text.
std::string first_words(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t word = 0; word < count && at != std::string::npos; ++word) {
    at = text.find(' ', at == 0 ? 0 : at + 1);
  }
  return text.substr(0, at);
}

/// Puts `word` where `old` stood and keeps its capital and the marks around it.
std::string replaced(const std::string& old, std::string word) {
  const auto is_letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  const auto first = std::ranges::find_if(old, is_letter);
  if (first == old.end()) return old;
  const auto last = std::find_if(old.rbegin(), old.rend(), is_letter).base();
  if (std::isupper(static_cast<unsigned char>(*first)) != 0) {
    word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
  }
  return std::string(old.begin(), first) + word + std::string(last, old.end());
}

}  // namespace

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::original:
      return "original";
    case Kind::account:
      return "account";
    case Kind::boilerplate:
      return "boilerplate";
    case Kind::cut:
      return "cut";
    case Kind::shuffled:
      return "shuffled";
    case Kind::reworded:
      return "reworded";
    case Kind::embedded:
      return "embedded";
  }
  return "";
}

std::vector<Line> add_boilerplate(const std::vector<Line>& parent,
                                  const std::vector<std::string>& before,
                                  const std::vector<std::string>& after) {
  std::vector<Line> lines;
  append(lines, before);
  std::ranges::move(copy_lines(parent), std::back_inserter(lines));
  append(lines, after);
  return lines;
}

std::vector<Line> cut(const std::vector<Line>& parent) {
  std::size_t all = 0;
  for (const Line& line : parent) all += count_words(line.text);
  const auto wanted = static_cast<std::size_t>(kKept * static_cast<double>(all));
  std::vector<Line> lines;
  std::size_t have = 0;
  for (Line& line : copy_lines(parent)) {
    if (have >= wanted) break;
    have += count_words(line.text);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Line> shuffle(const std::vector<Line>& parent, Random& random) {
  std::vector<Line> lines = copy_lines(parent);
  auto drop = static_cast<std::size_t>(kDropped * static_cast<double>(lines.size()));
  for (; drop > 0 && lines.size() > 1; --drop) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size())));
  }
  for (std::size_t i = 0; i + 1 < lines.size(); i += 4) std::swap(lines[i], lines[i + 1]);
  return lines;
}

std::vector<Line> reword(const std::vector<Line>& parent, const Grammar& grammar, Random& random) {
  std::vector<Line> lines = copy_lines(parent);
  for (Line& line : lines) {
    std::istringstream words(line.text);
    std::string made;
    for (std::string word; words >> word;) {
      if (!made.empty()) made += ' ';
      made += random.chance(kReplaced) ? replaced(word, grammar.any_word(random)) : word;
    }
    line.text = std::move(made);
  }
  return lines;
}

std::vector<Line> embed(const std::vector<Line>& parent, const std::vector<std::string>& host,
                        Random& random) {
  std::vector<Line> passage;
  std::vector<std::size_t> words_after(parent.size() + 1, 0);
  for (std::size_t i = parent.size(); i > 0; --i) {
    words_after[i - 1] = words_after[i] + count_words(parent[i - 1].text);
  }
  std::size_t starts = 0;  // lines with a whole passage after them
  while (starts < parent.size() && words_after[starts] >= kPassage) ++starts;
  std::size_t line = starts > 0 ? random.below(starts) : 0;
  for (std::size_t left = kPassage; left > 0 && line < parent.size(); ++line) {
    const std::size_t here = std::min(left, count_words(parent[line].text));
    passage.push_back({first_words(parent[line].text, here), static_cast<std::int64_t>(line)});
    left -= here;
  }
  std::vector<Line> lines;
  append(lines, host);
  const auto at = static_cast<std::ptrdiff_t>(random.below(lines.size() + 1));
  lines.insert(lines.begin() + at, passage.begin(), passage.end());
  return lines;
}

}  // namespace wirestem::cascade
