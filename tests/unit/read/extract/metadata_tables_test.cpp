// SPDX-License-Identifier: Apache-2.0
#include <cctype>
#include <string>

#include <gtest/gtest.h>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/metadata/byline_names.hpp"
#include "read/extract/detail/metadata/label_words.hpp"
#include "read/extract/detail/metadata/outlet_hosts.hpp"

namespace wirestem::extract::detail {
namespace {

const lexicon::Lexicon& words() {
  static const lexicon::Lexicon instance;
  return instance;
}

const LabelWords& labels() {
  static const LabelWords instance(words());
  return instance;
}

TEST(LabelWords, KnowsTheFirstWordOfALabelInEitherCase) {
  EXPECT_TRUE(labels().may_announce("Written by Ana Ruiz"));
  EXPECT_TRUE(labels().may_announce(" (BY Ana Ruiz)"));
  EXPECT_TRUE(labels().may_announce("Autor: Jan Kos"));
  EXPECT_TRUE(labels().may_announce("Автор: Анна"));
  EXPECT_FALSE(labels().may_announce("Bystanders saw the ferry"));
  EXPECT_FALSE(labels().may_announce(" \n"));
  EXPECT_FALSE(labels().may_announce(""));
}

TEST(LabelWords, PassesOverNoLineThatBeginsWithALabel) {
  const lexicon::Table& table = words().table("byline_labels");
  const std::size_t sense = table.column("sense");
  for (const lexicon::Row& row : table.rows()) {
    if (row[sense] != "by" && row[sense] != "noun") continue;
    for (const std::string_view label : lexicon::alternatives(row[table.column("phrase")])) {
      std::string line = "\t" + std::string(label);
      EXPECT_TRUE(labels().may_begin(line)) << label;
      line[1] = static_cast<char>(std::toupper(static_cast<unsigned char>(line[1])));
      EXPECT_TRUE(labels().may_begin(line + ": X")) << label;
      EXPECT_TRUE(announces_writer(label, words(), labels())) << label;
    }
  }
}

TEST(LabelWords, PassesOverLinesThatBeginOtherwise) {
  EXPECT_FALSE(labels().may_begin("Xylophones in the harbour"));
  EXPECT_FALSE(labels().may_begin("? by"));
  EXPECT_FALSE(labels().may_begin(""));
  EXPECT_FALSE(announces_writer("Xylophones in the harbour", words(), labels()));
}

TEST(OutletHosts, FindsTheOutletOfADomainAndOfHostsBelowIt) {
  const OutletHosts hosts(words());
  const std::string_view name = hosts.outlet_of("reuters.com");
  EXPECT_FALSE(name.empty());
  EXPECT_EQ(hosts.outlet_of("uk.news.reuters.com"), name);
}

TEST(OutletHosts, TakesNoPartOfALabelAndNoSuffixForADomain) {
  const OutletHosts hosts(words());
  EXPECT_EQ(hosts.outlet_of("notreuters.com"), "");
  EXPECT_EQ(hosts.outlet_of("reuters.com.example"), "");
  EXPECT_EQ(hosts.outlet_of("com"), "");
  EXPECT_EQ(hosts.outlet_of("."), "");
  EXPECT_EQ(hosts.outlet_of(""), "");
}

TEST(OutletHosts, NamesNoPlatformForTheSitesItCarries) {
  const OutletHosts hosts(words());
  const lexicon::Table& table = words().table("outlets");
  for (const lexicon::Row& row : table.rows()) {
    if (row[table.column("kind")] != "platform") continue;
    for (const std::string_view domain : lexicon::alternatives(row[table.column("domains")])) {
      // A platform may stand below a medium's domain: that one's name is right.
      EXPECT_NE(hosts.outlet_of("lorne." + std::string(domain)), row[table.column("name")]);
    }
  }
}

}  // namespace
}  // namespace wirestem::extract::detail
