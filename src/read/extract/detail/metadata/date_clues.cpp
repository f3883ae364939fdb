// SPDX-License-Identifier: Apache-2.0
//
// One walk: meta elements and dated attributes as they come; visible text goes to DateLines. What
// the ancestors of a clue are is asked afterwards, of the few nodes that turned out to bear one.
#include "read/extract/detail/metadata/date_clues.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "read/extract/detail/metadata/clue_place.hpp"
#include "read/extract/detail/metadata/date_lines.hpp"
#include "read/extract/detail/metadata/headline_place.hpp"
#include "read/extract/detail/metadata/meta_dates.hpp"
#include "read/extract/detail/metadata/node_text.hpp"
#include "read/extract/detail/metadata/url_date.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::Node;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

constexpr std::size_t kMostHeadings = 64;
constexpr std::size_t kLongestLine = 450;  // of title and description
constexpr std::size_t kShortestValue = 6;
constexpr std::size_t kLongestValue = 80;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool has_figure(std::string_view text) { return std::ranges::any_of(text, is_figure); }

/// Elements whose text is no part of what a reader sees as the page's words.
bool is_hidden(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::textarea || tag == Tag::select ||
         tag == Tag::template_ || tag == Tag::iframe || tag == Tag::object || tag == Tag::option;
}

/// Elements that do not end a line.
bool stays_in_line(Tag tag) { return is_inline(tag) || tag == Tag::label || tag == Tag::img; }

/// A quick look before date_name(): "datePublished", "dc:date", "published" …
bool may_name_date(std::string_view itemprop) {
  return itemprop.find("ate") != itemprop.npos || itemprop.find("ubl") != itemprop.npos;
}

DateLabel label_of(DateName name) {
  switch (name) {
    case DateName::published:
    case DateName::created:
      return DateLabel::published;
    case DateName::modified:
      return DateLabel::modified;
    case DateName::other:
      return DateLabel::other;
    case DateName::none:
    case DateName::plain:
      break;
  }
  return DateLabel::none;
}

bool is_on_page(ClueKind kind) {
  return kind == ClueKind::time || kind == ClueKind::attribute || kind == ClueKind::text;
}

class Collector {
 public:
  Collector(const Document& page, const FullDateReader& dates)
      : page_(page), dates_(dates), lines_(page, dates, out_) {}

  DateClues collect(std::string_view url);

 private:
  void enter(NodeId id, const Node& node);
  void read_meta(NodeId id);
  void read_link(NodeId id);
  void read_mention(NodeId id, std::string_view text);
  void read_title(NodeId id);
  void read_image(NodeId id, std::string_view image_url);
  void read_address(std::string_view url);
  void read_attributes(NodeId id, const Node& node);
  void read_microdata(NodeId id, std::string_view itemprop, std::string_view value);
  bool read_value(NodeId id, std::string_view value, ClueKind kind, DateName meaning,
                  std::string_view name);
  void add(DateClue clue);
  void read_language(std::string_view tag);
  void place_clues();

  const Document& page_;
  const FullDateReader& dates_;
  DateClues out_;
  DateLines lines_;
  std::vector<Heading> headings_;
  std::string title_;
  std::string canonical_;
};

void Collector::add(DateClue clue) {
  if (out_.clues.size() < kMostDateClues) out_.clues.push_back(std::move(clue));
}

bool Collector::read_value(NodeId id, std::string_view value, ClueKind kind, DateName meaning,
                           std::string_view name) {
  if (out_.clues.size() >= kMostDateClues) return true;
  if (value.size() < kShortestValue || value.size() > kLongestValue || !has_figure(value))
    return false;
  DateClue clue;
  if (auto moment = read_moment(value)) {
    clue.moment = std::move(*moment);
  } else {
    const auto date = dates_.find(value, {.month_first = out_.month_first});
    if (!date) return false;
    clue.moment = {date->day, date->iso.size() > 10 ? date->iso.substr(10) : date->clock};
    clue.other = date->other;
  }
  clue.kind = kind;
  clue.label = label_of(meaning);
  clue.created = meaning == DateName::created;
  clue.name = name;
  clue.node = id;
  clue.at = out_.text_size;
  add(std::move(clue));
  return true;
}

void Collector::read_meta(NodeId id) {
  std::string_view name;
  std::string_view content;
  bool item = false;
  for (const auto& [key, value] : page_.attributes(id)) {
    if (key == "content") {
      content = text::trim(value);
    } else if (key == "name" || key == "property" || key == "http-equiv" || key == "itemprop") {
      if (name.empty() || key != "http-equiv") name = value;
      item = item || key == "itemprop";
    }
  }
  if (content.empty() || name.empty()) return;
  if (name == "description") return read_mention(id, content);
  if (name == "og:title" || name == "twitter:title") {
    if (name == "og:title" || title_.empty()) title_ = content;
    return;
  }
  if (name == "og:url" && canonical_.empty()) canonical_ = content;
  if (name == "og:image") return read_image(id, content);
  if (name == "og:locale") read_language(content);
  if (content.size() > kLongestValue || !has_figure(content)) return;
  const DateName meaning = date_name(name);
  if (meaning == DateName::none) return;
  read_value(id, content, item ? ClueKind::microdata : ClueKind::meta, meaning, name);
}

/// A date that title or description mention.
void Collector::read_mention(NodeId id, std::string_view text) {
  const auto date = dates_.find(text.substr(0, kLongestLine), {.month_first = out_.month_first});
  if (!date) return;
  DateClue clue;
  clue.moment.day = date->day;
  clue.other = date->other;
  clue.kind = ClueKind::mention;
  clue.node = id;
  add(std::move(clue));
}

void Collector::read_title(NodeId id) {
  const std::string text = short_text(page_, id, kLongestLine);
  if (title_.empty()) title_ = text;
  read_mention(id, text);
}

void Collector::read_image(NodeId id, std::string_view image_url) {
  const CalendarDay day = find_url_date(image_url);
  if (day.day == 0) return;
  DateClue clue;
  clue.moment.day = day;
  clue.kind = ClueKind::image;
  clue.node = id;
  add(std::move(clue));
}

void Collector::read_link(NodeId id) {
  const auto rel = page_.attribute(id, "rel");
  if (rel && *rel == "canonical") canonical_ = page_.attribute(id, "href").value_or("");
}

/// "en", "en-US", "en_US": the month stands first; other kinds of English have the day first.
void Collector::read_language(std::string_view tag) {
  if (tag.size() < 2 || (tag[0] | 0x20) != 'e' || (tag[1] | 0x20) != 'n') return;
  const std::string_view region = tag.size() >= 5 ? tag.substr(3, 2) : "";
  out_.month_first = region.empty() || region == "US" || region == "us" || region == "PH";
}

/// Elements that carry the full date as the tip of a shortened one.
bool may_have_tip(Tag tag) {
  return tag == Tag::abbr || tag == Tag::span || tag == Tag::time || tag == Tag::a || tag == Tag::p;
}

void Collector::read_attributes(NodeId id, const Node& node) {
  std::string_view itemprop;
  std::string_view content;
  std::string_view datetime;
  std::string_view tip;
  for (const auto& [key, value] : page_.attributes(id)) {
    if (key.size() < 5 || value.size() < kShortestValue || value.size() > kLongestValue) continue;
    if (key == "datetime") {
      datetime = value;
    } else if (key == "content") {
      content = value;
    } else if (key == "title") {
      if (may_have_tip(node.tag)) tip = value;
    } else if (key == "itemprop" || key == "property") {
      if (may_name_date(value) && date_name(value) != DateName::none) itemprop = value;
    } else if (key.starts_with("data-") && has_figure(value)) {
      const DateName meaning = date_name(key.substr(5));
      if (meaning != DateName::none) read_value(id, value, ClueKind::attribute, meaning, key);
    }
  }
  if (!tip.empty()) read_value(id, tip, ClueKind::attribute, DateName::plain, "title");
  if (!itemprop.empty()) return read_microdata(id, itemprop, datetime.empty() ? content : datetime);
  if (datetime.empty()) return;
  const ClueKind kind = node.tag == Tag::time ? ClueKind::time : ClueKind::attribute;
  read_value(id, datetime, kind, DateName::plain, "datetime");
}

void Collector::read_microdata(NodeId id, std::string_view itemprop, std::string_view value) {
  const DateName meaning = date_name(itemprop);
  if (!value.empty() && read_value(id, value, ClueKind::microdata, meaning, itemprop)) return;
  const std::string text = short_text(page_, id, kLongestValue + 1);
  read_value(id, text::trim(text), ClueKind::microdata, meaning, itemprop);
}

void Collector::enter(NodeId id, const Node& node) {
  if (!stays_in_line(node.tag) || node.space != markup::Namespace::html) lines_.end();
  switch (node.tag) {
    case Tag::meta:
      return read_meta(id);
    case Tag::link:
      return read_link(id);
    case Tag::html:
      return read_language(page_.attribute(id, "lang").value_or(""));
    case Tag::title:
      if (node.space == markup::Namespace::html) read_title(id);
      return;
    case Tag::script:
      out_.scripts.push_back(id);
      return;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
      if (headings_.size() < kMostHeadings) headings_.push_back({id, out_.text_size, node.tag});
      break;
    default:
      break;
  }
  if (node.attribute_count > 0) read_attributes(id, node);
}

DateClues Collector::collect(std::string_view url) {
  for (NodeId id = page_.first(); id != 0;) {
    const Node& node = page_[id];
    bool below = true;
    if (node.kind == NodeKind::text) {
      lines_.add(id, node.text);
    } else if (node.kind == NodeKind::element) {
      enter(id, node);
      below =
          !is_hidden(node.tag) && node.tag != Tag::title && node.space == markup::Namespace::html;
    } else {
      below = false;
    }
    if (below && node.first_child != 0) {
      id = node.first_child;
      continue;
    }
    while (id != 0 && page_[id].next == 0) {
      id = page_[id].parent;
      if (id != 0 && !stays_in_line(page_[id].tag)) lines_.end();
    }
    if (id != 0) id = page_[id].next;
  }
  lines_.end();
  const Heading headline = find_headline(page_, headings_, title_);
  out_.headline = headline.node;
  out_.headline_at = headline.at;
  place_clues();
  read_address(url);
  return std::move(out_);
}

/// The page's own address and, where that has no day, the canonical one.
void Collector::read_address(std::string_view url) {
  if (url.empty()) url = canonical_;
  out_.copied = find_copy_date(url);
  CalendarDay day = find_url_date(original_url(url));
  if (day.day == 0 && url != canonical_) {
    const CalendarDay canonical = find_url_date(original_url(canonical_));
    if (canonical.day > 0 || day.month == 0) day = canonical;
  }
  if (day.month == 0) return;
  DateClue clue;
  clue.moment.day = day;
  clue.kind = ClueKind::url;
  out_.clues.push_back(std::move(clue));
}

void Collector::place_clues() {
  ClueSurvey survey(page_, out_.headline);
  for (DateClue& clue : out_.clues) {
    if (!is_on_page(clue.kind) && clue.kind != ClueKind::microdata) continue;
    clue.place = survey.place(clue.node, clue.steps);
    if (clue.label == DateLabel::none && clue.place.modified_class && is_on_page(clue.kind))
      clue.label = DateLabel::modified;
  }
}

}  // namespace

DateClues collect_date_clues(const Document& page, std::string_view url,
                             const FullDateReader& dates) {
  return Collector(page, dates).collect(url);
}

}  // namespace wirestem::extract::detail
