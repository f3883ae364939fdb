// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/settle_kinds.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "find/names/detail/name_evidence.hpp"

namespace wirestem::names::detail {
namespace {

/// What all mentions of one form say together.
struct Votes {
  int person = 0, place = 0, organisation = 0;
  std::uint32_t words = 1;
  bool strong = false;  ///< some mention is not weak
  bool known = false;
  NameKind known_kind = NameKind::person;
  bool learnt = false;
  std::uint32_t mentions = 0;
  std::uint32_t openings = 0;  ///< mentions whose first word opens a sentence
};

struct Form {
  std::string all;  ///< stems joined
  std::string first;
  std::string last;
  std::uint32_t words = 0;
};

Form form_of(const std::vector<NameStem>& stems) {
  Form form;
  for (const NameStem& part : stems) {
    if (!form.all.empty()) form.all += ' ';
    form.all += part.stem;
  }
  form.words = static_cast<std::uint32_t>(stems.size());
  if (!stems.empty()) {
    form.first = stems.front().stem;
    form.last = stems.back().stem;
  }
  return form;
}

NameKind decide_single(const Votes& votes) {
  const bool person = votes.person >= 4 ||
                      (votes.person >= 2 && votes.place == 0 && votes.organisation < votes.person);
  if (person && votes.person > votes.place) return NameKind::person;
  if (votes.place > 0 && votes.place >= votes.organisation) return NameKind::place;
  return NameKind::organisation;
}

NameKind decide(const Votes& votes) {
  if (votes.known) return votes.known_kind;
  if (votes.words == 1) return decide_single(votes);
  if (votes.person > 0 && votes.person >= votes.place && votes.person >= votes.organisation) {
    return NameKind::person;
  }
  if (votes.place > 0 && votes.place >= votes.organisation) return NameKind::place;
  return votes.organisation > 0 || votes.words > 3 ? NameKind::organisation : NameKind::person;
}

/// What a word alone is, led by the longer names it begins or ends.
struct Owner {
  bool surname = false;  ///< belongs to a person's name
  bool head = false;     ///< begins an organisation's name
};
using Owners = std::map<std::string, Owner, std::less<>>;

class Settler {
 public:
  Settler(const ArticleWords& words, const NameStems& stems, Candidates& names)
      : words_(words), stems_(stems), names_(names) {
    for (const Candidate& name : names) forms_.push_back(form_of(stems_of(words, stems, name)));
    count_votes();
  }

  void run() {
    trim_openings();
    trim_titled();
    count_votes();
    learn_from_single();
    find_owners();
    derive_adjectives();
    Candidates kept;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (settle(i)) kept.push_back(std::move(names_[i]));
    }
    names_ = std::move(kept);
  }

 private:
  void count_votes() {
    table_.clear();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Candidate& name = names_[i];
      Votes& votes = table_[forms_[i].all];
      votes.words = forms_[i].words;
      ++votes.mentions;
      if (name.opens) ++votes.openings;
      votes.person += name.person;
      votes.place += name.place;
      votes.organisation += name.organisation;
      votes.strong = votes.strong || !name.weak;
      if (name.sure) {
        votes.known = true;
        votes.known_kind = name.kind;
      }
    }
  }

  /// "Village Orvik" at the beginning of a sentence, where the article has the place "Orvik" too:
  /// the first word owes its capital to its place.
  void trim_openings() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      Candidate& name = names_[i];
      const Form& form = forms_[i];
      if (!name.opens || form.words < 2 || name.sure || words_.facts(name.first).given) continue;
      const Votes& whole = table_[form.all];
      const auto rest = table_.find(form.all.substr(form.first.size() + 1));
      if (rest == table_.end() || whole.openings < whole.mentions) continue;
      const bool place = rest->second.known ? rest->second.known_kind != NameKind::person
                                            : rest->second.place > rest->second.person;
      if (!place || has_shape(words_, name.first, name.end)) continue;
      ++name.first;
      name.span.begin = words_.tokens()[name.first].span.begin;
      name.opens = false;
      name.person = name.organisation = 0;
      forms_[i] = form_of(stems_of(words_, stems_, name));
    }
  }

  /// "мэр Выборга Анна Серова" where "Анна" is unknown: of three words after a title the first is a
  /// place that the article names elsewhere, or the last two are a person that it names.
  void trim_titled() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      Candidate& name = names_[i];
      if (name.title.empty() || forms_[i].words != 3 || name.sure) continue;
      const auto place = table_.find(forms_[i].first);
      const auto person = table_.find(forms_[i].all.substr(forms_[i].first.size() + 1));
      const bool placed = place != table_.end() &&
                          (place->second.known ? place->second.known_kind != NameKind::person
                                               : place->second.place > place->second.person);
      if (!placed && (person == table_.end() || person->second.known)) continue;
      name.title = hull(name.title, words_.tokens()[name.first].span);
      ++name.first;
      name.span.begin = words_.tokens()[name.first].span.begin;
      forms_[i] = form_of(stems_of(words_, stems_, name));
    }
  }

  /// Longer names learn from the words used alone.
  void learn_from_single() {
    for (const Form& form : forms_) {
      if (form.words < 2 || form.words > 4) continue;
      Votes& votes = table_[form.all];
      if (votes.known || votes.learnt) continue;
      votes.learnt = true;
      const auto last = table_.find(form.last);
      const auto first = table_.find(form.first);
      if (last != table_.end() && !last->second.known &&
          last->second.place <= last->second.person + 1) {
        votes.person += 2;
      } else if (first != table_.end() && !first->second.known && votes.person < 3 &&
                 first->second.place == 0) {
        votes.organisation += 2;
      }
    }
  }

  void find_owners() {
    for (const Form& form : forms_) {
      const Votes& votes = table_[form.all];
      if (form.words < 2 || !votes.strong) continue;
      const NameKind kind = decide(votes);
      if (kind == NameKind::person) owners_[form.last].surname = true;
      if (kind == NameKind::person) owners_[form.first].surname = true;
      if (kind == NameKind::organisation) owners_[form.first].head = true;
    }
  }

  /// "Kalvian" is "Kalvia": an adjective goes back to the place that the article names.
  void derive_adjectives() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      Candidate& name = names_[i];
      if (name.sure || forms_[i].words != 1 || name.acronym) continue;
      const auto& sentence = words_.segmentation().sentences[name.sentence];
      const std::string& form = forms_[i].all;
      for (const std::string_view ending : stems_.adjective_endings(words_.language(sentence))) {
        if (!form.ends_with(ending) || form.size() < ending.size() + 4) continue;
        const std::string_view base = std::string_view(form).substr(0, form.size() - ending.size());
        const auto place = table_.lower_bound(base);
        const bool fits = place != table_.end() && place->first.starts_with(base) &&
                          place->first.size() <= base.size() + 2 && place->first != form &&
                          place->second.words == 1 && !owners_.contains(place->first) &&
                          decide(place->second) != NameKind::person;
        if (!fits) continue;
        name.derived_of = place->first;
        name.adjective = true;
        break;
      }
    }
  }

  /// Gives a name its kind; false where it is none.
  bool settle(std::size_t i) {
    Candidate& name = names_[i];
    if (!name.derived_of.empty()) {
      name.kind = decide(table_[name.derived_of]);
      if (name.kind == NameKind::organisation) name.kind = NameKind::place;
      return true;
    }
    const Votes& votes = table_[forms_[i].all];
    const auto owner = forms_[i].words == 1 ? owners_.find(forms_[i].all) : owners_.end();
    const bool owned = owner != owners_.end();
    const bool repeated = votes.mentions >= 2 && words_.writing(name.sentence) == Writing::han;
    if (name.weak && !votes.strong && !owned && !repeated) return false;
    if (name.sure) return true;
    name.kind = decide(votes);
    const bool placed = votes.place > votes.person + 1;
    if (has_adjective(forms_[i].all)) {
      name.kind = NameKind::place;
    } else if (owned && owner->second.surname && !placed) {
      name.kind = NameKind::person;
    } else if (owned && owner->second.head && !owner->second.surname && !placed) {
      name.kind = NameKind::organisation;
    }
    return true;
  }

  /// Whether an adjective was led back to `form`, which makes it a place.
  bool has_adjective(const std::string& form) {
    if (adjectives_.empty()) {
      adjectives_.insert("");  // filled
      for (const Candidate& name : names_) adjectives_.insert(name.derived_of);
    }
    return adjectives_.contains(form);
  }

  const ArticleWords& words_;
  const NameStems& stems_;
  Candidates& names_;
  std::vector<Form> forms_;
  std::map<std::string, Votes, std::less<>> table_;
  Owners owners_;
  std::set<std::string> adjectives_;
};

/// "al-homsi" → "homsi": the article comes and goes within one text.
std::string_view without_article(std::string_view folded) {
  for (const std::string_view article : {"al-", "el-", "аль-", "эль-"}) {
    if (folded.starts_with(article) && folded.size() >= article.size() + 4) {
      return folded.substr(article.size());
    }
  }
  return folded;
}

}  // namespace

std::vector<NameStem> stems_of(const ArticleWords& words, const NameStems& stems,
                               const Candidate& name) {
  std::vector<NameStem> parts;
  const auto& sentence = words.segmentation().sentences[name.sentence];
  bool goes_on = false;  // Han characters in a row are one word
  for (std::uint32_t i = name.first; i < name.end; ++i) {
    const Token& token = words.tokens()[i];
    const bool han = token.kind == TokenKind::ideograph;
    if (han && goes_on) {
      parts.back().stem += token.folded;
    } else if (token.kind == TokenKind::word) {
      parts.push_back(stems.stem(without_article(token.folded), words.language_at(sentence, i)));
    } else if (token.kind != TokenKind::mark) {
      parts.push_back({.stem = token.folded, .rank = CaseRank::nominative});
    }
    goes_on = han;
  }
  return parts;
}

void settle_kinds(const ArticleWords& words, const NameStems& stems, Candidates& names) {
  Settler(words, stems, names).run();
}

}  // namespace wirestem::names::detail
