// SPDX-License-Identifier: Apache-2.0
//
// Columns first (what is drawn, and when it came out), then rows: each edge that runs over columns
// in between gets a small place there, so that boxes make way for it; columns are sorted by where
// their neighbours stand, from left to right and back, and then pushed apart until nothing
// overlaps.
#include "tell/detail/stemma_layout.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "tell/detail/readable_date.hpp"
#include "tell/detail/terminal_text.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kMostMedia = 10;
constexpr std::size_t kMostOthers = 5;
constexpr std::size_t kLetters = 18;  // columns of text that fit into a box
constexpr int kLineHeight = 16;
constexpr std::size_t kMostTimes = 6;
constexpr std::size_t kMostLines = 240;
constexpr int kColumnGap = 76;
constexpr int kRowGap = 16;
constexpr int kPassHeight = 8;
constexpr int kTop = 40;
constexpr int kMargin = 8;

/// A place in a column: a box, or where a line passes.
struct Slot {
  std::optional<std::size_t> box;
  int height = kPassHeight;
  double middle = 0;
  std::vector<std::size_t> left;   ///< slots in the column before that lines lead to
  std::vector<std::size_t> right;  ///< and in the one behind
};

/// A line with the slots that it runs through.
struct Route {
  std::size_t edge = 0;
  std::vector<std::size_t> slots;
};

class StemmaDrafter {
 public:
  StemmaDrafter(const Dossier& dossier, const StoryDossier& story)
      : dossier_(dossier), story_(story) {}

  StemmaLayout draft() {
    choose_sources();
    place_in_columns();
    route_lines();
    sort_rows();
    set_coordinates();
    return std::move(layout_);
  }

 private:
  // --- which nodes ---

  /// A source whose page is among the inputs is drawn as that page.
  StemmaNode drawn(StemmaNode node) const {
    if (node.is_article) return node;
    const std::int64_t page = story_.stemma.sources[node.index].in_pile;
    if (page < 0) return node;
    return {.is_article = true, .index = static_cast<std::uint32_t>(page)};
  }

  bool is_medium(StemmaNode node) const {
    const SourceKind kind = story_.stemma.sources[node.index].kind;
    return kind == SourceKind::outlet || kind == SourceKind::agency;
  }

  /// Those of most edges; of equals, the earlier in the story's list.
  void choose_sources() {
    std::map<StemmaNode, std::set<StemmaNode>> neighbours;
    for (const StemmaEdge& edge : story_.stemma.edges) {
      const StemmaNode taker = drawn(edge.from);
      const StemmaNode giver = drawn(edge.to);
      if (!taker.is_article) neighbours[taker].insert(giver);
      if (!giver.is_article) neighbours[giver].insert(taker);
    }
    for (const bool media : {false, true}) {
      std::vector<StemmaNode> sources;
      for (const auto& [node, others] : neighbours) {
        if (is_medium(node) == media) sources.push_back(node);
      }
      std::ranges::stable_sort(sources, std::greater{},
                               [&](StemmaNode node) { return neighbours[node].size(); });
      const std::size_t most = media ? kMostMedia : kMostOthers;
      if (sources.size() > most) {
        layout_.left_out += sources.size() - most;
        sources.resize(most);
      }
      sources_.insert(sources.begin(), sources.end());
    }
  }

  // --- columns ---

  std::string time_of(std::uint32_t article, std::size_t length) const {
    return dossier_.articles[article].published.value_or("").substr(0, length);
  }

  /// Days, or minutes where there are only a few of them.
  std::size_t time_length() const {
    std::set<std::string> minutes;
    for (const std::uint32_t a : story_.story.articles) minutes.insert(time_of(a, 16));
    return minutes.size() <= kMostTimes ? 16 : 10;
  }

  void place_in_columns() {
    for (const bool media : {false, true}) {
      std::vector<StemmaNode> nodes;
      for (const StemmaNode node : sources_) {
        if (is_medium(node) == media) nodes.push_back(node);
      }
      add_column(media ? "Media not among the inputs" : "People, offices, documents", nodes);
    }
    const std::size_t length = time_length();
    std::map<std::string, std::vector<StemmaNode>> by_time;
    for (const std::uint32_t a : story_.story.articles) {
      by_time[time_of(a, length)].push_back({.is_article = true, .index = a});
    }
    for (const auto& [time, nodes] : by_time) {
      if (!time.empty()) add_column(readable_date(time), nodes);
    }
    if (const auto undated = by_time.find(""); undated != by_time.end()) {
      add_column("No date known", undated->second);
    }
  }

  void add_column(const std::string& heading, const std::vector<StemmaNode>& nodes) {
    if (nodes.empty()) return;
    const std::size_t column = layout_.columns.size();
    const int pitch = StemmaLayout::kBoxWidth + kColumnGap;
    layout_.columns.push_back({heading, kMargin + static_cast<int>(column) * pitch});
    columns_.emplace_back();
    for (const StemmaNode node : nodes) {
      std::vector<std::string> title = title_of(node);
      const int height = 30 + static_cast<int>(title.size()) * kLineHeight;
      slot_of_[node] = add_slot(column, layout_.boxes.size(), height);
      layout_.boxes.push_back(
          {.node = node, .column = column, .title = std::move(title), .at = {}, .height = height});
    }
  }

  std::vector<std::string> title_of(StemmaNode node) const {
    std::vector<std::string> lines = wrap(one_line(name_of(dossier_, story_, node)), kLetters);
    if (lines.size() > 2) {
      lines.resize(2);
      lines[1] = cut(lines[1] + " …", kLetters);
    }
    return lines;
  }

  std::size_t add_slot(std::size_t column, std::optional<std::size_t> box, int height) {
    slots_.push_back({.box = box, .height = height, .middle = 0, .left = {}, .right = {}});
    columns_[column].push_back(slots_.size() - 1);
    column_of_.push_back(column);
    return slots_.size() - 1;
  }

  // --- lines ---

  void route_lines() {
    std::set<std::tuple<StemmaNode, StemmaNode, EdgeRelation>> seen;
    for (std::size_t e = 0; e < story_.stemma.edges.size() && routes_.size() < kMostLines; ++e) {
      const StemmaEdge& edge = story_.stemma.edges[e];
      const StemmaNode giver = drawn(edge.to);
      const StemmaNode taker = drawn(edge.from);
      if (giver == taker || !slot_of_.contains(giver) || !slot_of_.contains(taker)) continue;
      if (!seen.emplace(giver, taker, edge.relation).second) continue;
      routes_.push_back({e, route(slot_of_[giver], slot_of_[taker], edge.relation)});
    }
  }

  std::vector<std::size_t> route(std::size_t from, std::size_t to, EdgeRelation relation) {
    std::vector<std::size_t> slots{from};
    const std::size_t last = column_of_[to];
    for (std::size_t column = column_of_[from]; column != last;) {
      column = column < last ? column + 1 : column - 1;
      slots.push_back(column == last ? to : pass(from, relation, column));
      join(slots[slots.size() - 2], slots.back());
    }
    if (slots.size() == 1) slots.push_back(to);
    return slots;
  }

  /// Where lines of one kind from one source pass a column: together.
  std::size_t pass(std::size_t from, EdgeRelation relation, std::size_t column) {
    const auto [at, is_new] = passes_.try_emplace({from, relation, column}, 0);
    if (is_new) at->second = add_slot(column, std::nullopt, kPassHeight);
    return at->second;
  }

  void join(std::size_t a, std::size_t b) {
    if (column_of_[a] > column_of_[b]) std::swap(a, b);
    slots_[a].right.push_back(b);
    slots_[b].left.push_back(a);
  }

  // --- rows ---

  void sort_rows() {
    for (auto& column : columns_) push_apart(column);
    for (int sweep = 0; sweep < 4; ++sweep) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const bool rightwards = sweep % 2 == 0;
        settle(columns_[rightwards ? c : columns_.size() - 1 - c], rightwards);
      }
    }
    for (auto& column : columns_) push_apart(column);
  }

  /// Sorts a column by where its neighbours on one side stand, and moves it there.
  void settle(std::vector<std::size_t>& column, bool by_left) {
    for (const std::size_t s : column) {
      const std::vector<std::size_t>& near = by_left ? slots_[s].left : slots_[s].right;
      if (near.empty()) continue;
      double sum = 0;
      for (const std::size_t n : near) sum += slots_[n].middle;
      slots_[s].middle = sum / static_cast<double>(near.size());
    }
    std::ranges::stable_sort(column, {}, [this](std::size_t s) { return slots_[s].middle; });
    push_apart(column);
  }

  /// Moves what overlaps apart, and the column as a whole back to where it wanted to be.
  void push_apart(std::vector<std::size_t>& column) {
    double wanted = 0;
    double got = 0;
    double free = -1e9;
    for (const std::size_t s : column) {
      Slot& slot = slots_[s];
      wanted += slot.middle;
      slot.middle = std::max(slot.middle, free + slot.height / 2.0);
      free = slot.middle + slot.height / 2.0 + kRowGap;
      got += slot.middle;
    }
    const double shift = (wanted - got) / static_cast<double>(column.size());
    for (const std::size_t s : column) slots_[s].middle += shift;
  }

  // --- pixels ---

  void set_coordinates() {
    double top = 1e9;
    double bottom = -1e9;
    for (const Slot& slot : slots_) {
      top = std::min(top, slot.middle - slot.height / 2.0);
      bottom = std::max(bottom, slot.middle + slot.height / 2.0);
    }
    for (Slot& slot : slots_) slot.middle += kTop - top;
    for (const auto& [node, s] : slot_of_) {
      StemmaBox& box = layout_.boxes[*slots_[s].box];
      box.at = {layout_.columns[box.column].x, y_of(s) - box.height / 2};
    }
    for (const Route& route : routes_) layout_.lines.push_back({route.edge, points_of(route)});
    layout_.height = slots_.empty() ? 0 : static_cast<int>(bottom - top) + kTop + kMargin;
    if (!layout_.columns.empty()) {
      layout_.width = layout_.columns.back().x + StemmaLayout::kBoxWidth + kColumnGap / 2;
    }
  }

  int y_of(std::size_t slot) const { return static_cast<int>(slots_[slot].middle + 0.5); }

  std::vector<Point> points_of(const Route& route) const {
    std::vector<Point> points;
    const std::size_t first = column_of_[route.slots.front()];
    const std::size_t last = column_of_[route.slots.back()];
    const bool rightwards = first < last;
    for (std::size_t i = 0; i < route.slots.size(); ++i) {
      const std::size_t s = route.slots[i];
      const int left = layout_.columns[column_of_[s]].x;
      const int right = left + StemmaLayout::kBoxWidth;
      const bool is_end = i + 1 == route.slots.size();
      if (first == last) {
        points.push_back({right, y_of(s)});  // both ends on the right: the line swings out
      } else {
        if (i > 0) points.push_back({rightwards ? left : right, y_of(s)});
        if (!is_end) points.push_back({rightwards ? right : left, y_of(s)});
      }
    }
    return points;
  }

  const Dossier& dossier_;
  const StoryDossier& story_;
  StemmaLayout layout_;
  std::set<StemmaNode> sources_;
  std::vector<Slot> slots_;
  std::vector<std::size_t> column_of_;
  std::vector<std::vector<std::size_t>> columns_;
  std::map<StemmaNode, std::size_t> slot_of_;
  std::map<std::tuple<std::size_t, EdgeRelation, std::size_t>, std::size_t> passes_;
  std::vector<Route> routes_;
};

}  // namespace

StemmaLayout lay_out_stemma(const Dossier& dossier, const StoryDossier& story) {
  return StemmaDrafter(dossier, story).draft();
}

}  // namespace wirestem::tell
