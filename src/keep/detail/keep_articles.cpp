// SPDX-License-Identifier: Apache-2.0
//
// An article is known again, in this order, by its address, by the file and record it came from, by
// the same content under the same id or file name. Identity by content alone would be wrong: the
// same words at two media are two witnesses, and that one has them from the other is what the whole
// program is about.
#include "keep/detail/keep_articles.hpp"

#include <algorithm>
#include <optional>

#include "keep/detail/article_places.hpp"
#include "keep/detail/text_columns.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::size_t kLeadBytes = 240;

/// What the database has of an article that was handed in.
struct Match {
  std::int64_t number = 0;
  std::string id;
  std::string digest;
  std::uint32_t version = 1;
  std::optional<std::string> url;
};

class Keeper {
 public:
  Keeper(Database& database, Compressor& compressor, const std::string& now)
      : database_(database), compressor_(compressor), now_(now) {}

  StoredArticle keep(const Article& article) {
    article_ = &article;
    digest_ = digest_of(article);
    url_place_ = article.url && !article.url->empty() ? place_of_url(*article.url) : "";
    path_place_ = place_of_path(article.source_path);
    std::optional<Match> match = match_by_place();
    if (!match) match = match_by_content();
    StoredArticle stored{.id = {}, .source_path = article.source_path};
    if (!match) {
      stored.id = insert(stored);
    } else {
      stored.id = match->id;
      stored.version = match->version;
      stored.arrival = Arrival::known;
      if (match->digest != digest_) replace(*match, stored);
      note_places(match->number);
    }
    return stored;
  }

 private:
  static constexpr std::string_view kMatchByPlace =
      "SELECT number, id, digest, version, url FROM place JOIN article ON number = article "
      "WHERE place = ?";

  static Match match_of(const Query& row) {
    return {.number = row.integer(0),
            .id = std::string(row.text(1)),
            .digest = std::string(row.text(2)),
            .version = static_cast<std::uint32_t>(row.integer(3)),
            .url = row.text_or_none(4)};
  }

  std::optional<Match> match_by_place() {
    if (!url_place_.empty()) {
      Query query(database_, kMatchByPlace, url_place_);
      if (query.next()) return match_of(query);
    }
    if (path_place_.empty()) return std::nullopt;
    std::optional<Match> match;
    {
      Query query(database_, kMatchByPlace, path_place_);
      if (query.next()) match = match_of(query);
    }
    // A file that is written anew may hold something else at the same place.
    if (!match || match->digest == digest_) return match;
    if (match->url && !url_place_.empty()) return std::nullopt;  // two addresses, two articles
    if (!is_edit(text_of(match->number), article_->text)) return std::nullopt;
    return match;
  }

  std::optional<Match> match_by_content() {
    Query query(database_,
                "SELECT number, id, digest, version, url FROM article "
                "WHERE digest = ?1 AND (id = ?2 OR file_name = ?3) ORDER BY number",
                digest_, article_->id, file_name_of(article_->source_path));
    while (query.next()) {
      Match match = match_of(query);
      if (!match.url || url_place_.empty()) return match;
    }
    return std::nullopt;
  }

  std::string text_of(std::int64_t number) {
    Query query(database_, "SELECT text FROM body WHERE article = ?", number);
    if (!query.next()) return {};
    auto text = compressor_.decompress(query.blob(0));
    if (!text) database_.fail(ErrorCode::malformed, "is damaged: the text of an article");
    return text.value_or("");
  }

  /// The article's id, or with a number behind it where another one has that.
  std::string free_id() {
    const std::string wanted = article_->id.empty() ? "article" : article_->id;
    std::string id = wanted;
    for (int number = 2; is_taken(id); ++number) id = wanted + "-" + std::to_string(number);
    return id;
  }

  bool is_taken(const std::string& id) {
    return Query(database_, "SELECT 1 FROM article WHERE id = ?", id).next();
  }

  std::string insert(StoredArticle& stored) {
    stored.arrival = Arrival::added;
    stored.version = 1;
    std::string id = free_id();
    Query(database_,
          "INSERT INTO article (id, version, digest, file_name, source_path, url, outlet, title, "
          "authors, published, published_from, languages, day, lead, added, changed, change) "
          "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id, digest_, file_name_of(article_->source_path), article_->source_path, article_->url,
          article_->outlet, article_->title, join(article_->authors, '\n'), article_->published,
          static_cast<int>(article_->published_from), join(article_->languages, ' '), day(),
          lead_of(*article_, kLeadBytes), now_, now_, count_change("articles"))
        .run();
    const std::int64_t number = database_.last_row();
    Query(database_, "INSERT INTO body (article, sections, text) VALUES (?, ?, ?)", number,
          sections_to_text(article_->sections), Blob{compressor_.compress(article_->text)})
        .run();
    index(number);
    note_places(number);
    return id;
  }

  /// The newest version becomes an earlier one, and what came takes its place.
  void replace(const Match& match, StoredArticle& stored) {
    stored.arrival = Arrival::changed;
    stored.version = match.version + 1;
    take_from_index(match.number);
    Query(database_,
          "INSERT INTO version SELECT number, version, source_path, url, outlet, title, authors, "
          "published, published_from, languages, changed, sections, text "
          "FROM article JOIN body ON body.article = number WHERE number = ?",
          match.number)
        .run();
    Query(database_,
          "UPDATE article SET version = ?, digest = ?, url = coalesce(?, url), outlet = ?, "
          "title = ?, authors = ?, published = ?, published_from = ?, languages = ?, day = ?, "
          "lead = ?, changed = ?, change = ? WHERE number = ?",
          stored.version, digest_, article_->url, article_->outlet, article_->title,
          join(article_->authors, '\n'), article_->published,
          static_cast<int>(article_->published_from), join(article_->languages, ' '), day(),
          lead_of(*article_, kLeadBytes), now_, count_change("versions"), match.number)
        .run();
    Query(database_, "UPDATE body SET sections = ?, text = ? WHERE article = ?",
          sections_to_text(article_->sections), Blob{compressor_.compress(article_->text)},
          match.number)
        .run();
    index(match.number);
    Query(database_,
          "INSERT INTO event (at, kind, story, article, text) VALUES (?, 'correction', "
          "coalesce((SELECT story FROM story_article WHERE article = ?), ''), ?, ?)",
          now_, match.number, match.id,
          article_->title.value_or(match.id) + ": version " + std::to_string(stored.version))
        .run();
  }

  /// Counts one more of these, and gives the number of the change.
  std::int64_t count_change(std::string_view counter) {
    Query(database_, "UPDATE counter SET value = value + 1 WHERE name IN (?, 'changes')", counter)
        .run();
    Query query(database_, "SELECT value FROM counter WHERE name = 'changes'");
    return query.next() ? query.integer(0) : 0;
  }

  std::string day() const {
    constexpr std::size_t kDay = 10;
    return article_->published.value_or(now_).substr(0, kDay);
  }

  void index(std::int64_t number) {
    Query(database_,
          "INSERT INTO article_search (rowid, title, outlet, authors, text) VALUES (?, ?, ?, ?, ?)",
          number, words_to_index(article_->title.value_or("")), article_->outlet.value_or(""),
          join(article_->authors, '\n'), words_to_index(article_->text))
        .run();
  }

  /// FTS5 wants to be told the very words that it was given.
  void take_from_index(std::int64_t number) {
    const std::string text = text_of(number);
    Query row(database_, "SELECT title, outlet, authors FROM article WHERE number = ?", number);
    if (!row.next()) return;
    Query(database_,
          "INSERT INTO article_search (article_search, rowid, title, outlet, authors, text) "
          "VALUES ('delete', ?, ?, ?, ?, ?)",
          number, words_to_index(row.text(0)), row.text(1), row.text(2), words_to_index(text))
        .run();
  }

  void note_places(std::int64_t number) {
    for (const std::string* place : {&url_place_, &path_place_}) {
      if (place->empty()) continue;
      Query(database_,
            "INSERT INTO place (place, article, source_path) VALUES (?, ?, ?) "
            "ON CONFLICT (place) DO UPDATE SET article = excluded.article, "
            "source_path = excluded.source_path "
            "WHERE article IS NOT excluded.article OR source_path <> excluded.source_path",
            *place, number, article_->source_path)
          .run();
    }
  }

  Database& database_;
  Compressor& compressor_;
  const std::string& now_;
  const Article* article_ = nullptr;
  std::string digest_;
  std::string url_place_;
  std::string path_place_;
};

}  // namespace

std::vector<StoredArticle> keep_articles(Database& database, Compressor& compressor,
                                         std::span<const Article> articles,
                                         const std::string& now) {
  Keeper keeper(database, compressor, now);
  std::vector<StoredArticle> stored;
  for (const Article& article : articles) stored.push_back(keeper.keep(article));
  return stored;
}

}  // namespace wirestem::keep::detail
