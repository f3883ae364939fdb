// SPDX-License-Identifier: Apache-2.0
//
// How fast pages become trees: megabytes of HTML per second of CPU time, parse and one walk over
// all nodes, one thread.
//
//     parse_html_bench [-n ROUNDS] FILE...
//
// Prints the best and the median of the rounds. Where gumbo is installed at build time
// (-DWIRESTEM_BENCH_GUMBO, -lgumbo), its figure on the same pages follows.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/parse_html.hpp"

#ifdef WIRESTEM_BENCH_GUMBO
#include <gumbo.h>
#endif

namespace {

using wirestem::markup::Document;
using wirestem::markup::no_node;
using wirestem::markup::NodeId;
using wirestem::markup::NodeKind;

double cpu_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The sum of a page's text sizes and numbers of attributes: something that needs the whole tree.
std::size_t walk(const Document& page) {
  std::size_t sum = 0;
  for (NodeId node = page.first(); node != no_node; node = page.after(node)) {
    sum += page[node].kind == NodeKind::text ? page[node].text.size() : page[node].attribute_count;
  }
  return sum;
}

std::size_t parse_and_walk(const std::string& page) {
  return walk(wirestem::markup::parse_html(page));
}

#ifdef WIRESTEM_BENCH_GUMBO
std::size_t gumbo_parse_and_walk(const std::string& page) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  std::size_t sum = 0;
  std::vector<const GumboNode*> left = {output->document};
  while (!left.empty()) {
    const GumboNode* node = left.back();
    left.pop_back();
    const bool is_parent = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_DOCUMENT ||
                           node->type == GUMBO_NODE_TEMPLATE;
    if (!is_parent) {
      sum += std::string_view(node->v.text.text).size();
      continue;
    }
    const GumboVector& children =
        node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      left.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return sum;
}
#endif

template <typename Parse>
void measure(const char* name, const std::vector<std::string>& pages, int rounds, Parse parse) {
  double bytes = 0;
  for (const std::string& page : pages) bytes += static_cast<double>(page.size());
  std::vector<double> seconds;
  std::size_t sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const double begin = cpu_seconds();
    for (const std::string& page : pages) sum += parse(page);
    seconds.push_back(cpu_seconds() - begin);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%s: %zu pages, %.1f MB: best %.0f MB/s, median %.0f MB/s (%zu)\n", name,
              pages.size(), bytes / 1e6, bytes / 1e6 / seconds.front(),
              bytes / 1e6 / seconds[seconds.size() / 2], sum);
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 5;
  std::vector<std::string> pages;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "-n" && i + 1 < argc) {
      rounds = std::max(1, std::atoi(argv[++i]));
      continue;
    }
    std::ifstream file(argv[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (pages.empty()) {
    std::fprintf(stderr, "usage: %s [-n ROUNDS] FILE...\n", argv[0]);
    return 2;
  }
  measure("wirestem", pages, rounds, parse_and_walk);
#ifdef WIRESTEM_BENCH_GUMBO
  measure("gumbo", pages, 1, gumbo_parse_and_walk);
#endif
  return 0;
}
