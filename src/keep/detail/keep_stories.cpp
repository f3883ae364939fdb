// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/keep_stories.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "base/sha256.hpp"
#include "keep/detail/pack.hpp"
#include "keep/detail/text_columns.hpp"

namespace wirestem::keep::detail {
namespace {

/// What is compared with a story's new state.
struct Before {
  std::string digest;
  std::string label;
  std::uint32_t origins = 0;
  std::uint32_t conflicts = 0;
};

std::string counted(std::uint32_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string digest_of(const AnalysedStory& story, const std::vector<std::string>& related,
                      const std::string& packed) {
  Packer packer;
  const StoryLine& line = story.line;
  for (const std::string* text :
       {&line.label, &line.statement, &line.first_published, &line.last_published}) {
    packer.put(*text);
  }
  for (const std::uint32_t count :
       {line.pages, line.origins, line.unnamed_origins, line.loops, line.conflicts}) {
    packer.put(count);
  }
  packer.put(line.articles);
  packer.put(related);
  return sha256_hex(packed + packer.take());
}

/// Gives each new story the id of the old one that it has most articles of; an old id goes to one
/// story only, and who gets none is given the next number.
class StoryIds {
 public:
  StoryIds(Database& database, std::span<const AnalysedStory> stories) : ids_(stories.size()) {
    std::vector<std::tuple<std::int64_t, std::string, std::size_t>> shared;  // most first
    for (std::size_t s = 0; s < stories.size(); ++s) {
      std::map<std::string, std::int64_t> counts;
      for (const std::string& article : stories[s].line.articles) {
        Query query(database,
                    "SELECT story FROM story_article JOIN article ON number = article "
                    "WHERE article.id = ?",
                    article);
        if (query.next()) ++counts[std::string(query.text(0))];
      }
      for (const auto& [id, count] : counts) {
        shared.emplace_back(-count, id, s);
        before_.insert(id);
      }
    }
    std::ranges::sort(shared);
    std::set<std::string> given;
    for (const auto& [count, id, s] : shared) {
      if (ids_[s].empty() && given.insert(id).second) ids_[s] = id;
    }
    for (std::string& id : ids_) {
      if (id.empty()) id = next_id(database);
    }
  }

  const std::string& of(std::size_t story) const { return ids_[story]; }
  /// The old stories that have articles of the new ones.
  const std::set<std::string>& before() const { return before_; }

 private:
  static std::string next_id(Database& database) {
    Query(database, "UPDATE counter SET value = value + 1 WHERE name = 'stories'").run();
    Query query(database, "SELECT value FROM counter WHERE name = 'stories'");
    return "story-" + std::to_string(query.next() ? query.integer(0) : 0);
  }

  std::vector<std::string> ids_;
  std::set<std::string> before_;
};

class StoryKeeper {
 public:
  StoryKeeper(Database& database, Compressor& compressor, std::uint64_t seen,
              const std::string& now)
      : database_(database), compressor_(compressor), seen_(seen), now_(now) {}

  void keep(std::span<const AnalysedStory> stories, bool whole) {
    const StoryIds ids(database_, stories);
    std::map<std::string, Before> before = load_before(ids.before(), whole);
    for (std::size_t s = 0; s < stories.size(); ++s) {
      std::vector<std::string> related;
      for (const std::uint32_t other : stories[s].related) related.push_back(ids.of(other));
      keep_one(stories[s], ids.of(s), related, before);
      before.erase(ids.of(s));
    }
    for (const auto& [id, old] : before) {
      remove(id);
      note("story-gone", id, old.label, "its pages are in other stories now");
    }
  }

 private:
  void keep_one(const AnalysedStory& story, const std::string& id,
                const std::vector<std::string>& related,
                const std::map<std::string, Before>& before) {
    Dossier dossier = story.dossier;
    dossier.stories.front().story.id = id;
    const std::string packed = pack(dossier);
    const std::string digest = digest_of(story, related, packed);
    const auto old = before.find(id);
    if (old == before.end() || old->second.digest != digest) {
      if (old != before.end()) remove(id);
      tell(id, story.line, old == before.end() ? nullptr : &old->second);
      insert(id, story, related, packed, digest);
    }
    for (const std::string& article : story.line.articles) {
      Query(database_,
            "INSERT OR REPLACE INTO story_article (story, article, seen) "
            "SELECT ?, number, ? FROM article WHERE id = ?",
            id, seen_, article)
          .run();
    }
  }

  std::map<std::string, Before> load_before(std::set<std::string> ids, bool whole) {
    Query all(database_, "SELECT id FROM story WHERE ?", whole);
    while (all.next()) ids.emplace(all.text(0));
    std::map<std::string, Before> before;
    for (const std::string& id : ids) {
      Query query(database_, "SELECT digest, label, origins, conflicts FROM story WHERE id = ?",
                  id);
      if (!query.next()) continue;
      before[id] = {.digest = std::string(query.text(0)),
                    .label = std::string(query.text(1)),
                    .origins = static_cast<std::uint32_t>(query.integer(2)),
                    .conflicts = static_cast<std::uint32_t>(query.integer(3))};
    }
    return before;
  }

  /// Its rows go with it (ON DELETE CASCADE), but for the search index, which has to be told.
  void remove(const std::string& id) {
    Query claims(database_, "SELECT number, text FROM claim WHERE story = ?", id);
    while (claims.next()) {
      Query(database_,
            "INSERT INTO claim_search (claim_search, rowid, text) VALUES ('delete', ?, ?)",
            claims.integer(0), words_to_index(claims.text(1)))
          .run();
    }
    Query(database_, "DELETE FROM story WHERE id = ?", id).run();
  }

  void insert(const std::string& id, const AnalysedStory& story,
              const std::vector<std::string>& related, const std::string& packed,
              const std::string& digest) {
    const StoryLine& line = story.line;
    Query(database_,
          "INSERT INTO story (id, label, pages, origins, unnamed_origins, loops, conflicts, "
          "first_published, last_published, statement, outlets, languages, digest) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id, line.label, line.pages, line.origins, line.unnamed_origins, line.loops,
          line.conflicts, line.first_published, line.last_published, line.statement,
          join(line.outlets, '\n'), join(line.languages, ' '), digest)
        .run();
    Query(database_, "INSERT INTO story_dossier (story, dossier) VALUES (?, ?)", id,
          Blob{compressor_.compress(packed)})
        .run();
    for (const std::string& other : related) {
      Query(database_, "INSERT OR IGNORE INTO story_related (story, related) VALUES (?, ?)", id,
            other)
          .run();
    }
    insert_rows(id, story);
  }

  void insert_rows(const std::string& id, const AnalysedStory& story) {
    for (const ClaimLine& claim : story.claims) {
      Query(database_,
            "INSERT INTO claim (story, id, text, article, pages, independent_origins, circular) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            id, claim.id, claim.text, claim.article, claim.pages, claim.independent_origins,
            claim.circular)
          .run();
      Query(database_, "INSERT INTO claim_search (rowid, text) VALUES (?, ?)", database_.last_row(),
            words_to_index(claim.text))
          .run();
    }
    for (const EdgeLine& edge : story.edges) {
      Query(database_,
            "INSERT INTO edge (story, from_id, to_id, from_name, to_name, relation, direction, "
            "confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            id, edge.from, edge.to, edge.from_name, edge.to_name, edge.relation, edge.direction,
            edge.confidence)
          .run();
    }
    for (const ConflictLine& conflict : story.conflicts) {
      Query(database_,
            "INSERT INTO conflict (story, id, kind, same_origin, sides) VALUES (?, ?, ?, ?, ?)", id,
            conflict.id, conflict.kind, conflict.same_origin, conflict.sides)
          .run();
    }
  }

  void tell(const std::string& id, const StoryLine& line, const Before* before) {
    if (before == nullptr) {
      note("story-new", id, line.label,
           counted(line.pages, "page") + ", " + counted(line.origins, "origin"));
      return;
    }
    if (before->origins != line.origins) {
      note(
          "origins", id, line.label,
          counted(before->origins, "origin") + " before, " + std::to_string(line.origins) + " now");
    }
    if (before->conflicts < line.conflicts) {
      note("conflict", id, line.label,
           counted(before->conflicts, "conflict") + " before, " + std::to_string(line.conflicts) +
               " now");
    }
  }

  void note(std::string_view kind, const std::string& id, const std::string& label,
            const std::string& what) {
    Query(database_, "INSERT INTO event (at, kind, story, article, text) VALUES (?, ?, ?, '', ?)",
          now_, kind, id, label + ": " + what)
        .run();
  }

  Database& database_;
  Compressor& compressor_;
  std::uint64_t seen_;
  const std::string& now_;
};

}  // namespace

void keep_stories(Database& database, Compressor& compressor,
                  std::span<const AnalysedStory> stories, Scope scope, std::uint64_t seen,
                  const std::string& now) {
  StoryKeeper(database, compressor, seen, now).keep(stories, scope == Scope::whole);
  if (scope == Scope::part) return;
  Query(database, "UPDATE counter SET value = ? WHERE name = 'analysed'", seen).run();
}

}  // namespace wirestem::keep::detail
