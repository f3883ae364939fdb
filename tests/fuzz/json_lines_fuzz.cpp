// SPDX-License-Identifier: Apache-2.0
//
// Two good lines around hostile ones: the good ones are always read, the others never stop the run.
// Read as one document, too, whatever the dialect: records are UTF-8 and not empty.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "read/ingest/detail/json_record.hpp"
#include "read/ingest/read_inputs.hpp"
#include "text/utf8.hpp"

namespace {

void check(const wirestem::ingest::detail::RecordOrReason& outcome) {
  using namespace wirestem;
  if (const auto* reason = std::get_if<std::string>(&outcome)) {
    if (reason->empty()) std::abort();
    return;
  }
  const auto& record = std::get<SourceRecord>(outcome);
  if (record.bytes.empty() || !text::is_utf8(record.bytes)) std::abort();
  if (!text::is_utf8(record.record.title.value_or(""))) std::abort();
  for (const std::string& author : record.record.authors) {
    if (author.empty() || !text::is_utf8(author)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace detail = wirestem::ingest::detail;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(detail::read_json_record(bytes));
  for (const detail::RecordOrReason& outcome : detail::read_json_document(bytes)) check(outcome);
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
