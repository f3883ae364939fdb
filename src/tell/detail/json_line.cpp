// SPDX-License-Identifier: Apache-2.0
//
// nlohmann's writer decodes each character of a string on its way; here valid UTF-8 is copied in
// runs between the few characters that are escaped. Numbers are left to it.
#include "tell/detail/json_line.hpp"

#include "tell/detail/json_string.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

void append_string(const std::string& text, std::string& out) {
  if (!text::is_utf8(text)) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  append_json_string(text, JsonPlace::alone, out);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as our own records, a handful.
void append_value(const Json& json, std::string& out) {
  if (json.is_string()) {
    append_string(json.get_ref<const std::string&>(), out);
  } else if (json.is_structured()) {
    const bool object = json.is_object();
    out += object ? '{' : '[';
    bool first = true;
    for (const auto& item : json.items()) {
      if (!first) out += ',';
      first = false;
      if (object) {
        append_string(item.key(), out);
        out += ':';
      }
      append_value(item.value(), out);
    }
    out += object ? '}' : ']';
  } else {
    out += json.dump();
  }
}

}  // namespace

std::string to_line(const Json& json) {
  std::string line;
  append_value(json, line);
  line += '\n';
  return line;
}

}  // namespace wirestem::tell
