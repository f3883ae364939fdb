// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/pile_names.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

using Identity = std::tuple<NameKind, std::string, std::string>;  // kind, key, canonical

std::string single_spaced(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = text::code_point_at(text, i);
    if (text::is_space(c.value)) {
      gap = !out.empty();
    } else {
      if (std::exchange(gap, false)) out += ' ';
      out.append(text, i, c.size);
    }
    i += c.size;
  }
  return out;
}

const std::string& language_at(const Article& article, std::uint32_t offset) {
  static const std::string unknown = "und";
  const auto after = std::ranges::upper_bound(article.sections, offset, {},
                                              [](const Section& s) { return s.span.begin; });
  return after == article.sections.begin() ? unknown : std::prev(after)->language;
}

bool parts_words(char32_t c) {
  return text::is_space(c) || c == 0xB7 || c == 0x30FB || c == 0x2022 || c == 0x2027;
}

std::vector<std::string> split_words(std::string_view canonical) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < canonical.size();) {
    const auto c = text::code_point_at(canonical, i);
    if (parts_words(c.value)) {
      if (!words.back().empty()) words.emplace_back();
    } else if (c.value != '.') {
      words.back().append(canonical, i, c.size);
    }
    i += c.size;
  }
  if (words.size() > 1 && words.back().empty()) words.pop_back();
  return words;
}

NameScript script_of_name(std::string_view name) {
  const auto script = text::main_script(name);
  if (script == "Latn") return NameScript::latin;
  if (script == "Cyrl") return NameScript::cyrillic;
  if (script == "Arab") return NameScript::arabic;
  return script == "Hani" ? NameScript::han : NameScript::other;
}

/// Sounds of words, each distinct word made Latin but once: transliteration is what costs.
class SoundCache {
 public:
  const NameSounds& of(const std::string& word) {
    const auto [at, fresh] = known_.try_emplace(word);
    if (fresh) at->second = sounds_of(word);
    return at->second;
  }

 private:
  std::unordered_map<std::string, NameSounds> known_;
};

void fill(PileName& name, const NameStems& stems, SoundCache& cache) {
  name.fold = text::fold_marks(name.canonical);
  name.words = split_words(name.canonical);
  name.script = script_of_name(name.canonical);
  for (const char c : name.canonical) {
    if (c >= '0' && c <= '9') name.digits.push_back(c);
  }
  for (const std::string& word : name.words) {
    if (!name.stem.empty()) name.stem += ' ';
    name.stem += stems.stem(text::fold_case(word), name.language).stem;
    name.sounds.push_back(cache.of(word));
  }
}

}  // namespace

PileNames collect_names(std::span<const ReadArticle> articles, const NameStems& stems) {
  std::map<Identity, PileName> pile;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    const Article& article = *articles[a].article;
    for (const NameMention& mention : articles[a].findings->names) {
      PileName& name = pile[{mention.kind, mention.key, mention.canonical}];
      if (name.mentions == 0) {
        name.kind = mention.kind;
        name.key = mention.key;
        name.canonical = mention.canonical;
        name.language = language_at(article, mention.span.begin);
      }
      ++name.mentions;
      ++name.surfaces[single_spaced(slice(article.text, mention.span))];
      if (name.gender == Gender::unknown) name.gender = mention.gender;
      if (name.articles.empty() || name.articles.back() != a) name.articles.push_back(a);
    }
  }
  PileNames result;
  std::map<Identity, std::uint32_t> index;
  SoundCache cache;
  for (auto& [identity, name] : pile) {
    index.emplace(identity, static_cast<std::uint32_t>(result.names.size()));
    fill(name, stems, cache);
    result.names.push_back(std::move(name));
  }
  for (const ReadArticle& read : articles) {
    auto& row = result.name_of.emplace_back();
    for (const NameMention& mention : read.findings->names) {
      row.push_back(index.at({mention.kind, mention.key, mention.canonical}));
    }
  }
  return result;
}

NameSounds joined_sounds(const PileName& name) {
  NameSounds all;
  all.script = name.script;
  for (const NameSounds& word : name.sounds) append_sounds(all, word);
  return all;
}

}  // namespace wirestem::names::detail
