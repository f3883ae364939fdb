// SPDX-License-Identifier: Apache-2.0
//
// For each language a map from a name's first token to all names that begin with it, longest first.
#include "find/names/detail/country_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/fold.hpp"
#include "text/segment.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::array<const char*, 10> kLanguages = {"en", "de", "fr", "es", "ru",
                                                    "uk", "zh", "ar", "pt", "pl"};
constexpr std::array<std::string_view, 6> kArabicParticles = {"و", "ب", "ل", "ف", "ك", "وب"};

struct Entry {
  std::vector<std::string> words;  ///< folded, the first included
  std::string_view code;
};

using Names = std::unordered_map<std::string, std::vector<Entry>>;

std::string display_name(const char* code, const char* language) {
  const icu::Locale country("", code);
  icu::UnicodeString wide;
  country.getDisplayCountry(icu::Locale(language), wide);
  std::string name;
  wide.toUTF8String(name);
  return name == code ? std::string() : name;
}

void add(Names& names, std::string_view name, std::string_view language, std::string_view code) {
  Entry entry{.words = {}, .code = code};
  for (const Token& token : text::tokenize(name, language)) entry.words.push_back(token.folded);
  if (entry.words.empty()) return;
  std::string first = entry.words.front();
  names[std::move(first)].push_back(std::move(entry));
}

/// "Myanmar (Burma)" is two names; "Hong Kong SAR China" and "Congo - Kinshasa" stay as they are.
std::vector<std::string> spellings(const std::string& name, std::string_view language) {
  std::vector<std::string> all;
  std::size_t open = name.find(" (");
  std::size_t skip = 2;
  if (open == std::string::npos) {
    open = name.find("（");
    skip = 3;
  }
  if (open != std::string::npos) {
    all.push_back(name.substr(0, open));
    const std::size_t close = name.find_first_of(")", open);
    if (close != std::string::npos) all.push_back(name.substr(open + skip, close - open - skip));
  } else {
    all.push_back(name);
  }
  const std::size_t plain = all.size();
  for (std::size_t i = 0; i < plain; ++i) {
    if (language == "de") all.push_back(all[i] + "s");
    if (language != "ar") continue;
    for (const std::string_view particle : kArabicParticles) {
      all.push_back(std::string(particle) + all[i]);
    }
  }
  return all;
}

}  // namespace

struct CountryNames::State {
  std::vector<std::string> codes;
  std::map<std::string, Names, std::less<>> by_language;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> displayed;
};

CountryNames::CountryNames() : state_(std::make_unique<State>()) {
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    state_->codes.emplace_back(*code);
  }
  for (const char* language : kLanguages) {
    Names& names = state_->by_language[language];
    auto& displayed = state_->displayed[language];
    for (const std::string& code : state_->codes) {
      const std::string name = display_name(code.c_str(), language);
      if (name.empty()) continue;
      displayed.emplace(code, name);
      for (const std::string& spelling : spellings(name, language)) {
        add(names, spelling, language, code);
      }
      if (std::string_view(language) != "zh") continue;
      for (const char* traditional : {"zh_TW", "zh_HK"}) {
        for (const std::string& spelling :
             spellings(display_name(code.c_str(), traditional), "zh")) {
          add(names, spelling, language, code);
        }
      }
    }
    for (auto& [first, entries] : names) {
      std::ranges::stable_sort(entries, std::greater{},
                               [](const Entry& entry) { return entry.words.size(); });
    }
  }
}

CountryNames::~CountryNames() = default;

std::optional<CountryHit> CountryNames::longest_at(std::span<const Token> tokens, std::uint32_t at,
                                                   std::uint32_t end,
                                                   std::string_view language) const {
  const auto names = state_->by_language.find(language);
  if (names == state_->by_language.end()) return std::nullopt;
  const auto found = names->second.find(tokens[at].folded);
  if (found == names->second.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    if (entry.words.size() > end - at) continue;
    const auto text = tokens.subspan(at, entry.words.size());
    const bool same = std::ranges::equal(entry.words, text, {}, {}, &Token::folded);
    if (!same) continue;
    return CountryHit{.end_token = at + static_cast<std::uint32_t>(entry.words.size()),
                      .code = entry.code};
  }
  return std::nullopt;
}

std::string CountryNames::name_of(std::string_view code, std::string_view language) const {
  const auto names = state_->displayed.find(language);
  if (names == state_->displayed.end()) return {};
  const auto name = names->second.find(code);
  return name == names->second.end() ? std::string() : name->second;
}

const CountryNames& country_names() {
  static const CountryNames names;  // constant once made
  return names;
}

}  // namespace wirestem::names::detail
