// SPDX-License-Identifier: Apache-2.0
//
// The whole way from pages to a dossier, on piles so small that every answer is plain.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "pipeline/make_dossier.hpp"
#include "tell/write_dossier_json.hpp"

namespace wirestem {
namespace {

/// Writes pages and a manifest into a fresh folder and makes their dossier.
class SmallPile {
 public:
  explicit SmallPile(const std::string& name)
      : folder_(std::filesystem::temp_directory_path() / ("wirestem_" + name)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~SmallPile() { std::filesystem::remove_all(folder_); }
  SmallPile(const SmallPile&) = delete;
  SmallPile& operator=(const SmallPile&) = delete;

  void page(const std::string& name, const std::string& outlet, const std::string& day,
            const std::string& text) {
    std::ofstream(folder_ / name) << text;
    std::ofstream(folder_ / "manifest.jsonl", std::ios::app)
        << R"({"path": ")" << name << R"(", "outlet": ")" << outlet << R"(", "published": ")" << day
        << "\"}\n";
    paths_.push_back((folder_ / name).string());
  }

  Dossier dossier(unsigned threads = 1) const {
    pipeline::PipelineOptions options;
    options.threads = threads;
    options.manifest = (folder_ / "manifest.jsonl").string();
    auto made = pipeline::make_dossier(paths_, options);
    EXPECT_TRUE(made.ok());
    return std::move(made).value();
  }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> paths_;
};

void add_harbour_pages(SmallPile& pile) {
  pile.page("1.txt", "Lorne Courier", "2031-05-02T08:00:00Z",
            "Harbour wall cracked, says diver\n\nThe harbour wall of Lorne has been cracked since "
            "March, a diver told the Lorne Courier.\n\n“The wall moves when the ferry comes in,” "
            "said Ada Brandt, the harbour master of Lorne.\n");
  pile.page("2.txt", "Coast Mirror", "2031-05-02T15:00:00Z",
            "Harbour wall in Lorne cracked\n\nThe harbour wall of Lorne has been cracked since "
            "March, the Lorne Courier reports.\n\n“The wall moves when the ferry comes in,” said "
            "Otto Krause, a fisherman from Lorne.\n");
}

TEST(SmallPiles, APageThatCitesAPaperAddsNoOrigin) {
  SmallPile pile("origin");
  add_harbour_pages(pile);
  const Dossier dossier = pile.dossier();
  ASSERT_EQ(dossier.stories.size(), 1U);
  const auto& claims = dossier.stories[0].claims;
  const auto shared = std::ranges::find_if(claims, [&](const Claim& claim) {
    const ArticleSpan& first = claim.occurrences.front().place;
    const auto words = slice(dossier.articles[first.article].text, first.span);
    return claim.occurrences.size() >= 2 && words.find("since March") != words.npos;
  });
  ASSERT_NE(shared, claims.end());
  EXPECT_EQ(shared->independent_origins, 1U);
}

TEST(SmallPiles, OneQuotationInTwoMouthsIsAConflictOfActor) {
  SmallPile pile("actor");
  add_harbour_pages(pile);
  const Dossier dossier = pile.dossier();
  ASSERT_EQ(dossier.stories.size(), 1U);
  const auto& conflicts = dossier.stories[0].conflicts;
  const auto actor = std::ranges::find(conflicts, ConflictKind::actor, &Conflict::kind);
  ASSERT_NE(actor, conflicts.end());
  EXPECT_EQ(actor->sides[0].value, "Ada Brandt");
  EXPECT_EQ(actor->sides[1].value, "Otto Krause");
}

TEST(SmallPiles, ThreadsDoNotChangeAByte) {
  SmallPile pile("threads");
  add_harbour_pages(pile);
  EXPECT_EQ(tell::dossier_to_json(pile.dossier(1)), tell::dossier_to_json(pile.dossier(2)));
}

}  // namespace
}  // namespace wirestem
