// SPDX-License-Identifier: Apache-2.0
//
// How long single pages take to become articles, text and all metadata, one thread:
//
//     measure_pages [-n ROUNDS] PAGE.html...
//
// Each page is read into memory, extracted ROUNDS times (5), and counts with its fastest round.
// Prints megabytes of HTML per CPU second over all of them, the 50th and 99th percentile and the
// longest of a page, and how far the program's memory grew above what it held when its tables were
// ready, the page of the moment included.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>

#include "pipeline/detail/built_in_lexicon.hpp"
#include "read/extract/extract_article.hpp"
#include "read/language/identify_language.hpp"

namespace {

using wirestem::SourceRecord;

double cpu_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double most_memory_mb() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

SourceRecord read_page(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  SourceRecord record;
  record.source_path = path;
  record.media = wirestem::Media::html;
  record.bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return record;
}

double milliseconds_at(const std::vector<double>& sorted, double share) {
  const auto last = static_cast<double>(sorted.size() - 1);
  return 1e3 * sorted[static_cast<std::size_t>(share * last)];
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 5;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "-n" && i + 1 < argc) {
      rounds = std::max(1, std::atoi(argv[++i]));
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  if (paths.empty()) {
    std::fprintf(stderr, "usage: %s [-n ROUNDS] PAGE.html...\n", argv[0]);
    return 2;
  }
  namespace extract = wirestem::extract;
  const extract::ArticleExtractor extractor(wirestem::pipeline::detail::built_in_lexicon());
  const auto seconds_for = [&](const SourceRecord& page) {
    const double begin = cpu_seconds();
    const auto article = extractor.extract(page, wirestem::language::identify_language, {});
    const double passed = cpu_seconds() - begin;
    return article.ok() || !article.error().message.empty() ? passed : 0.0;
  };
  seconds_for(read_page(paths.front()));  // what tables are looked up first, they prepare once
  const double before = most_memory_mb();
  double bytes = 0;
  double sum = 0;
  std::vector<double> seconds;
  for (const std::string& path : paths) {
    const SourceRecord page = read_page(path);
    double best = seconds_for(page);
    for (int round = 1; round < rounds; ++round) best = std::min(best, seconds_for(page));
    bytes += static_cast<double>(page.bytes.size());
    sum += best;
    seconds.push_back(best);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf(
      "%zu pages, %.1f MB: %.0f MB per CPU second; a page: median %.2f ms, 99 of 100 "
      "under %.2f ms, longest %.2f ms; memory grew by %.1f MB\n",
      paths.size(), bytes / 1e6, bytes / 1e6 / sum, milliseconds_at(seconds, 0.5),
      milliseconds_at(seconds, 0.99), milliseconds_at(seconds, 1), most_memory_mb() - before);
  return 0;
}
