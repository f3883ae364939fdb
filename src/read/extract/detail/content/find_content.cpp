// SPDX-License-Identifier: Apache-2.0
//
// Prose first: sentences stand in articles, and furniture is made of labels. So the prose of a page
// is weighed over the tree, the box that holds most of it is the article's, and names of boxes
// only say which parts of it are something else. Weighing text over the tree goes back to Gupta et
// al. 2003 (Crunch) and Arc90's Readability; judging blocks by length and links to Kohlschütter et
// al. 2010. What is ours is the order: prose, then names, then form.
#include "read/extract/detail/content/find_content.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>
#include <utility>

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;
using markup::Tag;

constexpr std::uint32_t kProseLetters = 50;
constexpr std::uint32_t kLongLetters = 240;
constexpr std::uint32_t kMostLinks = 40;          ///< percent of the letters of prose
constexpr std::uint32_t kLinkBlock = 50;          ///< percent: mostly links
constexpr std::uint32_t kMostSentenceLinks = 80;  ///< percent: still a sentence with a link in it
constexpr std::uint32_t kCaptionSentence = 8;
constexpr std::uint32_t kCaptionWords = 60;
constexpr std::uint32_t kAnnouncerWords = 12;  ///< "Read also:"
constexpr std::size_t kBiographyReach = 4;     ///< blocks from either end of the body
constexpr std::uint32_t kDetailWords = 25;     ///< a line of date, section and byline
constexpr std::uint32_t kShortSentence = 3;
constexpr std::uint32_t kOpeningWords =
    8;  ///< a paragraph without a full stop may begin an article
constexpr std::uint32_t kRepeatedLetters = 70;  ///< shorter ones may be a refrain …
constexpr std::uint32_t kRepeatedInRun = 20;    ///< … unless the line before came twice, too
constexpr int kCardDepth = 5;
constexpr std::uint32_t kCardLetters = 500;     ///< a teaser has no more
constexpr std::uint32_t kHeadlineLetters = 18;  ///< a link of fewer is a label
constexpr std::uint32_t kLinkedLine = 90;       ///< percent: a link as a whole
constexpr std::uint32_t kListProse = 30;        ///< percent: the article is such a row
constexpr std::uint32_t kTailProse = 25;        ///< percent: what may follow "Related articles"
constexpr std::size_t kLedeReach = 14;          ///< blocks before the body, where there is no <h1>
constexpr std::uint32_t kMajority = 65;  ///< percent of the prose: a box with that is no furniture
constexpr std::uint32_t kMajorityForRecall = 12;  ///< … with Preset::recall
constexpr std::uint32_t kLeastGood = 15;          ///< percent of the prose that names may leave
constexpr std::uint32_t kWholeArticle = 85;  ///< percent of the prose that the article's box holds
constexpr std::uint32_t kNamedArticle = 50;  ///< … that is enough where it is named as such

bool is_prose(const Block& block) {
  if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item &&
      block.kind != BlockKind::quotation) {
    return false;
  }
  // Some scripts end no sentence with a mark; what is that long is no label in any.
  const bool sentence = block.stops > 0 || block.letters >= kLongLetters;
  return block.letters >= kProseLetters && sentence &&
         block.link_letters * 100 < block.letters * kMostLinks;
}

bool is_mostly_links(const Block& block) {
  return block.link_letters * 100 > block.letters * kLinkBlock;
}

/// The tree, with what was found out about its boxes.
class PageMap {
 public:
  PageMap(const Document& page, const ElementNames& names, std::string_view host,
          const std::vector<Block>& blocks)
      : page_(page),
        host_(host),
        names_(names),
        prose_(page.size(), 0),
        good_(page.size(), 0),
        letters_(page.size(), 0),
        linked_lines_(page.size(), 0),
        plain_lines_(page.size(), 0),
        hints_(page.size(), -1) {
    for (const Block& block : blocks) {
      add(block.node, block.letters, letters_);
      const bool linked = block.link_letters * 100 >= block.letters * kLinkedLine;
      if (!linked) add(block.node, 1, plain_lines_);
      if (linked && block.letters >= kHeadlineLetters && stays_on_site(block.link)) {
        add(block.node, 1, linked_lines_);
      }
      if (!is_prose(block)) continue;
      all_prose_ += block.letters;
      add(block.node, block.letters, prose_);
    }
  }

  const ElementHints& hints(NodeId node) {
    if (hints_[node] < 0) hints_[node] = read_hints(node);
    return seen_[static_cast<std::size_t>(hints_[node])];
  }

  /// The box at or above `node` that is not the article's, or no_node.
  NodeId furniture_above(NodeId node, std::uint32_t majority, bool by_name) {
    for (; node != no_node; node = page_[node].parent) {
      const Tag tag = page_[node].tag;
      if (tag == Tag::body || tag == Tag::html) break;
      const ElementHints& hint = hints(node);
      if (by_name ? !hint.boilerplate && !hint.author : !hint.for_sure) continue;
      if (std::uint64_t{prose_[node]} * 100 > std::uint64_t{all_prose_} * majority) continue;
      return node;
    }
    return no_node;
  }

  void forget_good() {
    all_good_ = 0;
    std::ranges::fill(good_, 0U);
  }

  void add_good(const Block& block) {
    all_good_ += block.letters;
    add(block.node, block.letters, good_);
  }

  bool holds(NodeId node, std::uint32_t percent) const {
    return std::uint64_t{good_[node]} * 100 >= std::uint64_t{all_good_} * percent;
  }

  std::uint32_t letters(NodeId node) const { return letters_[node]; }
  /// A box with little text that leads elsewhere: a headline that is all link, and more lines.
  bool is_card(NodeId node) const {
    return letters_[node] <= kCardLetters && linked_lines_[node] > 0 && plain_lines_[node] > 0;
  }
  std::uint32_t good_prose(NodeId node) const { return good_[node]; }
  std::uint64_t good_prose() const { return all_good_; }
  std::uint64_t all_prose() const { return all_prose_; }
  bool has_good() const { return all_good_ > 0; }
  bool is_within(NodeId node, NodeId box) const {
    while (node != no_node && node != box) node = page_[node].parent;
    return node == box;
  }
  const Document& page() const { return page_; }

 private:
  void add(NodeId node, std::uint32_t weight, std::vector<std::uint32_t>& weights) const {
    for (; node != no_node; node = page_[node].parent) weights[node] += weight;
  }

  /// A page has many elements of one class: those with the same tag and nothing but the same class
  /// have the same hints.
  std::int32_t read_hints(NodeId node) {
    const auto attributes = page_[node].attribute_count == 1 ? page_.attributes(node)
                                                             : std::span<const markup::Attribute>();
    Alike* alike = nullptr;
    if (!attributes.empty() && attributes[0].name == "class") {
      const std::string_view value = attributes[0].value;
      alike = &alike_[std::hash<std::string_view>{}(value) % alike_.size()];
      if (alike->hints >= 0 && alike->tag == page_[node].tag && alike->value == value) {
        return alike->hints;
      }
      *alike = {value, page_[node].tag, -1};
    }
    const auto number = static_cast<std::int32_t>(seen_.size());
    seen_.push_back(names_.hints_of(page_, node));
    if (alike != nullptr) alike->hints = number;
    return number;
  }

  /// True for a link to the page's own site.
  bool stays_on_site(NodeId link) const {
    if (link == no_node) return false;
    std::string_view href = page_.attribute(link, "href").value_or("");
    const std::size_t slashes = href.find("//");
    if (slashes == std::string_view::npos || slashes > 6) {
      return !href.empty() && !href.starts_with("#") && !href.starts_with("mailto:");
    }
    href.remove_prefix(slashes + 2);
    return !host_.empty() && href.substr(0, href.find_first_of("/?#")).ends_with(host_);
  }

  const Document& page_;
  std::string_view host_;
  const ElementNames& names_;
  std::vector<std::uint32_t> prose_;         ///< letters of prose below each node
  std::vector<std::uint32_t> good_;          ///< … that stand in no furniture
  std::vector<std::uint32_t> letters_;       ///< all letters below each node
  std::vector<std::uint32_t> linked_lines_;  ///< blocks that are links as a whole
  std::vector<std::uint32_t> plain_lines_;   ///< blocks that are not
  std::vector<std::int32_t> hints_;
  std::vector<ElementHints> seen_;
  struct Alike {
    std::string_view value;
    Tag tag = Tag::unknown;
    std::int32_t hints = -1;
  };
  std::array<Alike, 128> alike_{};
  std::uint32_t all_prose_ = 0;
  std::uint32_t all_good_ = 0;
};

struct ArticleBox {
  NodeId node = no_node;
  bool named_body = false;
};

/// The one box of the page that is named as a body, where its text is too short to outweigh the
/// rest: a picture with three lines beside a sidebar of sentences. None where there are several.
NodeId only_named_body(PageMap& map, const std::vector<JudgedBlock>& blocks) {
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
  return only != no_node && map.letters(only) >= kProseLetters ? only : no_node;
}

/// The article's box: the innermost one named as a body that holds half of the prose; else the
/// innermost <article> or <main> that does; else the innermost of all that holds nearly all of it.
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
  const NodeId only = only_named_body(map, blocks);
  if (only != no_node && !map.is_within(only, any.node)) return {only, true};
  return {any.node, false};
}

class Judge {
 public:
  Judge(const Document& page, const ContentTables& tables, const ContentOptions& options,
        std::vector<Block> blocks)
      : phrases_(tables.phrases),
        authors_(options.authors),
        preset_(options.preset),
        map_(page, tables.names, options.host, blocks) {
    judged_.reserve(blocks.size());
    for (Block& block : blocks) judged_.push_back({std::move(block), Rule::body, {}});
  }

  std::vector<JudgedBlock> judge() {
    find_furniture(true);
    // Where names would take nearly all sentences away, the names mean something else here.
    if (map_.good_prose() * 100 < map_.all_prose() * kLeastGood) find_furniture(false);
    if (!map_.has_good() && map_.all_prose() > 0) {
      keep_all_prose();
      return std::move(judged_);
    }
    box_ = map_.has_good() ? find_article_box(map_, judged_) : find_named_box();
    if (!map_.has_good() && box_.node == no_node) return drop_all();
    judge_in_box();
    drop_repeated();
    drop_teasers();
    if (preset_ != Preset::fast) drop_phrases();
    if (preset_ == Preset::precision) drop_labels();
    drop_biographies();
    drop_announcers();
    trim_begin();
    trim_end();
    keep_lede();
    return std::move(judged_);
  }

 private:
  void find_furniture(bool by_name) {
    const std::uint32_t majority = preset_ == Preset::recall ? kMajorityForRecall : kMajority;
    map_.forget_good();
    for (JudgedBlock& judged : judged_) {
      const NodeId box = map_.furniture_above(judged.block.node, majority, by_name);
      judged.rule = Rule::body;
      judged.detail.clear();
      if (box == no_node) {
        if (is_prose(judged.block)) map_.add_good(judged.block);
        continue;
      }
      const ElementHints& hints = map_.hints(box);
      judged.rule = hints.boilerplate ? Rule::boilerplate_box : Rule::author_box;
      judged.detail = hints.boilerplate ? hints.word : "author";
    }
  }

  /// On a page without a sentence: the one box that is named as a body.
  ArticleBox find_named_box() { return {only_named_body(map_, judged_), true}; }

  std::vector<JudgedBlock> drop_all() {
    for (JudgedBlock& judged : judged_) {
      if (judged.kept()) judged.rule = Rule::outside;
    }
    return std::move(judged_);
  }

  void keep_all_prose() {
    for (JudgedBlock& judged : judged_) {
      judged.rule = is_prose(judged.block) ? Rule::body : Rule::outside;
    }
  }

  void judge_in_box() {
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      const Block& block = judged.block;
      if (!map_.is_within(block.node, box_.node)) {
        judged.rule = Rule::outside;
      } else if (is_caption(block)) {
        judged.rule = keeps_caption(block) ? Rule::kept_caption : Rule::caption;
      } else if (is_details(block)) {
        judged.rule = Rule::details;
      } else if (is_mostly_links(block) && !is_linked_sentence(block)) {
        judged.rule = Rule::links;
      }
    }
  }

  bool is_caption(const Block& block) {
    if (block.kind == BlockKind::caption) return true;
    if (block.words > kCaptionWords) return false;
    NodeId node = block.node;
    for (int i = 0; i < 3 && node != no_node && node != box_.node; ++i) {
      if (map_.hints(node).caption || map_.hints(node).credit) return true;
      node = map_.page()[node].parent;
    }
    return false;
  }

  /// A caption that is a sentence tells something; one that is a label says what is seen.
  bool keeps_caption(const Block& block) const {
    if (preset_ == Preset::recall) return true;
    return preset_ != Preset::precision && block.kind == BlockKind::caption && block.stops > 0 &&
           block.words >= kCaptionSentence;
  }

  /// Paragraphs that are neither sentences nor between two of them.
  void drop_labels() {
    bool after_prose = false;
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      const Block& block = judged.block;
      const bool label = block.kind == BlockKind::paragraph && block.stops == 0 &&
                         block.letters < kProseLetters && judged.rule == Rule::body;
      if (label && !after_prose) judged.rule = Rule::before_body;
      after_prose = is_prose(block);
    }
  }

  /// A line of date, section, reading time.
  bool is_details(const Block& block) {
    if (block.words > kDetailWords || block.stops > 0 || block.kind == BlockKind::heading) {
      return false;
    }
    const NodeId parent = map_.page()[block.node].parent;
    return map_.hints(block.node).details ||
           (parent != no_node && parent != box_.node && map_.hints(parent).details);
  }

  /// A sentence with a long link in it, or a heading of the body that links somewhere.
  bool is_linked_sentence(const Block& block) const {
    const std::uint32_t percent = block.link_letters * 100 / block.letters;
    if (preset_ == Preset::recall && block.words >= kOpeningWords) return true;
    if (preset_ == Preset::precision && block.kind != BlockKind::heading) return false;
    if (block.kind == BlockKind::heading) return percent < 95 || box_.named_body;
    if (block.kind == BlockKind::list_item || block.kind == BlockKind::table_row) {
      return percent < kLinkedLine;
    }
    return block.stops > 0 && block.letters >= kProseLetters && percent <= kMostSentenceLinks;
  }

  /// A page that sets its text twice, for two kinds of screen, tells it once.
  void drop_repeated() {
    std::unordered_set<std::string_view> seen;
    bool in_run = false;  // the block before stood on the page before, too
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      const bool twice = !seen.insert(judged.block.text).second;
      const std::uint32_t least = in_run ? kRepeatedInRun : kRepeatedLetters;
      in_run = twice && judged.block.letters >= least;
      if (in_run) judged.rule = Rule::repeated;
    }
  }

  /// Rows of three and more like boxes that each lead elsewhere: a headline that is a link, and a
  /// few lines.
  void drop_teasers() {
    std::vector<std::int8_t> teaser(map_.page().size(), -1);
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      NodeId node = judged.block.node;
      for (int i = 0; i < kCardDepth && node != no_node && node != box_.node; ++i) {
        if (teaser[node] < 0) teaser[node] = is_teaser_card(node) ? 1 : 0;
        if (teaser[node] == 1) {
          judged.rule = Rule::teasers;
          break;
        }
        node = map_.page()[node].parent;
      }
    }
  }

  /// A row that holds much of the prose is the article itself: a list of things, each with a link.
  bool is_teaser_card(NodeId node) const {
    const Document& page = map_.page();
    if (!map_.is_card(node)) return false;
    int alike = 0;
    std::uint32_t prose = 0;
    for (NodeId other = page[page[node].parent].first_child; other != no_node;
         other = page[other].next) {
      if (page[other].tag != page[node].tag || !map_.is_card(other)) continue;
      ++alike;
      prose += map_.good_prose(other);
    }
    return alike >= 3 && std::uint64_t{prose} * 100 < std::uint64_t{map_.good_prose()} * kListProse;
  }

  /// A small box that a heading of furniture opens ("Newsletter") goes as a whole.
  void drop_small_box(const JudgedBlock& heading) {
    const NodeId box = map_.page()[heading.block.node].parent;
    if (box == no_node || box == box_.node || map_.letters(box) > kCardLetters) return;
    if (map_.good_prose(box) * 100 >= map_.good_prose() * kTailProse) return;
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept() || !map_.is_within(judged.block.node, box)) continue;
      judged.rule = Rule::phrase;
      judged.detail = heading.detail;
    }
  }

  /// Blocks that say themselves that they are furniture, and what comes after "Related articles".
  void drop_phrases() {
    std::uint32_t prose_left = 0;
    for (const JudgedBlock& judged : judged_) {
      if (judged.kept() && is_prose(judged.block)) prose_left += judged.block.letters;
    }
    const std::uint32_t prose = prose_left;
    bool cut = false;
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      const Block& block = judged.block;
      if (cut) {
        judged.rule = Rule::phrase;
        continue;
      }
      if (is_prose(block)) prose_left -= block.letters;
      const auto found = phrases_.find(block.text, block.words);
      if (found && preset_ == Preset::recall && !found->whole) continue;
      const bool item = block.kind == BlockKind::list_item || block.kind == BlockKind::table_row;
      if (!found || (item && !found->whole) || found->kind == Furniture::source ||
          found->kind == Furniture::copyright) {
        continue;
      }
      judged.detail = found->row;
      if (found->kind == Furniture::notice) {
        judged.rule = Rule::notice;
        continue;
      }
      judged.rule = found->kind == Furniture::image ? Rule::caption : Rule::phrase;
      if (block.kind == BlockKind::heading) drop_small_box(judged);
      cut = found->to_end && std::uint64_t{prose_left} * 100 < std::uint64_t{prose} * kTailProse;
    }
  }

  /// A paragraph at either end of the body that begins with an author's name is about the author.
  void drop_biographies() {
    if (authors_.empty()) return;
    std::vector<JudgedBlock*> kept;
    for (JudgedBlock& judged : judged_) {
      if (judged.kept()) kept.push_back(&judged);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (i >= kBiographyReach && i + kBiographyReach < kept.size()) continue;
      const std::string_view text = kept[i]->block.text;
      const bool about = std::ranges::any_of(authors_, [&](const std::string& author) {
        return !author.empty() && text.starts_with(author);
      });
      if (!about || kept[i]->block.kind == BlockKind::heading) continue;
      kept[i]->rule = Rule::author_box;
      kept[i]->detail = "begins with the author's name";
    }
  }

  /// Headings and lines with a colon at the end that announced what has been dropped.
  void drop_announcers() {
    const Block* next = nullptr;  // the kept block after this one
    bool dropped = false;         // links were dropped between the two
    for (auto at = judged_.rbegin(); at != judged_.rend(); ++at) {
      if (!at->kept()) {
        dropped |= at->rule == Rule::links || at->rule == Rule::teasers || at->rule == Rule::phrase;
        continue;
      }
      const Block& block = at->block;
      const bool heading = block.kind == BlockKind::heading;
      const bool ends = next == nullptr || next->kind == BlockKind::heading;
      const bool announces = block.words <= kAnnouncerWords && block.text.ends_with(':');
      if (dropped && ((heading && ends && (next == nullptr || next->level <= block.level)) ||
                      (announces && !heading))) {
        at->rule = Rule::phrase;
        at->detail = "announces links";
        continue;
      }
      next = &block;
      dropped = false;
    }
  }

  bool may_begin(const Block& block) {
    if (is_prose(block)) return true;
    if (block.stops > 0 && block.words >= kShortSentence && block.link_letters == 0 &&
        map_.page()[block.node].tag == Tag::p) {
      return true;
    }
    if (!box_.named_body) {
      return map_.page()[block.node].tag == Tag::p && block.words >= kOpeningWords;
    }
    if (block.kind == BlockKind::heading) return block.level != 1;
    if (block.stops > 0 && block.words >= 5) return true;
    return map_.page()[block.node].tag == Tag::p;
  }

  bool may_end(const Block& block) const {
    if (block.kind == BlockKind::heading) return false;
    if (box_.named_body && map_.page()[block.node].tag == Tag::p) return true;
    return is_prose(block) || block.stops > 0 || block.kind == BlockKind::list_item ||
           block.kind == BlockKind::table_row;
  }

  void trim_begin() {
    JudgedBlock* before = nullptr;
    for (JudgedBlock& judged : judged_) {
      if (!judged.kept()) continue;
      if (may_begin(judged.block)) break;
      judged.rule = Rule::before_body;
      before = &judged;
    }
    // A heading right above the first sentence belongs to it; the headline does not.
    const bool heading = before != nullptr && before->block.kind == BlockKind::heading;
    if (heading && before->block.level > 1 && !is_mostly_links(before->block)) {
      before->rule = Rule::body;
    }
  }

  void trim_end() {
    for (auto at = judged_.rbegin(); at != judged_.rend(); ++at) {
      if (!at->kept()) continue;
      if (may_end(at->block)) break;
      at->rule = Rule::after_body;
    }
  }

  /// What stands between the headline and the body and reads like a lede; without a headline, what
  /// is named as one.
  void keep_lede() {
    const auto first = std::ranges::find_if(judged_, [](const auto& j) { return j.kept(); });
    auto at = first;
    bool headline = false;
    while (at != judged_.begin() && !headline) {
      --at;
      headline = at->block.kind == BlockKind::heading && at->block.level == 1;
    }
    if (!headline && first - judged_.begin() > static_cast<std::ptrdiff_t>(kLedeReach)) {
      at = first - static_cast<std::ptrdiff_t>(kLedeReach);
    }
    for (at += headline ? 1 : 0; at < first; ++at) {
      const Block& block = at->block;
      const bool furniture = at->rule == Rule::boilerplate_box || at->rule == Rule::author_box;
      if (furniture || at->rule == Rule::caption || is_caption(block)) continue;
      if (block.link_letters * 10 > block.letters * 3) continue;
      if ((headline && is_prose(block)) || is_named_lede(block)) at->rule = Rule::lede;
    }
  }

  bool is_named_lede(const Block& block) {
    if (block.words < 5) return false;
    bool lede = false;
    NodeId node = block.node;
    for (int i = 0; i < 3 && node != no_node; ++i, node = map_.page()[node].parent) {
      const ElementHints& hints = map_.hints(node);
      if (hints.details) return false;
      lede |= hints.lede;
    }
    return lede;
  }

  const FurniturePhrases& phrases_;
  std::span<const std::string> authors_;
  Preset preset_;
  PageMap map_;
  std::vector<JudgedBlock> judged_;
  ArticleBox box_;
};

}  // namespace

std::string_view name_of(Rule rule) {
  constexpr std::array<std::string_view, 15> kNames = {
      "body",       "lede",    "notice",          "kept_caption",
      "caption",    "outside", "boilerplate_box", "author_box",
      "details",    "links",   "teasers",         "before_body",
      "after_body", "phrase",  "repeated"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::vector<JudgedBlock> find_content(const Document& page, const ContentTables& tables,
                                      const ContentOptions& options) {
  return Judge(page, tables, options, read_blocks(page, 0)).judge();
}

}  // namespace wirestem::extract::detail
