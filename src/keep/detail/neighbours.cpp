// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace wirestem::keep::detail {
namespace {

constexpr std::size_t kMostSharers = 200;
constexpr std::size_t kMostNeighbours = 40;
constexpr std::uint32_t kLeastShared = 2;

std::int64_t number_of(Database& database, const std::string& id) {
  Query query(database, "SELECT number FROM article WHERE id = ?", id);
  return query.next() ? query.integer(0) : 0;
}

/// Who else has a feature; nobody where too many have it.
std::vector<std::int64_t> sharers_of(Database& database, std::int64_t hash) {
  std::vector<std::int64_t> sharers;
  Query query(database, "SELECT article FROM feature WHERE hash = ? LIMIT ?", hash,
              std::uint64_t{kMostSharers + 1});
  while (query.next()) sharers.push_back(query.integer(0));
  if (sharers.size() > kMostSharers) sharers.clear();
  return sharers;
}

struct Shared {
  std::int64_t weight = 0;  ///< in whole steps, so that sums do not depend on their order
  std::uint32_t features = 0;
};

std::vector<std::int64_t> neighbours_of(Database& database, std::int64_t number) {
  std::map<std::int64_t, Shared> shared;
  Query features(database, "SELECT hash FROM feature WHERE article = ?", number);
  while (features.next()) {
    const std::vector<std::int64_t> sharers = sharers_of(database, features.integer(0));
    const double rarity =
        std::log(2.0 * kMostSharers / (1.0 + static_cast<double>(sharers.size())));
    for (const std::int64_t other : sharers) {
      if (other == number) continue;
      shared[other].weight += std::lround(64 * rarity);
      ++shared[other].features;
    }
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> most;  // weight, article; heaviest first
  for (const auto& [other, with] : shared) {
    if (with.features >= kLeastShared) most.emplace_back(-with.weight, other);
  }
  std::ranges::sort(most);
  most.resize(std::min(most.size(), kMostNeighbours));
  std::vector<std::int64_t> neighbours;
  for (const auto& [weight, other] : most) neighbours.push_back(other);
  return neighbours;
}

}  // namespace

std::vector<std::string> read_waiting(Database& database, std::uint64_t limit) {
  std::vector<std::string> ids;
  Query query(database,
              "SELECT id FROM article LEFT JOIN story_article ON article = number "
              "WHERE seen IS NULL OR seen < change ORDER BY day, number LIMIT ?",
              limit);
  while (query.next()) ids.emplace_back(query.text(0));
  return ids;
}

void write_features(Database& database, std::span<const std::string> ids,
                    std::span<const std::vector<std::uint64_t>> features) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::int64_t number = number_of(database, ids[i]);
    if (number == 0) continue;
    Query(database, "DELETE FROM feature WHERE article = ?", number).run();
    for (const std::uint64_t hash : features[i]) {
      Query(database, "INSERT OR IGNORE INTO feature (hash, article) VALUES (?, ?)", hash, number)
          .run();
    }
  }
}

std::vector<std::string> find_neighbourhood(Database& database, std::span<const std::string> ids) {
  const Reading moment(database);
  std::set<std::int64_t> alike;
  for (const std::string& id : ids) {
    const std::int64_t number = number_of(database, id);
    if (number == 0) continue;
    alike.insert(number);
    for (const std::int64_t other : neighbours_of(database, number)) alike.insert(other);
  }
  std::set<std::string> all;
  for (const std::int64_t number : alike) {
    Query query(database,
                "SELECT id FROM article WHERE number = ?1 UNION "
                "SELECT article.id FROM story_article AS mine "
                "JOIN story_article AS theirs ON theirs.story = mine.story "
                "JOIN article ON article.number = theirs.article WHERE mine.article = ?1",
                number);
    while (query.next()) all.emplace(query.text(0));
  }
  return {all.begin(), all.end()};
}

}  // namespace wirestem::keep::detail
