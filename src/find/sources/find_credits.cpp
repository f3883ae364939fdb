// SPDX-License-Identifier: Apache-2.0
//
// Each candidate line is tried against the patterns of every language whose letters it has: a
// page's credit may be in another language than its text. The longest match wins where several take
// the same words.
#include "find/sources/find_credits.hpp"

#include <algorithm>
#include <string>

#include "find/sources/detail/source_parts.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources {
namespace {

using detail::FoldedLine;
using detail::OutletNames;
using detail::PatternMatch;
using detail::Slot;

constexpr std::size_t kEdgeParagraphs = 4;    ///< looked at on both ends of the text
constexpr std::uint32_t kMentionMargin = 12;  ///< bytes beside a mention in its slot
constexpr std::size_t kSmallWord = 5;         ///< bytes of "of" and the like with their blank
constexpr std::uint32_t kMaxJoint = 12;       ///< bytes of "and" between two sources
constexpr std::size_t kMaxWords = 6;          ///< of an outlet's or author's name

class CreditFinder {
 public:
  CreditFinder(const Article& article, const Segmentation& segmentation,
               const std::vector<OutletMention>& outlets, const SourceTables::Parts& tables)
      : article_(article),
        segmentation_(segmentation),
        outlets_(outlets),
        names_(tables.names),
        rules_(tables.credits) {}

  std::vector<Credit> run() {
    for (const TextSpan line : candidate_lines()) read_line(line);
    add_joined();
    std::ranges::stable_sort(credits_, [](const Credit& a, const Credit& b) {
      return a.source.begin != b.source.begin ? a.source.begin < b.source.begin
                                              : a.span.size() > b.span.size();
    });
    std::vector<Credit> kept;
    for (Credit& c : credits_) {
      if (!kept.empty() && kept.back().source.overlaps(c.source)) continue;
      kept.push_back(std::move(c));
    }
    return kept;
  }

 private:
  std::vector<TextSpan> candidate_lines() const {
    std::vector<SectionRole> roles(segmentation_.paragraphs.size(), SectionRole::body);
    for (const Sentence& s : segmentation_.sentences) roles[s.paragraph] = role_of(article_, s);
    std::vector<TextSpan> lines;
    const std::size_t n = segmentation_.paragraphs.size();
    std::vector<std::uint32_t> edges;
    for (std::size_t p = 0; p < n; ++p) {
      const bool own = roles[p] == SectionRole::credit || roles[p] == SectionRole::byline ||
                       roles[p] == SectionRole::dateline;
      const bool after_head = p > 0 && roles[p - 1] != roles[p];
      if (!own && !after_head && p >= kEdgeParagraphs && p + kEdgeParagraphs < n) continue;
      split(segmentation_.paragraphs[p], lines);
      edges.push_back(static_cast<std::uint32_t>(p));
    }
    // A credit may be a sentence among others.
    const std::size_t whole = lines.size();
    for (const Sentence& s : segmentation_.sentences) {
      if (!std::ranges::binary_search(edges, s.paragraph)) continue;
      const std::span<const TextSpan> read(lines.data(), whole);
      const auto at = std::ranges::lower_bound(read, s.span);
      if (at == read.end() || *at != s.span) lines.push_back(s.span);
    }
    return lines;
  }

  void split(TextSpan paragraph, std::vector<TextSpan>& lines) const {
    std::uint32_t begin = paragraph.begin;
    while (begin < paragraph.end) {
      const std::size_t found = article_.text.find('\n', begin);
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(found, paragraph.end));
      if (end > begin) lines.push_back({begin, end});
      begin = end + 1;
    }
  }

  void read_line(TextSpan span) {
    const FoldedLine line = FoldedLine::make(article_.text, span);
    const detail::CreditPattern::Judge judge = [&](Slot slot, TextSpan s) {
      return believable(slot, s);
    };
    std::vector<Credit> found;
    for (const detail::CreditRules::Rule* rule : rules_.fitting(line.grams, has_agency(span))) {
      const auto match = rule->pattern.match(line, judge);
      if (match) found.push_back(make(*match, rule->relation));
    }
    std::ranges::stable_sort(found, std::greater<>{},
                             [](const Credit& c) { return c.span.size(); });
    for (Credit& c : found) {
      const bool clash = std::ranges::any_of(credits_, [&](const Credit& other) {
        return other.source.overlaps(c.source) || other.span.contains(c.span);
      });
      if (!clash) credits_.push_back(std::move(c));
    }
  }

  /// "Mit Material von AFP und epd": the media that "and" joins to a credit's own.
  void add_joined() {
    for (std::size_t c = 0; c < credits_.size(); ++c) {
      const Credit credit = credits_[c];
      if (credit.kind == SourceKind::person || mention_over(credit.source) == nullptr) continue;
      const std::uint32_t end = std::max(credit.source.end, mention_over(credit.source)->span.end);
      const auto next = std::ranges::lower_bound(
          outlets_, end, {}, [](const OutletMention& m) { return m.span.begin; });
      if (next == outlets_.end() || next->span.begin > end + kMaxJoint) continue;
      if (!is_joint(slice(article_.text, {end, next->span.begin}))) continue;
      const bool known = std::ranges::any_of(
          credits_, [&](const Credit& other) { return other.source.overlaps(next->span); });
      if (known) continue;
      Credit joined = credit;
      joined.span = joined.source = next->span;
      joined.name = next->name;
      joined.kind = next->kind;
      joined.url.clear();
      credits_.push_back(std::move(joined));
    }
  }

  /// A comma or one word between two names, on one line.
  static bool is_joint(std::string_view between) {
    if (between.find('\n') != std::string_view::npos) return false;
    const std::string_view inner = text::trim(between);
    const bool spaced = between.size() >= inner.size() + 2;
    if (inner == "," || inner == "、" || inner == "/" || inner == "&" || inner == "，") return true;
    return !inner.empty() && std::ranges::count(inner, ' ') <= 1 &&
           (spaced || text::is_ideograph(text::code_point_at(inner, 0).value)) &&
           std::ranges::none_of(inner, [](char ch) { return ch == '.' || ch == ';' || ch == ':'; });
  }

  bool has_agency(TextSpan line) const {
    const auto at = std::ranges::lower_bound(outlets_, line.begin, {},
                                             [](const OutletMention& m) { return m.span.end; });
    for (auto it = at; it != outlets_.end() && it->span.begin < line.end; ++it) {
      if (it->kind == SourceKind::agency) return true;
    }
    return false;
  }

  const OutletMention* mention_over(TextSpan span) const {
    const auto at = std::ranges::lower_bound(outlets_, span.begin, {},
                                             [](const OutletMention& m) { return m.span.end; });
    for (auto it = at; it != outlets_.end() && it->span.begin < span.end; ++it) {
      if (it->span.overlaps(span)) return &*it;
    }
    return nullptr;
  }

  /// Words that each begin with a capital or a figure, but for small ones between them.
  bool is_name(TextSpan span) const {
    // A longer stretch from the same place has the same fault in it.
    if (span.begin == fault_begin_ && span.end > fault_at_) return false;
    const std::string_view text = slice(article_.text, span);
    std::size_t words = 0;
    bool capital = false;
    for (std::size_t at = 0; at < text.size();) {
      const text::CodePoint c = text::code_point_at(text, at);
      const bool begins = at == 0 || text[at - 1] == ' ';
      if (begins && text::is_upper(c.value)) capital = true;
      if (text::is_ideograph(c.value) && begins) capital = true;
      if (begins) ++words;
      if (words > kMaxWords || breaks_name(text, at, c.value, begins)) {
        if (at + kSmallWord < text.size()) {
          fault_begin_ = span.begin;
          fault_at_ = span.begin + static_cast<std::uint32_t>(at);
        }
        return false;
      }
      at += std::max<std::uint32_t>(1, c.size);
    }
    return capital || text::main_script(text) == "Arab";
  }

  /// A mark that no name has, or a word without a capital that is no small one.
  static bool breaks_name(std::string_view text, std::size_t at, char32_t c, bool begins) {
    if (c == U'.' && at + 1 < text.size() && text[at + 1] == ' ' && at > 4) return true;
    if (c == U':' || c == U';' || c == U'!' || c == U'?' || c == U'(') return true;
    if (!begins) return false;
    const bool small = at > 0 && !text::is_upper(c) && text.find(' ', at) < at + kSmallWord;
    return !(text::is_upper(c) || text::is_digit(c) || text::is_ideograph(c) || small ||
             c == U'«' || c == U'“' || text::script_of(c) == "Arab");
  }

  /// No small letter: names begin with none.
  static bool may_begin(std::string_view text) {
    const char32_t first = text.empty() ? U' ' : text::code_point_at(text, 0).value;
    return !text::is_letter(first) || text::is_upper(first) || text::is_ideograph(first) ||
           text::script_of(first) == "Arab";
  }

  bool believable(Slot slot, TextSpan span) const {
    const std::string_view text = slice(article_.text, span);
    switch (slot) {
      case Slot::outlet:
        return is_outlet(text, span);
      case Slot::agency:
        return is_agency(span);
      case Slot::url:
        return text.find(' ') == std::string_view::npos && !detail::host_of(text).empty();
      case Slot::author:
        return is_name(span) && text.find_first_of("0123456789/@") == std::string_view::npos;
      case Slot::place:
        return text.size() <= 60 && is_name(span);
      case Slot::date:
        return text.size() <= 40 && text.find_first_of("0123456789") != std::string_view::npos;
      case Slot::none:
        return may_begin(text) || mention_over(span) != nullptr;
    }
    return false;
  }

  /// A mention that fills the span, but for an article or a word like "newspaper".
  const OutletMention* mention_filling(TextSpan span) const {
    const OutletMention* mention = mention_over(span);
    return mention && span.size() <= mention->span.size() + kMentionMargin ? mention : nullptr;
  }

  bool is_outlet(std::string_view text, TextSpan span) const {
    if (mention_filling(span)) return true;
    if (const OutletMention* first = mention_over(span)) return is_joined_pair(*first, span);
    if (text.find(' ') == std::string_view::npos && names_.by_name(text) >= 0) return true;
    return is_name(span);
  }

  /// "Reuters and the Lorne Herald": two mentions fill the span, and a joint stands between them.
  bool is_joined_pair(const OutletMention& first, TextSpan span) const {
    const OutletMention* second = &first + 1;
    if (second == outlets_.data() + outlets_.size() || !span.contains(second->span)) return false;
    const bool filled = first.span.begin <= span.begin + kMentionMargin &&
                        second->span.end + kMentionMargin >= span.end;
    return filled && is_joint(slice(article_.text, {first.span.end, second->span.begin}));
  }

  bool is_agency(TextSpan span) const {
    const OutletMention* mention = mention_filling(span);
    return mention && mention->kind == SourceKind::agency;
  }

  Credit make(const PatternMatch& match, CreditRelation relation) const {
    Credit credit;
    credit.span = match.whole;
    credit.relation = relation;
    for (const Slot wanted : {Slot::outlet, Slot::agency, Slot::url, Slot::author}) {
      for (const auto& [slot, span] : match.slots) {
        if (slot == Slot::url) credit.url = slice(article_.text, span);
        if (slot != wanted || !credit.name.empty()) continue;
        credit.source = span;
        name_source(credit, slot);
      }
    }
    if (credit.source.empty()) name_literal(credit);
    return credit;
  }

  void name_source(Credit& credit, Slot slot) const {
    const OutletMention* first = slot == Slot::author ? nullptr : mention_over(credit.source);
    if (first && is_joined_pair(*first, credit.source)) credit.source = first->span;
    const std::string_view text = slice(article_.text, credit.source);
    if (slot == Slot::author) {
      credit.name = text;
      credit.kind = SourceKind::person;
      return;
    }
    const std::int64_t row = names_.by_name(text);
    const OutletMention* mention = mention_over(credit.source);
    if (row >= 0) {
      credit.name = names_.name(static_cast<std::uint32_t>(row));
      credit.kind = names_.kind(static_cast<std::uint32_t>(row));
    } else if (mention) {
      credit.name = mention->name;
      credit.kind = mention->kind;
    } else {
      const std::string host = detail::host_of(text);
      credit.name = host.empty() ? std::string(text) : host;
    }
  }

  /// A pattern whose source is a literal word ("ИНТЕРФАКС -"): the mention inside the match.
  void name_literal(Credit& credit) const {
    const OutletMention* mention = mention_over(credit.span);
    credit.source = mention ? mention->span : credit.span;
    credit.name = mention ? mention->name : std::string();
    credit.kind = mention ? mention->kind : SourceKind::outlet;
  }

  const Article& article_;
  const Segmentation& segmentation_;
  const std::vector<OutletMention>& outlets_;
  const OutletNames& names_;
  const detail::CreditRules& rules_;
  std::vector<Credit> credits_;
  mutable std::uint32_t fault_begin_ = ~0U;  ///< a stretch that was no name: where it began
  mutable std::uint32_t fault_at_ = 0;       ///< and the byte that made it none
};

}  // namespace

std::vector<Credit> find_credits(const Article& article, const Segmentation& segmentation,
                                 const std::vector<OutletMention>& outlets,
                                 const SourceTables& tables) {
  return CreditFinder(article, segmentation, outlets, tables.parts()).run();
}

std::vector<Credit> find_credits(const Article& article, const Segmentation& segmentation,
                                 const std::vector<OutletMention>& outlets,
                                 const lexicon::Lexicon& lexicon) {
  return find_credits(article, segmentation, outlets, SourceTables(lexicon));
}

}  // namespace wirestem::sources
