// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/metadata/label_words.hpp"
#include "read/extract/detail/metadata/site_names.hpp"

namespace wirestem::extract::detail {

/// Where a text that names authors comes from: what is declared holds names and little else, what
/// is read off the page holds dates, buttons and roles as well.
enum class BylineSource : unsigned char { declared, visible };

/// The writers that one text names.
struct BylineNames {
  std::vector<std::string> names;  ///< one each, without labels, roles, dates, handles
  bool announced = false;          ///< a label such as "By" or "Text:" stands before them
  bool full = false;               ///< each has the form of a person's full name
  bool office = false;             ///< one is an office, an outlet, the site itself
  std::size_t end = 0;             ///< byte of the text where reading stopped
};

/// Reads writers' names out of a byline or a value of metadata.
///
///     read_byline("By Ana Ruiz, Health Editor, and Tom Okoye | Photos by Li Po", …)
///        →  {"Ana Ruiz", "Tom Okoye"}, announced
///
/// The labels, joining words and words that end a byline are those of lexicon/byline_labels.tsv.
/// `text` may have several lines and kSeam marks. Empty where the text names nobody, or somebody
/// else first (a photographer). Linear; reads at most 400 bytes.
BylineNames read_byline(std::string_view text, BylineSource source, const lexicon::Lexicon& lexicon,
                        const SiteNames& site);

/// True where a line begins with words that announce its writer, such as "Written by". Cheap.
bool announces_writer(std::string_view line, const lexicon::Lexicon& lexicon,
                      const LabelWords& labels);

}  // namespace wirestem::extract::detail
