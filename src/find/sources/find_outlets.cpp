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

#include "find/sources/detail/bare_tokens.hpp"
#include "find/sources/detail/pile_outlets.hpp"
#include "find/sources/detail/source_parts.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources {
namespace {

using detail::OutletNames;
using detail::OutletShapes;

constexpr std::int64_t kUnknown = -1;
constexpr std::size_t kMaxSameStart = 8;  ///< names told by shape that begin with one word
constexpr std::uint32_t kMaxMarked = 16;  ///< tokens of a name in marks
constexpr std::uint32_t kMaxShort = 3;    ///< words of a short form
constexpr std::size_t kMaxJoiner = 4;     ///< bytes of a small word between two names

/// A mention on its way: which tokens, and which row of the table it is, if any.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::int64_t row = kUnknown;
  std::string name;  ///< where the table has no row
};

class OutletFinder {
 public:
  OutletFinder(const Article& article, const Segmentation& segmentation,
               const SourceTables::Parts& tables, std::span<const std::string> pile_outlets)
      : article_(article),
        segmentation_(segmentation),
        names_(tables.names),
        forms_(tables.forms),
        shapes_(tables.shapes),
        bare_(article, segmentation),
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
    lend_longer_names(mentions);
    return mentions;
  }

 private:
  using Places = std::map<std::uint32_t, std::vector<std::uint32_t>>;

  std::string_view word(std::uint32_t i) const { return bare_.word(i); }
  std::uint32_t size() const { return bare_.size(); }

  OutletMention make(const Found& f) const {
    OutletMention mention;
    mention.span = {bare_[f.first].span.begin, bare_.end_of(f.end - 1)};
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

  /// "the Lorne Courier … told the Courier": a name of one word that no table has is short for the
  /// last medium of two words or more, told before it, that ends in the word; else for the page's
  /// own.
  void lend_longer_names(std::vector<OutletMention>& mentions) const {
    std::map<std::string, OutletMention> longer;  // by their last words
    const auto learn = [&](const OutletMention& mention) {
      const std::string name = text::fold_case(detail::without_the(mention.name));
      const std::size_t blank = name.rfind(' ');
      if (blank != std::string::npos) longer[name.substr(blank + 1)] = mention;
    };
    if (article_.outlet) learn({.span = {}, .name = *article_.outlet});
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      OutletMention& mention = mentions[m];
      const auto at = found_[m].row == kUnknown
                          ? longer.find(text::fold_case(detail::without_the(mention.name)))
                          : longer.end();
      if (at != longer.end()) {
        mention.name = at->second.name;
        mention.kind = at->second.kind;
        mention.platform = at->second.platform;
      } else {
        learn(mention);
      }
    }
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
        if (!f)
          f = known_in_joined(i, s, language);
        else if (f->row >= 0 && language == "ar")
          part_listed(*f, s, language);
        const std::uint32_t next = f ? f->end : i + 1;
        if (f) take(std::move(*f));
        i = next;
      }
    }
  }

  /// "à l’AFP", "وقال لرويترز": a name of the table behind what is joined to it.
  std::optional<Found> known_in_joined(std::uint32_t i, const Sentence& s,
                                       const std::string& language) {
    const auto joined = bare_.joined_to(i);
    if (joined.written == 0) return std::nullopt;
    const Token whole = bare_[i];
    bare_.part(i, joined);
    auto f = known_at(i, s, language);
    if (!f) bare_.rejoin(i, whole);
    return f;
  }

  /// A particle is no part of the name where the table lists both.
  void part_listed(const Found& f, const Sentence& s, const std::string& language) {
    const auto joined = bare_.joined_to(f.first);
    if (joined.written == 0) return;
    const Token whole = bare_[f.first];
    bare_.part(f.first, joined);
    const auto inner = known_at(f.first, s, language);
    if (!inner || inner->row != f.row || inner->end != f.end) bare_.rejoin(f.first, whole);
  }

  /// The outlets of the pile's other pages, where a capital (or a script without case) shows a
  /// name.
  void find_of_pile() {
    const detail::PileOutlets known(pile_outlets_);
    for (std::uint32_t i = 0; i < size(); ++i) {
      const auto hit = known.longest_at(bare_.all(), i);
      if (!hit || !free(i, hit->end_token) || !bare_.any_capital(i, i + 1)) continue;
      const std::string& name = pile_outlets_[hit->outlet];
      take({i, hit->end_token, names_.by_name(name), name});
      i = hit->end_token - 1;
    }
  }

  std::optional<Found> known_at(std::uint32_t i, const Sentence& s, const std::string& language) {
    if (bare_[i].kind == TokenKind::mark) return in_marks(i, s, language);
    if (const std::int64_t row = domain_row(i); row >= 0) return Found{i, i + 1, row, {}};
    const std::int64_t small =
        bare_[i].capitalised ? kUnknown : names_.small_name(bare_.spelling(i, i + 1));
    if (small >= 0) return Found{i, i + 1, small, {}};
    const auto window = bare_.all().first(s.end_token);
    const auto hit = names_.table().longest_at(window, i, language);
    if (hit && plausible(i, hit->end_token, hit->row, s, language))
      return Found{i, hit->end_token, hit->row, {}};
    return in_case_form(i, s, language);
  }

  /// "в эфире Вечерней волны": a name of the table in a case that it does not list. One word that
  /// opens a sentence, or stands beside another capital, may be anything.
  std::optional<Found> in_case_form(std::uint32_t i, const Sentence& s,
                                    const std::string& language) const {
    if (!bare_[i].capitalised) return std::nullopt;
    const auto hit = forms_.name_at(bare_.all(), i, s.end_token, language);
    if (!hit) return std::nullopt;
    const bool one = hit->end_token == i + 1;
    if (one && (i == s.first_token || !bare_.stands_alone(i, i + 1, false, s, language)))
      return std::nullopt;
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
    const auto window = bare_.all().first(end);
    const auto hit = names_.table().longest_at(window, i + 1, language);
    if (hit && hit->end_token == end) return Found{i, end + 1, hit->row, {}};
    const bool safe = word(i) == "《" || word(i) == "«" || word(i) == "„";
    if (!safe) return std::nullopt;
    const auto form = forms_.name_at(bare_.all(), i + 1, end, language);
    if (form && form->end_token == end && bare_[i + 1].capitalised)
      return Found{i, end + 1, form->row, {}};
    const auto owners = short_owners(i + 1, end, language);
    if (owners.size() != 1) return std::nullopt;
    if (word(i) != "《" && !leads_to_name(i, s, language) &&
        !shapes_.media_cue_near(bare_.all(), i, end + 1, s, language))
      return std::nullopt;
    return Found{i, end + 1, owners.front(), {}};
  }

  /// "в «Волне»", "источник «Волны»": what stands before a name in marks and not before a
  /// quotation.
  bool leads_to_name(std::uint32_t i, const Sentence& s, const std::string& language) const {
    if (i == s.first_token || !bare_[i + 1].capitalised) return false;
    const auto form = forms_.owners(bare_.all(), i + 1, i + 2, language);
    const bool oblique = !form.empty() && bare_[i - 1].kind == TokenKind::word &&
                         !names_.is_first_short(form.front(), word(i + 1));
    return oblique || shapes_.is_preposition(bare_.all(), i - 1, language) ||
           shapes_.role_ends_at(bare_.all(), i, s, language);
  }

  /// The rows whose short form tokens [first, end) are, in any case.
  std::vector<std::uint32_t> short_owners(std::uint32_t first, std::uint32_t end,
                                          const std::string& language) const {
    auto owners = names_.owners(bare_.spelling(first, end));
    if (owners.empty() && bare_[first].capitalised)
      owners = forms_.owners(bare_.all(), first, end, language);
    return owners;
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
    if (!OutletShapes::has_case(token.folded))
      return names_.owners(bare_.spelling(first, end)).empty();
    if (!bare_.any_capital(first, end)) return false;
    const auto owners = names_.owners(detail::without_the(bare_.spelling(first, end)));
    // "The Guardian" with a capital within a sentence is a name; the rest is left to find_short.
    const bool titled = token.folded == "the" && token.capitalised && first > s.first_token;
    if (!owners.empty() && !(titled && owners.size() == 1)) return false;
    if (end > first + 1) return true;
    if (!names_.spells(row, bare_.spelling(first, end))) return false;
    return token.span.size() > 2 || !shapes_.is_common_word(bare_.all(), first, language);
  }

  void find_by_shape() {
    for (const Sentence& s : segmentation_.sentences) {
      const std::string& language = language_of(article_, s);
      for (std::uint32_t i = s.first_token; i < s.end_token;) {
        auto shape =
            taken_[i] ? std::nullopt : shapes_.name_at(article_.text, bare_.all(), i, s, language);
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
        for (std::uint32_t k = 0; same && i + k < end; ++k) same = bare_[i + k].folded == key[k];
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
        if (!bare_[i].capitalised && !names_.may_begin_short(bare_.spelling(i, i + 1))) continue;
        for (std::uint32_t length = kMaxShort; length > 0; --length) {
          if (short_at(i, length, s, places)) break;
        }
      }
    }
  }

  bool short_at(std::uint32_t i, std::uint32_t length, const Sentence& s, const Places& places) {
    const std::uint32_t end = i + length;
    if (end > s.end_token || !free(i, end)) return false;
    const std::string& language = language_of(article_, s);
    const auto owners = short_owners(i, end, language);
    if (owners.empty()) return false;
    const bool the = i > s.first_token && bare_[i - 1].folded == "the" && !taken_[i - 1];
    if (!bare_.stands_alone(i, end, the, s, language)) return false;
    // "RT's Ida Brandt": capitals throughout, and somebody who belongs to it.
    const bool owns = is_initials(bare_.spelling(i, end)) && owners.size() == 1 &&
                      end < s.end_token && bare_.end_of(end - 1) < bare_[end - 1].span.end &&
                      bare_[end].capitalised;
    const bool titled = is_titled(i, end, s, language) && owners.size() == 1;
    const bool cue = owns || titled || bare_.in_brackets(i, end, s) ||
                     beside_outlet(i, end, s, language) || belongs_to_role(i, s, language) ||
                     shapes_.media_cue_near(bare_.all(), the ? i - 1 : i, end, s, language);
    const bool caps = bare_[i].all_caps && length == 1;
    if (!cue && !the && !caps && language == "en" && !on_platform(i, s, language, owners))
      return false;
    std::int64_t row = nearest_owner(owners, i, places);
    const bool platform = on_platform(i, s, language, owners);
    const bool known = platform || is_own_initials(i, end, owners, language);
    if (row < 0 && !cue && !known) return false;
    if (row < 0 && (owners.size() == 1 || known)) row = owners.front();
    std::string name(bare_.spelling(i, end));
    if (the) name.insert(0, "The ");
    if (row >= 0) short_at_[static_cast<std::uint32_t>(row)] = i;
    take(Found{the ? i - 1 : i, end, row, name});
    return true;
  }

  /// "ORF" in a German text: initials that one medium alone has, of a language that is the text's.
  bool is_own_initials(std::uint32_t first, std::uint32_t end,
                       const std::vector<std::uint32_t>& owners,
                       const std::string& language) const {
    const std::string_view text = bare_.spelling(first, end);
    const bool neighbours =
        (first > 0 && bare_[first - 1].all_caps) || (end < size() && bare_[end].all_caps);
    return owners.size() == 1 && text.size() > 2 && is_initials(text) && !neighbours &&
           names_.language(owners.front()) == language;
  }

  /// "dit Le Matin", "in La Prensa": an article with a capital within a sentence begins a name.
  bool is_titled(std::uint32_t first, std::uint32_t end, const Sentence& s,
                 const std::string& language) const {
    if (end < first + 2 || first == s.first_token || language == "de") return false;
    const bool article = bare_[first].capitalised && !bare_[first].all_caps &&
                         bare_[first].folded.size() <= kMaxJoiner;
    const Token& before = bare_[first - 1];
    const bool after_mark = before.kind == TokenKind::mark && before.folded != ",";
    return article && !after_mark && bare_[end - 1].capitalised && !before.capitalised;
  }

  /// "The Guardian and El País": only a small word parts it from a medium.
  bool beside_outlet(std::uint32_t first, std::uint32_t end, const Sentence& s,
                     const std::string& language) const {
    if (!OutletShapes::has_case(bare_[first].folded)) return false;
    const auto small = [&](std::uint32_t t) {
      return bare_[t].folded == "," || (bare_[t].folded.size() <= kMaxJoiner &&
                                        shapes_.is_common_word(bare_.all(), t, language));
    };
    std::uint32_t right = end;
    while (right < s.end_token && right < end + 2 && !taken_[right] && small(right)) ++right;
    if (right > end && right < s.end_token && taken_[right]) return true;
    std::uint32_t left = first;
    while (left > s.first_token && first - left < 2 && !taken_[left - 1] && small(left - 1)) --left;
    return left < first && left > s.first_token && taken_[left - 1];
  }

  /// "источник Волны": the owner of a role, where the genitive shows it.
  bool belongs_to_role(std::uint32_t first, const Sentence& s, const std::string& language) const {
    return forms_.has_forms(language) && language != "de" &&
           shapes_.role_ends_at(bare_.all(), first, s, language);
  }

  static bool is_initials(std::string_view text) {
    return text.size() >= 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// "on X": a platform's name after a small word.
  bool on_platform(std::uint32_t i, const Sentence& s, const std::string& language,
                   const std::vector<std::uint32_t>& owners) const {
    if (i == s.first_token || owners.size() != 1 || !names_.is_platform(owners.front()))
      return false;
    const bool figure = i + 1 < s.end_token && bare_[i + 1].kind == TokenKind::number;
    return shapes_.is_common_word(bare_.all(), i - 1, language) && bare_[i - 1].folded != "the" &&
           bare_[i - 1].folded != "a" && !figure;
  }

  /// The owner named nearest before token `i`, by a short form too; else the only one that is named
  /// at all.
  std::int64_t nearest_owner(const std::vector<std::uint32_t>& owners, std::uint32_t i,
                             const Places& places) const {
    std::int64_t best = kUnknown;
    std::int64_t best_place = -1;
    std::int64_t only = kUnknown;
    std::size_t named = 0;
    for (const std::uint32_t owner : owners) {
      std::int64_t place = -1;
      if (const auto at = short_at_.find(owner); at != short_at_.end()) place = at->second;
      if (const auto at = places.find(owner); at != places.end()) {
        ++named;
        only = owner;
        const auto after = std::ranges::upper_bound(at->second, i);
        if (after != at->second.begin()) place = std::max(place, std::int64_t{*(after - 1)});
      }
      if (place <= best_place) continue;
      best_place = place;
      best = owner;
    }
    return best >= 0 ? best : named == 1 ? only : kUnknown;
  }

  const Article& article_;
  const Segmentation& segmentation_;
  const OutletNames& names_;
  const detail::NameForms& forms_;
  const OutletShapes& shapes_;
  detail::BareTokens bare_;
  std::vector<bool> taken_;
  std::span<const std::string> pile_outlets_;
  std::map<std::uint32_t, std::uint32_t> short_at_;  ///< row → token of its last short form
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
