// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/terminal.hpp"
#include "tell/table_cell.hpp"

namespace wirestem::cli {
namespace {

/// A line of the table: id, day, medium, title.
void print_words(const keep::ArticleLine& article) {
  constexpr std::size_t kId = 16;
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kOutlet = 22;
  constexpr std::size_t kLeast = 20;
  const std::string versions =
      article.versions > 1 ? " (" + std::to_string(article.versions) + " versions)" : "";
  const std::size_t used = kId + kDay + kOutlet + 3 + versions.size();
  const std::size_t columns = columns_of_stdout();
  std::cout << tell::table_cell(article.id, kId) << " "
            << tell::table_cell(article.published.value_or("-").substr(0, kDay), kDay) << " "
            << tell::table_cell(article.outlet.value_or("-"), kOutlet) << " "
            << tell::last_cell(article.title.value_or(article.lead),
                               columns < used + kLeast ? kLeast : columns - used)
            << versions << "\n";
}

keep::ArticleFilter filter_of(const Arguments& arguments, const std::string& since) {
  keep::ArticleFilter filter;
  filter.search = arguments.value("--search").value_or("");
  filter.outlet = arguments.value("--outlet").value_or("");
  filter.language = arguments.value("--language").value_or("");
  filter.since = since;
  filter.story = arguments.value("--story").value_or("");
  if (!filter.search.empty()) filter.order = keep::ArticleFilter::Order::relevance;
  return filter;
}

}  // namespace

ExitStatus run_articles(const Arguments& arguments) {
  if (auto error = no_paths(arguments)) return fail(*error);
  const auto since = since_of(arguments);
  if (!since) return fail(since.error());
  const auto most = limit_of(arguments);
  if (!most) return fail(most.error());
  auto opened = open_store(arguments, keep::Access::read);
  if (!opened) return fail(opened.error());
  keep::ArticleFilter filter = filter_of(arguments, since.value());
  filter.limit = most.value();
  const auto page = opened.value().list_articles(filter);
  if (!page) return fail(page.error());
  const bool json = arguments.has("--json");
  for (const keep::FoundArticle& found : page.value().rows) {
    if (json) {
      std::cout << (filter.search.empty() ? to_json(found.article) : to_json(found)) << "\n";
      continue;
    }
    print_words(found.article);
    for (const keep::Snippet& snippet : found.snippets) {
      std::cout << "    " << tell::last_cell(snippet.text, columns_of_stdout() - 4) << "\n";
    }
  }
  return ExitStatus::done;
}

}  // namespace wirestem::cli
