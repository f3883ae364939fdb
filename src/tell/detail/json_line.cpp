// SPDX-License-Identifier: Apache-2.0
//
// nlohmann's writer decodes each character of a string on its way; here valid UTF-8 is copied in
// runs between the few characters that are escaped. Numbers that are not whole are left to it.
#include "tell/detail/json_line.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "tell/detail/json_string.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

void append_string(std::string_view text, std::string& out) {
  if (!text::is_utf8(text)) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  append_json_string(text, JsonPlace::alone, out);
}

template <typename Number>
void append_number(Number number, std::string& out) {
  std::array<char, 24> digits{};  // holds each of 64 bits
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

// Only an opened bracket and a key's colon are followed by a value without a comma; a string that
// ends in one of them ends in its quote mark.
void JsonLine::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonLine& JsonLine::open(char bracket) {
  separate();
  out_ += bracket;
  return *this;
}

JsonLine& JsonLine::close(char bracket) {
  out_ += bracket;
  return *this;
}

JsonLine& JsonLine::key(std::string_view name) {
  text(name);
  out_ += ':';
  return *this;
}

JsonLine& JsonLine::text(std::string_view value) {
  separate();
  append_string(value, out_);
  return *this;
}

JsonLine& JsonLine::text_or_null(std::string_view value) {
  if (!value.empty()) return text(value);
  separate();
  out_ += "null";
  return *this;
}

JsonLine& JsonLine::number(std::uint64_t value) {
  separate();
  append_number(value, out_);
  return *this;
}

JsonLine& JsonLine::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

// NOLINTBEGIN(misc-no-recursion): as deep as our own records, a handful.
JsonLine& JsonLine::value(const Json& json) {
  switch (json.type()) {
    case Json::value_t::string:
      return text(json.get_ref<const std::string&>());
    case Json::value_t::number_integer:
      separate();
      append_number(json.get_ref<const Json::number_integer_t&>(), out_);
      return *this;
    case Json::value_t::number_unsigned:
      return number(json.get_ref<const Json::number_unsigned_t&>());
    case Json::value_t::object:
      return open('{').members(json).close('}');
    case Json::value_t::array:
      open('[');
      for (const Json& item : json) value(item);
      return close(']');
    default:
      separate();
      out_ += json.dump();
      return *this;
  }
}

JsonLine& JsonLine::members(const Json& object) {
  for (const auto& [name, item] : object.get_ref<const Json::object_t&>()) key(name).value(item);
  return *this;
}
// NOLINTEND(misc-no-recursion)

std::string JsonLine::finish() && {
  out_ += '\n';
  return std::move(out_);
}

std::string to_line(const Json& json) {
  JsonLine line;
  return std::move(line.value(json)).finish();
}

}  // namespace wirestem::tell
