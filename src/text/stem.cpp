// SPDX-License-Identifier: Apache-2.0
//
// Snowball stems most languages, light_stemmer.hpp two more. A stem costs more than all else that
// is done to make a token, and texts repeat their words: each thread keeps the stems of words that
// it met lately. Stemmers are not safe to share, so each thread makes its own of those, too.
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libstemmer.h>

#include "text/fold.hpp"
#include "text/light_stemmer.hpp"

namespace wirestem::text {
namespace {

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

sb_stemmer* stemmer_for(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<sb_stemmer, StemmerDeleter>, std::less<>> made;
  auto at = made.find(language);
  if (at == made.end()) {
    const std::string name(language);
    sb_stemmer* stemmer = sb_stemmer_new(name.c_str(), "UTF_8");
    at = made.emplace(name, std::unique_ptr<sb_stemmer, StemmerDeleter>(stemmer)).first;
  }
  return at->second.get();
}

std::string make_stem(std::string_view folded_word, std::string_view language) {
  if (language == "uk" || language == "pl") return stem_lightly(folded_word, language);
  sb_stemmer* stemmer = stemmer_for(language);
  if (stemmer == nullptr) return std::string(folded_word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(folded_word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer, bytes, static_cast<int>(folded_word.size()));
  if (stemmed == nullptr) return std::string(folded_word);
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer));
  return {reinterpret_cast<const char*>(stemmed), length};
}

/// The languages with a stemmer, each with its number from 1; 0 for the others.
std::size_t number_of(std::string_view language) {
  constexpr std::array<std::string_view, 9> kStemmed = {"en", "de", "fr", "es", "ru",
                                                        "uk", "ar", "pt", "pl"};
  for (std::size_t i = 0; i < kStemmed.size(); ++i) {
    if (kStemmed[i] == language) return i + 1;
  }
  return 0;
}

/// Stems of words met lately. A word has one place, which it takes from the word before: memory is
/// bounded, and frequent words are mostly there.
class MetWords {
 public:
  const std::string& stem_of(std::string_view word, std::string_view language, std::size_t number) {
    const std::size_t hash = std::hash<std::string_view>{}(word) + number;
    Met& met = places_[hash % kPlaces];
    if (met.language != number || met.word != word) {
      met.stem = make_stem(word, language);
      met.word = word;
      met.language = number;
    }
    return met.stem;
  }

 private:
  static constexpr std::size_t kPlaces = 32768;
  struct Met {
    std::size_t language = 0;
    std::string word;
    std::string stem;
  };
  std::vector<Met> places_ = std::vector<Met>(kPlaces);
};

}  // namespace

std::string stem(std::string_view folded_word, std::string_view language) {
  const std::size_t number = number_of(language);
  if (number == 0 || folded_word.empty()) return std::string(folded_word);
  constexpr std::size_t kLongestKept = 64;  // bytes: longer words are rare, and may be huge
  if (folded_word.size() > kLongestKept) return make_stem(folded_word, language);
  thread_local MetWords met;
  return met.stem_of(folded_word, language, number);
}

}  // namespace wirestem::text
