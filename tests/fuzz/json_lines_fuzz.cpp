// SPDX-License-Identifier: Apache-2.0
//
// Two good lines around hostile ones: the good ones are always read, the others never stop the run.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "read/ingest/read_inputs.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string lines = "{\"id\":\"first\",\"text\":\"The pier is open.\"}\n";
  lines.append(reinterpret_cast<const char*>(data), size);
  lines += "\n{\"id\":\"last\",\"text\":\"The pier was closed.\"}\n";
  std::istringstream in(lines);
  const std::vector<std::string> paths = {"-"};
  const auto result = wirestem::ingest::read_inputs(paths, {.standard_input = &in});
  if (!result.ok() || result.value().records.size() < 2) std::abort();
  if (result.value().records.front().record.id != "first") std::abort();
  if (result.value().records.back().record.id != "last") std::abort();
  return 0;
}
