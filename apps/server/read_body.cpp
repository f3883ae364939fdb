// SPDX-License-Identifier: Apache-2.0
#include "apps/server/read_body.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/decision_kinds.hpp"

namespace wirestem::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostFiles = 500;
constexpr std::size_t kMostArticles = 10'000;
constexpr int kDeepest = 8;

Error malformed(const std::string& what) { return {ErrorCode::malformed, "the body: " + what}; }

/// The body as an object. What is nested too deeply is dropped while it is read, so a body of a
/// million brackets costs no stack.
Result<Json> read_object(std::string_view body) {
  bool too_deep = false;
  const auto watch = [&too_deep](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  Json json = Json::parse(body.begin(), body.end(), watch, false);
  if (too_deep) return malformed("is nested too deeply");
  if (!json.is_object()) return malformed("is no JSON object");
  return json;
}

/// A text field; empty where it is not given; nothing where it is no text.
std::optional<std::string> text_of(const Json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return std::string();
  if (!at->is_string()) return std::nullopt;
  return at->get<std::string>();
}

constexpr std::array<std::int8_t, 256> base64_values() {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = -1;
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    values.at(static_cast<unsigned char>(kDigits[i])) = static_cast<std::int8_t>(i);
  }
  return values;
}

/// RFC 4648 with padding; nothing for anything else.
std::optional<std::string> decode_base64(std::string_view text) {
  static constexpr auto kValues = base64_values();
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t held = 0;
  std::size_t count = 0;
  for (const char c : text.substr(0, text.size() - padding)) {
    const int value = kValues.at(static_cast<unsigned char>(c));
    if (value < 0) return std::nullopt;
    held = held << 6U | static_cast<std::uint32_t>(value);
    if (++count % 4 != 0) continue;
    for (const unsigned shift : {16U, 8U, 0U}) out += static_cast<char>(held >> shift & 0xffU);
    held = 0;
  }
  if (padding == 1) {
    out += static_cast<char>(held >> 10U & 0xffU);
    out += static_cast<char>(held >> 2U & 0xffU);
  } else if (padding == 2) {
    out += static_cast<char>(held >> 4U & 0xffU);
  }
  return out;
}

Result<PastedPages::File> read_file(const Json& json) {
  if (!json.is_object()) return malformed("a file is no object");
  auto name = text_of(json, "name");
  const auto content = text_of(json, "content");
  if (!name || !content) return malformed("a file's name or content is no text");
  auto bytes = decode_base64(*content);
  if (!bytes) return malformed("the content of '" + *name + "' is no base64");
  return PastedPages::File{std::move(*name), std::move(*bytes)};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// What a decision of its kind cannot do without and this one does; empty where it is whole.
std::string_view missing_in(const Decision& decision) {
  const bool no_subject = is_blank(decision.subject);
  const bool no_value = is_blank(decision.value);
  constexpr std::string_view kGrades = "ABCDEF";
  switch (decision.kind) {
    case DecisionKind::merge:
      return decision.articles.size() < 2 ? "merge wants articles of two stories in 'articles'"
                                          : "";
    case DecisionKind::split:
      return decision.articles.empty() ? "split wants 'articles'" : "";
    case DecisionKind::rename:
      return no_subject || no_value ? "rename wants a name in 'subject' and another in 'value'"
                                    : "";
    case DecisionKind::not_claim:
      return decision.articles.empty() || no_subject || no_value
                 ? "not-claim wants 'articles', words of the claim in 'subject', others in 'value'"
                 : "";
    case DecisionKind::reliability:
      return no_subject || decision.value.size() != 1 ||
                     kGrades.find(decision.value) == std::string_view::npos
                 ? "reliability wants a source in 'subject' and A to F in 'value'"
                 : "";
    case DecisionKind::note:
      return no_value || (no_subject && decision.articles.empty())
                 ? "note wants words in 'value', and 'subject' or 'articles' that they are about"
                 : "";
  }
  return "";
}

}  // namespace

Result<PastedPages> read_pasted_pages(std::string_view body) {
  auto read = read_object(body);
  if (!read) return read.error();
  const Json json = std::move(read).value();
  auto text = text_of(json, "text");
  auto title = text_of(json, "title");
  if (!text || !title) return malformed("'text' or 'title' is no text");
  PastedPages pages{.text = std::move(*text), .title = std::move(*title), .files = {}};
  if (const auto files = json.find("files"); files != json.end() && !files->is_null()) {
    if (!files->is_array()) return malformed("'files' is no list");
    if (files->size() > kMostFiles) return Error{ErrorCode::too_large, "more than 500 files"};
    for (const Json& one : *files) {
      auto file = read_file(one);
      if (!file) return file.error();
      pages.files.push_back(std::move(file).value());
    }
  }
  if (is_blank(pages.text) && pages.files.empty()) {
    return Error{ErrorCode::usage, "there is neither a text nor a file to look at"};
  }
  return pages;
}

Result<Decision> read_decision(std::string_view body) {
  auto read = read_object(body);
  if (!read) return read.error();
  const Json json = std::move(read).value();
  Decision decision;
  const auto kind = text_of(json, "kind");
  const auto known = kind ? decision_kind_named(*kind) : std::nullopt;
  if (!known) return malformed("'kind' is none of the kinds of decisions");
  decision.kind = *known;
  for (const auto& [name, field] : {std::pair{"subject", &decision.subject},
                                    {"value", &decision.value},
                                    {"reason", &decision.reason},
                                    {"author", &decision.author}}) {
    auto value = text_of(json, name);
    if (!value) return malformed("'" + std::string(name) + "' is no text");
    *field = std::move(*value);
  }
  if (const auto articles = json.find("articles"); articles != json.end()) {
    if (!articles->is_array() || articles->size() > kMostArticles) {
      return malformed("'articles' is no list of ids");
    }
    for (const Json& one : *articles) {
      if (!one.is_string()) return malformed("an id in 'articles' is no text");
      decision.articles.push_back(one.get<std::string>());
    }
  }
  if (const auto missing = missing_in(decision); !missing.empty()) {
    return malformed(std::string(missing));
  }
  return decision;
}

}  // namespace wirestem::server
