// SPDX-License-Identifier: Apache-2.0
#include "find/names/link_names.hpp"

#include <algorithm>
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/find/names/article_with_names.hpp"

namespace wirestem::names {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

/// A pile of articles and its actors.
struct Pile {
  std::vector<ArticleWithNames> articles;
  LinkedNames linked;

  explicit Pile(std::vector<ArticleWithNames> given) : articles(std::move(given)) {
    std::vector<ReadArticle> read;
    for (const ArticleWithNames& one : articles) read.push_back({&one.article, &one.findings});
    linked = link_names(read, test_lexicon());
  }

  /// The actor that bears `name` as its name or an alias; null where none or several do.
  const Actor* bearer(const std::string& name) const {
    const Actor* found = nullptr;
    for (const Actor& actor : linked.actors) {
      const bool alias = std::ranges::find(actor.aliases, name) != actor.aliases.end();
      if (actor.name != name && !alias) continue;
      if (found != nullptr) return nullptr;
      found = &actor;
    }
    return found;
  }

  bool same(const std::string& a, const std::string& b) const {
    return bearer(a) != nullptr && bearer(a) == bearer(b);
  }
};

/// A mention made by hand, so that linking is tested without finding.
ArticleWithNames article_naming(const std::vector<NameMention>& mentions, std::string language) {
  std::string text;
  std::vector<NameMention> placed;
  for (NameMention mention : mentions) {
    mention.span.begin = static_cast<std::uint32_t>(text.size());
    text += mention.canonical;
    mention.span.end = static_cast<std::uint32_t>(text.size());
    text += " ";
    placed.push_back(mention);
  }
  ArticleWithNames article(text, std::move(language));
  article.findings.names = placed;
  return article;
}

NameMention named(NameKind kind, std::string canonical, std::string key = "") {
  NameMention mention;
  mention.kind = kind;
  mention.canonical = std::move(canonical);
  mention.key = std::move(key);
  return mention;
}

NameMention person(std::string name) { return named(NameKind::person, std::move(name)); }
NameMention place(std::string name) { return named(NameKind::place, std::move(name)); }

TEST(LinkNames, AnEmptyPileHasNoActors) { EXPECT_THAT(Pile({}).linked.actors, IsEmpty()); }

TEST(LinkNames, NamesWithOneKeyAreOneActor) {
  const Pile pile({article_naming({named(NameKind::state, "Norway", "state:NO")}, "en"),
                   article_naming({named(NameKind::state, "挪威", "state:NO")}, "zh")});
  EXPECT_TRUE(pile.same("Norway", "挪威"));
}

TEST(LinkNames, SpellingsOfOnePersonJoinAcrossLanguagesAndScripts) {
  const Pile pile({article_naming({person("Volodymyr Zelensky")}, "en"),
                   article_naming({person("Volodymyr Zelenskyy")}, "en"),
                   article_naming({person("Wolodymyr Selenskyj")}, "de"),
                   article_naming({person("Владимир Зеленский")}, "ru"),
                   article_naming({person("Володимир Зеленський")}, "uk"),
                   article_naming({person("弗拉基米尔·泽连斯基")}, "zh")});
  EXPECT_EQ(pile.linked.actors.size(), 1U);
  EXPECT_THAT(pile.linked.actors[0].aliases, Contains("弗拉基米尔·泽连斯基"));
}

TEST(LinkNames, AnInventedPersonJoinsAcrossScripts) {
  const Pile pile({article_naming({person("Timofei Ardanov")}, "en"),
                   article_naming({person("Тимофей Арданов")}, "ru"),
                   article_naming({person("تيموفي أردانوف")}, "ar")});
  EXPECT_EQ(pile.linked.actors.size(), 1U);
}

TEST(LinkNames, ACaseFormJoinsItsNominativeInAnotherArticle) {
  const Pile pile({article_naming({person("Тимофей Арданов")}, "ru"),
                   article_naming({person("Тимофея Арданова")}, "ru")});
  EXPECT_TRUE(pile.same("Тимофей Арданов", "Тимофея Арданова"));
}

TEST(LinkNames, DifferentGivenNamesAreNeverOnePerson) {
  const Pile pile({article_naming({person("Maria Orvella"), person("Orvella")}, "en"),
                   article_naming({person("Peter Orvella")}, "en")});
  EXPECT_FALSE(pile.same("Maria Orvella", "Peter Orvella"));
  EXPECT_EQ(pile.linked.actors.size(), 3U);
}

TEST(LinkNames, AnInitialAgreesWithTheGivenNameItBegins) {
  const Pile pile({article_naming({person("Maria Orvella")}, "en"),
                   article_naming({person("M. Orvella")}, "en")});
  EXPECT_TRUE(pile.same("Maria Orvella", "M. Orvella"));
}

TEST(LinkNames, ASurnameAloneGoesToItsOnlyBearer) {
  const Pile pile({article_naming({person("Maria Orvella")}, "en"),
                   article_naming({person("Orvella")}, "en"),
                   article_naming({person("Орвелла")}, "ru")});
  EXPECT_EQ(pile.linked.actors.size(), 1U);
}

TEST(LinkNames, AnInventedPlaceJoinsAcrossScripts) {
  const Pile pile({article_naming({place("Kalvoria")}, "en"),
                   article_naming({place("Калвория")}, "ru"),
                   article_naming({place("Калвории")}, "ru")});
  EXPECT_TRUE(pile.same("Kalvoria", "Калвория"));
  EXPECT_TRUE(pile.same("Kalvoria", "Калвории"));
}

TEST(LinkNames, PlacesOfOneLanguageThatSoundAlikeStayApart) {
  const Pile pile({article_naming({place("Merrin"), place("Marron")}, "en")});
  EXPECT_FALSE(pile.same("Merrin", "Marron"));
}

TEST(LinkNames, AChineseNameJoinsByItsSoundsWhereArticlesShareGround) {
  const NameMention norway = named(NameKind::state, "Norway", "state:NO");
  const Pile pile({article_naming({place("Kalmora"), norway}, "en"),
                   article_naming({place("卡尔莫拉"), norway}, "zh")});
  EXPECT_TRUE(pile.same("Kalmora", "卡尔莫拉"));
}

TEST(LinkNames, AChineseNameDoesNotJoinBySoundsAlone) {
  const Pile pile(
      {article_naming({place("Kalmora")}, "en"), article_naming({place("卡尔莫拉")}, "zh")});
  EXPECT_FALSE(pile.same("Kalmora", "卡尔莫拉"));
}

TEST(LinkNames, NamesThatDifferInANumberStayApart) {
  const NameMention one = named(NameKind::organisation, "Larkspur-1");
  const NameMention two = named(NameKind::organisation, "Larkspur-2");
  const Pile pile({article_naming({one}, "en"), article_naming({two}, "de")});
  EXPECT_EQ(pile.linked.actors.size(), 2U);
}

TEST(LinkNames, MarksOnLettersDoNotPartANAme) {
  const Pile pile({article_naming({person("Joël Ménarde")}, "fr"),
                   article_naming({person("Joel Menarde")}, "en")});
  EXPECT_TRUE(pile.same("Joël Ménarde", "Joel Menarde"));
}

TEST(LinkNames, AnAcronymGoesToTheOrganisationItAbbreviates) {
  const Pile pile({article_naming({named(NameKind::organisation, "Vestrup Lamp Authority")}, "en"),
                   article_naming({named(NameKind::organisation, "VLA")}, "en")});
  EXPECT_TRUE(pile.same("Vestrup Lamp Authority", "VLA"));
}

TEST(LinkNames, AKindOnWhichArticlesDisagreeIsTheOneOfMostMentions) {
  const Pile pile({article_naming({place("Vestrup"), place("Vestrup")}, "en"),
                   article_naming({named(NameKind::organisation, "Vestrup")}, "en")});
  ASSERT_EQ(pile.linked.actors.size(), 1U);
  EXPECT_EQ(pile.linked.actors[0].kind, NameKind::place);
}

TEST(LinkNames, TheFullLatinFormIsShown) {
  const Pile pile({article_naming({person("Зеленский"), person("Владимир Зеленский")}, "ru"),
                   article_naming({person("Volodymyr Zelensky"), person("Zelensky")}, "en")});
  EXPECT_EQ(pile.linked.actors[0].name, "Volodymyr Zelensky");
}

TEST(LinkNames, ActorsAreNumberedByMentions) {
  const Pile pile(
      {article_naming({place("Vestrup"), person("Maria Orvella"), place("Vestrup")}, "en")});
  ASSERT_EQ(pile.linked.actors.size(), 2U);
  EXPECT_EQ(pile.linked.actors[0].id, "actor-1");
  EXPECT_EQ(pile.linked.actors[0].name, "Vestrup");
  EXPECT_EQ(pile.linked.actors[0].mentions, 2U);
  EXPECT_EQ(pile.linked.actor_of[0], (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(LinkNames, EveryMentionHasAnActor) {
  const Pile pile({ArticleWithNames("Maria Orvella met the Bank of Vestrup in Norway."),
                   ArticleWithNames("Мария Орвелла уехала в Норвегию.", "ru")});
  for (std::size_t a = 0; a < pile.articles.size(); ++a) {
    ASSERT_EQ(pile.linked.actor_of[a].size(), pile.articles[a].names().size());
    for (const std::uint32_t actor : pile.linked.actor_of[a]) {
      EXPECT_LT(actor, pile.linked.actors.size());
    }
  }
}

TEST(LinkNames, ManyDifferentNamesTakeNearLinearTime) {
  constexpr std::string_view kFirst = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::vector<NameMention> mentions;
  for (std::size_t i = 0; i < 4000; ++i) {
    std::string surname;
    for (std::size_t n = i * 7919, k = 0; k < 4; ++k, n /= 14) {
      surname += kFirst[n % 14];
      surname += kVowels[(n / 3 + k) % 5];
    }
    surname[0] = static_cast<char>(surname[0] - 'a' + 'A');
    mentions.push_back(person((i % 2 == 0 ? "Maria " : "Peter ") + surname));
  }
  const auto begin = std::chrono::steady_clock::now();
  const Pile pile({article_naming(mentions, "en")});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_GT(pile.linked.actors.size(), 1000U);
  EXPECT_LT(taken.count(), 90.0);  // seconds, in a build without optimisation on a busy machine
}

}  // namespace
}  // namespace wirestem::names
