// SPDX-License-Identifier: Apache-2.0
//
// For each language a map from a name's first token to all names that begin with it, longest first.
#include "find/names/detail/country_names.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>
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

/// The names in one language: made when first asked for, by whichever thread comes first.
class LanguageNames {
 public:
  explicit LanguageNames(const char* language) : language_(language) {}

  std::string_view language() const { return language_; }

  const Names& by_first_word() const {
    std::call_once(made_, [this] { make(); });
    return names_;
  }

  std::string display(std::string_view code) const {
    std::call_once(made_, [this] { make(); });
    const auto name = displayed_.find(code);
    return name == displayed_.end() ? std::string() : name->second;
  }

 private:
  void make() const {
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      const std::string name = display_name(*code, language_);
      if (name.empty()) continue;
      displayed_.emplace(*code, name);
      add_spellings(name, *code);
      if (language() != "zh") continue;
      for (const char* traditional : {"zh_TW", "zh_HK"}) {
        add_spellings(display_name(*code, traditional), *code);
      }
    }
    for (auto& [first, entries] : names_) {
      std::ranges::stable_sort(entries, std::greater{},
                               [](const Entry& entry) { return entry.words.size(); });
    }
  }

  void add_spellings(const std::string& name, std::string_view code) const {
    for (const std::string& spelling : spellings(name, language_)) {
      add(names_, spelling, language_, code);
    }
  }

  const char* language_;
  mutable std::once_flag made_;
  mutable Names names_;
  mutable std::map<std::string, std::string, std::less<>> displayed_;
};

}  // namespace

struct CountryNames::State {
  State() {
    for (const char* language : kLanguages) languages.emplace_back(language);
  }
  const LanguageNames* find(std::string_view language) const {
    const auto names = std::ranges::find(languages, language, &LanguageNames::language);
    return names == languages.end() ? nullptr : &*names;
  }

  std::deque<LanguageNames> languages;  // they stay where they are
};

CountryNames::CountryNames() : state_(std::make_unique<State>()) {}

CountryNames::~CountryNames() = default;

std::optional<CountryHit> CountryNames::longest_at(std::span<const Token> tokens, std::uint32_t at,
                                                   std::uint32_t end,
                                                   std::string_view language) const {
  const LanguageNames* names = state_->find(language);
  if (names == nullptr) return std::nullopt;
  const auto found = names->by_first_word().find(tokens[at].folded);
  if (found == names->by_first_word().end()) return std::nullopt;
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
  const LanguageNames* names = state_->find(language);
  return names == nullptr ? std::string() : names->display(code);
}

const CountryNames& country_names() {
  static const CountryNames names;  // constant once made
  return names;
}

}  // namespace wirestem::names::detail
