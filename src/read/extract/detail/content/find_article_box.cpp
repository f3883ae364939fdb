// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/find_article_box.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kBodyLetters = 50;   ///< the least that a body named as one may hold
constexpr std::uint32_t kWholeArticle = 85;  ///< percent of the prose that the article's box holds
constexpr std::uint32_t kNamedArticle = 50;  ///< … that is enough where it is named as such

}  // namespace

NodeId find_only_named_body(PageMap& map, const std::vector<JudgedBlock>& blocks) {
  NodeId only = no_node;
  for (const JudgedBlock& judged : blocks) {
    if (!judged.kept()) continue;
    NodeId outermost = no_node;
    for (NodeId node = judged.block.node; node != no_node; node = map.page()[node].parent) {
      const Tag tag = map.page()[node].tag;
      if (tag == Tag::body || tag == Tag::html) break;
      if (map.hints(node).body) outermost = node;
    }
    if (outermost == no_node) continue;
    if (only != no_node && only != outermost) return no_node;
    only = outermost;
  }
  return only != no_node && map.letters(only) >= kBodyLetters ? only : no_node;
}

ArticleBox find_article_box(PageMap& map, const std::vector<JudgedBlock>& blocks) {
  struct Best {
    NodeId node = no_node;
    int depth = -1;
    void offer(NodeId other, int other_depth) {
      if (other_depth > depth) *this = {other, other_depth};
    }
  };
  Best body;
  Best article;
  Best any;
  std::vector<NodeId> chain;
  NodeId last = no_node;
  for (const JudgedBlock& judged : blocks) {
    if (judged.block.node == last) continue;
    last = judged.block.node;
    chain.clear();
    for (NodeId node = last; node != no_node; node = map.page()[node].parent) chain.push_back(node);
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const NodeId node = chain[chain.size() - 1 - i];
      if (!map.holds(node, kNamedArticle)) break;
      const int depth = static_cast<int>(i);
      if (map.hints(node).body) body.offer(node, depth);
      if (map.hints(node).article) article.offer(node, depth);
      if (map.holds(node, kWholeArticle)) any.offer(node, depth);
    }
  }
  if (body.node != no_node) return {body.node, true};
  if (article.node != no_node) return {article.node, false};
  const NodeId only = find_only_named_body(map, blocks);
  if (only != no_node && !map.is_within(only, any.node)) return {only, true};
  return {any.node, false};
}

}  // namespace wirestem::extract::detail
