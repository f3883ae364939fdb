// SPDX-License-Identifier: Apache-2.0
//
// Finds the same words in a pile of the cascade generator, one thread, in memory.
//
//     measure_reuse DOCUMENTS.jsonl FOUND.jsonl
//
// Prints the processor seconds of each step and the most memory. Segmentation is a step of its own,
// since every finder uses it; "docs/s" is what link/reuse does: hashing the words, candidates,
// alignment with offsets. FOUND.jsonl has a line for each pair: {a, b, passages: [[begin, end,
// begin, end] …]}, in bytes, as bench/cascade/score_cascade.py reads it.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "bench/cascade/json_text.hpp"
#include "bench/cascade/read_documents.hpp"
#include "link/reuse/detail/find_copies.hpp"
#include "text/segment.hpp"

namespace wirestem::cascade {
namespace {

struct Times {
  double segment = 0;
  double words = 0;
  double find = 0;
};

Article to_article(Document& document) {
  Article article;
  article.id = document.id;
  if (!document.outlet.empty()) article.outlet = document.outlet;
  article.text = std::move(document.text);
  const auto end = static_cast<std::uint32_t>(article.text.size());
  article.sections = {{.span = {0, end}, .role = SectionRole::body, .language = "en"}};
  return article;
}

/// All copies, as plain numbers, so that writing them is not in the time.
struct Found {
  struct Pair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::size_t passages_end = 0;
  };
  struct Passage {
    TextSpan left;
    TextSpan right;
  };
  std::vector<Pair> pairs;
  std::vector<Passage> passages;

  void add(const reuse::detail::PileWords& pile, const reuse::detail::Copies& copies) {
    if (copies.passing) return;  // no names are given that could speak for it
    const auto& left = pile.streams[copies.left].places;
    const auto& right = pile.streams[copies.right].places;
    for (const auto& p : copies.passages) {
      passages.push_back({{left[p.left_begin()].begin, left[p.left_end() - 1].end},
                          {right[p.right_begin()].begin, right[p.right_end() - 1].end}});
    }
    pairs.push_back({copies.left, copies.right, passages.size()});
  }
};

void write(const Found& found, const std::vector<std::string>& ids, const char* path) {
  std::ofstream out(path, std::ios::binary);
  std::size_t p = 0;
  for (const Found::Pair& pair : found.pairs) {
    out << "{\"a\": " << json_text(ids[pair.left]) << ", \"b\": " << json_text(ids[pair.right])
        << ", \"passages\": [";
    for (const char* comma = ""; p < pair.passages_end; ++p, comma = ", ") {
      const Found::Passage& passage = found.passages[p];
      out << comma << '[' << passage.left.begin << ", " << passage.left.end << ", "
          << passage.right.begin << ", " << passage.right.end << ']';
    }
    out << "]}\n";
  }
}

int run(const std::string& documents, const char* found_path) {
  reuse::detail::PileWords pile;
  std::vector<std::string> ids;
  Times times;
  double bytes = 0;
  const bool read = each_document(documents, [&](Document& document) {
    const Article article = to_article(document);
    bytes += static_cast<double>(article.text.size());
    Findings findings;
    const double begin = cpu_seconds();
    findings.segmentation = text::segment(article);
    const double segmented = cpu_seconds();
    pile.add({&article, &findings});
    times.words += cpu_seconds() - segmented;
    times.segment += segmented - begin;
    ids.push_back(article.id);
  });
  if (!read) {
    std::fprintf(stderr, "measure_reuse: cannot read %s\n", documents.c_str());
    return 1;
  }
  std::vector<std::uint32_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0U);
  Found found;
  const double begin = cpu_seconds();
  reuse::detail::find_copies(
      pile, order, [](auto...) { return false; },
      [&](const reuse::detail::Copies& copies) { found.add(pile, copies); });
  times.find = cpu_seconds() - begin;
  const auto count = static_cast<double>(ids.size());
  std::printf("wirestem: %.0f documents of %.0f bytes, %zu pairs, %zu passages\n", count,
              bytes / count, found.pairs.size(), found.passages.size());
  std::printf("wirestem: segmentation %.2f s, words %.2f s, candidates and alignment %.2f s\n",
              times.segment, times.words, times.find);
  std::printf("wirestem: %.0f docs/s, with segmentation %.0f docs/s, most memory %.0f MB\n",
              count / (times.words + times.find),
              count / (times.segment + times.words + times.find), peak_megabytes());
  write(found, ids, found_path);
  return 0;
}

}  // namespace
}  // namespace wirestem::cascade

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: measure_reuse DOCUMENTS.jsonl FOUND.jsonl\n");
    return 2;
  }
  return wirestem::cascade::run(argv[1], argv[2]);
}
