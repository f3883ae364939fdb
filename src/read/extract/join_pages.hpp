// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/article.hpp"

namespace wirestem::extract {

/// Joins the pages of one article that its publisher spread over several.
///
///     join_pages(articles);     // …/ferry, …/ferry?page=2, …/ferry?page=3  →  one article
///
/// Pages belong together where they have the same headline and their addresses differ in nothing
/// but a page number. The first page stays and takes on the sections of the others that are body,
/// in the order of their numbers; paragraphs that both have are not taken twice. The others are
/// gone from `articles`; all else keeps its order. An article without an address joins none.
/// Linear, save for the sorting of pages that belong together.
void join_pages(std::vector<Article>& articles);

}  // namespace wirestem::extract
