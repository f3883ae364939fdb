// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace wirestem::tell {

/// Writes a JSON document from its beginning to its end, in memory that grows with the text alone.
///
///     JsonText json;
///     json.object([&] {
///       json.text("type", "Note");
///       json.array("tags", [&] { json.text("claim"); });
///     });
///     std::move(json).take();   // {"type": "Note", "tags": ["claim"]}, a member a line
///
/// Words are UTF-8 as it is; what is no UTF-8 becomes U+FFFD. "<" is written \u003c, so that the
/// document may stand inside a page's <script type="application/ld+json"> whatever its words are.
class JsonText {
 public:
  template <std::invocable Fill>
  void object(const Fill& fill) {
    nest('{', '}', fill);
  }
  template <std::invocable Fill>
  void object(std::string_view key, const Fill& fill) {
    name(key);
    nest('{', '}', fill);
  }
  template <std::invocable Fill>
  void array(std::string_view key, const Fill& fill) {
    name(key);
    nest('[', ']', fill);
  }

  void text(std::string_view value);
  void text(std::string_view key, std::string_view value);
  /// Nothing where the value is empty.
  void text_if(std::string_view key, std::string_view value);
  void number(std::string_view key, std::size_t value);
  void number(std::string_view key, double value);
  void flag(std::string_view key, bool value);

  std::string take() &&;

 private:
  template <typename Fill>
  void nest(char open, char close, const Fill& fill) {
    begin(open);
    fill();
    end(close);
  }
  void begin(char open);
  void end(char close);
  void next();                      ///< the comma and line end before a value
  void name(std::string_view key);  ///< a member's name; its value follows
  void quote(std::string_view words);

  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;   ///< nothing stands yet in the object or array at hand
  bool named_ = false;  ///< a member's name was written, its value is due
};

}  // namespace wirestem::tell
