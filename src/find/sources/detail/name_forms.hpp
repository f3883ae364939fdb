// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/once.hpp"
#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// Finds the names of outlets.tsv in case forms that the table does not list.
///
///     «Вечерней волной», Верстке, Reutersa       as Вечерняя волна, Верстка, Reuters
///
/// Two words are one where they differ only in the endings of lexicon/<lang>/name_endings.tsv. In a
/// language without such endings only names that end in a small letter are found ("Le Soir
/// illustré"), which an exact table leaves out. Made for a language when a text first asks for it.
class NameForms {
 public:
  explicit NameForms(const lexicon::Lexicon& lexicon);

  /// Whether words of this language have case endings.
  bool has_forms(std::string_view language) const;

  struct Hit {
    std::uint32_t row = 0;
    std::uint32_t end_token = 0;
  };

  /// The longest name or alias that begins at token `at` and ends before `stop`, in any case.
  std::optional<Hit> name_at(std::span<const Token> tokens, std::uint32_t at, std::uint32_t stop,
                             std::string_view language) const;

  /// The rows that own tokens [at, end) as a short form, in any case.
  std::vector<std::uint32_t> owners(std::span<const Token> tokens, std::uint32_t at,
                                    std::uint32_t end, std::string_view language) const;

 private:
  struct Entry {
    std::string key;  ///< the words without their endings, parted by blanks
    std::uint32_t row = 0;
    bool operator==(const Entry&) const = default;
    auto operator<=>(const Entry&) const = default;
  };

  /// Words that names begin with, as far as a number for each tells: most words begin none.
  class FirstWords {
   public:
    void add(std::string_view key);
    bool may_have(std::string_view word) const;

   private:
    static constexpr std::size_t kNumbers = 65536;
    static std::size_t number_of(std::string_view word);
    std::bitset<kNumbers> numbers_;
  };

  struct Forms {
    std::string_view language;
    std::uint64_t tag = 0;             ///< of the language, quick to compare
    std::vector<std::string> endings;  ///< longest first
    Once made;
    mutable std::vector<Entry> names;
    mutable std::vector<Entry> shorts;
    mutable FirstWords in_names;
    mutable FirstWords in_shorts;
  };

  const Forms* forms_of(std::string_view language) const;
  void make(const Forms& forms) const;
  void add(const Forms& forms, std::string_view phrase, std::uint32_t row,
           std::vector<Entry>& entries) const;

  static constexpr std::size_t kMaxLanguages = 9;

  const lexicon::Table& outlets_;
  std::array<Forms, kMaxLanguages> forms_;
  std::size_t languages_ = 0;
};

}  // namespace wirestem::sources::detail
