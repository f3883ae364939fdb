// SPDX-License-Identifier: Apache-2.0
#include "lexicon/detail/first_words.hpp"

#include "lexicon/detail/table_index.hpp"

namespace wirestem::lexicon::detail {

std::uint64_t FirstWords::tables_of(const Token& token) const {
  if (token.folded.empty()) return ~std::uint64_t{0};
  begun_.run([this] { words_ = std::make_unique<Parts>(); });
  const std::size_t beginning = beginning_of(token.folded);
  return look_up((*words_)[beginning], token.folded, beginning, false) |
         look_up(stems_, token.stem, 0, true);
}

std::uint64_t FirstWords::look_up(Part& part, std::string_view word, std::size_t beginning,
                                  bool stems) const {
  part.made.run([&] { make(part, beginning, stems); });
  return part.tables[part.numbers.find(0, word)];
}

void FirstWords::make(Part& part, std::size_t beginning, bool stems) const {
  part.tables.push_back(0);
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    if (tables_[t]->has_stems() != stems) continue;
    tables_[t]->for_each_first_word(language_, beginning, [&](std::string_view word) {
      std::uint32_t number = part.numbers.find(0, word);
      if (number == 0) {
        number = static_cast<std::uint32_t>(part.tables.size());
        part.numbers.add(0, word, number);
        part.tables.push_back(0);
      }
      part.tables[number] |= std::uint64_t{1} << t;
    });
  }
}

}  // namespace wirestem::lexicon::detail
