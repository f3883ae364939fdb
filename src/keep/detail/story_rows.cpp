// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/story_rows.hpp"

#include "keep/detail/filter_sql.hpp"
#include "keep/detail/pack.hpp"
#include "keep/detail/search_words.hpp"
#include "keep/detail/text_columns.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::string_view kLineColumns =
    "id, label, pages, origins, unnamed_origins, loops, conflicts, first_published, "
    "last_published, statement, outlets, languages";
constexpr int kTotalColumn = 12;  ///< what is counted beside them

StoryLine line_of(const Query& row) {
  const auto count = [&row](int column) { return static_cast<std::uint32_t>(row.integer(column)); };
  return {.id = std::string(row.text(0)),
          .label = std::string(row.text(1)),
          .pages = count(2),
          .origins = count(3),
          .unnamed_origins = count(4),
          .loops = count(5),
          .conflicts = count(6),
          .first_published = std::string(row.text(7)),
          .last_published = std::string(row.text(8)),
          .statement = std::string(row.text(9)),
          .outlets = split(row.text(10), '\n'),
          .languages = split(row.text(11), ' '),
          .articles = {},
          .related = {}};
}

void add_articles(Database& database, StoryLine& line) {
  Query query(database,
              "SELECT article.id FROM story_article JOIN article ON article.number = article "
              "WHERE story = ? ORDER BY article.number",
              line.id);
  while (query.next()) line.articles.emplace_back(query.text(0));
  Query related(database, "SELECT related FROM story_related WHERE story = ? ORDER BY related",
                line.id);
  while (related.next()) line.related.emplace_back(related.text(0));
}

/// The stories of a search, each once, found before all else; its one value is what to match.
constexpr std::string_view kFound =
    "WITH found (story) AS MATERIALIZED (SELECT DISTINCT story FROM article_search "
    "CROSS JOIN story_article ON article = article_search.rowid WHERE article_search MATCH ?) ";

/// A value stands in a column of values parted by a mark.
constexpr std::string_view kHasOutlet =
    "instr(char(10) || outlets || char(10), char(10) || ? || char(10)) > 0";
constexpr std::string_view kHasLanguage =
    "(instr(' ' || languages || ' ', ' ' || ? || ' ') > 0 "
    "OR instr(' ' || languages, ' ' || ? || '-') > 0)";

Conditions conditions_of(const StoryFilter& filter, const SearchWords& search) {
  Conditions where;
  if (!search.match.empty()) where.add("id IN found");
  if (!filter.outlet.empty()) where.add(kHasOutlet, filter.outlet);
  if (!filter.language.empty()) where.add(kHasLanguage, filter.language, filter.language);
  if (!filter.since.empty()) where.add("last_published >= ?", filter.since);
  if (!filter.until.empty()) where.add("substr(first_published, 1, 10) <= ?", filter.until);
  if (filter.least_pages) where.add("pages >= ?", std::int64_t{*filter.least_pages});
  if (filter.most_origins) where.add("origins <= ?", std::int64_t{*filter.most_origins});
  if (filter.only_conflicts) where.add("conflicts > 0");
  return where;
}

std::string_view order_of(StoryFilter::Order order) {
  switch (order) {
    case StoryFilter::Order::pages:
      return " ORDER BY pages DESC, id";
    case StoryFilter::Order::origins:
      return " ORDER BY origins DESC, pages DESC, id";
    case StoryFilter::Order::conflicts:
      return " ORDER BY conflicts DESC, pages DESC, id";
    case StoryFilter::Order::newest:
      break;
  }
  return " ORDER BY last_published DESC, id DESC";
}

std::uint64_t count_stories(Database& database, const SearchWords& search,
                            const Conditions& where) {
  const std::string found(search.match.empty() ? "" : kFound);
  Query query(Query::Unkept{}, database, found + "SELECT count(*) FROM story" + where.sql());
  if (!search.match.empty()) query.bind(search.match);
  where.bind_to(query);
  return query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

}  // namespace

Page<StoryLine> list_stories(Database& database, const StoryFilter& filter) {
  const Reading moment(database);
  const SearchWords search = parse_search(filter.search);
  Page<StoryLine> page;
  if (search.match.empty() && !filter.search.empty()) return page;
  const Conditions where = conditions_of(filter, search);
  const bool searching = !search.match.empty();
  const std::string found(searching ? kFound : "");
  // Looking for words in all pages of all stories is what takes time: there the stories are counted
  // on the way. All else an index counts at once.
  const std::string counted =
      where.count() == 1 ? ", (SELECT count(*) FROM found)" : ", count(*) OVER ()";
  const std::string total = searching ? counted : "";
  const std::string sql = found + "SELECT " + std::string(kLineColumns) + total + " FROM story" +
                          where.sql() + std::string(order_of(filter.order)) + " LIMIT ? OFFSET ?";
  Query query(Query::Unkept{}, database, sql);
  if (searching) query.bind(search.match);
  where.bind_to(query);
  query.bind(filter.limit);
  query.bind(filter.offset);
  while (query.next()) {
    if (!total.empty()) page.total = static_cast<std::uint64_t>(query.integer(kTotalColumn));
    page.rows.push_back(line_of(query));
  }
  if (total.empty() || page.rows.empty()) page.total = count_stories(database, search, where);
  for (StoryLine& line : page.rows) add_articles(database, line);
  return page;
}

std::optional<StoryLine> find_story(Database& database, std::string_view id) {
  const std::string sql = "SELECT " + std::string(kLineColumns) + " FROM story WHERE id = ?";
  Query query(Query::Unkept{}, database, sql);
  query.bind(id);
  if (!query.next()) return std::nullopt;
  StoryLine line = line_of(query);
  add_articles(database, line);
  return line;
}

std::optional<Dossier> load_dossier(Database& database, Compressor& compressor,
                                    std::string_view story) {
  Query query(database, "SELECT dossier FROM story_dossier WHERE story = ?", story);
  if (!query.next()) return std::nullopt;
  const auto bytes = compressor.decompress(query.blob(0));
  auto dossier = bytes ? unpack<Dossier>(*bytes) : std::nullopt;
  if (!dossier) {
    database.fail(ErrorCode::unsupported,
                  "the dossier of " + std::string(story) +
                      " is damaged or of another version; make it anew: wirestem stories --anew");
  }
  return dossier;
}

std::vector<ClaimLine> find_claims(Database& database, std::string_view text, std::uint64_t limit) {
  std::vector<ClaimLine> claims;
  const std::string match = match_any(text);
  if (match.empty()) return claims;
  Query query(database,
              "SELECT story, id, claim.text, article, pages, independent_origins, circular "
              "FROM claim_search JOIN claim ON claim.number = claim_search.rowid "
              "WHERE claim_search MATCH ? ORDER BY claim_search.rank, claim.number LIMIT ?",
              match, limit);
  while (query.next()) {
    claims.push_back({.story = std::string(query.text(0)),
                      .id = std::string(query.text(1)),
                      .text = std::string(query.text(2)),
                      .article = std::string(query.text(3)),
                      .pages = static_cast<std::uint32_t>(query.integer(4)),
                      .independent_origins = static_cast<std::uint32_t>(query.integer(5)),
                      .circular = query.integer(6) != 0});
  }
  return claims;
}

}  // namespace wirestem::keep::detail
