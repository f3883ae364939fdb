// SPDX-License-Identifier: Apache-2.0
//
// Runs a fuzz target without libFuzzer, on the same bytes every time:
//
//     markup_fuzz tests/fuzz/corpus/markup 400
//
// tries the empty input, each file of the folder, and 400 inputs made from those files by changes
// that a parser dislikes: flipped bits, cut ends, doubled pieces, marks set in, two files spliced.
// The generator starts from a fixed seed and uses no distribution of the standard library, whose
// results differ between libraries. An input that kills the process is left in ./crash-input.

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t longest_input = 1U << 16U;

constexpr std::array<std::string_view, 24> marks = {"<",
                                                    ">",
                                                    "</p>",
                                                    "<!--",
                                                    "<![CDATA[",
                                                    "&#x110000;",
                                                    "&amp",
                                                    "\"",
                                                    "'",
                                                    "\\u",
                                                    "{\"a\":[",
                                                    "\xE2\x80\x9C",
                                                    "\xC2\xAB",
                                                    "\xFF",
                                                    "\xED\xA0\x80",
                                                    "\xEF\xBB\xBF",
                                                    "\t",
                                                    "\r\n",
                                                    "\n\n",
                                                    "31.02.0000",
                                                    "-",
                                                    "99999999999999999999",
                                                    "(",
                                                    "|"};

// What the target is at, for the signal handler, which may only read plain globals.
const std::uint8_t* current_data = nullptr;
std::size_t current_size = 0;

extern "C" void keep_input(int signal) {
  const int file = open("crash-input", O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (file >= 0) {
    [[maybe_unused]] const auto written = write(file, current_data, current_size);
    close(file);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// SplitMix64 (Steele, Lea, Flood 2014): tiny, and the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return bound == 0 ? 0 : static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
  }

 private:
  std::uint64_t state_;
};

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs = {""};
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    inputs.push_back(std::move(content).str());
  }
  return inputs;
}

void change_once(std::string& input, const std::vector<std::string>& corpus, Random& random) {
  const std::size_t at = random.below(input.size() + 1);
  const std::size_t length = random.below(std::min<std::size_t>(input.size() - at, 64) + 1);
  switch (random.below(7)) {
    case 0:
      if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << random.below(8)));
      break;
    case 1:
      if (at < input.size()) input[at] = static_cast<char>(random.below(256));
      break;
    case 2:
      input.resize(at);
      break;
    case 3:
      input.erase(at, length);
      break;
    case 4:
      input.insert(at, marks.at(random.below(marks.size())));
      break;
    case 5: {  // the same piece many times over: deep nesting, long runs
      const std::string piece = input.substr(at, length);
      const std::size_t times = 1 + random.below(200);
      std::string run;
      for (std::size_t i = 0; i < times; ++i) run += piece;
      input.insert(at, run);
      break;
    }
    default: {
      const std::string& other = corpus[random.below(corpus.size())];
      const std::size_t from = random.below(other.size() + 1);
      input.insert(at, other, from, random.below(4096));
    }
  }
  if (input.size() > longest_input) input.resize(longest_input);
}

void run(const std::string& input) {
  // An own copy of exactly that size, so that a sanitizer sees a read past its end.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  current_data = bytes.data();
  current_size = bytes.size();
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s CORPUS-FOLDER MUTATIONS\n", argv[0]);
    return 2;
  }
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGTERM}) {
    std::signal(signal, keep_input);
  }
  const std::vector<std::string> corpus = read_corpus(argv[1]);
  for (const std::string& input : corpus) run(input);
  const unsigned long mutations = std::strtoul(argv[2], nullptr, 10);
  Random random(20240229);
  for (unsigned long i = 0; i < mutations; ++i) {
    std::string input = corpus[random.below(corpus.size())];
    const std::size_t changes = 1 + random.below(6);
    for (std::size_t change = 0; change < changes; ++change) change_once(input, corpus, random);
    run(input);
  }
  std::printf("%zu inputs, %lu changed inputs, no crash\n", corpus.size(), mutations);
  return 0;
}
