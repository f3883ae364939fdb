// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "keep/detail/compress.hpp"
#include "keep/detail/database.hpp"
#include "keep/kept.hpp"

namespace wirestem::keep::detail {

// Reading articles. What goes wrong is remembered by the Database (see there).

Page<FoundArticle> list_articles(Database& database, Compressor& compressor,
                                 const ArticleFilter& filter);
void each_article(Database& database, const std::function<void(const ArticleLine&)>& sink);
std::optional<KeptArticle> find_article(Database& database, Compressor& compressor,
                                        std::string_view id);
std::vector<Article> load_articles(Database& database, Compressor& compressor,
                                   std::span<const std::string> ids);
std::vector<Article> load_all_articles(Database& database, Compressor& compressor);
bool was_asked_since(Database& database, std::string_view url, const std::string& since);
void write_asked(Database& database, std::span<const std::string> urls, const std::string& now);
std::vector<std::pair<std::string, std::uint64_t>> count_outlets(Database& database);
std::vector<std::pair<std::string, std::uint64_t>> count_languages(Database& database);

}  // namespace wirestem::keep::detail
