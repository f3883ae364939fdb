// SPDX-License-Identifier: Apache-2.0
//
// MinHash LSH (128 permutations, threshold .5, shingles of five words) on a pile of the cascade
// generator, one thread, in memory.
//
//     measure_minhash DOCUMENTS.jsonl FOUND.jsonl
#include <cctype>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "bench/cascade/json_text.hpp"
#include "bench/cascade/read_documents.hpp"
#include "tests/compare/minhash_lsh.hpp"

namespace wirestem::cascade {
namespace {

std::vector<std::uint32_t> shingles_of(const std::string& text) {
  constexpr std::size_t kWords = 5;
  constexpr std::uint32_t kStart = 2166136261U;
  constexpr std::uint32_t kFactor = 16777619U;
  std::vector<std::uint32_t> words;
  std::uint32_t hash = kStart;
  for (const char c : text + ' ') {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      hash = (hash ^ static_cast<std::uint32_t>(std::tolower(static_cast<unsigned char>(c)))) *
             kFactor;
    } else if (hash != kStart) {
      words.push_back(hash);
      hash = kStart;
    }
  }
  std::vector<std::uint32_t> shingles;
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    std::uint32_t sum = kStart;
    for (std::size_t k = 0; k < kWords; ++k) sum = (sum ^ words[i + k]) * 0x9E3779B1U ^ sum >> 15U;
    shingles.push_back(sum);
  }
  return shingles;
}

int run(const std::string& documents, const char* found_path) {
  compare::MinHashLsh lsh;
  std::vector<std::string> ids;
  double seconds = 0;
  const bool read = each_document(documents, [&](const Document& document) {
    const double begin = cpu_seconds();
    lsh.add(shingles_of(document.text));
    seconds += cpu_seconds() - begin;
    ids.push_back(document.id);
  });
  if (!read) {
    std::fprintf(stderr, "measure_minhash: cannot read %s\n", documents.c_str());
    return 1;
  }
  const double begin = cpu_seconds();
  const auto pairs = lsh.pairs();
  seconds += cpu_seconds() - begin;
  std::printf("minhash: %zu bands of %zu, %zu pairs, %.0f docs/s, most memory %.0f MB\n",
              lsh.bands(), lsh.rows(), pairs.size(), static_cast<double>(ids.size()) / seconds,
              peak_megabytes());
  std::ofstream out(found_path, std::ios::binary);
  for (const auto& [a, b] : pairs) {
    out << "{\"a\": " << json_text(ids[a]) << ", \"b\": " << json_text(ids[b]) << "}\n";
  }
  return 0;
}

}  // namespace
}  // namespace wirestem::cascade

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: measure_minhash DOCUMENTS.jsonl FOUND.jsonl\n");
    return 2;
  }
  return wirestem::cascade::run(argv[1], argv[2]);
}
