// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/metadata/find_title.hpp"
#include "read/extract/detail/metadata/label_words.hpp"
#include "read/extract/detail/metadata/page_signals.hpp"
#include "read/extract/detail/metadata/site_names.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// Finds who wrote the page: persons, one each; an office or a user's name where it is all that the
/// page tells.
///
/// Structured data and meta elements are asked first, then bylines that stand near the headline,
/// then author boxes. Readers who comment, authors of teasers and the site itself do not count.
/// Linear.
std::vector<std::string> find_authors(const markup::Document& page, const PageSignals& signals,
                                      const StructuredData& data, const PageTitle& title,
                                      const SiteNames& names, const lexicon::Lexicon& lexicon,
                                      const LabelWords& labels);

}  // namespace wirestem::extract::detail
