// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/article_rows.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "keep/detail/article_places.hpp"
#include "keep/detail/filter_sql.hpp"
#include "keep/detail/search_words.hpp"
#include "keep/detail/text_columns.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::size_t kSnippets = 2;

constexpr std::string_view kLineColumns =
    "article.number, article.id, article.source_path, article.url, article.outlet, article.title, "
    "article.authors, article.published, article.languages, article.version, article.added, "
    "article.changed, article.lead, "
    "(SELECT story FROM story_article WHERE story_article.article = article.number)";

ArticleLine line_of(const Query& row) {
  return {.id = std::string(row.text(1)),
          .source_path = std::string(row.text(2)),
          .url = row.text_or_none(3),
          .outlet = row.text_or_none(4),
          .title = row.text_or_none(5),
          .authors = split(row.text(6), '\n'),
          .published = row.text_or_none(7),
          .languages = split(row.text(8), ' '),
          .versions = static_cast<std::uint32_t>(row.integer(9)),
          .added = std::string(row.text(10)),
          .changed = std::string(row.text(11)),
          .story = std::string(row.text(13)),
          .lead = std::string(row.text(12))};
}

std::string text_of(Database& database, Compressor& compressor, std::string_view frame) {
  auto text = compressor.decompress(frame);
  if (!text) database.fail(ErrorCode::malformed, "is damaged: the text of an article");
  return std::move(text).value_or("");
}

/// Columns from `first` on: source_path, url, outlet, title, authors, published, published_from,
/// languages, sections, text.
Article article_of(Database& database, Compressor& compressor, const Query& row, int first) {
  Article article;
  article.source_path = row.text(first);
  article.url = row.text_or_none(first + 1);
  article.outlet = row.text_or_none(first + 2);
  article.title = row.text_or_none(first + 3);
  article.authors = split(row.text(first + 4), '\n');
  article.published = row.text_or_none(first + 5);
  article.published_from = static_cast<PublishedFrom>(std::clamp<std::int64_t>(
      row.integer(first + 6), 0, static_cast<std::int64_t>(PublishedFrom::text)));
  article.languages = split(row.text(first + 7), ' ');
  article.text = text_of(database, compressor, row.blob(first + 9));
  article.sections = sections_from_text(row.text(first + 8), article.text.size());
  return article;
}

Conditions conditions_of(const ArticleFilter& filter, const SearchWords& search) {
  Conditions where;
  if (!search.match.empty()) where.add("article_search MATCH ?", search.match);
  if (!filter.outlet.empty()) where.add("article.outlet = ?", filter.outlet);
  if (!filter.language.empty()) {
    // "zh" finds "zh" and "zh-Hant".
    where.add("(' ' || article.languages || ' ' LIKE ? OR ' ' || article.languages LIKE ?)",
              "% " + filter.language + " %", "% " + filter.language + "-%");
  }
  if (!filter.since.empty()) where.add("article.day >= ?", filter.since);
  if (!filter.until.empty()) where.add("article.day <= ?", filter.until);
  if (!filter.story.empty()) {
    where.add("article.number IN (SELECT article FROM story_article WHERE story = ?)",
              filter.story);
  }
  return where;
}

/// Of what a search finds, so many of those kept last are put in order of likeness; what is older
/// follows by age. Likeness is computed for each row, and a common word is in most.
constexpr std::uint64_t kMostRanked = 2'000;

bool by_relevance(const ArticleFilter& filter, const SearchWords& search) {
  return filter.order == ArticleFilter::Order::relevance && !search.match.empty();
}

std::string order_of(const ArticleFilter& filter, const SearchWords& search) {
  const bool down = filter.newest_first || by_relevance(filter, search);
  const std::string direction = down ? " DESC" : "";
  if (filter.order == ArticleFilter::Order::published) {
    return " ORDER BY article.day" + direction + ", article.number" + direction;
  }
  // Where the index leads, its own row number is the order that needs no sorting.
  return (search.match.empty() ? " ORDER BY article.number" : " ORDER BY article_search.rowid") +
         direction;
}

/// The rows of a list, without limit and offset; `hits_from` is where its conditions are met.
std::string rows_sql(const ArticleFilter& filter, const SearchWords& search,
                     const std::string& from, const std::string& hits_from,
                     const Conditions& where) {
  const std::string columns = "SELECT " + std::string(kLineColumns);
  if (!by_relevance(filter, search) || filter.offset >= kMostRanked) {
    return columns + from + where.sql() + order_of(filter, search);
  }
  return columns + " FROM (SELECT article_search.rowid AS hit, article_search.rank AS likeness" +
         hits_from + where.sql() + order_of(filter, search) + " LIMIT " +
         std::to_string(kMostRanked) +
         ") JOIN article ON article.number = hit ORDER BY likeness, hit";
}

std::uint64_t count_rows(Database& database, const std::string& from, const Conditions& where) {
  Query query(Query::Unkept{}, database, "SELECT count(*)" + from + where.sql());
  where.bind_to(query);
  return query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

/// Pieces of the title or text of each found article around the found words.
void add_snippets(Database& database, Compressor& compressor,
                  const std::vector<std::int64_t>& numbers, const SearchWords& search,
                  std::vector<FoundArticle>& found) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    Query body(database, "SELECT text FROM body WHERE article = ?", numbers[i]);
    if (!body.next()) continue;
    const std::string text = text_of(database, compressor, body.blob(0));
    found[i].snippets = snippets_of(text, search.words, kSnippets);
  }
}

/// "harbour@2" → "harbour" and 2; a version of 0 where none is asked for.
std::pair<std::string_view, std::uint32_t> split_version(std::string_view id) {
  const std::size_t at = id.rfind('@');
  if (at == std::string_view::npos) return {id, 0};
  std::uint32_t version = 0;
  const char* const end = id.data() + id.size();
  const auto [rest, error] = std::from_chars(id.data() + at + 1, end, version);
  if (error != std::errc() || rest != end || version == 0) return {id, 0};
  return {id.substr(0, at), version};
}

std::vector<std::string> paths_of(Database& database, std::int64_t number,
                                  const std::string& first) {
  std::set<std::string> paths = {first};
  Query query(database, "SELECT source_path FROM place WHERE article = ?", number);
  while (query.next()) paths.emplace(query.text(0));
  return {paths.begin(), paths.end()};
}

std::vector<ArticleVersion> versions_of(Database& database, Compressor& compressor,
                                        std::int64_t number, const std::string& id) {
  Query query(database,
              "SELECT number, kept, source_path, url, outlet, title, authors, published, "
              "published_from, languages, sections, text FROM version WHERE article = ?1 "
              "UNION ALL "
              "SELECT version, changed, source_path, url, outlet, title, authors, published, "
              "published_from, languages, sections, text "
              "FROM article JOIN body ON body.article = number WHERE number = ?1 "
              "ORDER BY 1",
              number);
  std::vector<ArticleVersion> versions;
  while (query.next()) {
    versions.push_back({.number = static_cast<std::uint32_t>(query.integer(0)),
                        .kept = std::string(query.text(1)),
                        .article = article_of(database, compressor, query, 2)});
    versions.back().article.id = id;
  }
  return versions;
}

std::optional<KeptArticle> find_exactly(Database& database, Compressor& compressor,
                                        std::string_view id) {
  const std::string sql =
      "SELECT " + std::string(kLineColumns) + " FROM article WHERE article.id = ?";
  Query query(Query::Unkept{}, database, sql);
  query.bind(id);
  if (!query.next()) return std::nullopt;
  const std::int64_t number = query.integer(0);
  KeptArticle kept;
  kept.line = line_of(query);
  kept.versions = versions_of(database, compressor, number, kept.line.id);
  kept.source_paths = paths_of(database, number, kept.line.source_path);
  return kept;
}

constexpr std::string_view kLoad =
    "SELECT id, source_path, url, outlet, title, authors, published, published_from, languages, "
    "sections, text FROM article JOIN body ON body.article = number ";

}  // namespace

Page<FoundArticle> list_articles(Database& database, Compressor& compressor,
                                 const ArticleFilter& filter) {
  const Reading moment(database);
  const SearchWords search = parse_search(filter.search);
  Page<FoundArticle> page;
  if (search.match.empty() && !filter.search.empty()) return page;
  const bool searching = !search.match.empty();
  const Conditions where = conditions_of(filter, search);
  const std::string from =
      searching ? " FROM article_search JOIN article ON article.number = article_search.rowid"
                : " FROM article";
  // The index alone counts ten times as fast as with each article looked up.
  const bool index_alone = searching && where.count() == 1;
  const std::string hits_from = index_alone ? " FROM article_search" : from;
  page.total = count_rows(database, hits_from, where);
  const std::string sql = rows_sql(filter, search, from, hits_from, where) + " LIMIT ? OFFSET ?";
  std::vector<std::int64_t> numbers;
  {
    Query query(Query::Unkept{}, database, sql);
    where.bind_to(query);
    query.bind(filter.limit);
    query.bind(filter.offset);
    while (query.next()) {
      numbers.push_back(query.integer(0));
      page.rows.push_back({line_of(query), {}});
    }
  }
  if (searching) add_snippets(database, compressor, numbers, search, page.rows);
  return page;
}

void each_article(Database& database, const std::function<void(const ArticleLine&)>& sink) {
  const std::string sql =
      "SELECT " + std::string(kLineColumns) + " FROM article ORDER BY article.number";
  Query query(Query::Unkept{}, database, sql);
  while (query.next()) sink(line_of(query));
}

std::optional<KeptArticle> find_article(Database& database, Compressor& compressor,
                                        std::string_view id) {
  const Reading moment(database);
  if (auto kept = find_exactly(database, compressor, id)) return kept;  // an id may hold an "@"
  const auto [plain, number] = split_version(id);
  if (number == 0) return std::nullopt;
  auto kept = find_exactly(database, compressor, plain);
  if (!kept) return std::nullopt;
  std::erase_if(kept->versions,
                [wanted = number](const ArticleVersion& one) { return one.number != wanted; });
  if (kept->versions.empty()) return std::nullopt;
  return kept;
}

std::vector<Article> load_articles(Database& database, Compressor& compressor,
                                   std::span<const std::string> ids) {
  const std::string sql = std::string(kLoad) + "WHERE id = ?";
  std::vector<Article> articles;
  const Reading moment(database);
  for (const std::string& id : ids) {
    Query query(Query::Unkept{}, database, sql);
    query.bind(id);
    if (!query.next()) continue;
    articles.push_back(article_of(database, compressor, query, 1));
    articles.back().id = id;
  }
  return articles;
}

std::vector<Article> load_all_articles(Database& database, Compressor& compressor) {
  const std::string sql = std::string(kLoad) + "ORDER BY id";
  std::vector<Article> articles;
  Query query(Query::Unkept{}, database, sql);
  while (query.next()) {
    articles.push_back(article_of(database, compressor, query, 1));
    articles.back().id = query.text(0);
  }
  return articles;
}

bool was_asked_since(Database& database, std::string_view url, const std::string& since) {
  return Query(database,
               "SELECT 1 FROM place LEFT JOIN article ON number = article "
               "WHERE place = ? AND max(coalesce(asked, ''), coalesce(changed, '')) >= ?",
               place_of_url(url), since)
      .next();
}

void write_asked(Database& database, std::span<const std::string> urls, const std::string& now) {
  for (const std::string& url : urls) {
    Query(database,
          "INSERT INTO place (place, source_path, asked) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (place) DO UPDATE SET asked = excluded.asked",
          place_of_url(url), url, now)
        .run();
  }
}

std::vector<std::pair<std::string, std::uint64_t>> count_outlets(Database& database) {
  std::vector<std::pair<std::string, std::uint64_t>> outlets;
  Query query(database,
              "SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY outlet "
              "ORDER BY outlet");
  while (query.next()) {
    outlets.emplace_back(query.text(0), static_cast<std::uint64_t>(query.integer(1)));
  }
  return outlets;
}

std::vector<std::pair<std::string, std::uint64_t>> count_languages(Database& database) {
  std::map<std::string, std::uint64_t> counts;
  Query query(database, "SELECT languages, count(*) FROM article GROUP BY languages");
  while (query.next()) {
    for (const std::string& language : split(query.text(0), ' ')) {
      counts[language] += static_cast<std::uint64_t>(query.integer(1));
    }
  }
  return {counts.begin(), counts.end()};
}

}  // namespace wirestem::keep::detail
