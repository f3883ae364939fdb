// SPDX-License-Identifier: Apache-2.0
//
// Pages stack their heads in few ways:  title [title…] [dek] [byline] [date] text;  or a masthead
// with its date and perhaps a line on the kind of paper, then a title, then text. So the title is
// the first headline that is no masthead, unless one is repeated: then that one is.
#include "read/extract/detail/find_head.hpp"

#include <algorithm>

#include "read/extract/detail/person_names.hpp"
#include "read/extract/detail/title_text.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kHeadLines = 60;
constexpr std::uint32_t kWordsBesideDate = 6;
constexpr std::size_t kDateLineBytes = 160;
constexpr std::uint32_t kMastheadWords = 4;
constexpr std::uint32_t kCapitalMastheadWords = 8;
constexpr std::uint32_t kLabelWords = 3;
constexpr std::uint32_t kDekWords = 5;
constexpr std::size_t kDatelineBytes = 100;

/// Reads one head, line by line.
class HeadReader {
 public:
  HeadReader(const Words& words, const LineFacts& facts, const Hints& hints, Part part, Page& page)
      : words_(words), facts_(facts), hints_(hints), page_(page), part_(part) {
    body_ = std::min(first_prose(page, part), part.first + kHeadLines);
  }

  Head read() {
    read_marked_lines();
    find_candidates();
    if (candidates_.empty()) take_dated_headline();
    if (const std::size_t title = choose_title(); title < part_.end) {
      take_title(title);
      settle_above(title);
      drop_labels(title);
      settle_below(title);
    } else {
      settle_above(body_);
    }
    read_dateline();
    return std::move(head_);
  }

 private:
  Line& line(std::size_t i) { return page_.lines[i]; }

  /// Bylines, credits and dates, which the lexicon knows and no headline is.
  void read_marked_lines() {
    // A byline may stand below a dek that reads like prose.
    const std::size_t end = std::min(part_.end, std::max(body_, std::min(body_ + 3, part_.end)));
    bool below_headline = false;
    for (std::size_t i = part_.first; i < end; ++i) {
      // A name with nothing that announces it is a byline only where a headline stands above it.
      const bool bare = line(i).mark == Mark::byline && line(i).weak;
      if (bare && !below_headline) line(i).mark = Mark::none;
      below_headline = below_headline || (line(i).headline && line(i).mark == Mark::none);
      if (line(i).mark == Mark::byline) {
        line(i).use = Use::byline;
        read_hit(i);
      } else if (line(i).mark == Mark::credit && i < body_) {
        line(i).use = Use::credit;
        read_hit(i);
      } else if (line(i).mark == Mark::source_link && i < body_) {
        line(i).use = Use::credit;
      } else if (line(i).mark == Mark::none && !line(i).prose) {
        auto date = read_date_line(words_, page_, line(i));
        if (!date) continue;
        line(i).use = Use::dateline;
        labelled_date_ = labelled_date_ || date->words_besides > 0;
        if (!head_.published) head_.published = std::move(date->iso);
      }
    }
  }

  void read_hit(std::size_t i) {
    const auto at = facts_.hits.find(i);
    if (at == facts_.hits.end()) return;
    for (const std::string& author : at->second.authors) add_author(author);
    if (!head_.published) head_.published = at->second.date;
  }

  void add_author(const std::string& author) {
    if (std::ranges::find(head_.authors, author) == head_.authors.end()) {
      head_.authors.push_back(author);
    }
  }

  void find_candidates() {
    for (std::size_t i = part_.first; i < body_; ++i) {
      const bool open = line(i).use == Use::body && line(i).mark == Mark::none;
      if (open && line(i).headline) candidates_.push_back(i);
    }
  }

  /// "Roundup of the week, 3 May 2024": a date with words beside it, alone at the top, is a
  /// headline.
  void take_dated_headline() {
    const std::size_t i = part_.first;
    if (i + 1 >= body_ + 1 || line(i).use != Use::dateline || !line(i).headline || !labelled_date_)
      return;
    line(i).use = Use::body;
    candidates_.push_back(i);
  }

  /// The line of the title, or part_.end.
  std::size_t choose_title() {
    if (!hints_.title.empty()) {
      for (const std::size_t i : candidates_) {
        if (is_same_headline(page_.view(i), hints_.title)) return i;
      }
    }
    for (std::size_t a = 0; a < candidates_.size(); ++a) {  // at most kHeadLines squared
      for (std::size_t b = a + 1; b < candidates_.size(); ++b) {
        if (is_same_headline(page_.view(candidates_[a]), page_.view(candidates_[b]))) {
          return candidates_[a];
        }
      }
    }
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const bool last = c + 1 == candidates_.size();
      if (is_masthead(candidates_[c], last) || is_in_masthead(candidates_[c])) continue;
      if (!last && is_label(candidates_[c], candidates_[c + 1])) continue;
      // A page of one line is a text, not a title without one.
      if (part_.end - part_.first == 1) return part_.end;
      return candidates_[c];
    }
    return part_.end;
  }

  bool in_block_with_date(std::size_t i) {
    for (std::size_t k = i; k > part_.first && !line(k).gap_before; --k) {
      if (line(k - 1).use == Use::dateline) return true;
    }
    for (std::size_t k = i + 1; k < body_ && !line(k).gap_before; ++k) {
      if (line(k).use == Use::dateline) return true;
    }
    return false;
  }

  /// Every word begins with a capital, as in names and not in most headlines.
  bool is_capitalised(std::size_t i) {
    for (const Token& token : text::tokenize(page_.view(i), "und")) {
      const bool word = token.kind == TokenKind::word;
      if (word && !token.capitalised && token.folded.size() > 3) return false;
    }
    return true;
  }

  bool is_masthead(std::size_t i, bool last_candidate) {
    const std::string_view view = page_.view(i);
    if (is_outlet(words_.lexicon, view) ||
        (!hints_.outlet.empty() && is_same_headline(view, hints_.outlet))) {
      return true;
    }
    const bool short_name = line(i).words <= kMastheadWords && is_capitalised(i);
    const bool name = short_name || (line(i).all_caps && line(i).words <= kCapitalMastheadWords);
    if (!name) return false;
    // The only headline may still be who issued a paper: "EXAMPLE UNION / Statement, 3 May 2024".
    if (last_candidate) return in_block_with_date(i) && labelled_date_;
    if (line(i).all_caps && line(i).words <= kLabelWords && i == candidates_.front()) return true;
    return in_block_with_date(i) && block_ends_before_title(i);
  }

  /// A line of the masthead's own block, such as an address or a motto.
  bool is_in_masthead(std::size_t i) {
    for (std::size_t k = i; k > part_.first && !line(k).gap_before; --k) {
      const bool candidate = std::ranges::find(candidates_, k - 1) != candidates_.end();
      if (candidate && is_masthead(k - 1, false)) return block_ends_before_title(i);
    }
    return false;
  }

  /// A masthead's block holds no title: a gap parts it from the next candidate with more words.
  bool block_ends_before_title(std::size_t i) {
    for (std::size_t k = i + 1; k < body_; ++k) {
      if (!line(k).gap_before) continue;
      return std::ranges::any_of(candidates_, [&](std::size_t c) { return c >= k; });
    }
    return false;
  }

  /// A word or two above a longer headline: a section of the site, a label.
  bool is_label(std::size_t i, std::size_t next) {
    return line(i).words <= 2 && line(next).words >= 4;
  }

  void take_title(std::size_t title) {
    const auto is_site = [&](std::string_view name) {
      return is_outlet(words_.lexicon, name) ||
             (!hints_.outlet.empty() && is_same_headline(name, hints_.outlet));
    };
    const SiteTitle parted = part_site(page_.view(title), is_site);
    if (!parted.site.empty()) {
      head_.outlet = parted.site;
      const auto begin = static_cast<std::uint32_t>(parted.headline.data() - page_.text.data());
      line(title).span = {begin, begin + static_cast<std::uint32_t>(parted.headline.size())};
    }
    line(title).use = Use::title;
    head_.titles.push_back(title);
  }

  /// "Open letter" says what the paper is, not whose.
  bool is_kind_of_paper(std::size_t i) {
    const lexicon::Table& roles = words_.lexicon.table("roles");
    for (const std::string_view language : words_.lexicon.languages()) {
      const std::int64_t row = roles.find(page_.view(i), language);
      if (row < 0) continue;
      return roles.rows()[static_cast<std::size_t>(row)][roles.column("kind")] == "document";
    }
    return false;
  }

  /// Above the title: a masthead goes, its kind of paper and date stay, labels go.
  void settle_above(std::size_t title) {
    bool named = false;
    for (const std::size_t i : candidates_) {
      if (i >= title) break;
      const bool masthead = is_masthead(i, i == candidates_.back());
      if (!masthead && title == body_) continue;
      if (masthead && !named && !is_kind_of_paper(i)) {
        named = true;
        if (head_.outlet.empty()) head_.outlet = page_.view(i);
        line(i).use = Use::dropped;
      } else {
        line(i).use = in_block_with_date(i) || is_in_masthead(i) ? Use::dateline : Use::dropped;
      }
    }
  }

  /// "Town": a word too short for a headline is a label above one.
  void drop_labels(std::size_t title) {
    for (std::size_t i = part_.first; i < title; ++i) {
      const bool open = line(i).use == Use::body && line(i).mark == Mark::none;
      if (open && line(i).words <= 2) line(i).use = Use::dropped;
    }
  }

  /// Between title and text: repetitions go, the first line of some length is the dek.
  void settle_below(std::size_t title) {
    bool dek = false;
    for (const std::size_t i : candidates_) {
      if (i <= title) continue;
      if (is_same_headline(page_.view(i), page_.view(title))) {
        line(i).use = Use::dropped;
      } else if (is_other_script(i, title)) {
        line(i).use = Use::title;
        head_.titles.push_back(i);
      } else if (!dek && line(i).words >= kDekWords) {
        line(i).use = Use::dek;
        dek = true;
      } else {
        settle_short(i);
      }
    }
  }

  void settle_short(std::size_t i) {
    const std::string_view view = page_.view(i);
    const std::vector<Token> tokens = text::tokenize(view, "und");
    const std::vector<std::string> names =
        NameReader(words_.lexicon, view, tokens)
            .read(0, static_cast<std::uint32_t>(tokens.size()), true);
    if (!names.empty() && head_.authors.empty()) {
      line(i).use = Use::byline;
      for (const std::string& name : names) add_author(name);
    } else if (is_outlet(words_.lexicon, view)) {
      line(i).use = Use::dropped;
      if (head_.outlet.empty()) head_.outlet = view;
    } else if (in_block_with_date(i)) {
      line(i).use = Use::dateline;
    } else if (line(i).words <= 2) {
      line(i).use = Use::dropped;
    }
  }

  bool is_other_script(std::size_t a, std::size_t b) const {
    const std::string_view left = text::main_script(page_.view(a));
    const std::string_view right = text::main_script(page_.view(b));
    return left != right && left != "Zyyy" && right != "Zyyy";
  }

  /// "LUND, 3 May 2024 (Example Agency) - The text begins": a date inside the first paragraph.
  void read_dateline() {
    const std::size_t first = first_prose(page_, part_);
    if (head_.published || first >= part_.end) return;
    std::string_view start = page_.view(first).substr(0, kDatelineBytes);
    std::size_t dash = std::string_view::npos;
    for (const std::string_view mark : {" - ", " – ", " — ", "— ", "–", "—", "-- ", "/ "}) {
      dash = std::min(dash, start.find(mark));
    }
    if (dash == std::string_view::npos) return;
    const auto date = words_.dates.find(start.substr(0, dash));
    if (date && date->words_besides <= kWordsBesideDate) head_.published = date->iso;
  }

  const Words& words_;
  const LineFacts& facts_;
  const Hints& hints_;
  Page& page_;
  Part part_;
  std::size_t body_ = 0;        ///< the first line of prose
  bool labelled_date_ = false;  ///< "Statement, 3 May 2024"
  std::vector<std::size_t> candidates_;
  Head head_;
};

}  // namespace

std::size_t first_prose(const Page& page, Part part) {
  for (std::size_t i = part.first; i < part.end; ++i) {
    const Line& line = page.lines[i];
    if (line.prose && line.mark == Mark::none && line.use != Use::dropped) return i;
  }
  return part.end;
}

std::optional<FullDate> read_date_line(const Words& words, const Page& page, const Line& line) {
  const std::string_view view = page.view(line);
  if (view.size() > kDateLineBytes) return std::nullopt;
  auto date = words.dates.find(view);
  if (!date || date->words_besides > kWordsBesideDate) return std::nullopt;
  return date;
}

Head find_head(const Words& words, const LineFacts& facts, const Hints& hints, Part part,
               Page& page) {
  return HeadReader(words, facts, hints, part, page).read();
}

}  // namespace wirestem::extract::detail
