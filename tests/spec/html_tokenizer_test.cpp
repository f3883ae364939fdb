// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer against the cases of html5lib-tests, which the makers of browsers share. Parse
// errors are not compared: the tokenizer reports none.
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "read/markup/detail/tokenizer.hpp"
#include "tests/spec/shared_files.hpp"

namespace wirestem::markup::detail {
namespace {

using Json = nlohmann::json;

void put_point(std::string& text, unsigned point) {
  const auto byte = [&text](unsigned value) { text += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0 | point >> 6U);
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12U);
    byte(0x80 | (point >> 6U & 0x3FU));
  } else {
    byte(0xF0 | point >> 18U);
    byte(0x80 | (point >> 12U & 0x3FU));
    byte(0x80 | (point >> 6U & 0x3FU));
  }
  byte(0x80 | (point & 0x3FU));
}

// The escapes of "doubleEscaped" cases. They name lone surrogates, which UTF-8 has no bytes for:
// here they get the three bytes that they would have, on both sides of the comparison.
std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\\u") == 0) {
      put_point(plain, static_cast<unsigned>(std::stoul(text.substr(at + 2, 4), nullptr, 16)));
      at += 5;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

Json unescaped(const Json& json) {
  if (json.is_string()) return unescaped(json.get<std::string>());
  if (!json.is_structured()) return json;
  Json plain = json.is_array() ? Json::array() : Json::object();
  for (const auto& [key, value] : json.items()) {
    if (json.is_array()) {
      plain.push_back(unescaped(value));
    } else {
      plain[unescaped(key)] = unescaped(value);
    }
  }
  return plain;
}

Json json_of(const Token& token, const DocumentBuilder& builder) {
  const std::string text(token.text);
  switch (token.kind) {
    case TokenKind::text:
    case TokenKind::nul:
      return {"Character", text};
    case TokenKind::comment:
      return {"Comment", text};
    case TokenKind::end_tag:
      return {"EndTag", text};
    case TokenKind::doctype: {
      const auto optional = [](bool is_there, std::string_view value) {
        return is_there ? Json(value) : Json();
      };
      return {"DOCTYPE", optional(token.has_name, token.text),
              optional(token.has_public_id, token.public_id),
              optional(token.has_system_id, token.system_id), !token.force_quirks};
    }
    default:
      break;
  }
  Json attributes = Json::object();
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    const Attribute& attribute = builder.attributes()[token.first_attribute + i];
    attributes[std::string(attribute.name)] = std::string(attribute.value);
  }
  Json json = {"StartTag", text, attributes};
  if (token.self_closing) json.push_back(true);
  return json;
}

Content content_of_state(const std::string& state) {
  if (state == "RCDATA state") return Content::rcdata;
  if (state == "RAWTEXT state") return Content::rawtext;
  if (state == "Script data state") return Content::script;
  if (state == "PLAINTEXT state") return Content::plaintext;
  if (state == "CDATA section state") return Content::cdata;
  EXPECT_EQ(state, "Data state");
  return Content::data;
}

Json tokens_of(const std::string& input, const std::string& state, const std::string& last_tag) {
  Document document(input);
  DocumentBuilder builder(document);
  Tokenizer tokenizer(input, builder, 1024);
  tokenizer.set_content(content_of_state(state), last_tag);
  Json tokens = Json::array();
  Token token;
  while (tokenizer.next(token, false)) {
    Json json = json_of(token, builder);
    if (json[0] == "Character" && !tokens.empty() && tokens.back()[0] == "Character") {
      tokens.back()[1] = tokens.back()[1].get<std::string>() + json[1].get<std::string>();
    } else {
      tokens.push_back(std::move(json));
    }
  }
  return tokens;
}

// The "xmlViolationTests" expect what a tree of XML can hold: three changes to a token's text that
// are no part of tokenization, and so are made here.
Json coerced(Json tokens) {
  const auto replace_all = [](std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, from.size(), to);
    }
    return text;
  };
  for (Json& token : tokens) {
    auto& text = token[1].get_ref<std::string&>();
    if (token[0] == "Character") {
      text = replace_all(replace_all(text, "\f", " "), "\xEF\xBF\xBF", "\xEF\xBF\xBD");
    }
    if (token[0] == "Comment") text = replace_all(text, "--", "- -");
  }
  return tokens;
}

TEST(HtmlTokenizer, GivesTheTokensOfEveryHtml5libCase) {
  const auto files = files_of(shared_folder("spec/html5lib/tokenizer"), ".test");
  if (files.empty()) GTEST_SKIP() << "no ../shared/spec/html5lib beside the project";
  std::size_t cases = 0;
  for (const auto& file : files) {
    const Json json = Json::parse(content_of(file));
    const bool xml = json.contains("xmlViolationTests");
    for (const Json& test : xml ? json["xmlViolationTests"] : json["tests"]) {
      ++cases;
      const bool escaped = test.value("doubleEscaped", false);
      const std::string written = test["input"];
      const std::string input = escaped ? unescaped(written) : written;
      const Json expected = escaped ? unescaped(test["output"]) : test["output"];
      for (const Json& state : test.value("initialStates", Json::array({"Data state"}))) {
        Json tokens = tokens_of(input, state, test.value("lastStartTag", ""));
        if (xml) tokens = coerced(std::move(tokens));
        EXPECT_EQ(tokens, expected)
            << file.filename() << ": " << test["description"] << " in " << state;
      }
    }
  }
  EXPECT_EQ(cases, 6810U);
}

}  // namespace
}  // namespace wirestem::markup::detail
