// SPDX-License-Identifier: Apache-2.0
#include "tell/write_stage_lines.hpp"

#include <map>
#include <utility>
#include <vector>

#include "tell/detail/json_line.hpp"
#include "tell/detail/json_records.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

Json span_record(TextSpan span, const text::OffsetMap& offsets) {
  return {offsets.to_code_points(span.begin), offsets.to_code_points(span.end)};
}

Json span_records(const std::vector<TextSpan>& spans, const text::OffsetMap& offsets) {
  Json list = Json::array();
  for (const TextSpan span : spans) list.push_back(span_record(span, offsets));
  return list;
}

Json quote_record(const Quote& quote, const Attribution* attribution,
                  const text::OffsetMap& offsets) {
  Json json;
  json["content"] = span_records(quote.content, offsets);
  json["cue"] = span_records(quote.cue, offsets);
  json["speaker"] = span_records(quote.speaker, offsets);
  json["speaker_name"] = text_or_null(quote.speaker_name);
  json["direct"] = to_string(quote.directness);
  json["chain"] = Json::array();
  if (attribution != nullptr) {
    for (const ChainLink& link : attribution->chain) json["chain"].push_back(link.name);
  }
  json["named"] = quote.named;
  json["kind"] = to_string(quote.kind);
  return json;
}

Json findings_record(const Findings& findings, const text::OffsetMap& offsets) {
  Json json;
  json["quotes"] = Json::array();
  for (std::size_t q = 0; q < findings.quotes.size(); ++q) {
    const Attribution* attribution =
        q < findings.attributions.size() ? &findings.attributions[q] : nullptr;
    json["quotes"].push_back(quote_record(findings.quotes[q], attribution, offsets));
  }
  json["outlets"] = Json::array();
  for (const OutletMention& outlet : findings.outlets) {
    json["outlets"].push_back({{"span", span_record(outlet.span, offsets)}, {"name", outlet.name}});
  }
  json["dates"] = Json::array();
  for (const DateMention& date : findings.dates) {
    json["dates"].push_back({{"span", span_record(date.span, offsets)},
                             {"value", date.value},
                             {"type", to_string(date.type)}});
  }
  json["names"] = Json::array();
  for (const NameMention& name : findings.names) {
    json["names"].push_back({{"span", span_record(name.span, offsets)},
                             {"name", name.canonical},
                             {"kind", to_string(name.kind)}});
  }
  return json;
}

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
  Json json = article_record(article, offsets);
  json["findings"] = findings_record(findings, offsets);
  return to_line(json);
}

std::string link_lines(std::span<const Article> articles, const ReuseFindings& reuse,
                       std::span<const Story> stories) {
  const LinkWriter writer(articles);
  return writer.passages(reuse) + writer.stories(stories);
}

}  // namespace wirestem::tell
