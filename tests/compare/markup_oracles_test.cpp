// SPDX-License-Identifier: Apache-2.0
//
// Trees against those of two other parsers, on made-up pages that break every rule and on the pages
// of ../shared/eval where it stands beside the project:
//   - parse5, which follows the standard closely: node and ../node_modules/parse5 are asked for,
//   - gumbo, which follows the standard of 2015: libgumbo.so.1 is loaded where it is installed.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <gtest/gtest.h>

#include "read/markup/detail/characters.hpp"
#include "read/markup/parse_html.hpp"
#include "tests/compare/html_maker.hpp"
#include "tests/spec/dump_tree.hpp"
#include "tests/spec/shared_files.hpp"
#include "text/utf8.hpp"

#if __has_include(<gumbo.h>)
#include <gumbo.h>
#endif

namespace wirestem::markup {
namespace {

struct Page {
  std::string name;
  std::string html;
};

std::vector<Page> made_pages(std::size_t count) {
  HtmlMaker maker(20240229);
  std::vector<Page> pages;
  for (std::size_t i = 0; i < count; ++i) {
    pages.push_back({"made page " + std::to_string(i), maker.make()});
  }
  return pages;
}

/// Every `step`-th page of each set.
std::vector<Page> real_pages(std::size_t step) {
  std::vector<Page> pages;
  std::size_t number = 0;
  for (const char* set : {"pages-wcxb", "pages-trafilatura", "pages-htmldate"}) {
    for (const auto& file : files_of(shared_folder("eval") / set / "html", ".html")) {
      if (number++ % step != 0) continue;
      std::string html = text::repair_utf8(content_of(file));
      if (html.starts_with("\xEF\xBB\xBF")) html.erase(0, 3);
      pages.push_back({file.string(), std::move(html)});
    }
  }
  return pages;
}

/// Where two trees part.
struct Difference {
  std::string ours;    ///< the first line that differs
  std::string theirs;  ///< the other's line in its place
  std::string around;  ///< the lines of the elements that hold it, the innermost first
};

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

std::string_view line_at(std::string_view tree, std::size_t begin) {
  return tree.substr(std::min(begin, tree.size())).substr(0, tree.substr(begin).find('\n'));
}

Difference difference_of(std::string_view ours, std::string_view theirs) {
  std::size_t at = 0;
  while (at < std::min(ours.size(), theirs.size()) && ours[at] == theirs[at]) ++at;
  std::size_t begin = at == 0 ? 0 : ours.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  Difference difference{std::string(line_at(ours, begin)),
                        std::string(line_at(theirs, std::min(begin, theirs.size()))),
                        {}};
  std::size_t indent = std::max(indent_of(difference.ours), indent_of(difference.theirs));
  while (begin > 0) {
    begin = begin < 2 ? 0 : ours.rfind('\n', begin - 2) + 1;
    const std::string_view line = line_at(ours, begin);
    if (indent_of(line) >= indent) continue;
    indent = indent_of(line);
    difference.around += std::string(line) + "\n";
  }
  return difference;
}

/// Reasons for which another parser's tree differs from what the standard says.
using Reason = std::function<bool(const Page&, const Difference&)>;

bool is_within(const Difference& difference, std::string_view element) {
  return difference.around.find("<" + std::string(element)) != std::string::npos;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view part) { return text.find(part) != text.npos; });
}

/// Expects equal trees, or a reason. Not more than `most` may need one, lest a reason hide faults.
void expect_same_trees(const std::vector<Page>& pages, const std::vector<std::string>& trees,
                       const std::vector<Reason>& reasons, std::size_t most) {
  ASSERT_EQ(trees.size(), pages.size());
  std::size_t explained = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string ours = dump_of(parse_html(pages[i].html), true, true);
    if (ours == trees[i]) continue;
    const Difference difference = difference_of(ours, trees[i]);
    const bool known = std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
      return reason(pages[i], difference);
    });
    explained += known ? 1 : 0;
    EXPECT_TRUE(known) << pages[i].name << "\n"
                       << pages[i].html.substr(0, 1000) << "\nours:\n"
                       << difference.ours << "\ntheirs:\n"
                       << difference.theirs << "\nwithin:\n"
                       << difference.around;
  }
  EXPECT_LE(explained, most);
  std::printf("%zu pages, %zu differences, all with a reason\n", pages.size(), explained);
}

// --- parse5 ---

std::string records_of(const std::vector<Page>& pages) {
  std::string records;
  for (const Page& page : pages) {
    records += std::to_string(page.html.size()) + "\n" + page.html;
  }
  return records;
}

std::vector<std::string> trees_of_records(const std::string& records) {
  std::vector<std::string> trees;
  for (std::size_t at = 0; at < records.size();) {
    const std::size_t end = records.find('\n', at);
    const std::size_t size = std::stoul(records.substr(at, end - at));
    trees.push_back(records.substr(end + 1, size));
    at = end + 1 + size;
  }
  return trees;
}

/// Where parse5 is, or an empty path.
std::filesystem::path find_parse5() {
  const char* named = std::getenv("WIRESTEM_PARSE5");
  const std::filesystem::path path =
      named != nullptr ? std::filesystem::path(named)
                       : std::filesystem::path(WIRESTEM_SOURCE_DIR).parent_path() / "node_modules" /
                             "parse5" / "dist" / "index.js";
  const bool usable = std::filesystem::exists(path) && std::system("node -v > /dev/null 2>&1") == 0;
  return usable ? path : std::filesystem::path();
}

std::vector<std::string> parse5_trees(const std::filesystem::path& parse5,
                                      const std::vector<Page>& pages) {
  const auto folder = std::filesystem::temp_directory_path() / "wirestem_parse5_oracle";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "pages", std::ios::binary) << records_of(pages);
  const std::string script = std::string(WIRESTEM_SOURCE_DIR) + "/tests/compare/parse5_oracle.mjs";
  const std::string command = "node '" + script + "' '" + parse5.string() + "' '" +
                              (folder / "pages").string() + "' > '" + (folder / "trees").string() +
                              "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  const std::string trees = content_of(folder / "trees");
  std::filesystem::remove_all(folder);
  return trees_of_records(trees);
}

// parse5 8 has the rules for <select> from before 2025, when its content became ordinary markup.
bool is_in_select(const Page& /*page*/, const Difference& difference) {
  return is_within(difference, "select");
}
// parse5 reads CDATA as a comment in <mi>, <desc>, …: elements of MathML and SVG that take HTML.
// The standard asks only whether the current node is an HTML element.
bool is_cdata_in_foreign(const Page& /*page*/, const Difference& difference) {
  return difference.theirs.find("<!-- [CDATA[") != std::string::npos;
}
// parse5 lets </thead> end a row even where no <thead> is open ("in row", "ignore the token").
bool is_lone_end_of_row_group(const Page& page, const Difference& /*difference*/) {
  return holds_any(page.html, {"</thead>", "</tbody>", "</tfoot>"});
}

void expect_trees_of_parse5(const std::vector<Page>& pages, std::size_t most) {
  const auto parse5 = find_parse5();
  if (parse5.empty()) GTEST_SKIP() << "no node, or no ../node_modules/parse5 beside the project";
  expect_same_trees(pages, parse5_trees(parse5, pages),
                    {is_in_select, is_cdata_in_foreign, is_lone_end_of_row_group}, most);
}

TEST(MarkupOracles, GiveParse5sTreesForMadePages) { expect_trees_of_parse5(made_pages(10000), 10); }

TEST(MarkupOracles, GiveParse5sTreesForRealPages) {
  const auto pages = real_pages(3);
  if (pages.empty()) GTEST_SKIP() << "no ../shared/eval beside the project";
  expect_trees_of_parse5(pages, 5);
}

// --- gumbo ---

#if __has_include(<gumbo.h>)

/// libgumbo, loaded while the test runs: nothing else of the project is linked with it.
class Gumbo {
 public:
  Gumbo() : library_(dlopen("libgumbo.so.1", RTLD_NOW)) {
    if (library_ == nullptr) return;
    load(parse_, "gumbo_parse_with_options");
    load(destroy_, "gumbo_destroy_output");
    load(name_, "gumbo_normalized_tagname");
    load(piece_, "gumbo_tag_from_original_text");
    load(svg_name_, "gumbo_normalize_svg_tagname");
    load(options_, "kGumboDefaultOptions");
  }
  ~Gumbo() {
    if (library_ != nullptr) dlclose(library_);
  }
  Gumbo(const Gumbo&) = delete;
  Gumbo& operator=(const Gumbo&) = delete;

  bool is_there() const { return library_ != nullptr; }

  std::string tree(const std::string& html) const {
    GumboOutput* output = parse_(options_, html.data(), html.size());
    std::string dump;
    std::size_t depth_of_text = no_text;
    std::vector<std::pair<const GumboNode*, std::size_t>> left;
    push_children(output->document->v.document.children, 0, left);
    while (!left.empty()) {
      const auto [node, depth] = left.back();
      left.pop_back();
      // Gumbo does not join texts that foster parenting makes neighbours.
      if (is_text(*node) && depth == depth_of_text) {
        dump.resize(dump.size() - 2);
        dump += flattened(line(*node)).substr(1) + "\n";
        continue;
      }
      depth_of_text = is_text(*node) ? depth : no_text;
      dump += std::string(2 * depth, ' ') + flattened(line(*node)) + "\n";
      const bool is_template = node->type == GUMBO_NODE_TEMPLATE;
      if (node->type != GUMBO_NODE_ELEMENT && !is_template) continue;
      const GumboVector& children = node->v.element.children;
      if (is_template && children.length != 0) {
        dump += std::string(2 * (depth + 1), ' ') + "#document-fragment\n";
      }
      push_children(children, depth + (is_template ? 2 : 1), left);
    }
    destroy_(options_, output);
    if (!dump.empty()) dump.pop_back();
    return dump;
  }

 private:
  static constexpr std::size_t no_text = ~std::size_t{0};

  static bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
  }

  template <typename Symbol>
  void load(Symbol& symbol, const char* name) {
    symbol = reinterpret_cast<Symbol>(dlsym(library_, name));
    if (symbol == nullptr) std::abort();
  }

  static void push_children(const GumboVector& children, std::size_t depth,
                            std::vector<std::pair<const GumboNode*, std::size_t>>& left) {
    for (unsigned i = children.length; i-- > 0;) {
      left.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth);
    }
  }

  std::string line(const GumboNode& node) const {
    if (node.type == GUMBO_NODE_COMMENT) return "<!-- " + std::string(node.v.text.text) + " -->";
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) {
      return "\"" + std::string(node.v.text.text) + "\"";
    }
    const GumboElement& element = node.v.element;
    std::string line = "<";
    if (element.tag_namespace == GUMBO_NAMESPACE_SVG) line += "svg:";
    if (element.tag_namespace == GUMBO_NAMESPACE_MATHML) line += "math:";
    line += name(element);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      line += " " + prefix(attribute) + attribute.name + "=\"" + attribute.value + "\"";
    }
    return line + ">";
  }

  static std::string prefix(const GumboAttribute& attribute) {
    switch (attribute.attr_namespace) {
      case GUMBO_ATTR_NAMESPACE_XLINK:
        return "xlink:";
      case GUMBO_ATTR_NAMESPACE_XML:
        return "xml:";
      case GUMBO_ATTR_NAMESPACE_XMLNS:
        return std::string_view(attribute.name) == "xmlns" ? "" : "xmlns:";
      default:
        return "";
    }
  }

  std::string name(const GumboElement& element) const {
    GumboStringPiece piece = element.original_tag;
    piece_(&piece);
    if (element.tag_namespace == GUMBO_NAMESPACE_SVG && piece.data != nullptr) {
      const char* adjusted = svg_name_(&piece);
      if (adjusted != nullptr) return adjusted;
    }
    if (element.tag != GUMBO_TAG_UNKNOWN) return name_(element.tag);
    std::string name(piece.data == nullptr ? "" : piece.data, piece.length);
    for (char& character : name) character = detail::lower(character);
    return name;
  }

  void* library_;
  decltype(&gumbo_parse_with_options) parse_ = nullptr;
  decltype(&gumbo_destroy_output) destroy_ = nullptr;
  decltype(&gumbo_normalized_tagname) name_ = nullptr;
  decltype(&gumbo_tag_from_original_text) piece_ = nullptr;
  decltype(&gumbo_normalize_svg_tagname) svg_name_ = nullptr;
  const GumboOptions* options_ = nullptr;
};

// Gumbo keeps text back until the next node, and so puts the last text of a form behind </form>,
// which takes the form from the stack without a node.
bool is_last_text_of_form(const Page& /*page*/, const Difference& difference) {
  return difference.around.substr(0, difference.around.find('\n')).find("<form") !=
         std::string::npos;
}
// In 2015 </p> and </br> were unknown tags within <svg> and <math>; now they end these.
bool is_paragraph_end_in_foreign(const Page& page, const Difference& difference) {
  return is_within(difference, "svg:") || is_within(difference, "math:") ||
         (holds_any(page.html, {"<svg", "<math"}) && holds_any(page.html, {"</p>", "</br>"}));
}
// <main> was not "special" yet, so that the adoption agency and "any other end tag" passed over it.
bool is_with_main(const Page& page, const Difference& /*difference*/) {
  return holds_any(page.html, {"<main"});
}

// Gumbo made U+FFFD of the control characters U+0080 to U+009F.
bool is_control(const Page& /*page*/, const Difference& difference) {
  return difference.theirs.find("\xEF\xBF\xBD") != std::string::npos &&
         difference.ours.find("\xC2") != std::string::npos;
}

// Gumbo collects white space "in table text" wherever in a table it stands, without the standard's
// look at the current node, and so reopens no formatting elements before it.
bool is_space_in_table(const Page& page, const Difference& difference) {
  return holds_any(page.html, {"<table"}) &&
         difference.theirs.find_first_not_of(" \"\\n\r\t") == std::string::npos;
}
// Gumbo ignores the end tag of a formatting element that stands before a marker; the standard falls
// back on "any other end tag".
bool is_behind_marker(const Page& page, const Difference& /*difference*/) {
  return holds_any(page.html, {"<object", "<applet", "<marquee"});
}

/// Gumbo has no node for the doctype: our line is put where it stands with us.
std::vector<std::string> gumbo_trees(const Gumbo& gumbo, const std::vector<Page>& pages) {
  std::vector<std::string> trees;
  for (const Page& page : pages) {
    const Document ours = parse_html(page.html);
    std::string tree = gumbo.tree(page.html);
    std::size_t at = 0;
    for (NodeId node = ours.first(); node != no_node; node = ours[node].next) {
      if (ours[node].kind == NodeKind::doctype) {
        tree.insert(at, flattened(line_of(ours, node, true)) + "\n");
        break;
      }
      at = tree.find('\n', at) + 1;
    }
    trees.push_back(std::move(tree));
  }
  return trees;
}

std::vector<Reason> reasons_of_gumbo() {
  return {is_last_text_of_form, is_paragraph_end_in_foreign, is_with_main,    is_in_select,
          is_control,           is_space_in_table,           is_behind_marker};
}

TEST(MarkupOracles, GiveGumbosTreesForMadePages) {
  const Gumbo gumbo;
  if (!gumbo.is_there()) GTEST_SKIP() << "no libgumbo.so.1";
  const auto pages = made_pages(3000);
  expect_same_trees(pages, gumbo_trees(gumbo, pages), reasons_of_gumbo(), 40);
}

TEST(MarkupOracles, GiveGumbosTreesForRealPages) {
  const Gumbo gumbo;
  if (!gumbo.is_there()) GTEST_SKIP() << "no libgumbo.so.1";
  const auto pages = real_pages(5);
  if (pages.empty()) GTEST_SKIP() << "no ../shared/eval beside the project";
  expect_same_trees(pages, gumbo_trees(gumbo, pages), reasons_of_gumbo(), pages.size() * 2 / 3);
}

#endif  // gumbo.h

}  // namespace
}  // namespace wirestem::markup
