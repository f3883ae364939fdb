// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "keep/detail/database.hpp"
#include "keep/kept.hpp"
#include "model/decision.hpp"

namespace wirestem::keep::detail {

// What people and programs do with the store: decisions, tasks, events. What goes wrong is
// remembered by the Database (see there).

StoreState read_state(Database& database);

std::int64_t write_decision(Database& database, const Decision& decision, const std::string& now);
bool withdraw_decision(Database& database, std::int64_t number, const std::string& now);
std::vector<Decision> read_decisions(Database& database);

std::int64_t begin_task(Database& database, std::string_view what, const std::string& now);
/// Tasks that run or have ended since `since`; those not heard of since `silent_since` have ended.
std::vector<Task> read_tasks(Database& database, const std::string& since,
                             const std::string& silent_since);
std::vector<Event> read_events(Database& database, std::int64_t after, std::uint64_t limit);
std::int64_t read_told(Database& database);
void write_told(Database& database, std::int64_t event);

}  // namespace wirestem::keep::detail
