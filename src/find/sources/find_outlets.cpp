// SPDX-License-Identifier: Apache-2.0
//
// Four passes over the tokens, from sure to weak; a later pass never takes words of an earlier one:
// names and domains of the table; short forms, which need to know what else is named; names told by
// shape or by a word like "newspaper" beside them; further mentions of those. Left out: media named
// only by a description ("a leading daily").
#include "find/sources/find_outlets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "find/sources/detail/pile_outlets.hpp"
#include "find/sources/detail/source_parts.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources {
namespace {

using detail::OutletNames;
using detail::OutletShapes;

constexpr std::int64_t kUnknown = -1;
constexpr std::size_t kMaxSameStart = 8;  ///< names told by shape that begin with one word
constexpr std::uint32_t kMaxMarked = 16;  ///< tokens of a name in marks
constexpr std::uint32_t kMaxShort = 3;    ///< words of a short form

/// A mention on its way: which tokens, and which row of the table it is, if any.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::int64_t row = kUnknown;
  std::string name;  ///< where the table has no row
};

/// Tokens with "'s" taken off, so that a table finds "WaPo" in "WaPo's".
std::vector<Token> without_possessive(const std::vector<Token>& tokens) {
  std::vector<Token> bare = tokens;
  for (Token& token : bare) {
    if (token.folded.ends_with("'s") && token.folded.size() > 3) {
      token.folded.resize(token.folded.size() - 2);
    } else if (token.folded.ends_with("s'")) {
      token.folded.pop_back();
    }
  }
  return bare;
}

class OutletFinder {
 public:
  OutletFinder(const Article& article, const Segmentation& segmentation,
               const SourceTables::Parts& tables, std::span<const std::string> pile_outlets)
      : article_(article),
        segmentation_(segmentation),
        names_(tables.names),
        shapes_(tables.shapes),
        bare_(without_possessive(segmentation.tokens)),
        taken_(bare_.size(), false),
        pile_outlets_(pile_outlets) {}

  std::vector<OutletMention> run() {
    if (!names_.empty()) find_known();
    if (!pile_outlets_.empty()) find_of_pile();
    if (!names_.empty()) find_short();
    find_by_shape();
    find_again();
    std::ranges::sort(found_, {}, &Found::first);
    std::vector<OutletMention> mentions;
    for (const Found& f : found_) mentions.push_back(make(f));
    return mentions;
  }

 private:
  using Places = std::map<std::uint32_t, std::vector<std::uint32_t>>;

  std::string_view word(std::uint32_t i) const { return slice(article_.text, bare_[i].span); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bare_.size()); }

  OutletMention make(const Found& f) const {
    OutletMention mention;
    mention.span = {bare_[f.first].span.begin, end_of(f.end - 1)};
    if (f.row >= 0) {
      const auto row = static_cast<std::uint32_t>(f.row);
      mention.name = names_.name(row);
      mention.kind = names_.kind(row);
      mention.platform = names_.is_platform(row);
    } else {
      mention.name = f.name;
      mention.kind = shapes_.is_agency(f.name) ? SourceKind::agency : SourceKind::outlet;
    }
    return mention;
  }

  /// Where the name ends in its last token: before "’s".
  std::uint32_t end_of(std::uint32_t i) const {
    const std::string_view text = word(i);
    for (const std::string_view tail : {"’s", "'s"}) {
      if (text.size() > tail.size() + 1 && text.ends_with(tail)) {
        return bare_[i].span.end - static_cast<std::uint32_t>(tail.size());
      }
    }
    return bare_[i].span.end;
  }

  bool free(std::uint32_t first, std::uint32_t end) const {
    return std::none_of(taken_.begin() + first, taken_.begin() + end, [](bool t) { return t; });
  }

  void take(Found f) {
    std::fill(taken_.begin() + f.first, taken_.begin() + f.end, true);
    found_.push_back(std::move(f));
  }

  void find_known() {
    for (const Sentence& s : segmentation_.sentences) {
      const std::string& language = language_of(article_, s);
      for (std::uint32_t i = s.first_token; i < s.end_token;) {
        auto f = known_at(i, s, language);
        const std::uint32_t next = f ? f->end : i + 1;
        if (f) take(std::move(*f));
        i = next;
      }
    }
  }

  /// The outlets of the pile's other pages, where a capital (or a script without case) shows a
  /// name.
  void find_of_pile() {
    const detail::PileOutlets known(pile_outlets_);
    for (std::uint32_t i = 0; i < size(); ++i) {
      const auto hit = known.longest_at(bare_, i);
      if (!hit || !free(i, hit->end_token) || !any_capital(i, i + 1)) continue;
      const std::string& name = pile_outlets_[hit->outlet];
      take({i, hit->end_token, names_.by_name(name), name});
      i = hit->end_token - 1;
    }
  }

  std::optional<Found> known_at(std::uint32_t i, const Sentence& s, const std::string& language) {
    if (bare_[i].kind == TokenKind::mark) return in_marks(i, s, language);
    if (const std::int64_t row = domain_row(i); row >= 0) return Found{i, i + 1, row, {}};
    const std::int64_t small =
        bare_[i].capitalised ? kUnknown : names_.small_name(spelling(i, i + 1));
    if (small >= 0) return Found{i, i + 1, small, {}};
    const auto window = std::span(bare_).first(s.end_token);
    const auto hit = names_.table().longest_at(window, i, language);
    if (!hit || !plausible(i, hit->end_token, hit->row, s, language)) return std::nullopt;
    return Found{i, hit->end_token, hit->row, {}};
  }

  /// 《华盛顿邮报》, «Коммерсантъ»: the marks belong to the mention, and short forms are safe in
  /// them.
  std::optional<Found> in_marks(std::uint32_t i, const Sentence& s, const std::string& language) {
    const std::string_view close = OutletShapes::closing(word(i));
    if (close.empty() || i + 2 >= s.end_token || taken_[i + 1]) return std::nullopt;
    std::uint32_t end = i + 2;
    while (end < s.end_token && end < i + kMaxMarked && word(end) != close) ++end;
    if (end >= s.end_token || word(end) != close) return std::nullopt;
    const auto window = std::span(bare_).first(end);
    const auto hit = names_.table().longest_at(window, i + 1, language);
    if (hit && hit->end_token == end) return Found{i, end + 1, hit->row, {}};
    const auto owners = names_.owners(spelling(i + 1, end));
    const bool safe = word(i) == "《" || word(i) == "«" || word(i) == "„";
    if (owners.size() != 1 || !safe) return std::nullopt;
    if (word(i) != "《" && !shapes_.media_cue_near(bare_, i, end + 1, s, language))
      return std::nullopt;
    return Found{i, end + 1, owners.front(), {}};
  }

  /// Tokens as written, less a possessive's ending.
  std::string_view spelling(std::uint32_t first, std::uint32_t end) const {
    return slice(article_.text, {bare_[first].span.begin, end_of(end - 1)});
  }

  std::int64_t domain_row(std::uint32_t i) const {
    const std::string& folded = bare_[i].folded;
    if (bare_[i].kind != TokenKind::word || folded.find('.') == std::string::npos) return kUnknown;
    const std::string host = detail::host_of(folded);
    return host.empty() ? kUnknown : names_.by_domain(host);
  }

  /// A name of one word must be spelled as the table spells it, and not be an everyday word there.
  bool plausible(std::uint32_t first, std::uint32_t end, std::uint32_t row, const Sentence& s,
                 const std::string& language) const {
    const Token& token = bare_[first];
    if (!OutletShapes::has_case(token.folded)) return names_.owners(spelling(first, end)).empty();
    if (!any_capital(first, end)) return false;
    const auto owners = names_.owners(without_the(spelling(first, end)));
    // "The Guardian" with a capital within a sentence is a name; the rest is left to find_short.
    const bool titled = token.folded == "the" && token.capitalised && first > s.first_token;
    if (!owners.empty() && !(titled && owners.size() == 1)) return false;
    if (end > first + 1) return true;
    if (!names_.spells(row, spelling(first, end))) return false;
    return token.span.size() > 2 || !shapes_.is_common_word(bare_, first, language);
  }

  static std::string_view without_the(std::string_view text) {
    if (text.starts_with("the ") || text.starts_with("The ")) text.remove_prefix(4);
    return text;
  }

  bool any_capital(std::uint32_t first, std::uint32_t end) const {
    bool cased = false;
    for (std::uint32_t i = first; i < end; ++i) {
      if (bare_[i].capitalised || bare_[i].kind != TokenKind::word) return true;
      cased = cased || OutletShapes::has_case(bare_[i].folded);
    }
    return !cased;
  }

  void find_by_shape() {
    for (const Sentence& s : segmentation_.sentences) {
      const std::string& language = language_of(article_, s);
      for (std::uint32_t i = s.first_token; i < s.end_token;) {
        auto shape =
            taken_[i] ? std::nullopt : shapes_.name_at(article_.text, bare_, i, s, language);
        if (!shape || !free(shape->first, shape->end)) {
          ++i;
          continue;
        }
        i = shape->end;
        const std::int64_t row = names_.empty() ? kUnknown : names_.by_name(shape->name);
        take(Found{shape->first, shape->end, row, shape->name});
      }
    }
  }

  /// Further mentions of a name that was told by its shape once.
  void find_again() {
    std::map<std::string, std::vector<std::pair<std::vector<std::string>, std::string>>> by_first;
    for (const Found& f : found_) {
      if (f.row >= 0 || f.end - f.first > 6) continue;
      std::vector<std::string> key;
      for (std::uint32_t i = f.first; i < f.end; ++i) {
        if (bare_[i].kind != TokenKind::mark) key.push_back(bare_[i].folded);
      }
      if (key.size() > 1 && key.front() == "the") key.erase(key.begin());
      if (key.empty()) continue;
      auto& same_start = by_first[key.front()];
      const bool known =
          std::ranges::any_of(same_start, [&](const auto& k) { return k.first == key; });
      if (!known && same_start.size() < kMaxSameStart) same_start.emplace_back(key, f.name);
    }
    if (by_first.empty()) return;
    for (std::uint32_t i = 0; i < size(); ++i) {
      const auto at = by_first.find(bare_[i].folded);
      if (at == by_first.end() || !bare_[i].capitalised) continue;
      for (const auto& [key, name] : at->second) {
        const std::uint32_t end = i + static_cast<std::uint32_t>(key.size());
        if (end > size() || !free(i, end)) continue;
        bool same = true;
        for (std::size_t k = 0; same && k < key.size(); ++k) same = bare_[i + k].folded == key[k];
        if (same) take(Found{i, end, kUnknown, name});
        if (same) break;
      }
    }
  }

  void find_short() {
    Places places;  // row → tokens where it is named
    for (const Found& f : found_) {
      if (f.row >= 0) places[static_cast<std::uint32_t>(f.row)].push_back(f.first);
    }
    if (article_.outlet) {
      const std::int64_t own = names_.by_name(*article_.outlet);
      if (own >= 0) places[static_cast<std::uint32_t>(own)];
    }
    for (auto& [row, list] : places) std::ranges::sort(list);
    for (const Sentence& s : segmentation_.sentences) {
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
        if (taken_[i] || bare_[i].kind == TokenKind::mark) continue;
        for (std::uint32_t length = kMaxShort; length > 0; --length) {
          if (short_at(i, length, s, places)) break;
        }
      }
    }
  }

  bool short_at(std::uint32_t i, std::uint32_t length, const Sentence& s, const Places& places) {
    const std::uint32_t end = i + length;
    if (end > s.end_token || !free(i, end)) return false;
    const auto owners = names_.owners(spelling(i, end));
    if (owners.empty()) return false;
    const std::string& language = language_of(article_, s);
    const bool the = i > s.first_token && bare_[i - 1].folded == "the" && !taken_[i - 1];
    if (!may_be_short(i, end, the, s, language)) return false;
    // "RT's Ida Brandt": capitals throughout, and somebody who belongs to it.
    const bool owns = is_initials(spelling(i, end)) && owners.size() == 1 && end < s.end_token &&
                      end_of(end - 1) < bare_[end - 1].span.end && bare_[end].capitalised;
    const bool cue =
        owns || in_brackets(i, end, s) || shapes_.media_cue_near(bare_, i, end, s, language);
    const bool caps = bare_[i].all_caps && length == 1;
    if (!cue && !the && !caps && language == "en" && !on_platform(i, s, language, owners))
      return false;
    std::int64_t row = nearest_owner(owners, i, places);
    const bool platform = on_platform(i, s, language, owners);
    if (row < 0 && !cue && !platform) return false;
    if (row < 0 && (owners.size() == 1 || platform)) row = owners.front();
    std::string name(spelling(i, end));
    if (the) name.insert(0, "The ");
    take(Found{the ? i - 1 : i, end, row, name});
    return true;
  }

  static bool is_initials(std::string_view text) {
    return text.size() >= 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// Not a part of a longer name, and with a capital where the script has them.
  bool may_be_short(std::uint32_t i, std::uint32_t end, bool the, const Sentence& s,
                    const std::string& language) const {
    if (!OutletShapes::has_case(bare_[i].folded)) return true;
    const auto capital = [&](std::uint32_t t) {
      return bare_[t].kind == TokenKind::word && bare_[t].capitalised;
    };
    if (!bare_[i].capitalised) return false;
    if (language == "de") return true;
    const bool goes_on = end < s.end_token && capital(end) &&
                         end_of(end - 1) == bare_[end - 1].span.end &&
                         bare_[end - 1].span.end + 1 == bare_[end].span.begin;
    const bool began = i > s.first_token + 1 && !the && capital(i - 1) &&
                       bare_[i - 1].span.end + 1 == bare_[i].span.begin;
    return !goes_on && !began;
  }

  bool in_brackets(std::uint32_t i, std::uint32_t end, const Sentence& s) const {
    if (i == s.first_token || end >= s.end_token) return false;
    const std::string_view open = word(i - 1);
    return (open == "(" || open == "（" || open == "/" || open == "[") &&
           bare_[end].kind == TokenKind::mark;
  }

  /// "on X": a platform's name after a small word.
  bool on_platform(std::uint32_t i, const Sentence& s, const std::string& language,
                   const std::vector<std::uint32_t>& owners) const {
    if (i == s.first_token || owners.size() != 1 || !names_.is_platform(owners.front()))
      return false;
    const bool figure = i + 1 < s.end_token && bare_[i + 1].kind == TokenKind::number;
    return shapes_.is_common_word(bare_, i - 1, language) && bare_[i - 1].folded != "the" &&
           bare_[i - 1].folded != "a" && !figure;
  }

  /// The owner named nearest before token `i`; else the only one that is named at all.
  static std::int64_t nearest_owner(const std::vector<std::uint32_t>& owners, std::uint32_t i,
                                    const Places& places) {
    std::int64_t best = kUnknown;
    std::int64_t best_place = -1;
    std::int64_t only = kUnknown;
    std::size_t named = 0;
    for (const std::uint32_t owner : owners) {
      const auto at = places.find(owner);
      if (at == places.end()) continue;
      ++named;
      only = owner;
      const auto after = std::ranges::upper_bound(at->second, i);
      if (after == at->second.begin()) continue;
      if (std::int64_t{*(after - 1)} > best_place) {
        best_place = *(after - 1);
        best = owner;
      }
    }
    return best >= 0 ? best : named == 1 ? only : kUnknown;
  }

  const Article& article_;
  const Segmentation& segmentation_;
  const OutletNames& names_;
  const OutletShapes& shapes_;
  std::vector<Token> bare_;
  std::vector<bool> taken_;
  std::span<const std::string> pile_outlets_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<OutletMention> find_outlets(const Article& article, const Segmentation& segmentation,
                                        const SourceTables& tables,
                                        std::span<const std::string> pile_outlets) {
  return OutletFinder(article, segmentation, tables.parts(), pile_outlets).run();
}

std::vector<OutletMention> find_outlets(const Article& article, const Segmentation& segmentation,
                                        const lexicon::Lexicon& lexicon,
                                        std::span<const std::string> pile_outlets) {
  return find_outlets(article, segmentation, SourceTables(lexicon), pile_outlets);
}

}  // namespace wirestem::sources
