// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "tell/counted.hpp"
#include "tell/detail/page_sections.hpp"
#include "tell/detail/readable_date.hpp"
#include "tell/detail/stemma_layout.hpp"
#include "tell/detail/terminal_text.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kLetters = 25;  // columns of small text that fit into a box
constexpr int kPad = 10;
constexpr int kLineHeight = 16;

std::string_view legend_of(EdgeRelation relation) {
  switch (relation) {
    case EdgeRelation::cites:
      return "cited";
    case EdgeRelation::republishes:
      return "republished, by credit line";
    case EdgeRelation::copies:
      return "copied";
    case EdgeRelation::rewrites:
      return "rewritten";
    case EdgeRelation::translates:
      return "translated";
    case EdgeRelation::quotes:
      return "quoted";
    case EdgeRelation::told:
      return "told it to";
  }
  return "";
}

class StemmaSvg {
 public:
  StemmaSvg(Page& page, const StoryDossier& story)
      : page_(page),
        story_(story),
        html_(page.html()),
        layout_(lay_out_stemma(page.dossier(), story)) {}

  void write() {
    if (layout_.lines.empty()) return;
    legend();
    html_.raw(
        "<div class=\"scroll drawing\" role=\"region\" tabindex=\"0\" "
        "aria-label=\"Drawing: who had it from whom\">\n<svg width=\"");
    number(layout_.width).raw("\" height=\"");
    number(layout_.height).raw("\" viewBox=\"0 0 ");
    number(layout_.width).raw(" ");
    number(layout_.height).raw("\" role=\"group\">\n");
    for (const StemmaColumn& column : layout_.columns) heading(column);
    for (const StemmaLine& line : layout_.lines) draw(line);
    for (const StemmaBox& box : layout_.boxes) draw(box);
    html_.raw("</svg>\n</div>\n");
    if (layout_.left_out > 0) {
      html_.raw("<p class=\"note\">");
      html_.text(counted(layout_.left_out, "further source stands", "further sources stand"));
      html_.raw(" in the table only.</p>\n");
    }
  }

 private:
  Html& number(int value) { return html_.raw(std::to_string(value)); }

  void legend() {
    std::set<EdgeRelation> relations;
    for (const StemmaLine& line : layout_.lines) {
      relations.insert(story_.stemma.edges[line.edge].relation);
    }
    html_.raw("<ul class=\"legend\" aria-hidden=\"true\">\n");
    for (const EdgeRelation relation : relations) {
      html_.raw("<li><svg width=\"44\" height=\"10\"><path class=\"line ").raw(to_string(relation));
      html_.raw("\" d=\"M1 5H34\"/><path class=\"tip ").raw(to_string(relation));
      html_.raw("\" d=\"M43 5l-9 -4v8z\"/></svg> ").text(legend_of(relation)).raw("</li>\n");
    }
    html_.raw("</ul>\n");
  }

  void heading(const StemmaColumn& column) {
    html_.raw("<text class=\"when\" x=\"");
    number(column.x).raw("\" y=\"16\">").text(column.heading).raw("</text>\n");
  }

  // --- lines ---

  void draw(const StemmaLine& line) {
    const StemmaEdge& edge = story_.stemma.edges[line.edge];
    const std::string_view relation = to_string(edge.relation);
    html_.raw("<g class=\"edge ").raw(to_string(edge.direction)).raw("\"><title>");
    html_.text(name(edge.from)).raw(" ").text(relation).raw(" ").text(name(edge.to));
    for (const std::string& reason : edge.reasons) html_.raw("; ").text(reason);
    html_.raw("</title><path class=\"line ").raw(relation).raw("\" d=\"");
    path(line.points);
    html_.raw("\"/>");
    // Words whose way is open have no tip.
    if (edge.direction != Certainty::undecided) tip(line.points, relation);
    html_.raw("</g>\n");
  }

  void path(const std::vector<Point>& points) {
    html_.raw("M");
    point(points.front());
    if (points.size() == 2 && points[0].x == points[1].x) {
      const int swing = 26 + std::abs(points[0].y - points[1].y) / 8;
      html_.raw("C");
      point({points[0].x + swing, points[0].y}).raw(" ");
      point({points[1].x + swing + 8, points[1].y}).raw(" ");
      point({points[1].x + 8, points[1].y});
      return;
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
      Point to = points[i];
      const Point from = points[i - 1];
      if (i + 1 == points.size()) to.x -= direction(points) * 8;  // the tip takes over
      if (i % 2 == 0) {
        html_.raw("L");
        point(to);
        continue;
      }
      const int bend = (to.x - from.x) / 2;
      html_.raw("C");
      point({from.x + bend, from.y}).raw(" ");
      point({to.x - bend, to.y}).raw(" ");
      point(to);
    }
  }

  void tip(const std::vector<Point>& points, std::string_view relation) {
    const Point end = points.back();
    const int way = direction(points);
    html_.raw("<path class=\"tip ").raw(relation).raw("\" d=\"M");
    point(end).raw("L");
    point({end.x - way * 9, end.y - 4}).raw("L");
    point({end.x - way * 9, end.y + 4}).raw("z\"/>");
  }

  /// 1 where the line reaches its end going right, -1 where going left, as one in its own column
  /// does.
  static int direction(const std::vector<Point>& points) {
    return points[points.size() - 2].x < points.back().x ? 1 : -1;
  }

  Html& point(Point p) {
    number(p.x).raw(" ");
    return number(p.y);
  }

  // --- boxes ---

  void draw(const StemmaBox& box) {
    html_.raw("<a href=\"#");
    html_.raw(box.node.is_article ? Page::article_id(box.node.index)
                                  : page_.source_id(story_, box.node.index));
    html_.raw(box.node.is_article ? "\" class=\"box page\"><title>" : "\" class=\"box\"><title>");
    html_.text(name(box.node)).raw("</title><rect x=\"");
    number(box.at.x).raw("\" y=\"");
    number(box.at.y).raw("\" width=\"");
    number(StemmaLayout::kBoxWidth).raw("\" height=\"");
    number(box.height).raw("\" rx=\"4\"/>");
    Point at{box.at.x + kPad, box.at.y + 19};
    for (const std::string& line : box.title) {
      words("title", at, line);
      at.y += kLineHeight;
    }
    words("sub", at, cut(one_line(sub_of(box.node)), kLetters));
    html_.raw("</a>\n");
  }

  void words(std::string_view kind, Point at, std::string_view text) {
    html_.raw("<text class=\"").raw(kind).raw("\" x=\"");
    number(at.x).raw("\" y=\"");
    number(at.y).raw("\">").text(text).raw("</text>");
  }

  std::string_view name(StemmaNode node) const {
    return node.is_article ? name_of_article(page_.dossier().articles[node.index])
                           : std::string_view(story_.stemma.sources[node.index].name);
  }

  std::string sub_of(StemmaNode node) const {
    if (!node.is_article) {
      const Source& source = story_.stemma.sources[node.index];
      return std::string(to_string(source.kind)) + (source.named ? "" : ", unnamed");
    }
    const Article& article = page_.dossier().articles[node.index];
    const std::string language = article.languages.empty() ? "" : article.languages.front() + " · ";
    return language + (article.published ? readable_date(*article.published) : "no date known");
  }

  Page& page_;
  const StoryDossier& story_;
  Html& html_;
  StemmaLayout layout_;
};

}  // namespace

void write_stemma_drawing(Page& page, const StoryDossier& story) { StemmaSvg(page, story).write(); }

}  // namespace wirestem::tell
