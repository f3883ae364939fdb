// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "apps/server/desk.hpp"
#include "base/result.hpp"
#include "model/article.hpp"

namespace wirestem::server {

/// Ids of kept articles that likely share words with a text.
using FindBeside = std::function<Result<std::vector<std::string>>(const std::string& text)>;
using LoadKept = std::function<Result<std::vector<Article>>(std::span<const std::string> ids)>;

/// Where pasted pages are from: reads them, lays the kept articles beside them that may share
/// words, and makes a dossier of both. Of its stories only those with a pasted page are given.
///
/// Files are put into a folder of their own that only this user can read, and that is gone when
/// this returns: the pipeline reads files. Nothing is kept. Error where no pasted page could be
/// read, or the store could not.
Result<PastedAnalysis> analyse_pasted(const PastedPages& pages, const FindBeside& find_beside,
                                      const LoadKept& load_kept);

}  // namespace wirestem::server
