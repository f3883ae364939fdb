// SPDX-License-Identifier: Apache-2.0
#include "pipeline/stage_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.hpp"
#include "pipeline/detail/read_article_record.hpp"
#include "tell/write_dossier_json.hpp"
#include "tell/write_stage_lines.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::array<std::string_view, 4> kStageNames = {"read", "find", "link", "trace"};

void write_links(const Pile& pile, std::ostream& out) {
  const LinkedPile linked = link_pile(pile);
  out << tell::link_lines(pile.articles, linked.reuse, linked.stories);
}

/// A path with its record number apart, so that "pile.jsonl#10" comes after "pile.jsonl#9".
std::pair<std::string_view, std::uint64_t> order_of(const Article& article) {
  const std::string_view path = article.source_path;
  const std::size_t hash = path.rfind('#');
  if (hash == std::string_view::npos) return {path, 0};
  std::uint64_t number = 0;
  const char* const end = path.data() + path.size();
  const auto [rest, error] = std::from_chars(path.data() + hash + 1, end, number);
  if (error != std::errc() || rest != end) return {path, 0};
  return {path.substr(0, hash), number};
}

}  // namespace

std::optional<Stage> stage_named(std::string_view name) {
  const auto at = std::ranges::find(kStageNames, name);
  if (at == kStageNames.end()) return std::nullopt;
  return static_cast<Stage>(at - kStageNames.begin());
}

void write_stage_lines(Pile pile, Stage last, const PipelineOptions& options, std::ostream& out) {
  if (last == Stage::read) {
    for (const Article& article : pile.articles) out << tell::article_line(article);
    return;
  }
  find_in_pile(pile, options);
  if (last == Stage::find) {
    for (std::size_t i = 0; i < pile.articles.size(); ++i) {
      out << tell::findings_line(pile.articles[i], pile.findings[i]);
    }
  } else if (last == Stage::link) {
    write_links(pile, out);
  } else {
    out << tell::stories_to_lines(trace_pile(std::move(pile), options));
  }
}

Result<ReadReport> write_read_lines(std::span<const std::string> paths,
                                    const PipelineOptions& options, std::ostream& out) {
  PipelineOptions undigested = options;
  undigested.digest_inputs = false;
  return read_articles(paths, undigested,
                       [&](Article&& article) { out << tell::article_line(article); });
}

Result<Pile> read_stage_lines(std::istream& in, std::string_view name) {
  Pile pile;
  std::set<std::string, std::less<>> ids;
  std::string line;
  Sha256 hash;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    hash.add(line);
    if (!in.eof()) hash.add("\n");
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto read = detail::read_article_record(line);
    const bool twice = read && !ids.insert(read.value().id).second;
    if (read && !twice) {
      pile.articles.push_back(std::move(read).value());
    } else {
      pile.skipped.push_back({std::string(name) + "#" + std::to_string(number),
                              twice ? "its id came before" : read.error().message});
    }
  }
  if (pile.articles.empty()) {
    const std::string why = pile.skipped.empty() ? std::string(name) + " is empty"
                                                 : pile.skipped.front().source_path + ": " +
                                                       pile.skipped.front().reason;
    return Error{ErrorCode::malformed, "no article could be read (" + why + ")"};
  }
  std::ranges::stable_sort(pile.articles, {}, order_of);
  pile.run.inputs.emplace_back(name, hash.hex());
  return pile;
}

}  // namespace wirestem::pipeline
