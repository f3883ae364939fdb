// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "model/article.hpp"

namespace wirestem::pipeline::detail {

/// The article of one line of stage read or find. Error (malformed) with what is wrong: no JSON
/// object, a field missing or of the wrong sort, sections outside the text or out of order.
Result<Article> read_article_record(std::string_view line);

}  // namespace wirestem::pipeline::detail
