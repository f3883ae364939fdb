// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "find/names/detail/article_words.hpp"

namespace wirestem::names::detail {

/// The token after the small words at `i` that may join the parts of a name ("of the"); `i` where
/// none stand there.
std::uint32_t skip_joiner(const ArticleWords& words, const Sentence& sentence, std::uint32_t i);

/// The token after a field of office ("foreign affairs") at `i`.
std::optional<std::uint32_t> field_end(const ArticleWords& words, const Sentence& sentence,
                                       std::uint32_t i);

/// The token after an office whose head stands at `i`, in whatever case, followed by what it is
/// for: "ministère de l'Intérieur", "министерство обороны Украины".
std::optional<std::uint32_t> office_end(const ArticleWords& words, const Sentence& sentence,
                                        std::uint32_t i);

/// The token after an office that opens with a capitalised adjective and goes on small, as offices
/// do in Slavic languages: "Пограничная служба Литвы", "Federalna agencja …".
std::optional<std::uint32_t> described_office_end(const ArticleWords& words,
                                                  const Sentence& sentence, std::uint32_t i);

/// The first token of the full name that the acronym in brackets at `open` stands for: the words
/// before the bracket whose initials it has. "Kalvia Lamp Authority (KLA)".
std::optional<std::uint32_t> glossed_from(const ArticleWords& words, const Sentence& sentence,
                                          std::uint32_t open);

}  // namespace wirestem::names::detail
