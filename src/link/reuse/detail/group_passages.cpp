// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/group_passages.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/unions.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kLookBack = 8;  ///< spans before a span that are compared with it

struct Side {
  ArticleSpan place;
  std::size_t passage = 0;
};

bool is_copy(MatchKind kind) { return kind == MatchKind::verbatim || kind == MatchKind::edited; }

bool same_words(TextSpan a, TextSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin && 2 * (end - begin) >= std::max(a.size(), b.size());
}

/// One member for each run of spans of an article that are the same words.
void merge_members(std::vector<ArticleSpan>& members) {
  std::ranges::sort(members);
  std::vector<ArticleSpan> merged;
  for (const ArticleSpan& member : members) {
    if (!merged.empty() && merged.back().article == member.article &&
        merged.back().span.overlaps(member.span)) {
      merged.back().span = hull(merged.back().span, member.span);
    } else {
      merged.push_back(member);
    }
  }
  members = std::move(merged);
}

}  // namespace

std::vector<PassageGroup> group_passages(const std::vector<PassageMatch>& passages) {
  std::vector<Side> sides;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    if (!is_copy(passages[p].kind)) continue;
    sides.push_back({passages[p].left, p});
    sides.push_back({passages[p].right, p});
  }
  std::ranges::sort(sides, {}, [](const Side& s) { return std::tuple(s.place, s.passage); });
  Unions unions(passages.size());
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t k = 1; k <= std::min(i, kLookBack); ++k) {
      const Side& before = sides[i - k];
      if (before.place.article != sides[i].place.article) break;
      if (same_words(before.place.span, sides[i].place.span)) {
        unions.join(before.passage, sides[i].passage);
      }
    }
  }
  std::map<std::size_t, PassageGroup> by_root;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const std::size_t root = unions.find(p);
    PassageGroup& group = by_root[root];
    if (p == root || passages[p].kind == MatchKind::edited) group.kind = passages[p].kind;
    group.members.push_back(passages[p].left);
    group.members.push_back(passages[p].right);
  }
  std::vector<PassageGroup> groups;
  for (auto& [root, group] : by_root) {
    merge_members(group.members);
    groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(groups, {}, [](const PassageGroup& g) { return g.members.front(); });
  return groups;
}

}  // namespace wirestem::reuse::detail
