// SPDX-License-Identifier: Apache-2.0
//
// Mentions are first boiled down to the pile's distinct names; joining works on those, and actors
// are read off the sets.
#include "find/names/link_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "find/names/detail/actor_sets.hpp"
#include "find/names/detail/article_words.hpp"
#include "find/names/detail/country_names.hpp"
#include "find/names/detail/join_names.hpp"
#include "find/names/detail/name_stems.hpp"
#include "find/names/detail/pile_names.hpp"
#include "text/fold.hpp"

namespace wirestem::names {
namespace {

using detail::NameScript;
using detail::PileName;

using Members = std::vector<const PileName*>;

bool is_acronym(std::string_view name) {
  return name.size() <= 6 && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_cldr_name(const PileName& name) {
  if (!name.key.starts_with("state:")) return false;
  const std::string_view code = std::string_view(name.key).substr(6);
  return detail::country_names().name_of(code, name.language) == name.canonical;
}

/// How full a form is: a person's given name counts, a state's own name over its adjective, any
/// name over its acronym.
int fullness(const PileName& name) {
  if (name.kind == NameKind::person) return name.words.size() >= 2 ? 1 : 0;
  if (name.kind == NameKind::state) return is_cldr_name(name) ? 1 : 0;
  return is_acronym(name.canonical) ? 0 : 1;
}

bool is_shouted(std::string_view name) {
  return !is_acronym(name) &&
         std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Which of a set's names is shown: full, in Latin letters, often.
const PileName& shown_name(const Members& members) {
  const auto rank = [](const PileName* name) {
    return std::tuple(name->script == NameScript::latin, fullness(*name),
                      !is_shouted(name->canonical), name->mentions, name->words.size());
  };
  return **std::ranges::max_element(members, {}, rank);
}

/// The surnames that but one actor of the pile bears, by their folded form.
std::map<std::string, std::uint32_t> count_bearers(const std::map<std::uint32_t, Members>& sets) {
  std::map<std::string, std::uint32_t> bearers;
  for (const auto& [root, members] : sets) {
    std::set<std::string> surnames;
    for (const PileName* name : members) {
      if (detail::is_full_person(*name)) surnames.insert(text::fold_marks(name->words.back()));
    }
    for (const std::string& surname : surnames) ++bearers[surname];
  }
  return bearers;
}

/// A surname that only one person of the pile bears is a form that the person is known by, even
/// where only full names stand.
void add_surnames(const Members& members, const std::map<std::string, std::uint32_t>& bearers,
                  std::map<std::string, std::uint32_t>& forms) {
  for (const PileName* name : members) {
    if (!detail::is_full_person(*name)) continue;
    if (bearers.at(text::fold_marks(name->words.back())) == 1)
      forms.try_emplace(name->words.back(), 0U);
  }
}

Actor make_actor(const Members& members, const std::map<std::string, std::uint32_t>& bearers) {
  Actor actor;
  const PileName& shown = shown_name(members);
  actor.name = shown.canonical;
  actor.kind = shown.kind;
  std::map<std::string, std::uint32_t> forms;
  for (const PileName* name : members) {
    if (actor.key.empty() && !name->key.empty()) {
      actor.key = name->key;
      actor.kind = name->kind;
    }
    actor.mentions += name->mentions;
    forms[name->canonical] += name->mentions;
    for (const auto& [surface, times] : name->surfaces) forms[surface] += times;
  }
  add_surnames(members, bearers, forms);
  for (const auto& [form, times] : forms) {
    if (form != actor.name) actor.aliases.push_back(form);
  }
  return actor;
}

}  // namespace

LinkedNames link_names(std::span<const ReadArticle> articles, const lexicon::Lexicon& lexicon) {
  const detail::NameStems stems(lexicon.table("name_endings"));
  detail::PileNames pile = detail::collect_names(articles, stems);
  detail::agree_on_kinds(pile);
  const detail::ActorSets sets = detail::join_names(pile);

  std::map<std::uint32_t, Members> members;
  for (std::uint32_t i = 0; i < pile.names.size(); ++i) {
    members[sets.root(i)].push_back(&pile.names[i]);
  }
  const auto bearers = count_bearers(members);
  std::vector<std::pair<std::uint32_t, Actor>> made;
  made.reserve(members.size());
  for (const auto& [root, names] : members) made.emplace_back(root, make_actor(names, bearers));
  std::ranges::stable_sort(made, [](const auto& a, const auto& b) {
    if (a.second.mentions != b.second.mentions) return a.second.mentions > b.second.mentions;
    return a.second.name < b.second.name;
  });

  LinkedNames linked;
  std::vector<std::uint32_t> actor_of_root(pile.names.size(), 0);
  for (auto& [root, actor] : made) {
    actor_of_root[root] = static_cast<std::uint32_t>(linked.actors.size());
    actor.id = "actor-" + std::to_string(linked.actors.size() + 1);
    linked.actors.push_back(std::move(actor));
  }
  for (const auto& row : pile.name_of) {
    auto& actors = linked.actor_of.emplace_back();
    for (const std::uint32_t name : row) actors.push_back(actor_of_root[sets.root(name)]);
  }
  return linked;
}

}  // namespace wirestem::names
