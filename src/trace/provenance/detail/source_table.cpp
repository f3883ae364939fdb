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

/// "GVT" of "Guild of Vintners and Tanners (GVT)"; empty where the name ends in no short form.
std::string_view short_form(std::string_view name) {
  const std::size_t open = name.rfind(" (");
  if (open == std::string_view::npos || !name.ends_with(')')) return {};
  const std::string_view inner = name.substr(open + 2, name.size() - open - 3);
  constexpr std::size_t kLongest = 12;
  return inner.size() <= kLongest && inner.find(' ') == std::string_view::npos ? inner : "";
}

bool ends_with_word(std::string_view longer, std::string_view shorter) {
  if (!longer.ends_with(shorter)) return false;
  return longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ';
}

}  // namespace

bool is_medium(SourceKind kind) { return kind == SourceKind::outlet || kind == SourceKind::agency; }

SourceTable::SourceTable(std::span<const ReadArticle> pile, const LinkedNames& names)
    : pile_(pile), names_(names) {
  for (std::uint32_t a = 0; a < names.actors.size(); ++a) {
    for (const std::string& alias : names.actors[a].aliases) {
      actor_by_name_.try_emplace(text::fold_marks(alias), a);
    }
    actor_by_name_.try_emplace(text::fold_marks(names.actors[a].name), a);
  }
}

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
  if (const std::string_view brief = short_form(name); !brief.empty()) {
    index_.try_emplace(medium_key(brief), index);
    add_alias(sources_[index], brief);
  }
  know_in_other_scripts(index, name);
  return index;
}

/// "Vestnik Reki" and "Вестник Реки" are one medium where the names of the pile say so.
void SourceTable::know_in_other_scripts(std::uint32_t medium, std::string_view name) {
  const auto actor = actor_by_name_.find(text::fold_marks(name));
  if (actor == actor_by_name_.end()) return;
  const Actor& known = names_.actors[actor->second];
  index_.try_emplace(medium_key(known.name), medium);
  for (const std::string& alias : known.aliases) {
    const bool whole_name = alias.find(' ') != std::string::npos;  // and not its last word
    if (whole_name) index_.try_emplace(medium_key(alias), medium);
  }
}

/// The publisher of that name: a body whose statement is a page of the pile is one with the body
/// that others quote, and no medium.
std::optional<std::uint32_t> SourceTable::publishing_body(std::string_view name) {
  const auto at = index_.find(medium_key(name));
  if (at == index_.end()) return std::nullopt;
  sources_[at->second].kind = SourceKind::office;
  return at->second;
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
    const std::size_t known = sources_.size();
    const std::uint32_t index = outlet(link.name, link.kind, names_it ? written : "");
    if (index == known) sources_[index].named = link.named;  // "foreign media" is not
    return index;
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
  if (link.kind == SourceKind::office) {
    if (const auto known = publishing_body(link.name)) return *known;
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
