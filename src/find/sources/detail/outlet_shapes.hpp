// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// Tells media by how they are named and by the words beside the name, where no table knows them.
class OutletShapes {
 public:
  explicit OutletShapes(const lexicon::Lexicon& lexicon);

  /// A name told by its shape: tokens [first, end), marks around it included, and the name without
  /// them.
  struct Shaped {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::string name;
  };

  /// The name that begins at token `i` of sentence `s`, if its shape and the words beside it say
  /// that it is a medium's: "the newspaper X", "X, an online magazine,", "the Lorne Courier",
  /// 《北山日报》.
  std::optional<Shaped> name_at(std::string_view text, std::span<const Token> tokens,
                                std::uint32_t i, const Sentence& s,
                                std::string_view language) const;

  /// Whether a word about reporting stands beside tokens [first, end): "told the", "according to",
  /// "reported", "magazine".
  bool media_cue_near(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                      const Sentence& s, std::string_view language) const;

  bool is_preposition(std::span<const Token> tokens, std::uint32_t i,
                      std::string_view language) const;
  /// Whether a role word ("correspondent", "source", "interview") ends before token `stop`.
  bool role_ends_at(std::span<const Token> tokens, std::uint32_t stop, const Sentence& s,
                    std::string_view language) const;
  bool is_common_word(std::span<const Token> tokens, std::uint32_t i,
                      std::string_view language) const;
  bool is_agency(std::string_view name) const;

  /// The mark that closes `open` around a name; empty where `open` opens none.
  static std::string_view closing(std::string_view open);
  static bool has_case(std::string_view folded);

 private:
  struct Shape {
    bool strong = false;
    bool agency = false;
    std::string_view place;
    std::string_view language;
  };

  const Shape* shape_of(std::string_view folded, std::string_view language,
                        std::string_view place) const;
  const Shape* shape_by_ending(std::string_view folded, std::string_view language) const;
  bool is_outlet_word(std::span<const Token> tokens, std::uint32_t i, std::uint32_t stop,
                      std::string_view language, std::uint32_t& end) const;
  bool has_class(std::span<const Token> tokens, std::uint32_t i, std::string_view language,
                 std::string_view word_class) const;
  bool is_article(std::span<const Token> tokens, std::uint32_t i, std::string_view language) const;
  bool cue_follows(std::span<const Token> tokens, std::uint32_t end, const Sentence& s,
                   std::string_view language) const;
  bool cue_leads(std::span<const Token> tokens, std::uint32_t first, const Sentence& s,
                 std::string_view language) const;
  bool told_or_printed(std::span<const Token> tokens, std::uint32_t first, const Sentence& s,
                       std::string_view language) const;
  bool is_reporting_cue(std::span<const Token> tokens, std::uint32_t i, std::uint32_t stop,
                        std::string_view language) const;
  bool ends_in_outlet_word(const Token& token, std::string_view language) const;
  std::optional<Shaped> after_outlet_word(std::string_view text, std::span<const Token> tokens,
                                          std::uint32_t i, const Sentence& s,
                                          std::string_view language) const;
  std::optional<Shaped> in_marks(std::string_view text, std::span<const Token> tokens,
                                 std::uint32_t i, const Sentence& s,
                                 std::string_view language) const;
  std::optional<Shaped> capital_run(std::string_view text, std::span<const Token> tokens,
                                    std::uint32_t i, const Sentence& s,
                                    std::string_view language) const;
  std::optional<Shaped> wide_run(std::string_view text, std::span<const Token> tokens,
                                 std::uint32_t i, const Sentence& s) const;
  std::uint32_t end_of_capitals(std::string_view text, std::span<const Token> tokens,
                                std::uint32_t i, std::uint32_t stop,
                                std::string_view language) const;
  bool described_as_outlet(std::span<const Token> tokens, std::uint32_t end, const Sentence& s,
                           std::string_view language) const;
  static bool is_word_of(const lexicon::Table& table, std::span<const Token> tokens,
                         std::uint32_t i, std::string_view language);

  std::map<std::string, std::vector<Shape>, std::less<>> shapes_;
  std::vector<std::pair<std::string, Shape>> endings_;
  const lexicon::Table& cues_;
  const lexicon::Table& roles_;
  const lexicon::Table& stopwords_;
  const lexicon::Table& function_words_;
};

}  // namespace wirestem::sources::detail
