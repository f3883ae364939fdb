// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::extract::detail {

enum class AuthorKind : unsigned char { unknown, person, organization };

/// One author as structured data names them.
struct DeclaredAuthor {
  std::string name;  ///< as declared: it may hold several names, a role, an outlet
  AuthorKind kind = AuthorKind::unknown;
};

/// What JSON-LD says of one thing. Texts are plain: no character references, no tags.
struct DeclaredThing {
  std::string type;  ///< "NewsArticle"; "" where there is no such thing
  std::string headline;
  std::string name;
  std::vector<DeclaredAuthor> authors;
  std::string publisher;
  std::string part_of;    ///< name of what it is part of: a section, site or periodical
  std::string published;  ///< as written
  std::string modified;   ///< as written
  std::string url;        ///< url, mainEntityOfPage or @id, the first that is an address
  std::string language;
  std::string article_body;  ///< as declared: line ends kept, tags not taken out
  std::optional<bool> free;  ///< isAccessibleForFree
};

/// All that the JSON-LD of a page declares. (Of microdata only headline and author are used, as
/// marks of the elements that hold them: see PageSignals.)
struct StructuredData {
  DeclaredThing article;  ///< the thing the page is about, by preference an article
  DeclaredThing page;     ///< the WebPage (or ItemPage, CollectionPage …) itself
  std::string site_name;  ///< of a WebSite
};

/// Reads the JSON-LD of a page out of its scripts.
///
///     read_structured_data({R"({"@type": "NewsArticle", "headline": "Ferry hits pier"})"}, "");
///
/// Takes arrays, @graph, things within things, @id references between all scripts, types in any
/// namespace, and broken JSON (see LooseJson). Where several articles are declared, the one whose
/// address is `url` counts, else the first that does not stand in a list or as a mention. Never
/// fails. Linear in the scripts.
StructuredData read_structured_data(const std::vector<std::string_view>& scripts,
                                    std::string_view url);

/// What schema.org type a page's thing has to the reader.
enum class ThingKind : unsigned char { other, page, work, article };
ThingKind kind_of_type(std::string_view type);

/// True for types that declare a list or a search, not a text: CollectionPage, ItemList …
bool is_list_type(std::string_view type);

}  // namespace wirestem::extract::detail
