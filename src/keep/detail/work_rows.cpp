// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/work_rows.hpp"

#include "model/decision_kinds.hpp"

namespace wirestem::keep::detail {
namespace {

DecisionKind kind_in(const Query& row, int column) {
  return decision_kind_named(row.text(column)).value_or(DecisionKind::note);
}

/// Whether a decision tells the analysis what to do; the others only mark what it has found.
bool guides_analysis(DecisionKind kind) {
  return kind == DecisionKind::merge || kind == DecisionKind::split ||
         kind == DecisionKind::not_claim;
}

/// The articles of all stories that a decision names articles of wait for an analysis.
void let_wait(Database& database, std::int64_t decision) {
  Query(database, "UPDATE counter SET value = value + 1 WHERE name = 'changes'").run();
  Query(database,
        "UPDATE story_article SET seen = 0 WHERE story IN "
        "(SELECT kept.story FROM decision_article AS named "
        "JOIN article ON article.id = named.article "
        "JOIN story_article AS kept ON kept.article = article.number WHERE named.decision = ?)",
        decision)
      .run();
}

}  // namespace

StoreState read_state(Database& database) {
  StoreState state;
  Query counters(database, "SELECT name, value FROM counter");
  while (counters.next()) {
    const auto value = static_cast<std::uint64_t>(counters.integer(1));
    const std::string_view name = counters.text(0);
    if (name == "articles") state.articles = value;
    if (name == "versions") state.versions = value;
    if (name == "changes") state.changes = value;
    if (name == "analysed") state.analysed = value;
  }
  state.versions += state.articles;  // the newest of each, and the earlier ones
  Query counts(database,
               "SELECT (SELECT count(*) FROM story), "
               "(SELECT count(*) FROM decision WHERE withdrawn IS NULL)");
  if (counts.next()) {
    state.stories = static_cast<std::uint64_t>(counts.integer(0));
    state.decisions = static_cast<std::uint64_t>(counts.integer(1));
  }
  return state;
}

std::int64_t write_decision(Database& database, const Decision& decision, const std::string& now) {
  Query(database,
        "INSERT INTO decision (kind, subject, value, reason, author, at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        name_of(decision.kind), decision.subject, decision.value, decision.reason, decision.author,
        now)
      .run();
  const std::int64_t number = database.last_row();
  for (std::size_t i = 0; i < decision.articles.size(); ++i) {
    Query(database, "INSERT INTO decision_article (decision, place, article) VALUES (?, ?, ?)",
          number, i, decision.articles[i])
        .run();
  }
  if (guides_analysis(decision.kind)) {
    let_wait(database, number);
    Query(database,
          "UPDATE decision SET change = (SELECT value FROM counter WHERE name = 'changes') "
          "WHERE number = ?",
          number)
        .run();
  }
  return number;
}

bool withdraw_decision(Database& database, std::int64_t number, const std::string& now) {
  Query(database, "UPDATE decision SET withdrawn = ? WHERE number = ? AND withdrawn IS NULL", now,
        number)
      .run();
  if (database.changed_rows() == 0) return false;
  Query kind(database, "SELECT kind FROM decision WHERE number = ?", number);
  if (kind.next() && guides_analysis(kind_in(kind, 0))) let_wait(database, number);
  return true;
}

std::vector<Decision> read_decisions(Database& database) {
  std::vector<Decision> decisions;
  Query query(database,
              "SELECT number, kind, subject, value, reason, author, at, "
              "change <= (SELECT value FROM counter WHERE name = 'analysed') FROM decision "
              "WHERE withdrawn IS NULL ORDER BY number");
  while (query.next()) {
    Decision decision{.number = query.integer(0),
                      .kind = kind_in(query, 1),
                      .articles = {},
                      .subject = std::string(query.text(2)),
                      .value = std::string(query.text(3)),
                      .reason = std::string(query.text(4)),
                      .author = std::string(query.text(5)),
                      .at = std::string(query.text(6)),
                      .followed = query.integer(7) != 0};
    Query articles(database,
                   "SELECT article FROM decision_article WHERE decision = ? ORDER BY place",
                   decision.number);
    while (articles.next()) decision.articles.emplace_back(articles.text(0));
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

std::int64_t begin_task(Database& database, std::string_view what, const std::string& now) {
  Query(database,
        "INSERT INTO task (what, detail, done, total, began, told) VALUES (?, '', 0, 0, ?, ?)",
        what, now, now)
      .run();
  return database.last_row();
}

std::vector<Task> read_tasks(Database& database, const std::string& since,
                             const std::string& silent_since) {
  std::vector<Task> tasks;
  Query query(database,
              "SELECT number, what, detail, done, total, began, told, "
              "coalesce(ended, CASE WHEN told < ?1 THEN told END) AS over FROM task "
              "WHERE over IS NULL OR over >= ?2 ORDER BY number DESC",
              silent_since, since);
  while (query.next()) {
    tasks.push_back({.number = query.integer(0),
                     .what = std::string(query.text(1)),
                     .detail = std::string(query.text(2)),
                     .done = static_cast<std::uint64_t>(query.integer(3)),
                     .total = static_cast<std::uint64_t>(query.integer(4)),
                     .began = std::string(query.text(5)),
                     .told = std::string(query.text(6)),
                     .ended = std::string(query.text(7))});
  }
  return tasks;
}

std::vector<Event> read_events(Database& database, std::int64_t after, std::uint64_t limit) {
  std::vector<Event> events;
  Query query(database,
              "SELECT number, at, kind, story, article, text FROM event WHERE number > ? "
              "ORDER BY number LIMIT ?",
              after, limit);
  while (query.next()) {
    events.push_back({.number = query.integer(0),
                      .at = std::string(query.text(1)),
                      .kind = std::string(query.text(2)),
                      .story = std::string(query.text(3)),
                      .article = std::string(query.text(4)),
                      .text = std::string(query.text(5))});
  }
  return events;
}

std::int64_t read_told(Database& database) {
  Query(database,
        "INSERT OR IGNORE INTO counter (name, value) "
        "SELECT 'told', coalesce(max(number), 0) FROM event")
      .run();
  Query query(database, "SELECT value FROM counter WHERE name = 'told'");
  return query.next() ? query.integer(0) : 0;
}

void write_told(Database& database, std::int64_t event) {
  Query(database,
        "INSERT INTO counter (name, value) VALUES ('told', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        event)
      .run();
}

}  // namespace wirestem::keep::detail
