// SPDX-License-Identifier: Apache-2.0
//
// Whole trees against html5lib's tree construction cases, as the lexbor project keeps them up to
// date (format .ton: JSON with comments, and texts between two lines of "$DATA").
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "read/markup/parse_html.hpp"
#include "tests/spec/dump_tree.hpp"
#include "tests/spec/shared_files.hpp"

namespace wirestem::markup {
namespace {

struct TreeCase {
  std::string data;
  std::string result;
  std::string context;  ///< of a fragment; empty for a page
  Namespace space = Namespace::html;
  bool scripting = false;
  bool raw = true;  ///< attribute values stand in `result` as they are, without references
};

/// Reads the cases of one .ton file.
class TonReader {
 public:
  explicit TonReader(std::string_view text) : rest_(text) {}

  std::vector<TreeCase> read() {
    std::vector<TreeCase> cases;
    take("[");
    while (!peek("]")) {
      cases.push_back(read_case());
      if (peek(",")) take(",");
    }
    return cases;
  }

 private:
  TreeCase read_case() {
    TreeCase test;
    take("{");
    while (!peek("}")) {
      const std::string key = read_string();
      take(":");
      if (key == "data") {
        test.data = read_string();
      } else if (key == "result") {
        test.result = read_string();
      } else if (key == "scripting") {
        test.scripting = peek("true");
        skip_value();
      } else if (key == "raw") {
        test.raw = peek("true");
        skip_value();
      } else if (key == "fragment") {
        read_context(test);
      } else {
        skip_value();
      }
      if (peek(",")) take(",");
    }
    take("}");
    return test;
  }

  void read_context(TreeCase& test) {
    take("{");
    while (!peek("}")) {
      const std::string key = read_string();
      take(":");
      const std::string value = read_string();
      if (key == "tag") test.context = value;
      if (key == "ns" && value != "html") {
        test.space = value == "svg" ? Namespace::svg : Namespace::mathml;
      }
      if (peek(",")) take(",");
    }
    take("}");
  }

  void skip_value() {
    if (peek("\"")) {
      read_string();
    } else if (peek("[") || peek("{")) {
      int depth = 0;
      do {
        if (peek("\"")) {
          read_string();
          continue;
        }
        const char mark = rest_.front();
        rest_.remove_prefix(1);
        depth += (mark == '[' || mark == '{') ? 1 : 0;
        depth -= (mark == ']' || mark == '}') ? 1 : 0;
      } while (depth > 0);
    } else {
      rest_.remove_prefix(rest_.find_first_of(",}\n"));
    }
  }

  std::string read_string() {
    if (peek("$DATA")) return read_block();
    take("\"");
    std::string text;
    while (rest_.front() != '"') text += read_character();
    rest_.remove_prefix(1);
    return text;
  }

  char read_character() {
    const char character = rest_.front();
    rest_.remove_prefix(1);
    if (character != '\\') return character;
    static const std::map<char, char> escapes = {{'n', '\n'}, {'r', '\r'}, {'0', '\0'}};
    const auto found = escapes.find(rest_.front());
    const char meant = found == escapes.end() ? rest_.front() : found->second;
    rest_.remove_prefix(1);
    return meant;
  }

  // "$DATA{ ,12}", lines of which twelve blanks are to be cut, and a line of "$DATA".
  std::string read_block() {
    rest_.remove_prefix(rest_.find('\n') + 1);
    std::string text;
    while (true) {
      const std::size_t end = rest_.find('\n');
      std::string_view line = rest_.substr(0, end);
      const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
      if (line.substr(indent).starts_with("$DATA") && indent < 12) {
        rest_.remove_prefix(indent + 5);
        if (!text.empty()) text.pop_back();
        return text;
      }
      line.remove_prefix(std::min<std::size_t>(indent, 12));
      put_line(text, line);
      rest_.remove_prefix(end + 1);
    }
  }

  static void put_line(std::string& text, std::string_view line) {
    static const std::map<std::string_view, char> escapes = {
        {"\\0", '\0'}, {"\\f", '\f'}, {"\\r", '\r'}, {"\\n", '\n'}};
    while (!line.empty()) {
      const auto found = escapes.find(line.substr(0, 2));
      text += found == escapes.end() ? line.front() : found->second;
      line.remove_prefix(found == escapes.end() ? 1 : 2);
    }
    text += '\n';
  }

  void skip() {
    while (true) {
      while (!rest_.empty() && std::string_view(" \n\r\t").find(rest_[0]) != rest_.npos) {
        rest_.remove_prefix(1);
      }
      if (!rest_.starts_with("/*")) return;
      rest_.remove_prefix(rest_.find("*/") + 2);
    }
  }
  bool peek(std::string_view mark) {
    skip();
    return rest_.starts_with(mark);
  }
  void take(std::string_view mark) {
    if (!peek(mark)) throw std::runtime_error("no " + std::string(mark));
    rest_.remove_prefix(mark.size());
  }

  std::string_view rest_;
};

/// Cases whose expected tree holds more than parsing makes, and why ours is right for a reader.
const std::map<std::string, std::string>& explained() {
  static const std::string instruction =
      "the tokenizer gives <?name …> as a comment, as html5lib's own tokenizer cases demand; the "
      "newer nodes for processing instructions hold nothing that a reader sees either";
  static const std::string selected =
      "a browser copies the chosen option's content into <selectedcontent>: what a form does, no "
      "part of the page's text, which would then stand there twice";
  static const std::map<std::string, std::string> reasons = {
      {"ProcessingInstruction-lexbor 1", instruction},
      {"ProcessingInstruction-lexbor 2", instruction},
      {"ProcessingInstruction-lexbor 3", instruction},
      {"html5test-com 12", instruction},
      {"tests1 40", instruction},
      {"tests1 44", instruction},
      {"tests1 47", instruction},
      {"webkit02 45", selected},
      {"webkit02 46", selected},
      {"webkit02 47", selected},
      {"webkit02 48", selected},
  };
  return reasons;
}

TEST(HtmlTrees, AreThoseOfEveryCaseButTheExplained) {
  const auto files = files_of(shared_folder("spec/html-trees"), ".ton");
  if (files.empty()) GTEST_SKIP() << "no ../shared/spec/html-trees beside the project";
  std::size_t cases = 0;
  for (const auto& file : files) {
    const std::string text = content_of(file);
    std::size_t number = 0;
    for (const TreeCase& test : TonReader(text).read()) {
      ++cases;
      ++number;
      const std::string name = file.stem().string() + " " + std::to_string(number);
      HtmlOptions options;
      options.scripting = test.scripting;
      const Document page = test.context.empty()
                                ? parse_html(test.data, options)
                                : parse_html_fragment(test.data, test.context, test.space, options);
      if (explained().contains(name)) {
        EXPECT_NE(dump_of(page, test.raw), test.result) << name << " needs no explanation";
      } else {
        EXPECT_EQ(dump_of(page, test.raw), test.result) << name << "\n" << test.data;
      }
    }
  }
  EXPECT_EQ(cases, 1811U);
}

}  // namespace
}  // namespace wirestem::markup
