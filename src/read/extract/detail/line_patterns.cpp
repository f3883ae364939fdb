// SPDX-License-Identifier: Apache-2.0
//
// A pattern is a row of elements, each a folded token or a slot. Matching tries for each slot the
// ends it may have, shortest first; patterns have few slots and lines few tokens, and a budget of
// steps caps the rest.
#include "read/extract/detail/line_patterns.hpp"

#include <algorithm>
#include <array>

#include "read/extract/detail/person_names.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 400;
constexpr std::uint32_t kMostTokens = 70;
constexpr std::uint32_t kSlotTokens = 24;
constexpr std::uint32_t kBudget = 4000;
constexpr double kMostOfLine = 0.6;
constexpr std::size_t kWeakBytes = 6;

using Slot = LinePatterns::Slot;

Slot slot_of(std::string_view name) {
  struct Name {
    std::string_view name;
    Slot slot;
  };
  constexpr std::array<Name, 7> kNames = {{{"author", Slot::author},
                                           {"role", Slot::role},
                                           {"date", Slot::date},
                                           {"outlet", Slot::outlet},
                                           {"agency", Slot::agency},
                                           {"url", Slot::url},
                                           {"place", Slot::place}}};
  const auto at = std::ranges::find(kNames, name, &Name::name);
  return at == kNames.end() ? Slot::anything : at->slot;
}

/// Full-width marks and dashes of all lengths count as their plain kin.
std::string plain_mark(std::string_view folded) {
  if (folded == "：") return ":";
  if (folded == "，") return ",";
  if (folded == "（") return "(";
  if (folded == "）") return ")";
  if (folded == "–" || folded == "—" || folded == "―" || folded == "--") return "-";
  if (folded == "｜") return "|";
  return std::string(folded);
}

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens = text::tokenize(line, "und");
  for (Token& token : tokens) {
    if (token.kind == TokenKind::mark) token.folded = plain_mark(token.folded);
  }
  return tokens;
}

/// The alternatives of a cell. "|" is also a mark that bylines are written with ("{author} |
/// {date}"): it parts alternatives only where each has the same first slot.
std::vector<std::string_view> spellings(std::string_view cell) {
  const std::vector<std::string_view> parts = lexicon::alternatives(cell);
  const std::string_view slot = cell.substr(std::min(cell.find('{'), cell.size()), 4);
  const bool all = std::ranges::all_of(parts, [&](std::string_view part) {
    return slot.empty() || part.find(slot) != std::string_view::npos;
  });
  return all ? parts : std::vector<std::string_view>{cell};
}

bool is_name_start(const Token& token) {
  return token.capitalised || token.all_caps || token.kind == TokenKind::ideograph ||
         (token.kind == TokenKind::word && token.folded[0] < 0);
}

}  // namespace

bool is_outlet(const lexicon::Lexicon& words, std::span<const Token> tokens, std::uint32_t first,
               std::uint32_t end) {
  const lexicon::Table& outlets = words.table("outlets");
  // An article may stand before the name ("the Example Post"), so the second token is tried as
  // well. The names of outlets are no language's own.
  for (std::uint32_t begin = first; begin < end && begin < first + 2; ++begin) {
    const auto hit = outlets.longest_at(tokens, begin, "*");
    if (hit && hit->end_token == end) return true;
  }
  return false;
}

bool is_outlet(const lexicon::Lexicon& words, std::string_view text) {
  if (text.size() > kMostBytes) return false;
  const std::vector<Token> tokens = text::tokenize(text, "und");
  return !tokens.empty() && is_outlet(words, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
}

/// Matches one pattern against one line.
class LinePatterns::Matcher {
 public:
  Matcher(const LinePatterns& patterns, std::string_view line, std::span<const Token> tokens)
      : patterns_(patterns), line_(line), tokens_(tokens), names_(patterns.words_, line, tokens) {
    size_ = static_cast<std::uint32_t>(tokens.size());
  }

  /// Tries `pattern` from token `first`; true and `hit` filled where it holds.
  bool match(const Pattern& pattern, std::uint32_t first) {
    hit = {};
    steps_ = 0;
    hit.unannounced = pattern.weak;
    pattern_ = &pattern;
    first_ = first;
    return step(0, first);
  }

  PatternHit hit;

 private:
  // NOLINTNEXTLINE(misc-no-recursion): as deep as the pattern has elements, a handful.
  bool step(std::size_t element, std::uint32_t at) {
    if (++steps_ > kBudget) return false;
    if (element == pattern_->elements.size()) return is_end(at);
    const Element& now = pattern_->elements[element];
    if (now.slot == Slot::literal) {
      return at < size_ && tokens_[at].folded == now.literal && step(element + 1, at + 1);
    }
    const bool last = element + 1 == pattern_->elements.size();
    const std::uint32_t furthest = std::min(size_, at + kSlotTokens);
    for (std::uint32_t n = at + 1; n <= furthest; ++n) {
      // A last slot takes as much as it may, any other as little as it must.
      const std::uint32_t end = last ? furthest + at + 1 - n : n;
      if (!is_followed(element, end) || (last && !is_end(end)) || !holds(now.slot, at, end))
        continue;
      const PatternHit before = hit;
      keep(now.slot, at, end);
      if (step(element + 1, end)) return true;
      hit = before;
    }
    return false;
  }

  /// A cheap look ahead: the literal after a slot must stand at its end.
  bool is_followed(std::size_t element, std::uint32_t end) const {
    if (element + 1 == pattern_->elements.size()) return true;
    const Element& next = pattern_->elements[element + 1];
    return next.slot != Slot::literal || (end < size_ && tokens_[end].folded == next.literal);
  }

  bool is_end(std::uint32_t at) const {
    if (pattern_->anywhere) {
      const double share = static_cast<double>(at - first_) / static_cast<double>(size_);
      return share >= (pattern_->passes_on ? 0.9 : kMostOfLine);
    }
    for (; at < size_; ++at) {
      if (tokens_[at].kind != TokenKind::mark) return false;
    }
    return true;
  }

  std::string_view text_of(std::uint32_t first, std::uint32_t end) const {
    return slice(line_, {tokens_[first].span.begin, tokens_[end - 1].span.end});
  }

  bool holds(Slot slot, std::uint32_t first, std::uint32_t end) {
    const std::uint32_t count = end - first;
    switch (slot) {
      case Slot::author:
        return is_name_start(tokens_[first]) && !names_.read(first, end, pattern_->weak).empty();
      case Slot::role:
        return count <= 10 && has_role(first, end);
      case Slot::date:
        return count <= 14 && patterns_.dates_.find(text_of(first, end)).has_value();
      case Slot::outlet:
        return is_outlet(patterns_.words_, tokens_, first, end) ||
               (!pattern_->weak && count <= 10 && has_form_of_outlet(first, end));
      case Slot::agency:
        return is_outlet(patterns_.words_, tokens_, first, end) ||
               (!pattern_->weak && count <= 6 && has_form_of_outlet(first, end));
      case Slot::url:
        return is_url(text_of(first, end));
      case Slot::place:
        return count <= 5 && is_name_start(tokens_[first]);
      default:
        return true;
    }
  }

  bool has_role(std::uint32_t first, std::uint32_t end) const {
    const lexicon::Table& roles = patterns_.words_.table("roles");
    for (std::uint32_t i = first; i < end; ++i) {
      for (const std::string_view language : patterns_.words_.languages()) {
        const auto role = roles.longest_at(tokens_, i, language);
        if (role && role->end_token <= end) return true;
      }
    }
    return false;
  }

  /// A name that may be an outlet's: begins with a capital (after an article), has no sentence end.
  bool has_form_of_outlet(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      const bool stop = tokens_[i].kind == TokenKind::mark && i + 1 < end &&
                        (tokens_[i].folded == "." || tokens_[i].folded == "。") &&
                        tokens_[i + 1].span.begin > tokens_[i].span.end;
      if (stop) return false;
    }
    if (tokens_[first].kind == TokenKind::mark) ++first;
    if (first >= end) return false;
    if (is_name_start(tokens_[first])) return true;
    const bool domain =
        text_of(first, end).find('.') != std::string_view::npos && is_url(text_of(first, end));
    return domain ||
           (first + 1 < end && tokens_[first].folded.size() <= 4 &&
            is_name_start(tokens_[first + 1])) ||
           (end - first == 1 && tokens_[first].kind == TokenKind::word);
  }

  static bool is_url(std::string_view text) {
    return text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos &&
           text.size() > 4;
  }

  void keep(Slot slot, std::uint32_t first, std::uint32_t end) {
    if (slot == Slot::author) {
      for (std::string& name : names_.read(first, end, pattern_->weak)) {
        if (std::ranges::find(hit.authors, name) == hit.authors.end()) {
          hit.authors.push_back(std::move(name));
        }
      }
    } else if (slot == Slot::outlet || slot == Slot::agency) {
      hit.outlet = text_of(first, end);
    } else if (slot == Slot::url) {
      hit.url = text_of(first, end);
    } else if (slot == Slot::date) {
      if (const auto date = patterns_.dates_.find(text_of(first, end))) hit.date = date->iso;
    }
  }

  const LinePatterns& patterns_;
  std::string_view line_;
  std::span<const Token> tokens_;
  NameReader names_;
  std::uint32_t size_ = 0;
  const Pattern* pattern_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t steps_ = 0;
};

LinePatterns::LinePatterns(const lexicon::Lexicon& words, const FullDateReader& dates,
                           std::string_view table_name)
    : words_(words), dates_(dates) {
  const lexicon::Table& table = words.table(table_name);
  if (table.rows().empty()) return;
  const std::size_t pattern = table.column("pattern");
  const std::size_t position = table.column("position");
  const bool credits = table_name == "credits";
  const std::size_t relation = credits ? table.column("relation") : 0;
  for (const lexicon::Row& row : table.rows()) {
    const std::string_view meaning = credits ? row[relation] : std::string_view();
    for (const std::string_view one : spellings(row[pattern])) add(one, row[position], meaning);
  }
}

void LinePatterns::add(std::string_view pattern, std::string_view position,
                       std::string_view relation) {
  Pattern out;
  out.anywhere = position == "any";
  out.passes_on = relation == "cites";
  std::string anchor;
  std::size_t own_words = 0;  // bytes
  for (std::size_t begin = 0; begin < pattern.size();) {
    if (pattern[begin] == '{') {
      const std::size_t end = std::min(pattern.find('}', begin), pattern.size());
      out.elements.push_back({slot_of(pattern.substr(begin + 1, end - begin - 1)), {}});
      begin = end + 1;
      continue;
    }
    const std::size_t end = std::min(pattern.find('{', begin), pattern.size());
    for (const Token& token : tokens_of(pattern.substr(begin, end - begin))) {
      if (token.folded.size() > anchor.size()) anchor = token.folded;
      if (token.kind != TokenKind::mark) own_words += token.folded.size();
      out.elements.push_back({Slot::literal, token.folded});
    }
    begin = end;
  }
  if (out.elements.empty()) return;
  // "By" announces a name, but "Ann Poe reports" may be the headline "Town hall reports"; "with" or
  // "from" in a line is no credit unless a known agency follows.
  const bool byline = relation.empty();
  const bool unannounced = byline && out.elements.front().slot == Slot::author;
  out.weak = unannounced || own_words < (byline ? 1U : kWeakBytes);
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  if (anchor.empty()) {
    without_anchor_.push_back(number);
  } else {
    by_anchor_[anchor].push_back(number);
  }
  patterns_.push_back(std::move(out));
}

bool LinePatterns::may_match(std::string_view line, std::uint32_t words) const {
  constexpr std::uint32_t kShort = 9;
  constexpr std::uint32_t kSlotAlone = 3;
  if (words <= kSlotAlone) return true;
  // "from" and "with" stand in any sentence.
  const std::size_t telling = words <= kShort ? 1 : 5;  // bytes
  const auto is_letter = [](char c) {
    return c < 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  std::string word;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && is_letter(line[at])) {
      word += line[at] >= 'A' && line[at] <= 'Z' ? static_cast<char>(line[at] + 32) : line[at];
      continue;
    }
    if (word.size() >= telling && by_anchor_.contains(word)) return true;
    word.clear();
  }
  return false;
}

std::optional<PatternHit> LinePatterns::match_line(std::string_view line) const {
  if (line.size() > kMostBytes) return std::nullopt;
  const std::vector<Token> tokens = tokens_of(line);
  if (tokens.empty() || tokens.size() > kMostTokens) return std::nullopt;
  std::vector<std::uint32_t> tried = without_anchor_;
  for (const Token& token : tokens) {
    const auto at = by_anchor_.find(token.folded);
    if (at != by_anchor_.end()) tried.insert(tried.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(tried);
  tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
  Matcher matcher(*this, line, tokens);
  for (const std::uint32_t number : tried) {
    const Pattern& pattern = patterns_[number];
    const std::size_t starts = pattern.anywhere ? tokens.size() : 1;
    for (std::uint32_t first = 0; first < starts; ++first) {
      // What does not begin in the first part of a line cannot be most of it.
      if (first * 2 > tokens.size()) break;
      if (matcher.match(pattern, first)) return matcher.hit;
    }
  }
  return std::nullopt;
}

}  // namespace wirestem::extract::detail
