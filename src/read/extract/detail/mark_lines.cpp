// SPDX-License-Identifier: Apache-2.0
//
// What the tables know about a line, with no regard to where it stands: that is weighed later.
// Phrases are looked up in every language, since a page's furniture is often not in its article's
// language.
#include "read/extract/detail/mark_lines.hpp"

#include <algorithm>

#include "text/segment.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kShortBytes = 600;      ///< furniture and credits are no longer than that
constexpr std::uint32_t kAnywhereWords = 34;  ///< "anywhere in a short line"
constexpr std::size_t kFirstLines = 1500;
constexpr std::size_t kLastLines = 500;

struct Columns {
  explicit Columns(const lexicon::Table& table)
      : kind(table.column("kind")), place(table.column("place")), cuts(table.column("cuts")) {}
  std::size_t kind;
  std::size_t place;
  std::size_t cuts;
};

struct Found {
  std::string_view kind;
  std::string_view place;
  std::string_view cuts;
  bool announced = false;  ///< the phrase ends in a colon: no sentence begins so
  int rank = 0;            ///< whole line before prefix before anywhere
};

int rank_of(std::string_view place) { return place == "line" ? 3 : place == "prefix" ? 2 : 1; }

class Furniture {
 public:
  Furniture(const lexicon::Lexicon& words, const Columns& columns, std::span<const Token> tokens)
      : table_(words.table("boilerplate")), words_(words), columns_(columns), tokens_(tokens) {
    while (begin_ < tokens.size() && tokens[begin_].kind == TokenKind::mark) ++begin_;
    end_ = static_cast<std::uint32_t>(tokens.size());
    while (end_ > begin_ && tokens[end_ - 1].kind == TokenKind::mark) --end_;
  }

  std::optional<Found> find(bool anywhere) const {
    std::optional<Found> best;
    for (const std::string_view language : words_.languages()) {
      consider(language, begin_, best);
      for (std::uint32_t i = 0; anywhere && i < tokens_.size(); ++i) {
        if (i != begin_) consider(language, i, best);
      }
    }
    if (!best || best->rank < 3) {
      if (const auto row = find_row_of_labels()) return row;
    }
    return best;
  }

 private:
  void consider(std::string_view language, std::uint32_t at, std::optional<Found>& best) const {
    if (at >= tokens_.size()) return;
    for (const lexicon::Hit& hit : table_.all_at(tokens_, at, language)) {
      const lexicon::Row& row = table_.rows()[hit.row];
      Found found{row[columns_.kind], row[columns_.place], row[columns_.cuts], false, 0};
      found.rank = rank_of(found.place);
      const bool colon =
          tokens_[hit.end_token - 1].folded == ":" || tokens_[hit.end_token - 1].folded == "：" ||
          (hit.end_token < tokens_.size() &&
           (tokens_[hit.end_token].folded == ":" || tokens_[hit.end_token].folded == "："));
      found.announced = colon;
      if (found.rank == 3 && (at != begin_ || hit.end_token < end_)) continue;
      if (found.rank == 2 && at > begin_) continue;
      if (!best || found.rank > best->rank) best = found;
    }
  }

  /// "Share | Tweet | Print": a line of nothing but labels.
  std::optional<Found> find_row_of_labels() const {
    for (const std::string_view language : words_.languages()) {
      std::optional<Found> first;
      std::uint32_t at = begin_;
      while (at < end_) {
        if (tokens_[at].kind == TokenKind::mark) {
          ++at;
          continue;
        }
        std::uint32_t next = at;
        for (const lexicon::Hit& hit : table_.all_at(tokens_, at, language)) {
          const lexicon::Row& row = table_.rows()[hit.row];
          if (rank_of(row[columns_.place]) != 3) continue;
          next = hit.end_token;
          if (!first) first = Found{row[columns_.kind], row[columns_.place], "line", false, 3};
        }
        if (next == at) break;
        at = next;
      }
      if (at >= end_ && first) return first;
    }
    return std::nullopt;
  }

  const lexicon::Table& table_;
  const lexicon::Lexicon& words_;
  const Columns& columns_;
  std::span<const Token> tokens_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

void apply(const Found& found, Line& line) {
  const bool whole = found.place == "line";
  line.weak = !whole && !found.announced;
  line.cut = found.cuts == "rest" ? Cut::rest : found.cuts == "block" ? Cut::block : Cut::line;
  line.comments = found.kind == "comments";
  line.related = found.kind == "related" && whole;
  if (found.kind == "original_marker") {
    line.mark = whole ? Mark::original_marker : Mark::source_link;
  } else if (found.kind == "summary_marker") {
    line.mark = Mark::summary_marker;
  } else if (found.kind == "source_link" || found.kind == "translated_by") {
    line.mark = whole ? Mark::furniture : Mark::source_link;
  } else if (found.kind == "image") {
    line.mark = Mark::caption;
  } else if (found.kind == "bio" && !whole) {
    line.mark = Mark::biography;
  } else {
    line.mark = Mark::furniture;
  }
  // A sentence may begin as a link or a summary does; only an announced one is taken for it.
  const bool sentence = line.prose && line.weak;
  if (sentence && line.mark == Mark::source_link) line.mark = Mark::none;
}

/// A date alone has the form of a byline without a name, and a name in capitals that of a masthead.
bool is_byline(const std::optional<PatternHit>& hit, const Line& line) {
  if (!hit || (hit->authors.empty() && hit->date)) return false;
  return !(hit->unannounced && line.all_caps);
}

}  // namespace

Words::Words(const lexicon::Lexicon& lexicon_in)
    : lexicon(lexicon_in),
      dates(lexicon_in),
      bylines(lexicon_in, dates, "bylines"),
      credits(lexicon_in, dates, "credits"),
      labels(lexicon_in),
      signals(lexicon_in),
      outlets(lexicon_in) {}

LineFacts mark_lines(const Words& words, Page& page) {
  LineFacts facts;
  const lexicon::Table& table = words.lexicon.table("boilerplate");
  const std::optional<Columns> columns =
      table.rows().empty() ? std::nullopt : std::optional<Columns>(std::in_place, table);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (i == kFirstLines && page.lines.size() > kFirstLines + kLastLines) {
      i = page.lines.size() - kLastLines;
    }
    Line& line = page.lines[i];
    const std::string_view view = page.view(line);
    if (view.size() > kShortBytes) continue;
    if (auto credit = words.credits.match_line(view)) {
      line.mark = Mark::credit;
      facts.hits.emplace(i, std::move(*credit));
      continue;
    }
    if (auto byline = words.bylines.match_line(view); is_byline(byline, line)) {
      line.mark = Mark::byline;
      line.weak = byline->unannounced;
      facts.hits.emplace(i, std::move(*byline));
      continue;
    }
    if (!columns) continue;
    const std::vector<Token> tokens = text::tokenize(view, "und");
    if (tokens.empty()) continue;
    const Furniture furniture(words.lexicon, *columns, tokens);
    if (const auto found = furniture.find(line.words <= kAnywhereWords)) apply(*found, line);
  }
  return facts;
}

}  // namespace wirestem::extract::detail
