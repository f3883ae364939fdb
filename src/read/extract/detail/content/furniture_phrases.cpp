// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/furniture_phrases.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "text/fold.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kLongestBlock = 700;    ///< bytes: furniture is no longer
constexpr std::uint32_t kPrefixWords = 60;    ///< a block that begins with a phrase
constexpr std::uint32_t kAnywhereWords = 34;  ///< a block that holds one
constexpr std::uint32_t kBioWords = 90;       ///< a block about an author
constexpr std::uint32_t kSentenceWords = 12;  ///< from here on one word says too little
constexpr std::uint32_t kLabelWords = 8;      ///< a line of a picture's credit alone
constexpr std::size_t kCreditTail = 12;       ///< bytes behind the agency's name
constexpr std::uint32_t kBioReach = 8;        ///< words before "is a reporter"

std::optional<Furniture> furniture_named(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, Furniture>, 18> kKinds = {{
      {"related", Furniture::related},
      {"comments", Furniture::comments},
      {"bio", Furniture::bio},
      {"newsletter", Furniture::appeal},
      {"subscribe", Furniture::appeal},
      {"appeal", Furniture::appeal},
      {"contact", Furniture::appeal},
      {"share", Furniture::share},
      {"nav", Furniture::share},
      {"advert", Furniture::advert},
      {"cookie", Furniture::cookie},
      {"disclaimer", Furniture::disclaimer},
      {"image", Furniture::image},
      {"copyright", Furniture::copyright},
      {"source_link", Furniture::source},
      {"translated_by", Furniture::source},
      {"original_marker", Furniture::source},
      {"summary_marker", Furniture::source},
  }};
  const auto* at = std::ranges::find(kKinds, kind, [](const auto& pair) { return pair.first; });
  if (at == kKinds.end()) return std::nullopt;
  return at->second;
}

bool is_ideograph_lead(char c) {
  const auto lead = static_cast<unsigned char>(c);
  return lead >= 0xE3 && lead <= 0xED;
}

/// A number for the first three bytes of what begins at `at`.
std::size_t beginning_at(std::string_view folded, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = at; i < at + 3; ++i) {
    number = number * 31 + (i < folded.size() ? static_cast<unsigned char>(folded[i]) : 0U);
  }
  return number;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         byte == '\'';
}

bool is_mark_byte(char c) { return !is_word_byte(c); }

/// The word that begins at `at`: one ideograph, or bytes up to a blank or mark.
std::string_view word_at(std::string_view folded, std::size_t at) {
  if (is_ideograph_lead(folded[at])) return folded.substr(at, 3);
  std::size_t end = at;
  while (end < folded.size() && is_word_byte(folded[end]) && !is_ideograph_lead(folded[end])) ++end;
  return folded.substr(at, std::max<std::size_t>(end - at, 1));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_mark_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark_byte(text.back())) text.remove_suffix(1);
  return text;
}

bool goes_on_with(char mark, std::string_view rest) {
  while (rest.starts_with(" ")) rest.remove_prefix(1);
  return rest.starts_with(mark) || (mark == ':' && rest.starts_with("："));
}

bool ends_word(std::string_view folded, std::size_t at) {
  if (at >= folded.size() || is_mark_byte(folded[at])) return true;
  return is_ideograph_lead(folded[at]) || is_ideograph_lead(folded[at >= 3 ? at - 3 : 0]) ||
         static_cast<unsigned char>(folded[at]) == 0xE2;  // dashes and quotation marks
}

constexpr std::size_t kBuckets = std::size_t{1} << 14U;

std::size_t bucket_of(std::string_view word) {
  return std::hash<std::string_view>{}(word) % kBuckets;
}

}  // namespace

FurniturePhrases::FurniturePhrases(const lexicon::Lexicon& words) {
  const lexicon::Table& notices = words.table("notices");
  for (const lexicon::Row& row : notices.rows()) {
    for (const std::string_view spelling : lexicon::alternatives(row[notices.column("phrase")])) {
      add(spelling, {.kind = Furniture::notice, .place = Place::prefix});
    }
  }
  const lexicon::Table& furniture = words.table("boilerplate");
  if (!furniture.rows().empty()) add_table(furniture);
  // The longest first, and a notice before furniture: it is kept.
  std::ranges::stable_sort(phrases_, std::ranges::greater(), [](const Phrase& phrase) {
    return (phrase.kind == Furniture::notice ? 0x10000U : 0U) | phrase.size;
  });
  by_first_word_ = index(false);
  anywhere_ = index(true);
  for (const std::uint32_t i : anywhere_.numbers) {
    beginnings_.set(beginning_at(folded(phrases_[i]), 0) % beginnings_.size());
  }
}

void FurniturePhrases::add_table(const lexicon::Table& table) {
  const std::size_t spellings = table.column("phrase");
  const std::size_t kind = table.column("kind");
  const std::size_t where = table.column("place");
  const std::size_t cuts = table.column("cuts");
  phrases_.reserve(table.rows().size() * 2);
  for (const lexicon::Row& row : table.rows()) {
    const std::optional<Furniture> furniture = furniture_named(row[kind]);
    if (!furniture) continue;
    const Place place = row[where] == "line"     ? Place::line
                        : row[where] == "prefix" ? Place::prefix
                                                 : Place::any;
    for (const std::string_view spelling : lexicon::alternatives(row[spellings])) {
      add(spelling, {.kind = *furniture, .place = place, .to_end = row[cuts] == "rest"});
    }
  }
}

void FurniturePhrases::add(std::string_view spelling, Phrase entry) {
  const std::string all = text::fold_case(spelling);
  const std::string_view folded = trimmed(all);
  if (folded.empty() || folded.size() > kLongestBlock) return;
  entry.begin = static_cast<std::uint32_t>(folded_.size());
  entry.size = static_cast<std::uint16_t>(folded.size());
  entry.last = folded.back();
  folded_ += folded;
  entry.row = spelling;
  entry.mark = spelling.starts_with('/') ? '/' : '\0';
  if (spelling.ends_with("：")) entry.end = ':';
  if (std::string_view(":>-").find(spelling.back()) != std::string_view::npos) {
    entry.end = spelling.back();
  }
  entry.words = static_cast<std::uint16_t>(1 + std::ranges::count(folded, ' '));
  if (is_ideograph_lead(folded.front())) entry.words = 2;
  phrases_.push_back(entry);
}

/// Counts what falls into each bucket, then fills them in the order of the phrases.
FurniturePhrases::ByFirstWord FurniturePhrases::index(bool anywhere) const {
  std::vector<std::uint32_t> buckets(phrases_.size(), kBuckets);
  ByFirstWord made;
  made.begins.resize(kBuckets + 2);
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (anywhere && phrases_[i].place != Place::any) continue;
    buckets[i] = static_cast<std::uint32_t>(bucket_of(word_at(folded(phrases_[i]), 0)));
    ++made.begins[buckets[i] + 2];
  }
  for (std::size_t i = 1; i < made.begins.size(); ++i) made.begins[i] += made.begins[i - 1];
  made.numbers.resize(made.begins.back());
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (buckets[i] == kBuckets) continue;
    made.numbers[made.begins[buckets[i] + 1]++] = static_cast<std::uint32_t>(i);
  }
  return made;
}

std::span<const std::uint32_t> FurniturePhrases::ByFirstWord::of(std::string_view word) const {
  const std::size_t bucket = bucket_of(word);
  return std::span(numbers).subspan(begins[bucket], begins[bucket + 1] - begins[bucket]);
}

std::optional<FoundPhrase> FurniturePhrases::match_at(std::string_view text, std::size_t at,
                                                      bool begin, std::uint32_t words) const {
  if (!begin && !beginnings_.test(beginning_at(text, at) % beginnings_.size())) {
    return std::nullopt;
  }
  const ByFirstWord& phrases = begin ? by_first_word_ : anywhere_;
  const std::string_view rest = text.substr(at);
  for (const std::uint32_t i : phrases.of(word_at(text, at))) {
    const Phrase& phrase = phrases_[i];
    if (rest.size() < phrase.size || rest[phrase.size - 1U] != phrase.last) continue;
    if (!rest.starts_with(folded(phrase)) || !ends_word(text, at + phrase.size)) continue;
    const bool whole = begin && rest.size() == phrase.size;
    switch (phrase.place) {
      case Place::line:
        if (!whole) continue;
        break;
      case Place::prefix:
        if (!begin || words > kPrefixWords) continue;
        if (phrase.end != 0 && !goes_on_with(phrase.end, rest.substr(phrase.size))) continue;
        if (words > kSentenceWords && phrase.words < 2 && phrase.kind != Furniture::notice)
          continue;  // "Note:" may begin any sentence
        break;
      case Place::any:
        if (phrase.mark != 0 && (at == 0 || text[at - 1] != phrase.mark)) continue;
        // A picture's credit ends its line; in a sentence the agency is who said it.
        if (phrase.kind == Furniture::image && words > kLabelWords &&
            rest.size() > phrase.size + kCreditTail) {
          continue;
        }
        if (words > (phrase.kind == Furniture::bio ? kBioWords : kAnywhereWords)) continue;
        break;
    }
    return FoundPhrase{phrase.kind, whole, phrase.to_end, phrase.row};
  }
  return std::nullopt;
}

std::optional<FoundPhrase> FurniturePhrases::find(std::string_view block,
                                                  std::uint32_t words) const {
  if (block.size() > kLongestBlock || words > kBioWords) return std::nullopt;
  const std::string all = text::fold_case(block);
  const std::string_view folded = trimmed(all);
  if (folded.empty()) return std::nullopt;
  if (auto found = match_at(folded, 0, true, words)) return found;
  std::uint32_t number = 0;
  const bool short_enough = words <= kAnywhereWords;
  for (std::size_t at = 1; at < folded.size(); ++at) {
    const bool begins =
        is_ideograph_lead(folded[at]) || (is_word_byte(folded[at]) && is_mark_byte(folded[at - 1]));
    if (!begins) continue;
    if (++number > kBioReach && !short_enough) break;
    if (auto found = match_at(folded, at, false, words)) {
      if (found->kind != Furniture::bio || number <= kBioReach) return found;
    }
  }
  return std::nullopt;
}

}  // namespace wirestem::extract::detail
