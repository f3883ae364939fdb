// SPDX-License-Identifier: Apache-2.0
//
// Any UTF-8 is read; the tree is sound (links agree, no deeper than the cap) and its texts are no
// longer than the input.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "read/markup/parse_xml.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wirestem;
  const std::string utf8 = text::repair_utf8({reinterpret_cast<const char*>(data), size});
  const Result<markup::Document> result = markup::parse_xml(utf8);
  if (!result) {
    if (result.error().code != ErrorCode::malformed) std::abort();
    return 0;
  }
  const markup::Document& document = result.value();
  std::size_t characters = 0;
  std::size_t seen = 1;
  for (markup::NodeId node = document.first(); node != 0; node = document.after(node)) {
    const markup::Node& one = document[node];
    if (++seen > document.size()) std::abort();
    if (one.first_child != 0 && document[one.first_child].parent != node) std::abort();
    if (one.next != 0 && document[one.next].previous != node) std::abort();
    if (one.kind == markup::NodeKind::text) characters += one.text.size();
    for (const markup::Attribute& attribute : document.attributes(node)) {
      characters += attribute.value.size();
    }
  }
  if (characters > utf8.size() * 2) std::abort();
  return 0;
}
