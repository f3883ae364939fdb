// SPDX-License-Identifier: Apache-2.0
//
// Sorts a pile into stories, one thread, in memory, and tells what each step costs.
//
//     measure_stories DOCUMENTS.jsonl...
//
// Prints the processor seconds of each step of the link stage and the most memory. "docs/s" is what
// link/stories does: features of all that was found, pairs, clustering. Segmentation is told with
// it as well, since a baseline that counts words has to cut them first.
#include <cstdio>
#include <string>
#include <vector>

#include "bench/cascade/read_documents.hpp"
#include "find/names/link_names.hpp"
#include "link/reuse/link_reuse.hpp"
#include "link/stories/cluster_stories.hpp"
#include "pipeline/detail/built_in_lexicon.hpp"
#include "pipeline/make_dossier.hpp"
#include "text/segment.hpp"

namespace wirestem::bench {
namespace {

using cascade::cpu_seconds;

/// The processor seconds of one call.
template <typename Work>
double seconds_of(Work work) {
  const double begin = cpu_seconds();
  work();
  return cpu_seconds() - begin;
}

int run(const std::vector<std::string>& paths) {
  const pipeline::PipelineOptions options{.threads = 1};
  auto read = pipeline::read_pile(paths, options);
  if (!read) {
    std::fprintf(stderr, "measure_stories: %s\n", read.error().message.c_str());
    return 1;
  }
  pipeline::Pile pile = std::move(read).value();
  const double cut = seconds_of([&] {
    for (const Article& article : pile.articles) text::segment(article);
  });
  const double find = seconds_of([&] { pipeline::find_in_pile(pile, options); });
  std::vector<ReadArticle> articles;
  for (std::size_t i = 0; i < pile.articles.size(); ++i) {
    articles.push_back({&pile.articles[i], &pile.findings[i]});
  }
  const lexicon::Lexicon& lexicon = pipeline::detail::built_in_lexicon();
  LinkedNames names;
  ReuseFindings reuse;
  std::vector<Story> stories;
  const double link = seconds_of([&] { names = names::link_names(articles, lexicon); });
  const double copies = seconds_of([&] { reuse = reuse::link_reuse(articles, names, lexicon); });
  const double cluster = seconds_of(
      [&] { stories = stories::cluster_stories(articles, names, reuse.links, lexicon).stories; });
  const auto count = static_cast<double>(articles.size());
  std::printf("wirestem: %.0f documents, %zu links, %zu stories\n", count, reuse.links.size(),
              stories.size());
  std::printf(
      "wirestem: finding %.2f s (segmentation %.2f s), names %.2f s, reuse %.2f s, stories "
      "%.2f s\n",
      find, cut, link, copies, cluster);
  std::printf("wirestem: stories %.0f docs/s, with segmentation %.0f docs/s, most memory %.0f MB\n",
              count / cluster, count / (cluster + cut), cascade::peak_megabytes());
  return 0;
}

}  // namespace
}  // namespace wirestem::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: measure_stories DOCUMENTS.jsonl...\n");
    return 2;
  }
  return wirestem::bench::run({argv + 1, argv + argc});
}
