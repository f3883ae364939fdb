// SPDX-License-Identifier: Apache-2.0
//
// A paragraph's marks are first listed with what each could be (opening, closing) by the characters
// on both sides; then a stack pairs them. Which mark may close which is the table's word
// (marks.tsv), but any double mark may close any other double mark whose true partner is missing,
// and likewise the single ones: scraped pages mix “ " ” freely. What stays open at the paragraph's
// end is a run of its own only where speech goes on in the next paragraph, or where it fills the
// paragraph.
#include "find/quotes/detail/quoted_runs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "text/utf8.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMaxDepth = 6;
constexpr char32_t kNone = 0;

enum class Family : std::uint8_t { double_mark, single_mark, title_mark };

struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t value = 0;
  Family family = Family::double_mark;
  bool can_open = false;
  bool can_close = false;
};

constexpr std::u32string_view kSingles = U"'‘’‚‛‹›";
constexpr std::u32string_view kTitles = U"《》〈〉";
constexpr std::u32string_view kDashes = U"—–―-";
constexpr std::u32string_view kClosers = U".,;:!?…)]}。，！？；：、）】»”’\"'“」』›—–";
constexpr std::u32string_view kOpenersBefore = U"([{—–-（【:/“‘\"'«„「『《‹…|>";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

/// Which marks there are, which closes which, and in which languages.
class MarkTable {
 public:
  explicit MarkTable(const lexicon::Lexicon& lexicon) {
    const lexicon::Table& table = lexicon.table("marks");
    if (table.rows().empty()) return;
    const std::size_t kind = table.column("kind");
    for (const lexicon::Row& row : table.rows()) {
      const char32_t open = single(row[table.column("open")]);
      const char32_t close = single(row[table.column("close")]);
      if (row[kind] == "dash" || open == kNone || close == kNone) continue;
      pairs_[open].push_back(close);
      closers_[close].push_back(open);
    }
    for (std::size_t c = 0; c < ascii_.size(); ++c) ascii_[c] = is_mark(static_cast<char32_t>(c));
  }

  /// Asked of every character.
  bool known(char32_t c) const { return c < ascii_.size() ? ascii_[c] : is_mark(c); }
  bool opens(char32_t c) const { return pairs_.contains(c); }
  bool closes(char32_t c) const { return closers_.contains(c); }
  bool pairs(char32_t open, char32_t close) const {
    const auto found = pairs_.find(open);
    return found != pairs_.end() && std::ranges::find(found->second, close) != found->second.end();
  }

 private:
  bool is_mark(char32_t c) const { return opens(c) || closes(c); }

  static char32_t single(std::string_view cell) {
    if (cell.empty()) return kNone;
    const text::CodePoint c = text::code_point_at(cell, 0);
    return c.size == cell.size() ? c.value : kNone;
  }

  std::map<char32_t, std::vector<char32_t>> pairs_;
  std::map<char32_t, std::vector<char32_t>> closers_;
  std::array<bool, 0x80> ascii_{};  ///< which of these characters are marks
};

/// Lists the marks of one paragraph.
class MarkScanner {
 public:
  MarkScanner(std::string_view text, const MarkTable& table) : text_(text), table_(table) {}

  std::vector<Mark> run(TextSpan paragraph) const {
    std::vector<Mark> marks;
    char32_t before = kNone;
    for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
      const text::CodePoint c = text::code_point_at(text_, at);
      const std::uint32_t size = std::min(c.size, paragraph.end - at);
      std::uint32_t end = at + size;
      if (auto mark = read(c.value, at, end, paragraph.end, before)) {
        end = mark->end;
        marks.push_back(*mark);
      }
      if (!is_invisible(c.value)) before = c.value;
      at = end;
    }
    return marks;
  }

 private:
  std::optional<Mark> read(char32_t value, std::uint32_t at, std::uint32_t end, std::uint32_t stop,
                           char32_t before) const {
    const bool doubled = (value == '\'' || value == '`') && end < stop &&
                         static_cast<unsigned char>(text_[end]) == value;
    if (doubled)
      return classify({at, end + 1, U'"', Family::double_mark, true, true}, stop, before);
    if (!table_.known(value)) return std::nullopt;
    const Family family = has(kSingles, value)  ? Family::single_mark
                          : has(kTitles, value) ? Family::title_mark
                                                : Family::double_mark;
    return classify({at, end, value, family, true, true}, stop, before);
  }

  std::optional<Mark> classify(Mark mark, std::uint32_t stop, char32_t before) const {
    const char32_t after = mark.end < stop ? text::code_point_at(text_, mark.end).value : kNone;
    const bool space_before = before == kNone || text::is_space(before);
    const bool space_after = after == kNone || text::is_space(after);
    const bool letters = is_inner(before) && is_inner(after);
    if (mark.family == Family::single_mark && letters) return std::nullopt;  // an apostrophe
    const bool turned = table_.opens(mark.value) && table_.closes(mark.value);
    const bool wide = text::is_ideograph(before) || text::is_ideograph(after);
    mark.can_open = space_before || has(kOpenersBefore, before) || wide;
    mark.can_close = space_after || has(kClosers, after) || wide;
    if (!turned && mark.value != U'’' && mark.value != U'”') {
      mark.can_open = mark.can_open || !table_.closes(mark.value);
      mark.can_open = mark.can_open && (table_.opens(mark.value) || table_.closes(mark.value));
      if (!table_.closes(mark.value)) mark.can_close = false;
      if (!table_.opens(mark.value)) {
        mark.can_open = false;
        mark.can_close = true;
      }
    }
    if (mark.value == U'’' || mark.value == U'”') mark.can_close = true;
    refine(mark, before, after, space_before, space_after);
    return mark;
  }

  /// Marks with white space on one side only say by it which way they look.
  static void refine(Mark& mark, char32_t before, char32_t after, bool space_before,
                     bool space_after) {
    const bool spaced_inside = mark.value == U'«' || mark.value == U'»';
    if (space_before && !space_after && !spaced_inside)
      mark.can_close = mark.can_close && !mark.can_open;
    if (space_after && !space_before && !spaced_inside) mark.can_open = false;
    if (mark.family != Family::single_mark) return;
    if (text::is_digit(after) && space_before) mark.can_open = false;  // ’90s
    if (text::is_letter(after) && !text::is_ideograph(after)) mark.can_close = false;
    if (space_before && space_after) mark.can_open = mark.can_close = false;
    if (before == kNone && space_after) mark.can_close = false;
  }

  /// Marks of writing direction and joiners, which say nothing of what stands beside.
  static bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
  }

  static bool is_inner(char32_t c) {
    return c != kNone && (text::is_letter(c) || text::is_digit(c)) && !text::is_ideograph(c);
  }

  std::string_view text_;
  const MarkTable& table_;
};

/// Pairs the marks of one paragraph.
class Pairing {
 public:
  Pairing(std::string_view text, const MarkTable& table, std::vector<Mark> marks)
      : text_(text), table_(table), marks_(std::move(marks)) {
    count_partners();
  }

  /// Appends the closed runs; gives the outermost mark left open, if any.
  std::optional<Mark> run(std::vector<QuotedRun>& runs) {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (!close(i, runs)) open(i);
    }
    for (const std::size_t left : stack_) {
      if (marks_[left].family == Family::double_mark) return marks_[left];
    }
    return std::nullopt;
  }

 private:
  /// For each mark, how many ” come later, less the “ between (does a partner still come?), how
  /// many marks that could close „, less the „ between, and how many single marks that could close.
  void count_partners() {
    surplus_.resize(marks_.size());
    low_surplus_.resize(marks_.size());
    singles_after_.resize(marks_.size());
    std::int32_t singles = 0;
    std::int32_t curly = 0;
    std::int32_t low = 0;
    for (std::size_t i = marks_.size(); i-- > 0;) {
      surplus_[i] = curly;
      low_surplus_[i] = low;
      if (marks_[i].value == U'„') {
        low = std::max(low - 1, 0);
      } else if (table_.pairs(U'„', marks_[i].value)) {
        ++low;
      }
      singles_after_[i] = singles;
      if (marks_[i].value == U'”') ++curly;
      if (marks_[i].value == U'“') --curly;
      if (marks_[i].family == Family::single_mark && marks_[i].can_close) ++singles;
    }
  }

  bool close(std::size_t i, std::vector<QuotedRun>& runs) {
    const Mark& mark = marks_[i];
    if (!mark.can_close) return false;
    if (is_possessive(i)) return true;
    for (const bool exact : {true, false}) {
      for (std::size_t level = stack_.size(); level-- > 0;) {
        if (!fits(marks_[stack_[level]], i, exact)) continue;
        if (!exact && level + 1 < stack_.size() && marks_[stack_[level]].family != mark.family)
          continue;
        emit(marks_[stack_[level]], mark, runs);
        stack_.resize(level);
        return true;
      }
    }
    return !mark.can_open;
  }

  bool fits(const Mark& opener, std::size_t i, bool exact) const {
    const Mark& mark = marks_[i];
    if (opener.value == U'“' && mark.value == U'"' && surplus_[i] > 0) return false;
    if (exact) return table_.pairs(opener.value, mark.value);
    if (opener.family == Family::title_mark || mark.family == Family::title_mark) return false;
    if (mark.value == U'"' && opener.family == Family::single_mark) {
      return stack_.size() > 1 && surplus_[i] > 0;  // “’Words,” gone wrong as “’Words,"
    }
    const bool guillemets = is_guillemet(opener.value) != is_guillemet(mark.value);
    return opener.family == mark.family && !guillemets;
  }

  static bool is_guillemet(char32_t c) { return c == U'«' || c == U'»'; }

  /// officials’ homes: a mark after a plural, while a better closer still comes.
  bool is_possessive(std::size_t i) const {
    const Mark& mark = marks_[i];
    if (mark.family != Family::single_mark || mark.begin == 0) return false;
    const bool open_single = std::ranges::any_of(
        stack_, [&](std::size_t s) { return marks_[s].family == Family::single_mark; });
    if (!open_single) return true;
    const bool plural = text_[mark.begin - 1] == 's';
    const bool word_follows = mark.end + 1 < text_.size() && text_[mark.end] == ' ' &&
                              text_[mark.end + 1] >= 'a' && text_[mark.end + 1] <= 'z';
    return plural && word_follows && singles_after_[i] > 0;
  }

  void open(std::size_t i) {
    const Mark& mark = marks_[i];
    if (!mark.can_open || stack_.size() >= kMaxDepth) return;
    if (mark.family == Family::single_mark && singles_after_[i] == 0 &&
        !(mark.value != U'\'' && surplus_[i] > 0)) {
      return;  // nothing left that could close it: an apostrophe
    }
    // The same mark again while it stands open: the first one was never closed, unless enough
    // closing marks come for both.
    const bool nested =
        (mark.value == U'“' && surplus_[i] >= 2) || (mark.value == U'„' && low_surplus_[i] >= 2);
    for (std::size_t level = 0; level < stack_.size() && !nested; ++level) {
      const Mark& below = marks_[stack_[level]];
      if (below.value == mark.value && mark.family == Family::double_mark &&
          !text::is_ideograph(mark.value)) {
        stack_.resize(level);
        break;
      }
    }
    stack_.push_back(i);
  }

  static void emit(const Mark& opener, const Mark& closer, std::vector<QuotedRun>& runs) {
    if (closer.begin <= opener.end) return;  // nothing between
    QuotedRun run;
    run.span = {opener.begin, closer.end};
    run.inner = {opener.end, closer.begin};
    run.title = opener.family == Family::title_mark;
    runs.push_back(run);
  }

  std::string_view text_;
  const MarkTable& table_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> stack_;
  std::vector<std::int32_t> surplus_;
  std::vector<std::int32_t> low_surplus_;
  std::vector<std::int32_t> singles_after_;
};

/// Languages whose dialogue may begin with a dash.
std::vector<std::string_view> dash_languages(const lexicon::Lexicon& lexicon) {
  std::vector<std::string_view> languages;
  const lexicon::Table& table = lexicon.table("marks");
  if (table.rows().empty()) return languages;
  for (const lexicon::Row& row : table.rows()) {
    if (row[table.column("kind")] != "dash") continue;
    for (const std::string_view l : lexicon::alternatives(row[table.column("languages")])) {
      languages.push_back(l);
    }
  }
  return languages;
}

/// The dash with its white space at `at`: end of it, or `at` where there is none.
std::uint32_t skip_dash(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return at;
  const text::CodePoint c = text::code_point_at(text, at);
  if (!has(kDashes, c.value) || at + c.size >= end) return at;
  std::uint32_t next = at + c.size;
  const text::CodePoint space = text::code_point_at(text, next);
  if (!text::is_space(space.value)) return at;
  while (next < end && text::is_space(text::code_point_at(text, next).value)) {
    next += text::code_point_at(text, next).size;
  }
  return next;
}

/// Speech and narration take turns at each dash that follows a mark of punctuation.
void read_dialogue(std::string_view text, TextSpan paragraph, std::vector<QuotedRun>& runs) {
  std::uint32_t begin = skip_dash(text, paragraph.begin, paragraph.end);
  if (begin == paragraph.begin) return;
  bool speech = true;
  char32_t before = kNone;
  const auto take = [&](std::uint32_t from, std::uint32_t to) {
    QuotedRun run;
    const std::string_view words = text::trim(slice(text, {from, to}));
    run.span = {from, from + static_cast<std::uint32_t>(words.size())};
    run.inner = run.span;
    run.dash = true;
    if (!words.empty()) runs.push_back(run);
  };
  for (std::uint32_t at = begin; at < paragraph.end;) {
    const std::uint32_t next = has(U",.!?…", before) ? skip_dash(text, at, paragraph.end) : at;
    if (next != at) {
      if (speech) take(begin, at);
      speech = !speech;
      begin = at = next;
      before = kNone;
      continue;
    }
    const text::CodePoint c = text::code_point_at(text, at);
    if (!text::is_space(c.value)) before = c.value;
    at += std::max<std::uint32_t>(1, c.size);
  }
  if (speech) take(begin, paragraph.end);
}

/// Orders runs and says which lies in which.
void nest(std::vector<QuotedRun>& runs, std::size_t from, std::uint32_t paragraph) {
  const auto first = runs.begin() + static_cast<std::ptrdiff_t>(from);
  std::sort(first, runs.end(), [](const QuotedRun& a, const QuotedRun& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<std::size_t> open;
  for (std::size_t i = from; i < runs.size(); ++i) {
    while (!open.empty() && runs[open.back()].span.end <= runs[i].span.begin) open.pop_back();
    runs[i].paragraph = paragraph;
    runs[i].depth = static_cast<std::uint32_t>(open.size());
    runs[i].parent = open.empty() ? -1 : static_cast<std::int32_t>(open.back());
    open.push_back(i);
  }
}

bool is_double_mark(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  const char32_t c = text::code_point_at(text, at).value;
  const bool doubled = c == '\'' && at + 1 < text.size() && text[at + 1] == '\'';
  return doubled || has(U"\"“„«”「『", c);
}

bool begins_upper(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end && text::is_upper(text::code_point_at(text, at).value);
}

/// Whether an unclosed mark may hold speech: it opens the paragraph, or a colon leads to it.
bool leads_speech(std::string_view text, TextSpan paragraph, const Mark& mark) {
  if (mark.begin == paragraph.begin) return true;
  std::uint32_t at = mark.begin;
  while (at > paragraph.begin && text[at - 1] == ' ') --at;
  return at > paragraph.begin && (text[at - 1] == ':' || text[at - 1] == ',');
}

}  // namespace

std::vector<QuotedRun> find_quoted_runs(const Article& article, const Segmentation& segmentation,
                                        const lexicon::Lexicon& lexicon) {
  const MarkTable table(lexicon);
  const MarkScanner scanner(article.text, table);
  const auto with_dash = dash_languages(lexicon);
  std::vector<std::string_view> languages(segmentation.paragraphs.size());
  for (const Sentence& s : segmentation.sentences) languages[s.paragraph] = language_of(article, s);
  std::vector<QuotedRun> runs;
  std::int32_t unclosed = -1;
  for (std::uint32_t p = 0; p < segmentation.paragraphs.size(); ++p) {
    const TextSpan paragraph = segmentation.paragraphs[p];
    const std::size_t from = runs.size();
    Pairing pairing(article.text, table, scanner.run(paragraph));
    const auto left = pairing.run(runs);
    const bool goes_on = p + 1 < segmentation.paragraphs.size() &&
                         is_double_mark(article.text, segmentation.paragraphs[p + 1].begin);
    std::uint32_t open_at = paragraph.end;
    if (left && (leads_speech(article.text, paragraph, *left) ||
                 (goes_on && begins_upper(article.text, left->end, paragraph.end)))) {
      open_at = left->begin;
      runs.push_back({.span = {left->begin, paragraph.end}, .inner = {left->end, paragraph.end}});
      runs.back().closed = false;
    }
    const bool dialogue = std::ranges::find(with_dash, languages[p]) != with_dash.end();
    if (runs.size() == from && dialogue) read_dialogue(article.text, paragraph, runs);
    nest(runs, from, p);
    if (unclosed >= 0 && runs.size() > from && runs[from].span.begin == paragraph.begin) {
      runs[from].continues = unclosed;
    }
    unclosed = -1;
    for (std::size_t i = from; i < runs.size() && open_at < paragraph.end; ++i) {
      if (runs[i].span.begin == open_at && goes_on) unclosed = static_cast<std::int32_t>(i);
    }
  }
  return runs;
}

}  // namespace wirestem::quotes::detail
