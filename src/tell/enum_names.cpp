// SPDX-License-Identifier: Apache-2.0
#include "tell/enum_names.hpp"

#include <array>

namespace wirestem::tell {
namespace {

/// The name at an enum value's place; each list below stands in the order of its enum.
template <typename Enum, std::size_t Size>
std::string_view at(const std::array<std::string_view, Size>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view to_string(SectionRole role) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "title",       "dek",     "byline",  "dateline", "body",
      "translation", "summary", "caption", "credit",   "notice"};
  return at(kNames, role);
}

std::string_view to_string(SourceKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"person", "role",   "office",
                                                             "outlet", "agency", "document"};
  return at(kNames, kind);
}

std::string_view to_string(EdgeRelation relation) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "cites", "republishes", "copies", "rewrites", "translates", "quotes", "told"};
  return at(kNames, relation);
}

std::string_view to_string(Certainty certainty) {
  static constexpr std::array<std::string_view, 3> kNames = {"known", "likely", "undecided"};
  return at(kNames, certainty);
}

std::string_view to_string(MatchKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"verbatim", "edited", "rewritten",
                                                             "translated"};
  return at(kNames, kind);
}

std::string_view to_string(QuoteChange change) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "same", "cut", "inserted", "altered", "translated", "reattributed"};
  return at(kNames, change);
}

std::string_view to_string(DiffPart::Op op) {
  static constexpr std::array<std::string_view, 3> kNames = {"equal", "inserted", "deleted"};
  return at(kNames, op);
}

std::string_view to_string(Modality modality) {
  static constexpr std::array<std::string_view, 6> kNames = {"asserted", "reported", "hedged",
                                                             "planned",  "denied",   "asked"};
  return at(kNames, modality);
}

std::string_view to_string(Polarity polarity) {
  return polarity == Polarity::positive ? "positive" : "negative";
}

std::string_view to_string(ConflictKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "number", "date", "status", "reason", "actor", "place", "polarity", "certainty"};
  return at(kNames, kind);
}

std::string_view to_string(NameKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"person", "place", "organisation",
                                                             "state"};
  return at(kNames, kind);
}

std::string_view to_string(Directness directness) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "mixed", "indirect"};
  return at(kNames, directness);
}

std::string_view to_string(DateType type) {
  static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return at(kNames, type);
}

std::string_view to_string(PublishedFrom from) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "meta", "given", "text"};
  return at(kNames, from);
}

}  // namespace wirestem::tell
