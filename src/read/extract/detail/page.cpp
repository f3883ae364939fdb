// SPDX-License-Identifier: Apache-2.0
//
// Text is hard-wrapped where nearly every line end is one that a filler of lines would have made:
// the next line's first word would not have fitted in. Pages whose lines are paragraphs never look
// so.
#include "read/extract/detail/page.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::uint32_t kProseLetters = 40;
constexpr std::uint32_t kLongLetters = 220;      ///< prose even without a final full stop
constexpr std::uint32_t kQuestionLetters = 140;  ///< a shorter question may be a headline
constexpr std::uint32_t kHeadlineWords = 32;
constexpr std::size_t kHeadlineBytes = 400;
constexpr std::size_t kWidestWrap = 100;
constexpr std::size_t kLeastPairs = 4;

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Marks of direction and joints that are not seen; the joiners that Persian and Hindi spell with
/// stay.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

/// One blank for any run of blanks, none at the ends of lines, nothing that cannot be seen.
std::string normalise_blanks(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool blank = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint at = text::code_point_at(utf8, i);
    if (at.value == '\n') {
      out.push_back('\n');
      blank = false;
    } else if (is_invisible(at.value)) {
      // Nothing.
    } else if (text::is_space(at.value)) {
      blank = !out.empty() && out.back() != '\n';
    } else {
      if (blank) out.push_back(' ');
      blank = false;
      out.append(utf8, i, at.size);
    }
    i += at.size;
  }
  return out;
}

struct RawLine {
  std::string_view text;
  bool gap_before = false;
};

std::vector<RawLine> split_lines(std::string_view text) {
  std::vector<RawLine> lines;
  bool gap = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end == begin) {
      gap = true;
    } else {
      lines.push_back({text.substr(begin, end - begin), gap});
      gap = false;
    }
    begin = end + 1;
  }
  return lines;
}

std::size_t first_word_width(std::string_view line) {
  if (text::is_ideograph(text::code_point_at(line, 0).value)) return 1;
  return text::count_code_points(line.substr(0, line.find(' ')));
}

/// The width that lines are filled up to, or 0 where they are not.
std::size_t wrap_width(const std::vector<RawLine>& lines, const std::vector<std::size_t>& widths) {
  const std::size_t width = widths.empty() ? 0 : *std::ranges::max_element(widths);
  if (width > kWidestWrap || width < 40) return 0;
  std::size_t pairs = 0;
  std::size_t full = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap_before) continue;
    ++pairs;
    full += widths[i - 1] + 1 + first_word_width(lines[i].text) + 2 > width;
  }
  return pairs >= kLeastPairs && full * 4 >= pairs * 3 ? width : 0;
}

/// "U.S.", "p.m.", "J.": a full stop after one letter ends no sentence for sure.
bool ends_in_initial(std::string_view line) {
  const std::size_t word =
      line.find_last_of(" ") == std::string_view::npos ? 0 : line.find_last_of(" ") + 1;
  const std::string_view last = line.substr(word);
  return last.size() >= 2 && last.ends_with('.') &&
         (last.size() == 2 || last[last.size() - 3] == '.');
}

/// The last character that is no closing mark, bracket or footnote sign.
char32_t last_mark(std::string_view line) {
  while (!line.empty()) {
    const std::size_t end = line.size();
    const text::CodePoint at = text::code_point_before(line, end);
    if (!is_in(at.value, U"\"'”’»“)]）」』》*")) return at.value;
    line.remove_suffix(at.size);
  }
  return 0;
}

bool begins_listed(std::string_view line) {
  const text::CodePoint first = text::code_point_at(line, 0);
  if (is_in(first.value, U"-–—•*·▪►●■‣"))
    return line.size() > first.size && line[first.size] == ' ';
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && digits < 3 && digits + 1 < line.size() &&
         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

struct Counts {
  std::uint32_t words = 0;
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  std::uint32_t ideographs = 0;
  std::uint32_t letters = 0;
  std::uint32_t inner_ends = 0;  ///< sentence ends before the last character
};

Counts count(std::string_view line) {
  Counts counts;
  bool in_word = false;
  std::uint32_t word_letters = 0;
  for (std::size_t i = 0; i < line.size();) {
    const text::CodePoint at = text::code_point_at(line, i);
    i += at.size;
    const bool ideograph = text::is_ideograph(at.value);
    const bool letter = text::is_letter(at.value);
    const bool wordy = !ideograph && (letter || text::is_digit(at.value));
    counts.ideographs += ideograph;
    counts.letters += letter && !ideograph;
    if (letter && !ideograph) {
      counts.upper += text::is_upper(at.value);
      counts.lower += !text::is_upper(at.value);
    }
    counts.words += wordy && !in_word;
    in_word = wordy || (in_word && (at.value == '\'' || at.value == 0x2019 || at.value == '-'));
    // A point after a short word is an abbreviation's ("vs.", "Nr.") as often as a sentence's.
    const bool ends =
        is_in(at.value, U".!?。！？؟") && i < line.size() && !(at.value == '.' && word_letters < 4);
    counts.inner_ends += ends && (at.value > 0x7F || line[i] == ' ' || line[i] == '"');
    word_letters = letter ? word_letters + 1 : 0;
  }
  return counts;
}

}  // namespace

void measure(const Page& page, Line& line) {
  const std::string_view view = page.view(line);
  const Counts counts = count(view);
  const char32_t last = last_mark(view);
  line.letters = counts.letters + 3 * counts.ideographs;
  line.words = counts.words + (counts.ideographs + 1) / 2;
  line.all_caps = counts.upper > 3 && counts.lower * 8 <= counts.upper;
  line.listed = begins_listed(view);
  const bool dots = last == 0x2026 || view.ends_with("...");
  line.truncated = dots && line.letters >= kProseLetters / 2;
  const bool stop = is_in(last, U".。۔।") && !dots &&
                    !(ends_in_initial(view) && line.words <= kHeadlineWords / 2);
  const bool question = is_in(last, U"?!？！؟");
  const bool leads_on = is_in(last, U":：") && line.letters >= kProseLetters + 20;
  line.prose = (stop && line.letters >= kProseLetters) || line.letters >= kLongLetters ||
               leads_on || (dots && counts.inner_ends > 0 && line.letters >= kProseLetters) ||
               (question && (line.letters >= kQuestionLetters ||
                             (counts.inner_ends > 0 && line.letters >= kProseLetters)));
  line.headline = !line.prose && !line.listed && !stop && !is_in(last, U":：,;，；、") &&
                  line.letters >= 5 && line.words <= kHeadlineWords &&
                  view.size() <= kHeadlineBytes;
}

Page read_page(std::string_view utf8) {
  const std::string clean = normalise_blanks(text::to_nfc(utf8));
  const std::vector<RawLine> raw = split_lines(clean);
  std::vector<std::size_t> widths;
  widths.reserve(raw.size());
  for (const RawLine& line : raw) widths.push_back(text::count_code_points(line.text));
  const std::size_t width = wrap_width(raw, widths);

  Page page;
  page.text.reserve(clean.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool joins = width > 0 && i > 0 && !raw[i].gap_before && !begins_listed(raw[i].text) &&
                       widths[i - 1] + 1 + first_word_width(raw[i].text) + 2 > width;
    if (joins) {
      const bool ideographs = text::is_ideograph(text::code_point_at(raw[i].text, 0).value);
      page.text += ideographs ? "" : " ";
    } else {
      if (!page.text.empty()) page.text.push_back('\n');
      Line line;
      line.span.begin = static_cast<std::uint32_t>(page.text.size());
      line.gap_before = raw[i].gap_before || i == 0;
      page.lines.push_back(line);
    }
    page.text += raw[i].text;
    page.lines.back().span.end = static_cast<std::uint32_t>(page.text.size());
  }
  for (Line& line : page.lines) measure(page, line);
  return page;
}

}  // namespace wirestem::extract::detail
