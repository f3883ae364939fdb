// SPDX-License-Identifier: Apache-2.0
//
// A page goes through the two stages of the HTML standard: detail/tokenizer.* cuts it into tags,
// texts and comments; detail/tree_builder.* puts these where the standard says, mending what the
// page left out or crossed. Names of states, modes and lists are the standard's.
// https://html.spec.whatwg.org/multipage/parsing.html
#include "read/markup/parse_html.hpp"

#include "read/markup/detail/tree_builder.hpp"

namespace wirestem::markup {

Document parse_html(std::string_view utf8, const HtmlOptions& options) {
  Document document(utf8);
  detail::TreeBuilder(document, options).run();
  return document;
}

Document parse_html_fragment(std::string_view utf8, std::string_view context, Namespace space,
                             const HtmlOptions& options) {
  Document document(utf8);
  detail::TreeBuilder builder(document, options);
  builder.set_context(context, space);
  builder.run();
  return document;
}

}  // namespace wirestem::markup
