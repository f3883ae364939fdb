// SPDX-License-Identifier: Apache-2.0
//
// Each round joins by one kind of evidence and looks at names only within blocks, so that a pile of
// many thousands of names is near linear. After the sieve of Lee et al. 2013 (sure rounds first).
#include "find/names/detail/join_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "find/names/detail/sound_blocks.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

using Block = std::vector<std::uint32_t>;

const NameSounds& surname_of(const PileName& name) { return name.sounds.back(); }

bool crosses_han(const NameSounds& a, const NameSounds& b) {
  return (a.script == NameScript::han) != (b.script == NameScript::han);
}

/// Whether two surnames are one, given that given names agree too.
bool surnames_agree(const NameSounds& a, const NameSounds& b) {
  if (a.codes.empty() || b.codes.empty()) return false;
  const double limit = a.script == b.script ? .2 : crosses_han(a, b) ? .22 : .25;
  return may_sound_alike(a, b, limit) && sound_distance(a, b) <= limit;
}

/// Whether two single words are one name by sound alone, which needs more.
bool words_agree(const NameSounds& a, const NameSounds& b) {
  const std::size_t fewest = std::min(a.consonants.size(), b.consonants.size());
  if (fewest < 2) return a.codes == b.codes && a.codes.size() >= 3 && a.script != b.script;
  const double limit = a.script == b.script ? .06 : fewest >= 3 ? .15 : .07;
  return may_sound_alike(a, b, limit) && sound_distance(a, b) <= limit;
}

class Joiner {
 public:
  explicit Joiner(const PileNames& pile) : names_(pile.names), sets_(pile.names) {}

  ActorSets run() {
    join_same_text();
    join_persons();
    join_words();
    join_lone_surnames();
    join_acronyms();
    join_short_forms();
    join_han_words();
    return std::move(sets_);
  }

 private:
  std::uint32_t count() const { return static_cast<std::uint32_t>(names_.size()); }

  /// Same key; same kind and same spelling, or same stem.
  void join_same_text() {
    std::unordered_map<std::string, std::uint32_t> first;
    const auto join_by = [&](const std::string& text, std::uint32_t i) {
      const auto [at, fresh] = first.try_emplace(text, i);
      if (!fresh) sets_.join(at->second, i);
    };
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      const std::string kind = std::to_string(static_cast<int>(name.kind));
      if (!name.key.empty()) join_by("key " + name.key, i);
      join_by(kind + "fold " + name.fold, i);
      join_by(kind + "stem " + name.stem, i);
    }
  }

  /// Persons with given names, across spellings and scripts.
  void join_persons() {
    std::vector<std::uint32_t> members;
    std::vector<NameSounds> sounds;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (!is_full_person(names_[i])) continue;
      members.push_back(i);
      sounds.push_back(surname_of(names_[i]));
      const NameSounds whole = surname_with_particles(names_[i]);
      if (whole.codes.empty()) continue;
      members.push_back(i);  // "von der Leyen" is one word in Han
      sounds.push_back(whole);
    }
    SoundBlocks(sounds).visit_pairs([&](std::uint32_t i, std::uint32_t j) {
      if (members[i] == members[j]) return;
      const PileName& a = names_[members[i]];
      const PileName& b = names_[members[j]];
      if (surnames_agree(sounds[i], sounds[j]) && given_names_agree(a, b)) {
        sets_.join(members[i], members[j]);
      }
    });
    join_chinese_persons();
  }

  /// The sounds of a surname with the small words before it; none where there are no such words.
  static NameSounds surname_with_particles(const PileName& name) {
    NameSounds whole;
    whole.script = name.script;
    std::size_t first = name.words.size() - 1;
    while (first > 1 && !text::is_upper(text::code_point_at(name.words[first - 1], 0).value))
      --first;
    if (first == name.words.size() - 1 || name.script == NameScript::han ||
        name.script == NameScript::arabic) {
      return whole;
    }
    for (std::size_t i = first; i < name.words.size(); ++i) append_sounds(whole, name.sounds[i]);
    return whole;
  }

  /// "王毅" and "Wang Yi": a name in Han without a dot against all of a Latin one.
  void join_chinese_persons() {
    std::map<std::string, Block> latin;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (is_full_person(names_[i]) && names_[i].script == NameScript::latin &&
          names_[i].words.size() <= 3) {
        latin[joined_sounds(names_[i]).codes].push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      const bool chinese = name.kind == NameKind::person && name.script == NameScript::han &&
                           name.words.size() == 1 && text::count_code_points(name.canonical) <= 4;
      if (!chinese) continue;
      const auto same = latin.find(latin_codes(name));
      if (same != latin.end() && same->second.size() == 1) sets_.join(i, same->second.front());
    }
  }

  static std::string latin_codes(const PileName& name) {
    std::string pinyin = text::to_latin(name.canonical);
    std::string spelt;
    std::size_t begin = 0;
    while (begin < pinyin.size()) {
      const std::size_t end = std::min(pinyin.find(' ', begin), pinyin.size());
      spelt += sounds_of(std::string_view(pinyin).substr(begin, end - begin)).codes;
      begin = end + 1;
    }
    return spelt;
  }

  /// Names of one word, and places and organisations of several, by sound.
  void join_words() {
    std::vector<std::uint32_t> members;
    std::vector<NameSounds> sounds;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (is_full_person(names_[i]) || names_[i].script == NameScript::han) continue;
      members.push_back(i);
      sounds.push_back(joined_sounds(names_[i]));
    }
    SoundBlocks(sounds).visit_pairs([&](std::uint32_t i, std::uint32_t j) {
      const PileName& a = names_[members[i]];
      const PileName& b = names_[members[j]];
      const bool comparable =
          a.words.size() == b.words.size() && a.digits == b.digits && kinds_agree(a, b);
      if (comparable && spelt_alike(a, b, sounds[i], sounds[j])) sets_.join(members[i], members[j]);
    });
  }

  /// Within one language a name has one spelling; across languages vowels at its end change.
  static bool spelt_alike(const PileName& a, const PileName& b, const NameSounds& left,
                          const NameSounds& right) {
    if (a.script == b.script) {
      if (a.language == b.language) return false;
      const std::size_t fewest = std::min(left.consonants.size(), right.consonants.size());
      return fewest >= 3 && left.consonants == right.consonants &&
             sound_distance(left, right) <= .17;
    }
    return words_agree(left, right);
  }

  static bool kinds_agree(const PileName& a, const PileName& b) {
    if (a.kind == b.kind) return true;
    const bool persons = a.kind == NameKind::person || b.kind == NameKind::person;
    return !persons && a.words.size() == 1 && b.words.size() == 1 &&
           (a.key.empty() || b.key.empty());
  }

  /// A surname alone goes to the one person who bears it.
  void join_lone_surnames() {
    Block bearers;
    std::vector<NameSounds> sounds;
    std::map<std::string_view, Block> by_stem;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (!is_full_person(names_[i])) continue;
      bearers.push_back(i);
      sounds.push_back(surname_of(names_[i]));
      by_stem[last_stem(names_[i])].push_back(i);
    }
    const SoundBlocks alike(sounds);
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& lone = names_[i];
      if (lone.kind != NameKind::person || lone.words.size() != 1) continue;
      const auto exact = by_stem.find(lone.stem);
      Block found;
      if (exact != by_stem.end()) {
        found = exact->second;
      } else {
        for (const std::uint32_t at : alike.like(surname_of(lone))) {
          if (words_agree(surname_of(lone), sounds[at])) found.push_back(bearers[at]);
        }
      }
      if (const auto bearer = only_bearer(lone, found)) sets_.join(i, *bearer);
    }
  }

  std::optional<std::uint32_t> only_bearer(const PileName& lone, const Block& bearers) const {
    std::optional<std::uint32_t> found;
    for (const std::uint32_t b : bearers) {
      if (clash(lone.gender, names_[b].gender)) continue;
      if (found && sets_.root(*found) != sets_.root(b)) return {};
      if (!found) found = b;
    }
    return found;
  }

  static bool clash(Gender a, Gender b) {
    return a != Gender::unknown && b != Gender::unknown && a != b;
  }

  static std::string_view last_stem(const PileName& name) {
    const std::string_view stem = name.stem;
    const std::size_t blank = stem.rfind(' ');
    return blank == std::string_view::npos ? stem : stem.substr(blank + 1);
  }

  /// "KLA" and "Kalvia Lamp Authority".
  void join_acronyms() {
    std::map<std::string, std::set<std::uint32_t>> owners;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (names_[i].kind != NameKind::organisation || names_[i].words.size() < 3) continue;
      for (const std::string& letters : initials_of(names_[i]))
        owners[letters].insert(sets_.root(i));
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      if (name.kind == NameKind::person || name.words.size() != 1 || !name.digits.empty()) continue;
      const auto owner = owners.find(name.canonical);
      if (owner == owners.end()) continue;
      std::set<std::uint32_t> roots;
      for (const std::uint32_t o : owner->second) roots.insert(sets_.root(o));
      if (roots.size() == 1) sets_.join(i, *roots.begin());
    }
  }

  /// The initials of all words, and of those written with a capital.
  static std::array<std::string, 2> initials_of(const PileName& name) {
    std::array<std::string, 2> initials;
    for (const std::string& word : name.words) {
      const auto first = text::code_point_at(word, 0);
      const std::string letter(word, 0, first.size);
      if (text::is_upper(first.value)) {
        initials[0] += letter;
        initials[1] += letter;
      }
    }
    return initials;
  }

  /// "Selby" in one article where another has it as a short form of "Selby Marine". What the pile
  /// names as a place far more often is left a place.
  void join_short_forms() {
    struct Owner {
      std::set<std::uint32_t> names;
      std::uint32_t times = 0;
    };
    std::map<std::string, Owner> owners;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (names_[i].kind != NameKind::organisation || names_[i].words.size() < 2) continue;
      for (const auto& [surface, times] : names_[i].surfaces) {
        Owner& owner = owners[text::fold_marks(surface)];
        owner.names.insert(i);
        owner.times += times;
      }
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      if (name.kind == NameKind::person || !name.key.empty() || name.words.size() != 1) continue;
      const auto owner = owners.find(name.fold);
      if (owner == owners.end()) continue;
      if (name.kind != NameKind::organisation && name.mentions > 2 * owner->second.times) continue;
      std::set<std::uint32_t> roots;
      for (const std::uint32_t o : owner->second.names) roots.insert(sets_.root(o));
      if (roots.size() == 1) sets_.join(i, *roots.begin());
    }
  }

  /// Names in Han by sound: three consonants in order, no rival, and common ground: the two stand
  /// in articles that share another name, or another such pair.
  void join_han_words() {
    Block others;
    std::vector<NameSounds> sounds;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      if (name.script == NameScript::han || name.words.size() != 1 || !name.key.empty()) continue;
      others.push_back(i);
      sounds.push_back(surname_of(name));
    }
    const SoundBlocks blocks(sounds);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const PileName& name = names_[i];
      if (name.script != NameScript::han || name.words.size() != 1 || !name.key.empty()) continue;
      Block block;
      for (const std::uint32_t at : blocks.like(surname_of(name))) block.push_back(others[at]);
      if (const auto match = nearest_to(i, block)) matches.emplace_back(i, *match);
    }
    const auto shared = share_ground(matches);
    for (std::size_t m = 0; m < matches.size(); ++m) {
      if (shared[m]) sets_.join(matches[m].first, matches[m].second);
    }
  }

  using ArticlePair = std::pair<std::uint32_t, std::uint32_t>;

  /// For each pair of names whether some article of the one shares another actor, or another pair,
  /// with some article of the other.
  std::vector<bool> share_ground(const std::vector<ArticlePair>& matches) const {
    std::map<ArticlePair, std::uint32_t> pairs;  // how many matches two articles have
    for (const auto& [a, b] : matches) for_articles(a, b, [&](ArticlePair p) { ++pairs[p]; });
    std::vector<std::set<std::uint32_t>> actors;
    for (std::uint32_t i = 0; i < count(); ++i) {
      for (const std::uint32_t article : names_[i].articles) {
        if (actors.size() <= article) actors.resize(article + 1);
        actors[article].insert(sets_.root(i));
      }
    }
    std::vector<bool> shared;
    for (const auto& [a, b] : matches) {
      bool found = false;
      for_articles(a, b, [&](ArticlePair p) {
        found = found || pairs.at(p) >= 2 || p.first == p.second ||
                std::ranges::any_of(actors[p.first], [&](std::uint32_t root) {
                  return actors[p.second].contains(root);
                });
      });
      shared.push_back(found);
    }
    return shared;
  }

  template <typename Visit>
  void for_articles(std::uint32_t a, std::uint32_t b, const Visit& visit) const {
    constexpr std::size_t kMost = 8;  // the first articles of a name are ground enough
    for (const std::uint32_t left :
         std::span(names_[a].articles).first(std::min(names_[a].articles.size(), kMost))) {
      for (const std::uint32_t right :
           std::span(names_[b].articles).first(std::min(names_[b].articles.size(), kMost))) {
        visit({left, right});
      }
    }
  }

  std::optional<std::uint32_t> nearest_to(std::uint32_t i, const Block& block) const {
    const NameSounds& sounds = surname_of(names_[i]);
    std::optional<std::uint32_t> best;
    double best_distance = 1;
    double second = 1;
    for (const std::uint32_t other : block) {
      const PileName& rival = names_[other];
      const bool person = rival.kind == NameKind::person;
      if (person != (names_[i].kind == NameKind::person) || rival.digits != names_[i].digits)
        continue;
      const std::size_t fewest =
          std::min(sounds.consonants.size(), surname_of(rival).consonants.size());
      if (fewest < 3) continue;
      const double distance = sound_distance(sounds, surname_of(rival));
      if (distance < best_distance) {
        if (!best || sets_.root(*best) != sets_.root(other)) second = best_distance;
        best_distance = distance;
        best = other;
      } else if (sets_.root(*best) != sets_.root(other)) {
        second = std::min(second, distance);
      }
    }
    if (!best || best_distance > .16 || second - best_distance < .04) return {};
    return best;
  }

  const std::vector<PileName>& names_;
  ActorSets sets_;
};

}  // namespace

void agree_on_kinds(PileNames& pile) {
  std::map<std::string, std::array<std::uint32_t, 4>> votes;
  std::set<std::string, std::less<>> surnames;
  for (const PileName& name : pile.names) {
    if (is_full_person(name)) surnames.insert(text::fold_marks(name.words.back()));
    if (name.key.empty()) votes[name.fold].at(static_cast<std::size_t>(name.kind)) += name.mentions;
  }
  // Of equal votes the place wins, then the organisation: what is said of persons is said of both.
  constexpr std::array<NameKind, 4> kOrder = {NameKind::state, NameKind::place,
                                              NameKind::organisation, NameKind::person};
  for (PileName& name : pile.names) {
    if (!name.key.empty()) continue;
    if (name.kind == NameKind::person && surnames.contains(name.fold)) continue;
    const auto& tally = votes.at(name.fold);
    NameKind best = name.kind;
    std::uint32_t most = 0;
    for (const NameKind kind : kOrder) {
      const std::uint32_t mentions = tally.at(static_cast<std::size_t>(kind));
      if (kind == NameKind::person && surnames.contains(name.fold)) continue;
      if (mentions > most) {
        most = mentions;
        best = kind;
      }
    }
    name.kind = best;
  }
}

ActorSets join_names(const PileNames& pile) { return Joiner(pile).run(); }

}  // namespace wirestem::names::detail
