// SPDX-License-Identifier: Apache-2.0
//
// A byline is read from left to right: labels and dates, then names parted by joining words, until
// something comes that no name goes on after. A comma may part two names, or a name from a degree
// (kept: it belongs to the name), a role, a place or an outlet (passed over).
#include "read/extract/detail/metadata/byline_names.hpp"

#include <algorithm>
#include <array>

#include "model/segmentation.hpp"
#include "read/extract/detail/metadata/node_text.hpp"
#include "read/extract/detail/metadata/plain_value.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 400;
constexpr std::size_t kMostNames = 30;
constexpr std::uint32_t kMostWords = 6;  ///< of one name
constexpr std::uint32_t kMostIdeographs = 4;
constexpr std::size_t kParticleBytes = 4;  ///< "de", "van", "bin" are written small in names
constexpr std::size_t kDegreeBytes = 6;

enum Sense : unsigned {
  kBy = 1U,
  kNoun = 2U,
  kOther = 4U,
  kAnd = 8U,
  kStop = 16U,
  kMonth = 32U,
  kDegree = 64U,
  kTeam = 128U,
  kNobody = 256U,
};

unsigned sense_of(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {"by",    "noun",   "other", "and",   "stop",
                                                      "month", "degree", "team",  "nobody"};
  const auto at = std::ranges::find(kNames, name);
  return at == kNames.end() ? 0U : 1U << static_cast<unsigned>(at - kNames.begin());
}

/// What the longest phrase at a token means.
struct Meaning {
  unsigned senses = 0;
  std::uint32_t end = 0;
};

Meaning meaning_at(const lexicon::Table& table, std::size_t column, std::span<const Token> tokens,
                   std::uint32_t at) {
  Meaning meaning{0, at + 1};
  for (const lexicon::Hit& hit : table.all_at(tokens, at, "*")) {
    meaning.senses |= sense_of(table.rows()[hit.row][column]);
    meaning.end = hit.end_token;
  }
  return meaning;
}

bool is_small(const Token& token) {
  if (token.kind != TokenKind::word || token.capitalised || token.all_caps) return false;
  const char32_t c = text::code_point_at(token.folded, 0).value;
  return c < 0x590 || (c >= 0x1E00 && c < 0x2000);
}

bool is_mark(const Token& token, std::string_view marks) {
  return token.kind == TokenKind::mark && marks.find(token.folded) != std::string_view::npos;
}

class Reader {
 public:
  Reader(std::string_view text, BylineSource source, const lexicon::Lexicon& lexicon,
         const SiteNames& site)
      : text_(text),
        declared_(source == BylineSource::declared),
        lexicon_(lexicon),
        table_(lexicon.table("byline_labels")),
        sense_(table_.column("sense")),
        site_(site) {
    for (char& c : text_) {
      if (c == kSeam) c = ' ';
    }
    tokens_ = text::tokenize(text_, "und");
    size_ = static_cast<std::uint32_t>(tokens_.size());
    meanings_.reserve(size_);
    for (std::uint32_t i = 0; i < size_; ++i) {
      meanings_.push_back(meaning_at(table_, sense_, tokens_, i));
      const std::size_t before = i == 0 ? 0 : tokens_[i - 1].span.end;
      const std::string_view gap = text.substr(before, tokens_[i].span.begin - before);
      borders_.push_back(gap.find('\n') != std::string_view::npos    ? Border::line
                         : gap.find(kSeam) != std::string_view::npos ? Border::seam
                                                                     : Border::none);
    }
  }

  BylineNames read() {
    std::uint32_t at = skip_labels();
    bool comma = false;
    bool full = true;
    while (at < size_ && out_.names.size() < kMostNames) {
      const std::uint32_t end = find_end(at);
      if (end == at && !out_.names.empty() && !comma) break;
      // "content: Ana Ruiz, design: Li Po": a list of something else.
      if (declared_ && end > at && end < size_ && is_mark(tokens_[end], ":")) return {};
      if (!comma || out_.names.empty()) {
        if (end > at) full = keep(at, end) && full;
      } else if (end > at && is_degree(at, end)) {
        out_.names.back() += ", " + written(at, end);
      } else if (end > at && is_full(at, end) && !is_office(at, end) && !is_role(at, end)) {
        keep(at, end);
      }
      if (out_.names.empty() && end == at) break;
      last_ = std::max(last_, end);
      at = next_name(end, comma);
    }
    drop_repeated();
    out_.full = full && !out_.names.empty();
    out_.end = last_ == 0 ? 0 : tokens_[last_ - 1].span.end;
    return std::move(out_);
  }

 private:
  enum class Border : unsigned char { none, seam, line };

  /// Names that stand twice count once; not before all degrees are in place.
  void drop_repeated() {
    std::vector<std::string> once;
    for (std::string& name : out_.names) {
      if (std::ranges::find(once, name) == once.end()) once.push_back(std::move(name));
    }
    out_.names = std::move(once);
  }

  bool has(std::uint32_t at, unsigned sense) const {
    return at < size_ && (meanings_[at].senses & sense) != 0;
  }

  bool is_month(std::uint32_t at) const {
    if (!has(at, kMonth)) return false;
    const auto number = [&](std::uint32_t i) {
      return i < size_ && tokens_[i].kind == TokenKind::number;
    };
    const std::uint32_t next = at + 1 < size_ && is_mark(tokens_[at + 1], ".,") ? at + 2 : at + 1;
    return number(next) || (at > 0 && number(at - 1)) ||
           (at > 1 && is_mark(tokens_[at - 1], ".") && number(at - 2));
  }

  /// Passes over dates and labels; the first name's token.
  std::uint32_t skip_labels() {
    std::uint32_t at = 0;
    while (at < size_) {
      const Token& token = tokens_[at];
      const std::uint32_t end = meanings_[at].end;
      const bool apart =
          end >= size_ || borders_[end] != Border::none || is_mark(tokens_[end], ":：/｜|丨-–");
      if (has(at, kOther)) return size_;
      if (has(at, kBy) && (!declared_ || end < size_)) {
        out_.announced = true;
        at = end;
      } else if (has(at, kNoun) && apart) {
        out_.announced = true;
        at = end;
      } else if (token.kind == TokenKind::mark || is_month(at)) {
        ++at;
      } else if (token.kind == TokenKind::number && !declared_) {
        ++at;
      } else if (has(at, kStop) && !declared_ && !out_.announced) {
        at = end;
      } else {
        break;
      }
    }
    return at;
  }

  /// The end of the name that begins at `at`; `at` itself where none does.
  std::uint32_t find_end(std::uint32_t at) const {
    std::uint32_t words = 0;
    std::uint32_t ideographs = 0;
    std::uint32_t i = at;
    for (; i < size_; ++i) {
      const Token& token = tokens_[i];
      const bool glued = i > 0 && tokens_[i - 1].span.end == token.span.begin;
      if (i > at && borders_[i] == Border::line) break;
      if (i > at && borders_[i] == Border::seam && words >= 2 && !is_mark(token, ".-'’")) break;
      if (token.kind == TokenKind::mark) {
        const bool dot = token.folded == "." && i > at && glued && ends_short(i - 1);
        const bool inner = (is_mark(token, "-'’·・._") || token.folded == "’") && glued && i > at &&
                           i + 1 < size_ && tokens_[i + 1].span.begin == token.span.end;
        if (!dot && !inner) break;
        continue;
      }
      if (token.kind == TokenKind::number && !(glued && i > at)) break;
      if (i > at && !glued && ends_name(i, words)) break;
      if (token.kind == TokenKind::ideograph && ++ideographs > kMostIdeographs) break;
      const bool small = is_small(token) && !declared_ && !out_.announced;
      if (small && (words == 0 || token.folded.size() > kParticleBytes)) break;
      if (token.kind != TokenKind::ideograph && !glued && ++words > kMostWords) break;
    }
    while (i > at && tokens_[i - 1].kind == TokenKind::mark && tokens_[i - 1].folded != ".") --i;
    return i;
  }

  /// A dot after an initial or a short title belongs to the name: "J.", "Dr.", "St.".
  bool ends_short(std::uint32_t at) const {
    return tokens_[at].span.end - tokens_[at].span.begin <= 4;
  }

  bool ends_name(std::uint32_t at, std::uint32_t words) const {
    const bool small = is_small(tokens_[at]) || tokens_[at].kind == TokenKind::ideograph;
    const bool one = meanings_[at].end == at + 1;
    if (has(at, kAnd) && (small || !is_initial(at))) return small;
    if (has(at, kStop) && (!declared_ || small)) return true;
    if (is_month(at) || (has(at, kOther) && !declared_)) return true;
    if (has(at, kTeam) && words >= 2 && !out_.announced && declared_) return false;
    if (has(at, kTeam) && words >= 2 && small) return true;
    return has(at, kBy) && !(one && small);  // "von", "di" within a name are part of it
  }

  bool is_initial(std::uint32_t at) const {
    return tokens_[at].span.end - tokens_[at].span.begin == 1;
  }

  /// After a name: the token of the next, or size_ where nothing joins. Sets `comma` where only a
  /// comma stands between.
  std::uint32_t next_name(std::uint32_t at, bool& comma) const {
    bool joined = false;
    bool only_comma = false;
    while (at < size_) {
      const Token& token = tokens_[at];
      if (is_mark(token, ",，、")) {
        joined = true;
        only_comma = true;
        ++at;
      } else if (is_mark(token, ";/&+；／")) {
        joined = true;
        only_comma = false;
        ++at;
      } else if (is_mark(token, "(（[")) {
        while (at < size_ && !is_mark(tokens_[at], ")）]")) ++at;
        at = std::min(at + 1, size_);
      } else if (has(at, kAnd) && is_joining(at)) {
        joined = true;
        only_comma = false;
        at = meanings_[at].end;
      } else if (comma && !joined && borders_[at] != Border::line && !has(at, kStop | kOther) &&
                 token.kind == TokenKind::word && !is_month(at)) {
        ++at;  // the rest of a role
      } else {
        break;
      }
    }
    comma = only_comma;
    if (!joined || has(at, kStop | kOther) || is_month(at)) return size_;
    if (has(at, kBy)) return meanings_[at].end;
    return at;
  }

  bool is_joining(std::uint32_t at) const {
    return is_small(tokens_[at]) || tokens_[at].kind != TokenKind::word ||
           (tokens_[at].all_caps && !is_initial(at));
  }

  std::string_view view(std::uint32_t first, std::uint32_t end) const {
    return slice(text_, {tokens_[first].span.begin, tokens_[end - 1].span.end});
  }

  std::string written(std::uint32_t first, std::uint32_t end) const {
    return plain_value(view(first, end));
  }

  bool is_degree(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end;) {
      const bool letters = tokens_[i].all_caps && tokens_[i].folded.size() <= kDegreeBytes;
      if (!has(i, kDegree) && !letters && tokens_[i].kind != TokenKind::mark &&
          tokens_[i].kind != TokenKind::number) {
        return false;
      }
      i = has(i, kDegree) ? meanings_[i].end : i + 1;
    }
    return true;
  }

  bool is_full(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t words = 0;
    std::uint32_t ideographs = 0;
    for (std::uint32_t i = first; i < end; ++i) {
      ideographs += tokens_[i].kind == TokenKind::ideograph;
      words += tokens_[i].kind == TokenKind::word;
      const bool last = i + 1 == end;
      if (tokens_[i].kind == TokenKind::number) return false;
      if (is_small(tokens_[i]) && (last || tokens_[i].folded.size() > kParticleBytes)) return false;
    }
    return words >= 2 || (ideographs >= 2 && words == 0);
  }

  /// What follows a name and a comma may be what the person is; a title before a name is no role.
  bool is_role(std::uint32_t first, std::uint32_t end) const {
    const lexicon::Table& roles = lexicon_.table("roles");
    if (roles.rows().empty()) return false;
    const std::size_t title = roles.column("title");
    for (std::uint32_t i = first; i < end; ++i) {
      for (const std::string_view language : lexicon_.languages()) {
        const auto role = roles.longest_at(tokens_, i, language);
        const bool before_name =
            role && i == first && role->end_token < end && roles.rows()[role->row][title] == "yes";
        if (role && !before_name) return true;
      }
    }
    return false;
  }

  bool is_office(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (has(i, kTeam)) return true;
    }
    return tokens_[first].folded == "the" || site_.is_site(view(first, end));
  }

  /// Keeps a name; true where it is a full one.
  bool keep(std::uint32_t first, std::uint32_t end) {
    if (has(first, kNobody) && meanings_[first].end >= end) return false;
    std::string name = written(first, end);
    out_.office = out_.office || is_office(first, end);
    const bool full = is_full(first, end);
    if (!name.empty()) out_.names.push_back(std::move(name));
    return full;
  }

  std::string text_;
  bool declared_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Table& table_;
  std::size_t sense_;
  const SiteNames& site_;
  std::vector<Token> tokens_;
  std::vector<Meaning> meanings_;
  std::vector<Border> borders_;
  std::uint32_t size_ = 0;
  std::uint32_t last_ = 0;
  BylineNames out_;
};

bool is_address(std::string_view text) {
  const bool blank = text.find(' ') != std::string_view::npos;
  const bool filler = !blank && std::ranges::count(text, '.') > 2;
  return filler || text.starts_with("http") || text.starts_with("www.") ||
         (!blank && (text.find('/') != std::string_view::npos ||
                     (text.find('@', 1) != std::string_view::npos)));
}

}  // namespace

BylineNames read_byline(std::string_view text, BylineSource source, const lexicon::Lexicon& lexicon,
                        const SiteNames& site) {
  if (lexicon.table("byline_labels").rows().empty()) return {};
  text = cut_text(text, kMostBytes);
  if (source == BylineSource::declared) {
    text = text::trim(text);
    while (text.starts_with('@')) text.remove_prefix(1);
    if (is_address(text)) return {};
  }
  return Reader(text, source, lexicon, site).read();
}

bool announces_writer(std::string_view line, const lexicon::Lexicon& lexicon,
                      const LabelWords& labels) {
  if (!labels.may_begin(line)) return false;
  const lexicon::Table& table = lexicon.table("byline_labels");
  if (table.rows().empty()) return false;
  constexpr std::size_t kLabelBytes = 40;
  const std::vector<Token> tokens = text::tokenize(cut_text(line, kLabelBytes), "und");
  if (tokens.empty()) return false;
  const Meaning meaning = meaning_at(table, table.column("sense"), tokens, 0);
  if ((meaning.senses & kBy) != 0) return true;
  const bool colon = meaning.end < tokens.size() && is_mark(tokens[meaning.end], ":：");
  return (meaning.senses & kNoun) != 0 && (colon || meaning.end == tokens.size());
}

}  // namespace wirestem::extract::detail
