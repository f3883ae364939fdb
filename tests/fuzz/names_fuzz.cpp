// SPDX-License-Identifier: Apache-2.0
//
// Names of any text in any language: mentions stand in order, do not overlap and end at characters;
// each has a form and an actor, and the same text gives the same actors.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "find/names/find_names.hpp"
#include "find/names/link_names.hpp"
#include "lexicon/lexicon.hpp"
#include "text/charset.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace {

using wirestem::Article;
using wirestem::Findings;
using wirestem::LinkedNames;
using wirestem::NameMention;

void check(const Article& article, const std::vector<NameMention>& names) {
  std::uint32_t end = 0;
  for (const NameMention& name : names) {
    if (name.span.begin < end || name.span.empty() || name.canonical.empty()) std::abort();
    end = name.span.end;
    if (end > article.text.size() || name.title.end > article.text.size()) std::abort();
    if (!wirestem::text::is_utf8(slice(article.text, name.span))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const wirestem::lexicon::Lexicon lexicon;
  constexpr std::array<std::string_view, 11> kLanguages = {"en", "de", "fr", "es", "ru", "uk",
                                                           "zh", "ar", "pt", "pl", "und"};
  Article article;
  article.text = wirestem::text::decode_text({reinterpret_cast<const char*>(data), size}).utf8;
  const auto length = static_cast<std::uint32_t>(article.text.size());
  const auto role = size % 3 == 0 ? wirestem::SectionRole::title : wirestem::SectionRole::body;
  article.sections = {{{0, length}, role, std::string(kLanguages[size % kLanguages.size()])}};
  Findings findings;
  findings.segmentation = wirestem::text::segment(article);
  findings.names = wirestem::names::find_names(article, findings.segmentation, lexicon);
  check(article, findings.names);

  const std::vector<wirestem::ReadArticle> pile(2, {&article, &findings});
  const LinkedNames linked = wirestem::names::link_names(pile, lexicon);
  const LinkedNames again = wirestem::names::link_names(pile, lexicon);
  if (linked.actor_of != again.actor_of || linked.actor_of.size() != 2) std::abort();
  if (linked.actor_of[0] != linked.actor_of[1]) std::abort();
  for (const std::uint32_t actor : linked.actor_of[0]) {
    if (actor >= linked.actors.size() || linked.actors[actor].name.empty()) std::abort();
  }
  return 0;
}
