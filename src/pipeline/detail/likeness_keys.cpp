// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/likeness_keys.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/fold.hpp"

namespace wirestem::pipeline::detail {
namespace {

constexpr std::size_t kMostNames = 24;
constexpr std::size_t kMostNumbers = 12;
constexpr std::size_t kMostTitleWords = 12;
constexpr std::size_t kSketch = 8;
constexpr std::size_t kRun = 5;
constexpr std::size_t kLeastWord = 4;  ///< bytes

std::uint64_t hash_of(std::string_view kind, std::string_view value) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const std::string_view part : {kind, std::string_view("\x1F"), value}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return hash ^ (hash >> 29U);
}

/// The last word of a name, which for a person is mostly the surname.
std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

class KeyMaker {
 public:
  explicit KeyMaker(const ReadArticle& read) : article_(*read.article), found_(*read.findings) {}

  std::vector<std::uint64_t> run() {
    add_names();
    add_numbers();
    add_title();
    add_sketch();
    return {keys_.begin(), keys_.end()};
  }

 private:
  /// The names of most mentions.
  void add_names() {
    std::map<std::string, int> counts;
    for (const NameMention& name : found_.names) {
      if (name.kind == NameKind::state) continue;  // says little
      ++counts[name.key.empty() ? name.canonical : name.key];
    }
    std::vector<std::pair<int, std::string_view>> most;
    for (const auto& [name, count] : counts) most.emplace_back(-count, name);
    std::ranges::sort(most);
    most.resize(std::min(most.size(), kMostNames));
    for (const auto& [count, name] : most) {
      const bool known = name.find(':') != std::string_view::npos;
      keys_.insert(hash_of(
          "name", known ? std::string(name) : text::skeleton(text::to_latin(last_word(name)))));
    }
  }

  void add_numbers() {
    std::size_t taken = 0;
    for (const QuantityMention& quantity : found_.quantities) {
      const double value = quantity.low;
      constexpr double kTelling = 13;
      constexpr double kMost = 1e12;
      if (!std::isfinite(value) || value < kTelling || value > kMost) continue;
      keys_.insert(hash_of("number", std::to_string(std::llround(value * 1000))));
      if (++taken == kMostNumbers) break;
    }
    taken = 0;
    constexpr std::size_t kDay = 10;
    for (const DateMention& date : found_.dates) {
      if (date.value.size() != kDay || date.value.front() == 'X') continue;
      keys_.insert(hash_of("date", date.value));
      if (++taken == kMostNumbers) break;
    }
  }

  void add_title() {
    std::size_t taken = 0;
    for (const Sentence& sentence : found_.segmentation.sentences) {
      if (role_of(article_, sentence) != SectionRole::title) continue;
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        const Token& token = found_.segmentation.tokens[t];
        if (token.kind == TokenKind::mark || token.stem.size() < kLeastWord) continue;
        keys_.insert(hash_of("word", token.stem));
        if (++taken == kMostTitleWords) return;
      }
    }
  }

  /// The lowest hashes of all runs: two texts with the same runs have the same ones.
  void add_sketch() {
    const auto& tokens = found_.segmentation.tokens;
    std::set<std::uint64_t> lowest;
    std::vector<std::uint64_t> run;
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::mark) continue;
      run.push_back(hash_of("run", token.folded));
      if (run.size() > kRun) run.erase(run.begin());
      if (run.size() < kRun) continue;
      std::uint64_t hash = 0;
      for (const std::uint64_t word : run) hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
      lowest.insert(hash ^ (hash >> 31U));
      if (lowest.size() > kSketch) lowest.erase(std::prev(lowest.end()));
    }
    keys_.insert(lowest.begin(), lowest.end());
  }

  const Article& article_;
  const Findings& found_;
  std::set<std::uint64_t> keys_;
};

}  // namespace

std::vector<std::uint64_t> likeness_keys(const ReadArticle& read) { return KeyMaker(read).run(); }

}  // namespace wirestem::pipeline::detail
