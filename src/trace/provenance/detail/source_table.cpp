// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/detail/source_table.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::provenance::detail {
namespace {

/// "The Lorne Courier" and "Lorne Courier" are one medium.
std::string medium_key(std::string_view name) {
  std::string folded = text::fold_marks(name);
  for (const std::string_view lead : {"the ", "www."}) {
    if (folded.starts_with(lead)) folded.erase(0, lead.size());
  }
  return "medium:" + folded;
}

bool ends_with_word(std::string_view longer, std::string_view shorter) {
  if (!longer.ends_with(shorter)) return false;
  return longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ';
}

}  // namespace

bool is_medium(SourceKind kind) { return kind == SourceKind::outlet || kind == SourceKind::agency; }

std::uint32_t SourceTable::add(std::string key, Source source) {
  const auto [at, fresh] =
      index_.try_emplace(std::move(key), static_cast<std::uint32_t>(sources_.size()));
  if (fresh) sources_.push_back(std::move(source));
  return at->second;
}

void SourceTable::add_alias(Source& source, std::string_view alias) const {
  const std::string_view trimmed = text::trim(alias);
  if (trimmed.empty() || trimmed == source.name) return;
  const auto at = std::ranges::lower_bound(source.aliases, trimmed);
  if (at == source.aliases.end() || *at != trimmed) {
    source.aliases.insert(at, std::string(trimmed));
  }
}

std::uint32_t SourceTable::outlet(std::string_view name, SourceKind kind, std::string_view alias) {
  Source source;
  source.name = std::string(name);
  source.kind = kind;
  const std::uint32_t index = add(medium_key(name), std::move(source));
  add_alias(sources_[index], alias);
  return index;
}

std::int64_t SourceTable::actor_of(std::uint32_t article, const ChainLink& link) const {
  const Findings& findings = *pile_[article].findings;
  const std::string wanted = text::fold_marks(link.name);
  std::int64_t by_name = -1;
  for (std::size_t m = 0; m < findings.names.size(); ++m) {
    const NameMention& mention = findings.names[m];
    const bool fits_kind = (mention.kind == NameKind::person) == (link.kind == SourceKind::person);
    if (!fits_kind) continue;
    const std::string canonical = text::fold_marks(mention.canonical);
    if (canonical == wanted) return names_.actor_of[article][m];
    const bool surname = link.kind == SourceKind::person &&
                         (ends_with_word(canonical, wanted) || ends_with_word(wanted, canonical));
    if (surname && by_name < 0) by_name = names_.actor_of[article][m];
  }
  return by_name;
}

std::uint32_t SourceTable::link(std::uint32_t article, const ChainLink& link,
                                std::int64_t through) {
  const std::string_view text = pile_[article].article->text;
  const std::string_view written = slice(text, link.evidence);
  if (is_medium(link.kind)) {
    const bool names_it = std::ranges::any_of(
        pile_[article].findings->outlets,
        [&](const OutletMention& mention) { return mention.span == link.evidence; });
    return outlet(link.name, link.kind, names_it ? written : std::string_view{});
  }
  Source source;
  source.name = link.name;
  source.kind = link.kind;
  source.named = link.named;
  if (!link.named) {
    source.through = through;
    const std::string key =
        "unnamed:" + text::fold_marks(link.name) + "|" + std::to_string(through);
    return add(key, std::move(source));
  }
  const std::int64_t actor = actor_of(article, link);
  const bool person = link.kind == SourceKind::person;
  if (actor < 0 || !person) {
    const std::uint32_t index = add("named:" + text::fold_marks(link.name), std::move(source));
    return index;
  }
  const Actor& known = names_.actors[static_cast<std::size_t>(actor)];
  source.name = known.name;
  const std::uint32_t index = add("actor:" + known.id, std::move(source));
  add_alias(sources_[index], link.name);
  for (const std::string& alias : known.aliases) add_alias(sources_[index], alias);
  return index;
}

}  // namespace wirestem::provenance::detail
