// SPDX-License-Identifier: Apache-2.0
//
// One function for each block of the summary. A block that has nothing to say is left out, so that
// a short story stays short.
#include "tell/write_summary.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "tell/detail/readable_date.hpp"
#include "tell/detail/terminal_text.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kLinesOfAText = 3;
constexpr std::size_t kWhole = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kNamesOnASide = 4;

enum class Ink { plain, bold, dim, heading, warning };

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\x1b[1m";
    case Ink::dim:
      return "\x1b[2m";
    case Ink::heading:
      return "\x1b[1;36m";
    case Ink::warning:
      return "\x1b[33m";
  }
  return "";
}

class SummaryWriter {
 public:
  SummaryWriter(const Dossier& dossier, const SummaryOptions& options)
      : dossier_(dossier), width_(std::max(kLeastWidth, options.width)), options_(options) {}

  std::string write() {
    for (const StoryDossier& story : dossier_.stories) {
      story_ = &story;
      if (!out_.empty()) out_ += '\n';
      write_story();
    }
    write_skipped();
    write_limits();
    return std::move(out_);
  }

 private:
  void write_story() {
    const StorySummary summary = summarise(dossier_, *story_);
    put(0, story_->story.label.empty() ? story_->story.id : story_->story.label, Ink::dim);
    put(0, summary.verdict, Ink::bold, kWhole);
    if (!summary.remarks.empty()) put(0, summary.remarks, Ink::plain, kWhole);
    write_claims();
    write_conflicts();
    write_loops();
    write_edges();
    write_timeline();
  }

  // --- blocks ---

  void write_claims() {
    const std::vector<const Claim*> claims = claims_by_weight(*story_);
    if (claims.empty()) return;
    heading("Claims: origins ← pages");
    // What one page says alone is no news about who had it from whom.
    const bool alone = story_->story.articles.size() < 2;
    const std::size_t most = alone ? options_.most_claims / 3 + 1 : options_.most_claims;
    const std::size_t shown = std::min(most, claims.size());
    for (std::size_t i = 0; i < shown; ++i) write_claim(*claims[i]);
    write_rest(claims.size() - shown);
  }

  void write_claim(const Claim& claim) {
    const std::string origins = std::to_string(claim.independent_origins);
    const std::string pages = std::to_string(articles_of(claim));
    const std::string count = pad_left(origins, 3) + " ← " + pad_right(pages, 3);
    const std::size_t indent = columns_of(count) + 1;
    put_after(count + " ", Ink::bold, words_at(claim.occurrences.front().place), indent);
    std::vector<std::string> names;
    for (const Origin& origin : claim.origins) names.push_back(name(origin.node));
    if (!names.empty()) put(indent, "from " + listed(names), Ink::dim);
  }

  void write_conflicts() {
    if (story_->conflicts.empty()) return;
    heading("Accounts differ");
    const std::size_t shown = std::min(options_.most_claims, story_->conflicts.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const Conflict& conflict = story_->conflicts[i];
      put(2,
          std::string(to_string(conflict.kind)) + (conflict.same_origin
                                                       ? ": changed in the retelling, one origin"
                                                       : ": two origins disagree"),
          Ink::plain);
      for (const ConflictSide& side : conflict.sides) write_side(conflict.kind, side);
    }
    write_rest(story_->conflicts.size() - shown);
  }

  void write_side(ConflictKind kind, const ConflictSide& side) {
    std::vector<std::string> names;
    for (const ArticleSpan& place : side.evidence) {
      std::string page = name({.is_article = true, .index = place.article});
      if (std::ranges::find(names, page) == names.end()) names.push_back(std::move(page));
    }
    const std::string value = cut(
        one_line(kind == ConflictKind::date ? readable_date(side.value) : side.value), width_ / 2);
    put_after("    " + value + "  ", Ink::warning, listed(names), 6);
  }

  void write_loops() {
    bool first = true;
    for (const Claim& claim : story_->claims) {
      if (claim.circular.empty()) continue;
      if (first) heading("Runs in a circle");
      first = false;
      std::string loop;
      for (const StemmaNode node : claim.circular) loop += name(node) + " → ";
      put(2, loop + name(claim.circular.front()), Ink::warning);
      put(4, words_at(claim.occurrences.front().place), Ink::plain);
    }
  }

  /// Pages only: who said what to whom is told with the claims.
  void write_edges() {
    std::vector<const StemmaEdge*> edges;
    for (const StemmaEdge& edge : story_->stemma.edges) {
      const bool between_media =
          edge.relation != EdgeRelation::told && edge.relation != EdgeRelation::quotes;
      if (edge.from.is_article && between_media) edges.push_back(&edge);
    }
    if (edges.empty()) return;
    heading("Who had it from whom");
    const std::size_t shown = std::min(options_.most_claims, edges.size());
    for (std::size_t i = 0; i < shown; ++i) write_edge(*edges[i]);
    write_rest(edges.size() - shown);
  }

  void write_edge(const StemmaEdge& edge) {
    std::string why;
    for (const std::string& reason : edge.reasons) why += (why.empty() ? "" : ", ") + reason;
    if (edge.direction == Certainty::undecided) why = "or the other way round; " + why;
    put(2, label(edge.from) + " " + std::string(to_string(edge.relation)) + " " + label(edge.to),
        Ink::plain);
    if (!why.empty()) put(4, one_line(why), Ink::dim);
  }

  void write_timeline() {
    if (story_->timeline.empty()) return;
    heading("When");
    std::size_t widest = 0;
    for (const TimelineEntry& entry : story_->timeline) {
      widest = std::max(widest, columns_of(one_line(readable_date(entry.date))));
    }
    widest = std::min(widest, width_ / 3);
    const std::size_t shown = std::min(options_.most_claims, story_->timeline.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const TimelineEntry& entry = story_->timeline[i];
      const std::string date = cut(one_line(readable_date(entry.date)), widest);
      put_after("  " + pad_right(date, widest) + "  ", Ink::bold, words_at(entry.text), widest + 4);
    }
    write_rest(story_->timeline.size() - shown);
  }

  void write_skipped() {
    if (dossier_.skipped.empty()) return;
    heading("Skipped: " + std::to_string(dossier_.skipped.size()) +
            (dossier_.skipped.size() == 1 ? " input" : " inputs"));
    const std::size_t shown = std::min(options_.most_claims, dossier_.skipped.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const SkippedInput& skipped = dossier_.skipped[i];
      put(2, one_line(skipped.source_path) + ": " + one_line(skipped.reason), Ink::plain);
    }
    write_rest(dossier_.skipped.size() - shown);
  }

  void write_limits() {
    if (dossier_.limits.empty()) return;
    heading("Not looked for");
    for (const Limit& limit : dossier_.limits) {
      std::string ids;
      for (const std::uint32_t a : limit.articles) {
        ids += (ids.empty() ? " (" : ", ") + one_line(dossier_.articles[a].id);
      }
      put(2, limit.what + (ids.empty() ? "" : cut(ids, width_) + ")"), Ink::plain, kWhole);
    }
  }

  // --- words ---

  /// A name as it stands in a list: a page without outlet is called by its title, and titles are
  /// long.
  std::string name(StemmaNode node) const {
    return cut(one_line(name_of(dossier_, *story_, node)), width_ / 2);
  }

  /// A page's name, with its id where that is another word.
  std::string label(StemmaNode node) const {
    const std::string id = id_of(dossier_, *story_, node);
    return node.is_article && name(node) != id ? name(node) + " (" + one_line(id) + ")"
                                               : name(node);
  }

  std::string words_at(const ArticleSpan& place) const {
    return one_line(slice(dossier_.articles[place.article].text, place.span));
  }

  static std::string listed(const std::vector<std::string>& names) {
    std::string list;
    const std::size_t shown = std::min(kNamesOnASide, names.size());
    for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > shown) list += " and " + std::to_string(names.size() - shown) + " more";
    return list;
  }

  // --- lines ---

  void heading(const std::string& words) {
    if (!out_.empty()) out_ += '\n';
    put(0, words, Ink::heading);
  }

  void write_rest(std::size_t count) {
    if (count > 0) put(2, "… and " + std::to_string(count) + " more", Ink::dim);
  }

  void put(std::size_t indent, std::string_view words, Ink ink, std::size_t most = kLinesOfAText) {
    for (const std::string& line : lines_of(words, width_ - indent, most)) {
      out_ += std::string(indent, ' ') + inked(line, ink) + "\n";
    }
  }

  /// `lead`, then `words` beside it, their further lines indented by `indent`.
  void put_after(const std::string& lead, Ink ink, std::string_view words, std::size_t indent) {
    const std::size_t room = width_ - std::max(columns_of(lead), indent);
    const std::vector<std::string> lines = lines_of(words, room, kLinesOfAText);
    out_ += inked(lead, ink) + lines.front() + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) {
      out_ += std::string(indent, ' ') + lines[i] + "\n";
    }
  }

  static std::vector<std::string> lines_of(std::string_view words, std::size_t room,
                                           std::size_t most) {
    std::vector<std::string> lines = wrap(one_line(words), room);
    if (lines.size() > most) {
      lines.resize(most);
      lines.back() = cut(lines.back() + " …", room);
    }
    return lines;
  }

  std::string inked(std::string_view words, Ink ink) const {
    if (!options_.colour || ink == Ink::plain) return std::string(words);
    return std::string(code_of(ink)) + std::string(words) + "\x1b[0m";
  }

  static std::string pad_left(const std::string& words, std::size_t columns) {
    const std::size_t used = columns_of(words);
    return std::string(used < columns ? columns - used : 0, ' ') + words;
  }
  static std::string pad_right(const std::string& words, std::size_t columns) {
    const std::size_t used = columns_of(words);
    return words + std::string(used < columns ? columns - used : 0, ' ');
  }

  const Dossier& dossier_;
  std::size_t width_;
  SummaryOptions options_;
  const StoryDossier* story_ = nullptr;
  std::string out_;
};

}  // namespace

std::string write_summary(const Dossier& dossier, const SummaryOptions& options) {
  return SummaryWriter(dossier, options).write();
}

}  // namespace wirestem::tell
