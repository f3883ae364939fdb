// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/actor_sets.hpp"

#include <algorithm>
#include <numeric>

#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::size_t kMostSpellings = 32;  // of one actor that are compared with each new one

/// Of names that come together through others ("Yevgeny", "Евгений", "Євген") not every pair need
/// agree as well as those that are joined at first hand.
constexpr double kLeniency = .1;

bool is_initial(std::string_view word) { return text::count_code_points(word) == 1; }

/// How far given names of one bearer may sound apart. Short ones differ by little: Maria, Mario.
double given_tolerance(const NameSounds& a, const NameSounds& b) {
  if (a.script == b.script) {
    return std::min(a.consonants.size(), b.consonants.size()) >= 3 ? .28 : .12;
  }
  return a.script == NameScript::han || b.script == NameScript::han ? .36 : .32;
}

bool words_agree(const PileName& a, std::size_t i, const PileName& b, std::size_t j,
                 double leniency) {
  if (a.words[i] == b.words[j]) return true;
  const NameSounds& left = a.sounds[i];
  const NameSounds& right = b.sounds[j];
  if (is_initial(a.words[i]) || is_initial(b.words[j])) {
    return !left.codes.empty() && !right.codes.empty() && left.codes[0] == right.codes[0];
  }
  return sound_distance(left, right) <= given_tolerance(left, right) + leniency;
}

/// Whether some given name of the one agrees with the first of the other.
bool agree(const PileName& a, const PileName& b, double leniency) {
  if (a.words.size() < 2 || b.words.size() < 2) return true;
  const bool clash =
      a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender;
  if (clash) return false;
  const std::size_t most_a = std::min<std::size_t>(a.words.size() - 1, 3);
  const std::size_t most_b = std::min<std::size_t>(b.words.size() - 1, 3);
  for (std::size_t i = 0; i < most_a; ++i) {
    for (std::size_t j = 0; j < most_b; ++j) {
      if ((i == 0 || j == 0) && words_agree(a, i, b, j, leniency)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_full_person(const PileName& name) {
  return name.kind == NameKind::person && name.words.size() >= 2;
}

bool given_names_agree(const PileName& a, const PileName& b) { return agree(a, b, 0); }

ActorSets::ActorSets(const std::vector<PileName>& names)
    : names_(names), parent_(names.size()), full_(names.size()), keyed_(names.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  std::iota(keyed_.begin(), keyed_.end(), 0U);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (is_full_person(names[i])) full_[i].push_back(i);
  }
}

std::uint32_t ActorSets::root(std::uint32_t name) const {
  while (parent_[name] != name) {
    parent_[name] = parent_[parent_[name]];
    name = parent_[name];
  }
  return name;
}

bool ActorSets::may_join(std::uint32_t a, std::uint32_t b) const {
  const std::string& left_key = names_[keyed_[a]].key;
  const std::string& right_key = names_[keyed_[b]].key;
  if (!left_key.empty() && !right_key.empty() && left_key != right_key) return false;
  const std::size_t most_a = std::min(full_[a].size(), kMostSpellings);
  const std::size_t most_b = std::min(full_[b].size(), kMostSpellings);
  for (std::size_t i = 0; i < most_a; ++i) {
    for (std::size_t j = 0; j < most_b; ++j) {
      if (!agree(names_[full_[a][i]], names_[full_[b][j]], kLeniency)) return false;
    }
  }
  return true;
}

bool ActorSets::join(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (!may_join(a, b)) return false;
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  full_[a].insert(full_[a].end(), full_[b].begin(), full_[b].end());
  full_[b].clear();
  if (names_[keyed_[a]].key.empty()) keyed_[a] = keyed_[b];
  return true;
}

}  // namespace wirestem::names::detail
