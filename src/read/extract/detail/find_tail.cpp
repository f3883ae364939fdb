// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/find_tail.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "read/extract/detail/person_names.hpp"
#include "text/segment.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::uint32_t kTeaserWords = 5;       ///< a headline of a teaser has at least these
constexpr std::uint32_t kLeastBefore = 150;     ///< letters of article before comments can begin
constexpr std::uint32_t kRepeatedLetters = 80;  ///< a paragraph that long stands once
constexpr std::uint32_t kCaptionWords = 10;
constexpr std::uint32_t kShortCaptionWords = 5;
constexpr std::uint32_t kBiographyLetters = 500;
constexpr std::size_t kClosingLines = 4;
constexpr std::uint32_t kContactWords = 14;

/// Settles one part's lines from its first prose on.
class TailReader {
 public:
  TailReader(const Words& words, const LineFacts& facts, std::vector<std::string> authors,
             Part part, Page& page)
      : words_(words), facts_(facts), authors_(std::move(authors)), page_(page), part_(part) {
    body_ = first_prose(page, part);
  }

  Tail read() {
    drop_repetitions();
    drop_links();
    cut_at_phrases();
    cut_at_teasers();
    settle_marked_lines();
    read_closing_lines();
    return std::move(tail_);
  }

 private:
  Line& line(std::size_t i) { return page_.lines[i]; }
  bool is_open(std::size_t i) { return line(i).use == Use::body; }

  /// Prose that the lexicon does not know for something else.
  bool is_core(std::size_t i) {
    const Line& l = line(i);
    return is_open(i) && l.prose && (l.mark == Mark::none || l.weak) && !l.truncated;
  }
  bool is_teaser_headline(std::size_t i) {
    const Line& l = line(i);
    const bool table_row = page_.view(i).find(" | ") != std::string_view::npos;
    return is_open(i) && l.headline && l.mark == Mark::none && l.words >= kTeaserWords &&
           !table_row;
  }

  void drop_repetitions() {
    std::set<std::string_view> seen;
    for (std::size_t i = part_.first; i < part_.end; ++i) {
      if (line(i).prose && line(i).letters >= kRepeatedLetters &&
          !seen.insert(page_.view(i)).second) {
        line(i).use = Use::dropped;
      }
    }
  }

  /// "Read also" on a line of its own, and the headlines right below it that it links to.
  void drop_links() {
    for (std::size_t i = body_; i < part_.end; ++i) {
      if (line(i).mark != Mark::furniture || !line(i).related || line(i).cut != Cut::line) continue;
      while (i + 1 < part_.end && is_teaser_headline(i + 1)) line(++i).use = Use::dropped;
    }
  }

  struct Shape {
    std::uint64_t core_letters = 0;
    std::size_t core = 0;
    std::size_t teasers = 0;  ///< headlines and lines cut short
  };
  Shape shape_of(std::size_t first, std::size_t end) {
    Shape shape;
    for (std::size_t i = first; i < end; ++i) {
      if (is_core(i)) {
        ++shape.core;
        shape.core_letters += line(i).letters;
      } else if (is_open(i) && (is_teaser_headline(i) || line(i).truncated)) {
        ++shape.teasers;
      }
    }
    return shape;
  }

  void cut_at_phrases() {
    const std::size_t most =
        part_.first + 5000;  // phrases that are looked at; each costs a look ahead
    std::size_t looked_at = 0;
    for (std::size_t i = body_; i < std::min(part_.end, most); ++i) {
      const Line& l = line(i);
      if (l.mark != Mark::furniture || l.cut == Cut::line || !is_open(i) || (l.prose && l.weak)) {
        continue;
      }
      if (++looked_at > 20) return;
      if (ends_article(i)) {
        drop_rest(i);
        return;
      }
      drop_block(i);
    }
  }

  bool ends_article(std::size_t i) {
    const Shape before = shape_of(body_, i);
    const Shape after = shape_of(i + 1, part_.end);
    if (before.core == 0) return false;
    if (line(i).comments && line(i).cut == Cut::rest && before.core_letters >= kLeastBefore) {
      // "Discussion" heads comments, and in a report a chapter as long as those before it.
      const std::uint64_t mean_before = before.core_letters / before.core;
      const std::uint64_t mean_after = after.core == 0 ? 0 : after.core_letters / after.core;
      return after.core_letters * 4 <= before.core_letters || mean_after * 4 < mean_before * 3;
    }
    if (after.core == 0) return true;
    const bool teasers = after.teasers >= 2 && after.teasers >= after.core;
    const bool little = after.core_letters * 4 < before.core_letters;
    return teasers || (little && line(i).cut == Cut::rest && after.teasers * 2 >= after.core);
  }

  /// Nothing of the rest is kept but what says where the text is from.
  void drop_rest(std::size_t i) {
    const bool comments = line(i).comments;
    for (; i < part_.end; ++i) {
      if (!is_open(i)) continue;
      const bool source = line(i).mark == Mark::credit || line(i).mark == Mark::source_link;
      if (!source || comments) line(i).use = Use::dropped;
    }
  }

  /// A box inside the article: its headlines and lines cut short, up to the prose that goes on.
  void drop_block(std::size_t i) {
    line(i).use = Use::dropped;
    const std::size_t first = i + 1;
    for (++i; i < part_.end && is_open(i); ++i) {
      if (is_core(i) || line(i).listed || line(i).mark != Mark::none) return;
      // A headline right above the prose that goes on is the article's own, unless it is the only
      // one in the box.
      const bool only_link = i == first && is_teaser_headline(i);
      const bool opens_prose =
          !only_link && i + 1 < part_.end && is_core(i + 1) && line(i).gap_before;
      if (opens_prose) return;
      line(i).use = Use::dropped;
    }
  }

  /// Teasers without a phrase before them: a tail of headlines and lines cut short.
  void cut_at_teasers() {
    std::size_t first = part_.end;
    std::size_t headlines = 0;
    std::size_t cut_short = 0;
    for (std::size_t i = part_.end; i-- > body_;) {
      const Line& l = line(i);
      const bool cut_line = is_open(i) && l.truncated;
      const bool aside = !is_open(i) || l.mark != Mark::none;
      if (!cut_line && !is_teaser_headline(i) && !aside) break;
      cut_short += cut_line;
      headlines += !cut_line && !aside;
      if (!aside) first = i;
    }
    if (first <= body_ || first >= part_.end) return;
    // A list that the text announces is the text's own.
    const std::string_view before = page_.view(first - 1);
    if (before.ends_with(':') || before.ends_with("：")) return;
    if (cut_short < 2 && headlines < 3) return;
    // With lines cut short the teaser's headline comes first; before it may stand the text's last
    // line.
    for (std::size_t i = first; i < part_.end; ++i) {
      if (is_open(i) && line(i).mark == Mark::none) line(i).use = Use::dropped;
    }
  }

  void settle_marked_lines() {
    bool prose_after = false;
    for (std::size_t i = part_.end; i-- > part_.first;) {
      const bool inside = prose_after && i > body_;
      settle(i, inside);
      prose_after = prose_after || (is_core(i) && line(i).mark == Mark::none);
    }
  }

  void settle(std::size_t i, bool inside) {
    Line& l = line(i);
    if (!is_open(i)) return;
    const bool sentence = l.prose && l.weak;
    switch (l.mark) {
      case Mark::furniture:
      case Mark::original_marker:
      case Mark::summary_marker:
        if (l.mark == Mark::summary_marker && l.words > 6) return;
        if (!(inside && sentence)) l.use = Use::dropped;
        return;
      case Mark::caption:
        if (!(inside && sentence)) l.use = is_telling_caption(l) ? Use::caption : Use::dropped;
        return;
      case Mark::credit:
        l.use = Use::credit;
        read_authors(i);
        return;
      case Mark::source_link:
        l.use = Use::credit;
        return;
      case Mark::byline:
        if (inside && i > body_ + 3) return;
        l.use = Use::byline;
        read_authors(i);
        return;
      default:
        return;
    }
  }

  /// "Image: Reuters" tells nothing; "Pictured above: the pier after the storm." does.
  bool is_telling_caption(const Line& l) {
    const std::string_view view = page_.view(l);
    const std::size_t colon = view.find(':');
    const std::string_view rest = colon == std::string_view::npos ? view : view.substr(colon + 1);
    const auto spaces = static_cast<std::uint32_t>(std::ranges::count(rest, ' '));
    return spaces >= kCaptionWords || (spaces >= kShortCaptionWords && view.ends_with('.'));
  }

  void read_authors(std::size_t i) {
    const auto at = facts_.hits.find(i);
    if (at == facts_.hits.end()) return;
    if (!tail_.published) tail_.published = at->second.date;
    for (const std::string& author : at->second.authors) {
      if (std::ranges::find(authors_, author) != authors_.end()) continue;
      authors_.push_back(author);
      tail_.authors.push_back(author);
    }
  }

  /// The last lines: a biography, an address, a date under the text.
  void read_closing_lines() {
    std::size_t left = kClosingLines;
    for (std::size_t i = part_.end; i-- > body_ + 1 && left > 0;) {
      Line& l = line(i);
      if (!is_open(i)) continue;
      --left;
      if (is_biography(i) || is_address(l)) {
        l.use = Use::dropped;
      } else if (const auto date = l.prose ? std::nullopt : read_date_line(words_, page_, l)) {
        l.use = Use::dateline;
        if (!tail_.published) tail_.published = date->iso;
      } else if (l.prose) {
        return;
      }
    }
  }

  bool is_address(const Line& l) {
    const std::string_view view = page_.view(l);
    const std::size_t at = view.find('@');
    return !l.prose && at != std::string_view::npos && l.words <= kContactWords &&
           view.find('.', at) != std::string_view::npos;
  }

  bool is_biography(std::size_t i) {
    const Line& l = line(i);
    if (l.letters > kBiographyLetters) return false;
    const std::string_view view = page_.view(i);
    const auto by_author = std::ranges::find_if(
        authors_, [&](const std::string& author) { return view.starts_with(author); });
    if (by_author != authors_.end())
      return l.mark == Mark::biography || !is_named_before(*by_author, i);
    if (l.mark != Mark::biography) return false;
    if (!l.weak) return true;
    // Somebody whom the article has told of is not introduced at its end: that is its own last
    // line.
    const std::vector<Token> tokens = text::tokenize(view.substr(0, 200), "und");
    std::size_t name_end = 0;
    for (const Token& token : tokens) {
      if (!token.capitalised && token.kind == TokenKind::word) break;
      name_end = token.span.end;
    }
    return name_end > 0 && !is_named_before(view.substr(0, name_end), i);
  }

  /// Whether the body names this person, by the whole name or its last part.
  bool is_named_before(std::string_view name, std::size_t i) {
    const std::string_view last =
        name.substr(name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1);
    for (std::size_t k = part_.first; k < i; ++k) {
      if (line(k).use == Use::body && page_.view(k).find(last) != std::string_view::npos)
        return true;
    }
    return false;
  }

  const Words& words_;
  const LineFacts& facts_;
  std::vector<std::string> authors_;
  Page& page_;
  Part part_;
  std::size_t body_ = 0;
  Tail tail_;
};

}  // namespace

Tail find_tail(const Words& words, const LineFacts& facts, const std::vector<std::string>& authors,
               Part part, Page& page) {
  return TailReader(words, facts, authors, part, page).read();
}

}  // namespace wirestem::extract::detail
