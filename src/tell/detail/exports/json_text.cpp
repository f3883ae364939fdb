// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/json_text.hpp"

#include <utility>

#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/json_string.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
void JsonText::begin(char open) {
  next();
  out_ += open;
  ++depth_;
  first_ = true;
}

void JsonText::end(char close) {
  --depth_;
  if (!first_) {
    out_ += '\n';
    out_.append(depth_, ' ');
  }
  out_ += close;
  first_ = false;
}

void JsonText::next() {
  if (named_) {
    named_ = false;
    return;
  }
  if (!first_) out_ += ',';
  if (depth_ > 0) {
    out_ += '\n';
    out_.append(depth_, ' ');
  }
  first_ = false;
}

void JsonText::name(std::string_view key) {
  next();
  quote(key);
  out_ += ": ";
  named_ = true;
}

void JsonText::quote(std::string_view words) {
  std::string repaired;
  if (!text::is_utf8(words)) {
    repaired = text::repair_utf8(words);
    words = repaired;
  }
  append_json_string(words, JsonPlace::in_markup, out_);
}

void JsonText::text(std::string_view value) {
  next();
  quote(value);
}

void JsonText::text(std::string_view key, std::string_view value) {
  name(key);
  text(value);
}

void JsonText::text_if(std::string_view key, std::string_view value) {
  if (!value.empty()) text(key, value);
}

void JsonText::number(std::string_view key, std::size_t value) {
  name(key);
  next();
  out_ += std::to_string(value);
}

void JsonText::number(std::string_view key, double value) {
  name(key);
  next();
  out_ += number_text(value);
}

void JsonText::flag(std::string_view key, bool value) {
  name(key);
  next();
  out_ += value ? "true" : "false";
}

std::string JsonText::take() && {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace wirestem::tell
