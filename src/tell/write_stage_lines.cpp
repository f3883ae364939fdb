// SPDX-License-Identifier: Apache-2.0
#include "tell/write_stage_lines.hpp"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "tell/detail/json_line.hpp"
#include "tell/detail/json_records.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

/// What was found in one article, as the members of the object that is open in `line`.
class FindingsWriter {
 public:
  FindingsWriter(const text::OffsetMap& offsets, JsonLine& line) : offsets_(offsets), line_(line) {}

  void write(const Findings& findings) {
    line_.key("quotes").open('[');
    for (std::size_t q = 0; q < findings.quotes.size(); ++q) {
      const bool attributed = q < findings.attributions.size();
      write(findings.quotes[q], attributed ? &findings.attributions[q] : nullptr);
    }
    line_.close(']').key("outlets").open('[');
    for (const OutletMention& outlet : findings.outlets) write(outlet);
    line_.close(']').key("dates").open('[');
    for (const DateMention& date : findings.dates) write(date);
    line_.close(']').key("names").open('[');
    for (const NameMention& name : findings.names) write(name);
    line_.close(']');
  }

 private:
  void write(const Quote& quote, const Attribution* attribution) {
    line_.open('{');
    spans("content", quote.content);
    spans("cue", quote.cue);
    spans("speaker", quote.speaker);
    line_.key("speaker_name").text_or_null(quote.speaker_name);
    line_.key("direct").text(to_string(quote.directness));
    line_.key("chain").open('[');
    if (attribution != nullptr) {
      for (const ChainLink& link : attribution->chain) line_.text(link.name);
    }
    line_.close(']').key("named").boolean(quote.named);
    line_.key("kind").text(to_string(quote.kind)).close('}');
  }

  void write(const OutletMention& outlet) {
    line_.open('{').key("span");
    span(outlet.span);
    line_.key("name").text(outlet.name).close('}');
  }

  void write(const DateMention& date) {
    line_.open('{').key("span");
    span(date.span);
    line_.key("value").text(date.value).key("type").text(to_string(date.type)).close('}');
  }

  void write(const NameMention& name) {
    line_.open('{').key("span");
    span(name.span);
    line_.key("name").text(name.canonical).key("kind").text(to_string(name.kind)).close('}');
  }

  void spans(std::string_view key, const std::vector<TextSpan>& spans) {
    line_.key(key).open('[');
    for (const TextSpan place : spans) span(place);
    line_.close(']');
  }

  void span(TextSpan place) {
    line_.open('[').number(offsets_.to_code_points(place.begin));
    line_.number(offsets_.to_code_points(place.end)).close(']');
  }

  const text::OffsetMap& offsets_;
  JsonLine& line_;
};

class LinkWriter {
 public:
  explicit LinkWriter(std::span<const Article> articles) : articles_(articles) {
    for (const Article& article : articles) offsets_.emplace_back(article.text);
  }

  std::string passages(const ReuseFindings& reuse) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, const Direction*> directions;
    for (const ReuseLink& link : reuse.links) {
      directions[{link.left, link.right}] = &link.direction;
    }
    std::string lines;
    for (std::size_t p = 0; p < reuse.passages.size(); ++p) {
      const PassageMatch& match = reuse.passages[p];
      const auto pair = directions.find({match.left.article, match.right.article});
      Json json{{"kind", "passage"}};
      json["id"] = "passage-" + std::to_string(p + 1);
      json["members"] = {member(match.left), member(match.right)};
      json["match"] = to_string(match.kind);
      json["direction"] = pair == directions.end() ? Json(nullptr) : direction(*pair->second);
      lines += to_line(json);
    }
    return lines;
  }

  std::string stories(std::span<const Story> stories) const {
    std::string lines;
    for (const Story& story : stories) {
      Json json{{"kind", "story"}};
      json["id"] = story.id;
      json["articles"] = Json::array();
      for (const std::uint32_t a : story.articles) json["articles"].push_back(articles_[a].id);
      json["related"] = Json::array();
      for (const std::uint32_t s : story.related) json["related"].push_back(stories[s].id);
      lines += to_line(json);
    }
    return lines;
  }

 private:
  Json member(const ArticleSpan& place) const {
    const text::OffsetMap& offsets = offsets_[place.article];
    return {{"article", articles_[place.article].id},
            {"start", offsets.to_code_points(place.span.begin)},
            {"end", offsets.to_code_points(place.span.end)}};
  }

  Json direction(const Direction& direction) const {
    return {{"from", articles_[direction.from].id},
            {"to", articles_[direction.to].id},
            {"certainty", to_string(direction.certainty)},
            {"reasons", direction.reasons}};
  }

  std::span<const Article> articles_;
  std::vector<text::OffsetMap> offsets_;
};

}  // namespace

std::string article_line(const Article& article) {
  return to_line(article_record(article, text::OffsetMap(article.text)));
}

std::string findings_line(const Article& article, const Findings& findings) {
  const text::OffsetMap offsets(article.text);
  JsonLine line;
  line.open('{').members(article_record(article, offsets)).key("findings").open('{');
  FindingsWriter(offsets, line).write(findings);
  return std::move(line.close('}').close('}')).finish();
}

std::string link_lines(std::span<const Article> articles, const ReuseFindings& reuse,
                       std::span<const Story> stories) {
  const LinkWriter writer(articles);
  return writer.passages(reuse) + writer.stories(stories);
}

}  // namespace wirestem::tell
