// SPDX-License-Identifier: Apache-2.0
//
// Mentions are led to entities in two rounds: names of several words first, since a surname or a
// short form may come before the full name (headlines), then single words.
#include "find/names/detail/resolve_names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "find/names/detail/country_names.hpp"
#include "find/names/detail/settle_kinds.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

/// One bearer of names within the article.
struct Entity {
  NameKind kind = NameKind::person;
  std::vector<std::string> stems;       ///< of its fullest form
  std::vector<std::uint32_t> mentions;  ///< candidates, in order of joining
  std::vector<std::uint32_t> full;      ///< those that name it in full, ascending
  std::uint32_t first_full = 0;         ///< candidate where it is first named
  Gender gender = Gender::unknown;
  std::string key;
  std::string expansion;
};

/// Nothing but ASCII, and no white space but single blanks inside.
bool is_plain(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || c < ' ' || (c == ' ' && before == ' '))
      return false;
    before = c;
  }
  return before != ' ';
}

/// The form as written, white space made single.
std::string form_of(const ArticleWords& words, const Candidate& name) {
  std::string form;
  bool gap = false;
  const std::string_view text = slice(words.article().text, name.span);
  if (is_plain(text)) return std::string(text);
  for (std::size_t i = 0; i < text.size();) {
    const auto c = text::code_point_at(text, i);
    if (text::is_space(c.value)) {
      gap = true;
    } else {
      if (gap && !form.empty()) form += ' ';
      gap = false;
      form.append(text, i, c.size);
    }
    i += c.size;
  }
  return form;
}

bool is_initial_of(std::string_view initial, std::string_view word) {
  return text::count_code_points(initial) == 1 && word.starts_with(initial);
}

bool same_given(std::string_view a, std::string_view b) {
  return a == b || is_initial_of(a, b) || is_initial_of(b, a);
}

/// Whether the stems of `shorter` stand in `longer` in order, initials for words.
bool stands_in(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  std::size_t at = 0;
  for (const std::string& part : shorter) {
    while (at < longer.size() && !same_given(part, longer[at])) ++at;
    if (at == longer.size()) return false;
    ++at;
  }
  return true;
}

class Resolver {
 public:
  Resolver(const ArticleWords& words, const NameStems& stems, const Candidates& names)
      : words_(words), names_(names), entity_of_(names.size(), 0) {
    for (const Candidate& name : names) {
      std::vector<std::string> plain;
      CaseRank worst = CaseRank::nominative;
      for (NameStem& part : stems_of(words, stems, name)) {
        worst = std::max(worst, part.rank);
        plain.push_back(std::move(part.stem));
      }
      stems_.push_back(std::move(plain));
      ranks_.push_back(worst);
    }
  }

  std::vector<NameMention> run() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (stems_[i].size() >= 2 || !names_[i].key.empty()) place_full(i);
    }
    for (const bool derived : {false, true}) {
      for (std::uint32_t i = 0; i < names_.size(); ++i) {
        const bool single = stems_[i].size() < 2 && names_[i].key.empty();
        if (single && derived == !names_[i].derived_of.empty()) place_single(i);
      }
    }
    std::vector<std::string> shown;
    shown.reserve(entities_.size());
    for (Entity& entity : entities_) shown.push_back(fullest(entity));
    std::vector<NameMention> mentions;
    mentions.reserve(names_.size());
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const Entity& entity = entities_[entity_of_[i]];
      const bool person = entity.kind == NameKind::person;
      mentions.push_back({.span = names_[i].span,
                          .kind = entity.kind,
                          .canonical = shown[entity_of_[i]],
                          .key = entity.key,
                          .title = names_[i].title,
                          .gender = person ? entity.gender : Gender::unknown});
    }
    return mentions;
  }

 private:
  static std::string joined(const std::vector<std::string>& stems) {
    std::string all;
    for (const std::string& part : stems) all += part + ' ';
    return all;
  }

  void place_full(std::uint32_t i) {
    const Candidate& name = names_[i];
    if (!name.key.empty()) {
      join_by(by_key_, name.key, i);
      return;
    }
    if (name.kind == NameKind::person) {
      place_person(i);
      return;
    }
    join_by(by_form_, form_key(i), i);
  }

  std::string form_key(std::uint32_t i) const {
    const std::string& base = names_[i].derived_of;
    if (!base.empty()) return std::to_string(static_cast<int>(names_[i].kind)) + ' ' + base + ' ';
    return std::to_string(static_cast<int>(names_[i].kind)) + ' ' + joined(stems_[i]);
  }

  void join_by(std::map<std::string, std::uint32_t, std::less<>>& index, const std::string& key,
               std::uint32_t i) {
    const auto found = index.find(key);
    if (found != index.end()) {
      join(i, found->second);
    } else {
      index.emplace(key, make(i));
    }
  }

  /// A person named in full: the bearer of the same surname whose other names agree.
  void place_person(std::uint32_t i) {
    auto& bearers = by_surname_[stems_[i].back()];
    for (const std::uint32_t e : bearers) {
      const auto& known = entities_[e].stems;
      const bool agree = known.size() >= stems_[i].size() ? stands_in(stems_[i], known)
                                                          : stands_in(known, stems_[i]);
      if (!agree) continue;
      if (stems_[i].size() > known.size()) entities_[e].stems = stems_[i];
      join(i, e);
      return;
    }
    const std::uint32_t made = make(i);
    if (bearers.size() < kMostBearers) bearers.push_back(made);
    auto& named = by_given_[stems_[i].front()];
    if (named.size() < kMostBearers) named.push_back(made);
  }

  void place_single(std::uint32_t i) {
    const Candidate& name = names_[i];
    if (stems_[i].empty()) {
      make(i);
      return;
    }
    if (name.kind == NameKind::person) {
      if (const auto bearer = bearer_of(i)) {
        join(i, *bearer);
        return;
      }
    }
    if (name.kind == NameKind::organisation) {
      if (const auto whole = organisation_of(i)) {
        join(i, *whole);
        return;
      }
    }
    join_by(by_form_, form_key(i), i);
  }

  /// The person behind a surname or given name that stands alone.
  std::optional<std::uint32_t> bearer_of(std::uint32_t i) const {
    const std::string& word = stems_[i].front();
    const auto surname = by_surname_.find(word);
    if (surname != by_surname_.end()) {
      if (const auto bearer = nearest(surname->second, i)) return bearer;
    }
    const auto given = by_given_.find(word);
    if (given != by_given_.end() && given->second.size() == 1) return given->second.front();
    return {};
  }

  /// Of several bearers the one last named in full before `i`, else the first named after it.
  std::optional<std::uint32_t> nearest(const std::vector<std::uint32_t>& bearers,
                                       std::uint32_t i) const {
    std::optional<std::uint32_t> best;
    std::uint32_t best_at = 0;
    for (const std::uint32_t e : bearers) {
      if (clash(entities_[e].gender, names_[i].gender)) continue;
      const auto& full = entities_[e].full;
      const auto after = std::ranges::lower_bound(full, i);
      std::optional<std::uint32_t> last;
      if (after != full.begin()) last = *std::prev(after);
      if (last && (!best || *last >= best_at)) {
        best = e;
        best_at = *last;
      }
    }
    if (best) return best;
    if (bearers.size() == 1) return bearers.front();
    return {};
  }

  static bool clash(Gender a, Gender b) {
    return a != Gender::unknown && b != Gender::unknown && a != b;
  }

  /// The organisation whose acronym or first word `i` is.
  std::optional<std::uint32_t> organisation_of(std::uint32_t i) {
    const Candidate& name = names_[i];
    const auto acronym = by_acronym_.find(stems_[i].front());
    if (acronym != by_acronym_.end()) return acronym->second;
    if (name.acronym) return expanded(i);
    const auto headed = by_head_.find(stems_[i].front());
    if (headed == by_head_.end() || name.place > 0) return {};
    const auto& sentence = words_.segmentation().sentences[name.sentence];
    const SectionRole role = role_of(words_.article(), sentence);
    const bool heading = role == SectionRole::title || role == SectionRole::dek;
    if (!heading && entities_[headed->second].first_full > i) return {};
    return headed->second;
  }

  /// The organisation whose initials an acronym has; each acronym is looked for once.
  std::optional<std::uint32_t> expanded(std::uint32_t i) {
    const auto [at, fresh] = expanded_.try_emplace(stems_[i].front());
    if (!fresh || expanded_.size() > kMostBearers) return at->second;
    for (std::uint32_t e = 0; e < entities_.size(); ++e) {
      const Entity& entity = entities_[e];
      if (entity.kind == NameKind::organisation && abbreviates(i, entity)) {
        at->second = e;
        break;
      }
    }
    return at->second;
  }

  bool abbreviates(std::uint32_t i, const Entity& entity) const {
    const auto letters = text::to_code_points(stems_[i].front());
    if (letters.size() < 2) return false;
    std::size_t at = 0;
    std::size_t full = 0;
    const Candidate& name = names_[entity.mentions.front()];
    for (std::uint32_t t = name.first; t < name.end; ++t) {
      if (words_.tokens()[t].kind != TokenKind::word) continue;
      const bool small = !words_.tokens()[t].capitalised;
      const char32_t initial = text::code_point_at(words_.tokens()[t].folded, 0).value;
      if (at < letters.size() && initial == letters[at]) {
        ++at;
        ++full;
      } else if (!small) {
        return false;
      }
    }
    return at == letters.size() && full >= 2;
  }

  std::uint32_t make(std::uint32_t i) {
    const auto made = static_cast<std::uint32_t>(entities_.size());
    Entity entity;
    entity.kind = names_[i].kind;
    entity.stems = stems_[i];
    entity.first_full = i;
    entity.key = names_[i].key;
    entities_.push_back(std::move(entity));
    if (names_[i].kind == NameKind::organisation && stems_[i].size() >= 2 && !is_outlet(i)) {
      by_head_.try_emplace(stems_[i].front(), made);
    }
    join(i, made);
    return made;
  }

  /// Media bear the names of their towns, so the town is no short form of theirs.
  bool is_outlet(std::uint32_t i) const {
    const Candidate& name = names_[i];
    for (std::uint32_t t = name.first; t < name.end; ++t) {
      if (words_.tokens()[t].kind == TokenKind::word && words_.facts(t).outlet) return true;
    }
    return false;
  }

  void join(std::uint32_t i, std::uint32_t e) {
    entity_of_[i] = e;
    Entity& entity = entities_[e];
    entity.mentions.push_back(i);
    if (stems_[i].size() >= 2) entity.full.push_back(i);
    if (entity.gender == Gender::unknown) entity.gender = names_[i].gender;
    if (!names_[i].expands.empty()) {
      by_expansion_[names_[i].expands] = stems_[i].front();
    }
    const auto expansion = by_expansion_.find(form_of(words_, names_[i]));
    if (expansion != by_expansion_.end()) by_acronym_[expansion->second] = e;
  }

  /// The form shown for an entity.
  std::string fullest(const Entity& entity) const {
    std::map<std::string, std::uint32_t> counts;
    for (const std::uint32_t m : entity.mentions) ++counts[form_of(words_, names_[m])];
    std::uint32_t best = entity.mentions.front();
    for (const std::uint32_t m : entity.mentions) {
      if (better(m, best, counts)) best = m;
    }
    return form_of(words_, names_[best]);
  }

  bool better(std::uint32_t a, std::uint32_t b,
              const std::map<std::string, std::uint32_t>& counts) const {
    const Candidate& left = names_[a];
    const Candidate& right = names_[b];
    if (left.adjective != right.adjective) return right.adjective;
    if (left.acronym != right.acronym) return right.acronym;
    const std::size_t left_words = full_words(a);
    const std::size_t right_words = full_words(b);
    if (left_words != right_words) return left_words > right_words;
    if (stems_[a].size() != stems_[b].size()) return stems_[a].size() > stems_[b].size();
    if (shouted(left) != shouted(right)) return shouted(right);
    if (ranks_[a] != ranks_[b]) return ranks_[a] < ranks_[b];
    const auto left_count = counts.at(form_of(words_, left));
    const auto right_count = counts.at(form_of(words_, right));
    return left_count > right_count;
  }

  bool shouted(const Candidate& name) const { return words_.tokens()[name.first].all_caps; }

  std::size_t full_words(std::uint32_t i) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        stems_[i], [](const std::string& part) { return text::count_code_points(part) > 1; }));
  }

  static constexpr std::size_t kMostBearers = 64;  // keeps hostile texts linear

  const ArticleWords& words_;
  const Candidates& names_;
  std::vector<std::vector<std::string>> stems_;
  std::vector<CaseRank> ranks_;
  std::vector<Entity> entities_;
  std::vector<std::uint32_t> entity_of_;
  std::map<std::string, std::uint32_t, std::less<>> by_key_;
  std::map<std::string, std::uint32_t, std::less<>> by_form_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_surname_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_given_;
  std::map<std::string, std::uint32_t, std::less<>> by_head_;
  std::map<std::string, std::uint32_t, std::less<>> by_acronym_;
  std::map<std::string, std::string, std::less<>> by_expansion_;
  std::map<std::string, std::optional<std::uint32_t>> expanded_;
};

}  // namespace

std::vector<NameMention> resolve_names(const ArticleWords& words, const NameStems& stems,
                                       const Candidates& names) {
  return Resolver(words, stems, names).run();
}

}  // namespace wirestem::names::detail
