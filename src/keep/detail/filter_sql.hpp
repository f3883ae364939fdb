// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "keep/detail/database.hpp"

namespace wirestem::keep::detail {

/// The conditions of a list, put together as a filter asks for them; values are always bound.
///
///     Conditions where;
///     if (!filter.outlet.empty()) where.add("article.outlet = ?", filter.outlet);
///     where.sql();   // " WHERE article.outlet = ?"
class Conditions {
 public:
  template <typename... Values>
  void add(std::string_view condition, const Values&... values) {
    sql_ += sql_.empty() ? " WHERE " : " AND ";
    sql_ += condition;
    (values_.emplace_back(values), ...);
    ++count_;
  }
  std::size_t count() const { return count_; }
  const std::string& sql() const { return sql_; }
  void bind_to(Query& query) const {
    for (const auto& value : values_) {
      std::visit([&query](const auto& one) { query.bind(one); }, value);
    }
  }

 private:
  std::string sql_;
  std::size_t count_ = 0;
  std::vector<std::variant<std::string, std::int64_t>> values_;
};

}  // namespace wirestem::keep::detail
