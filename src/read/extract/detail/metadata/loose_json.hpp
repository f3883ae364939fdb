// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::extract::detail {

/// JSON as pages carry it in their scripts, read whatever its faults.
///
///     const LooseJson json(R"(<!-- {"@type": "Article", "author": {"name": "Ana "Nita" Ruiz",},}
///     )"); const auto author = json.get(json[0].first, "author"); json.text(json.get(author,
///     "name"))    // Ana "Nita" Ruiz
///
/// Beyond the standard it takes: line ends and quotation marks inside strings, trailing, doubled
/// and missing commas, names without quotation marks, single quotation marks, comments, wrappings
/// (<!-- -->, CDATA), brackets that do not match or are never closed, several values one after the
/// other. What makes no sense at all is passed over. Never fails. Linear; no recursion. `source`
/// must outlive it.
class LooseJson {
 public:
  using Id = std::uint32_t;
  static constexpr Id none = 0;  ///< also the root, which is nobody's member

  enum class Kind : std::uint8_t {
    bare,  ///< a number, true, false, null
    string,
    array,
    object,
  };

  struct Node {
    std::string_view key;    ///< within an object, as written
    std::string_view value;  ///< of a string: between the marks, escapes as written
    Id parent = none;
    Id first = none;
    Id last = none;
    Id next = none;
    Kind kind = Kind::bare;
  };

  explicit LooseJson(std::string_view source, std::size_t most_nodes = 200'000);

  /// Node 0 is an array of all values of the source. Members follow their holder: an Id is greater
  /// than its parent's.
  const Node& operator[](Id node) const { return nodes_[node]; }
  std::size_t size() const { return nodes_.size(); }

  /// The first member of that name; none where `object` is not an object or lacks it.
  Id get(Id object, std::string_view key) const;
  /// A string's characters with escapes resolved; a bare value as written; "" of anything else.
  std::string text(Id node) const;

 private:
  class Reader;
  std::vector<Node> nodes_;
};

}  // namespace wirestem::extract::detail
