// SPDX-License-Identifier: Apache-2.0
#include "tell/write_decisions.hpp"

#include <algorithm>

#include "model/decision_kinds.hpp"
#include "tell/table_cell.hpp"

namespace wirestem::tell {
namespace {

std::string said(const Decision& decision) {
  std::string articles;
  for (const std::string& id : decision.articles) articles += (articles.empty() ? "" : ", ") + id;
  switch (decision.kind) {
    case DecisionKind::merge:
    case DecisionKind::split:
      return articles;
    case DecisionKind::rename:
    case DecisionKind::reliability:
      return decision.subject + " = " + decision.value;
    case DecisionKind::not_claim:
      return articles + ": “" + decision.value + "” is not “" + decision.subject + "”";
    case DecisionKind::note:
      break;
  }
  return (decision.subject.empty() ? articles : decision.subject) + ": " + decision.value;
}

}  // namespace

std::string write_decisions(std::span<const Decision> decisions, std::size_t width) {
  if (decisions.empty()) return {};
  constexpr std::size_t kNumber = 4;
  constexpr std::size_t kKind = 12;
  constexpr std::size_t kLeast = 20;
  const std::size_t rest = std::max(width, kNumber + kKind + kLeast + 4) - kNumber - kKind - 4;
  std::string text = "Decided\n";
  for (const Decision& decision : decisions) {
    std::string words = said(decision);
    if (!decision.reason.empty()) words += " (" + decision.reason + ")";
    if (!decision.author.empty()) words += ", " + decision.author;
    if (!decision.followed) words += ": not yet followed";
    text += "  " + table_cell(std::to_string(decision.number), kNumber) + " " +
            table_cell(name_of(decision.kind), kKind) + " " + last_cell(words, rest) + "\n";
  }
  return text;
}

}  // namespace wirestem::tell
