// SPDX-License-Identifier: Apache-2.0
//
// Each step brings a store of one format to the next; a new store goes through all of them, so that
// there is one way to every format. A step, once released, is never changed. docs/store.md tells
// the result.
#include "keep/detail/schema.hpp"

#include <array>
#include <string>

namespace wirestem::keep::detail {
namespace {

/// "Wire" in ASCII: how `file` and SQLite tools know whose file it is.
constexpr std::int64_t kApplicationId = 0x57697265;

constexpr const char* kArticles = R"sql(
CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source_path TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  authors TEXT NOT NULL,
  published TEXT,
  published_from INTEGER NOT NULL,
  languages TEXT NOT NULL,
  day TEXT NOT NULL,
  lead TEXT NOT NULL,
  added TEXT NOT NULL,
  changed TEXT NOT NULL,
  change INTEGER NOT NULL
);
CREATE INDEX article_by_digest ON article (digest);
CREATE INDEX article_by_outlet ON article (outlet, number);
CREATE INDEX article_by_day ON article (day, number);
CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
  sections TEXT NOT NULL,
  text BLOB NOT NULL
);
CREATE TABLE version (
  article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source_path TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  authors TEXT NOT NULL,
  published TEXT,
  published_from INTEGER NOT NULL,
  languages TEXT NOT NULL,
  kept TEXT NOT NULL,
  sections TEXT NOT NULL,
  text BLOB NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE TABLE place (
  place TEXT PRIMARY KEY,
  article INTEGER REFERENCES article (number) ON DELETE CASCADE,
  source_path TEXT NOT NULL,
  asked TEXT
) WITHOUT ROWID;
CREATE INDEX place_by_article ON place (article);
CREATE VIEW article_text AS
  SELECT article.number, title, outlet, authors, text
  FROM article JOIN body ON body.article = article.number;
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, outlet, authors, text,
  content="article_text", content_rowid="number",
  tokenize="unicode61 remove_diacritics 2"
);
)sql";

constexpr const char* kStories = R"sql(
CREATE TABLE feature (
  hash INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
  PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE INDEX feature_of_article ON feature (article);
CREATE TABLE story (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  pages INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  unnamed_origins INTEGER NOT NULL,
  loops INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  first_published TEXT NOT NULL,
  last_published TEXT NOT NULL,
  statement TEXT NOT NULL,
  outlets TEXT NOT NULL,
  languages TEXT NOT NULL,
  digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_by_last_day ON story (last_published, id);
CREATE INDEX story_by_pages ON story (pages, id);
CREATE TABLE story_dossier (
  story TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
  dossier BLOB NOT NULL
);
CREATE TABLE story_article (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
  seen INTEGER NOT NULL,
  PRIMARY KEY (story, article)
) WITHOUT ROWID;
CREATE UNIQUE INDEX story_of_article ON story_article (article);
CREATE TABLE story_related (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  related TEXT NOT NULL,
  PRIMARY KEY (story, related)
) WITHOUT ROWID;
CREATE TABLE claim (
  number INTEGER PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  article TEXT NOT NULL,
  pages INTEGER NOT NULL,
  independent_origins INTEGER NOT NULL,
  circular INTEGER NOT NULL
);
CREATE INDEX claim_by_story ON claim (story);
CREATE VIRTUAL TABLE claim_search USING fts5 (
  text, content="claim", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE edge (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  from_name TEXT NOT NULL,
  to_name TEXT NOT NULL,
  relation TEXT NOT NULL,
  direction TEXT NOT NULL,
  confidence REAL NOT NULL
);
CREATE INDEX edge_by_story ON edge (story);
CREATE TABLE conflict (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  same_origin INTEGER NOT NULL,
  sides TEXT NOT NULL
);
CREATE INDEX conflict_by_story ON conflict (story);
)sql";

constexpr const char* kPeople = R"sql(
CREATE TABLE decision (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  withdrawn TEXT
);
CREATE TABLE decision_article (
  decision INTEGER NOT NULL REFERENCES decision (number),
  place INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (decision, place)
) WITHOUT ROWID;
CREATE TABLE task (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  detail TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  began TEXT NOT NULL,
  told TEXT NOT NULL,
  ended TEXT
);
CREATE TABLE event (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  story TEXT NOT NULL,
  article TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counter VALUES ('articles', 0), ('versions', 0), ('changes', 0), ('analysed', 0),
  ('stories', 0);
)sql";

/// For people who open the file with other tools.
constexpr const char* kViews = R"sql(
CREATE VIEW articles AS
  SELECT article.id, story_article.story, title, outlet,
         replace(authors, char(10), ', ') AS authors, published, languages, url, source_path,
         version AS versions, added, changed, lead AS begins
  FROM article LEFT JOIN story_article ON story_article.article = article.number;
CREATE VIEW stories AS
  SELECT id, label, pages, origins, unnamed_origins, loops, conflicts, first_published,
         last_published, replace(outlets, char(10), ', ') AS outlets, languages, statement
  FROM story;
CREATE VIEW claims AS
  SELECT story, id, text, article AS quoted_from, pages, independent_origins,
         circular AS runs_in_a_circle
  FROM claim;
CREATE VIEW who_had_it_from_whom AS
  SELECT story, from_name AS who, relation, to_name AS from_whom, direction, confidence,
         from_id AS who_id, to_id AS from_whom_id
  FROM edge;
CREATE VIEW conflicts AS
  SELECT story, id, kind, sides, same_origin AS changed_in_the_retelling FROM conflict;
CREATE VIEW decisions AS
  SELECT number, kind, subject, value, reason, author, at, withdrawn,
         (SELECT group_concat(article, ', ') FROM decision_article
          WHERE decision = decision.number) AS articles
  FROM decision;
CREATE VIEW earlier_versions AS
  SELECT article.id, version.number AS version, version.title, version.published, version.kept
  FROM version JOIN article ON article.number = version.article;
)sql";

/// Which change of the store a decision was: an analysis that has seen it has followed it.
constexpr const char* kDecisionChange =
    "ALTER TABLE decision ADD COLUMN change INTEGER NOT NULL DEFAULT 0";

using Step = std::array<const char*, 4>;
constexpr std::array<Step, 2> kSteps = {
    Step{kArticles, kStories, kPeople, kViews},  // 0 → 1
    Step{kDecisionChange, "", "", ""},           // 1 → 2
};

std::int64_t number_from(Database& database, std::string_view sql) {
  Query query(database, sql);
  return query.next() ? query.integer(0) : 0;
}

std::int64_t format_of(Database& database) { return number_from(database, "PRAGMA user_version"); }

/// Of nobody yet: no tables, no mark.
bool is_blank(Database& database) {
  return number_from(database, "PRAGMA application_id") == 0 &&
         number_from(database, "SELECT count(*) FROM sqlite_master") == 0;
}

constexpr auto kNewest = static_cast<std::int64_t>(kSteps.size());

}  // namespace

std::optional<Error> settle_schema(Database& database, bool may_write) {
  const auto failure = [&](ErrorCode code, std::string_view what) {
    database.fail(code, what);
    return database.take_error();
  };
  const bool ours = number_from(database, "PRAGMA application_id") == kApplicationId;
  const std::int64_t format = format_of(database);
  if (!ours && (!is_blank(database) || !may_write)) {
    return failure(ErrorCode::malformed, "is no Wirestem store");
  }
  if (format > kNewest) {
    return failure(ErrorCode::unsupported, "was made by a newer Wirestem (format " +
                                               std::to_string(format) + "; this one knows up to " +
                                               std::to_string(kNewest) + ")");
  }
  if (format == kNewest) return database.take_error();
  if (!may_write) {
    return failure(ErrorCode::unsupported,
                   "is of an older format; any command that writes, such "
                   "as wirestem add, brings it up to date");
  }
  Transaction transaction(database);
  // Another process may have been here first.
  for (std::int64_t step = format_of(database); step < kNewest; ++step) {
    for (const char* sql : kSteps[static_cast<std::size_t>(step)]) database.run(sql);
  }
  database.run("PRAGMA application_id=" + std::to_string(kApplicationId));
  database.run("PRAGMA user_version=" + std::to_string(kNewest));
  return transaction.commit();
}

}  // namespace wirestem::keep::detail
