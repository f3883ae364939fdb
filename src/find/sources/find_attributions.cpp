// SPDX-License-Identifier: Apache-2.0
//
// For each quote, in the order of the text: the speaker; the media beside its own words
// (outlet_links says how each stands there); else what it inherits: the media of the same unnamed
// speaker before, the report that is being relayed, the outlet that the article's first lines rest
// on. The whole text's credit is last.
#include "find/sources/find_attributions.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "find/sources/detail/outlet_links.hpp"
#include "find/sources/detail/source_parts.hpp"
#include "find/sources/find_credits.hpp"

namespace wirestem::sources {
namespace {

using detail::OutletLink;
using detail::OutletRole;

constexpr std::uint32_t kLeadParagraphs = 4;
constexpr std::uint32_t kNear = 80;         ///< tokens of a sentence on both sides of a cue
constexpr std::uint32_t kMaxWindow = 3000;  ///< bytes around a quote in which media stand beside it
constexpr std::uint32_t kRelayParagraphs =
    3;  ///< how far a report lends its outlet without being named

class Attributor {
 public:
  Attributor(const Article& article, const Segmentation& segmentation,
             const std::vector<OutletMention>& outlets, const std::vector<Quote>& quotes,
             const SourceTables& tables)
      : article_(article),
        segmentation_(segmentation),
        outlets_(outlets),
        quotes_(quotes),
        words_(tables.parts().lexicon.table("function_words")),
        roles_(tables.parts().lexicon.table("roles")),
        cues_(tables.parts().lexicon.table("cues")),
        links_(detail::link_outlets(article, segmentation, outlets, tables.parts().lexicon)) {
    for (const Credit& credit : find_credits(article, segmentation, outlets, tables)) {
      const bool whole =
          credit.relation == CreditRelation::wire || credit.relation == CreditRelation::republishes;
      if (!whole || credit.kind == SourceKind::person || credit.name.empty()) continue;
      credit_links_.push_back({credit.name, credit.kind, true, credit.source});
      credit_spans_.push_back(credit.span);
    }
    find_lead();
  }

  std::vector<Attribution> run() {
    std::vector<Attribution> result;
    for (std::uint32_t q = 0; q < quotes_.size(); ++q) {
      Attribution a;
      a.quote = q;
      a.chain = chain_of(quotes_[q]);
      result.push_back(std::move(a));
    }
    return result;
  }

 private:
  std::uint32_t sentence_at(std::uint32_t byte) const {
    const auto& sentences = segmentation_.sentences;
    const auto after = std::ranges::upper_bound(sentences, byte, {},
                                                [](const Sentence& s) { return s.span.begin; });
    return after == sentences.begin() ? 0
                                      : static_cast<std::uint32_t>(after - sentences.begin()) - 1;
  }

  std::uint32_t paragraph_at(std::uint32_t byte) const {
    if (segmentation_.sentences.empty()) return 0;
    return segmentation_.sentences[sentence_at(byte)].paragraph;
  }

  ChainLink link_of(const OutletLink& link) const {
    const OutletMention& m = outlets_[link.mention];
    return {m.name, m.kind, true, m.span};
  }

  bool in_credit(TextSpan span) const {
    return std::ranges::any_of(credit_spans_, [&](TextSpan c) { return c.contains(span); });
  }

  /// The outlet that title and first paragraphs rest on, if they rest on one alone.
  void find_lead() {
    std::map<std::string, std::uint32_t> names;
    for (const OutletLink& link : links_) {
      const bool rests = link.role == OutletRole::reports || link.role == OutletRole::cited;
      if (!rests || outlets_[link.mention].platform || in_credit(outlets_[link.mention].span))
        continue;
      if (segmentation_.sentences[link.sentence].paragraph >= kLeadParagraphs) break;
      if (names.empty()) lead_ = link_of(link);
      names[outlets_[link.mention].name] += 1;
    }
    has_lead_ = names.size() == 1;
  }

  /// The text that a quote and its cue and speaker cover, out to the borders of their sentences.
  TextSpan window_of(const Quote& q) const {
    TextSpan window = q.content.front();
    for (const auto* list : {&q.cue, &q.speaker}) {
      for (const TextSpan s : *list) {
        if (!far(q, s)) window = hull(window, s);
      }
    }
    if (q.cue.empty()) window = q.content.front();
    const std::uint32_t first = sentence_at(window.begin);
    const std::uint32_t last = sentence_at(window.end > 0 ? window.end - 1 : 0);
    TextSpan wide = hull(segmentation_.sentences[first].span, segmentation_.sentences[last].span);
    if (wide.begin + kMaxWindow < window.begin) wide.begin = window.begin - kMaxWindow;
    if (wide.end > window.end + kMaxWindow) wide.end = window.end + kMaxWindow;
    return wide;
  }

  /// A speaker borrowed from an earlier sentence does not widen the window.
  bool far(const Quote& q, TextSpan s) const {
    const std::uint32_t own =
        sentence_at(q.cue.empty() ? q.content.front().begin : q.cue.front().begin);
    const std::uint32_t other = sentence_at(s.begin);
    return other + 1 < own || own + 3 < other;
  }

  bool in_content(const Quote& q, TextSpan span) const {
    return std::ranges::any_of(q.content, [&](TextSpan c) { return c.contains(span); });
  }

  static bool is_speaker(const Quote& q, const OutletMention& m) {
    if (q.kind != SourceKind::outlet && q.kind != SourceKind::agency) return false;
    return m.name == q.speaker_name &&
           std::ranges::any_of(q.speaker, [&](TextSpan s) { return s.overlaps(m.span); });
  }

  /// Whether another quote of the same sentence, with a cue of its own, lies between.
  bool belongs_to_other(const Quote& q, TextSpan span) const {
    if (q.cue.empty()) return false;
    const std::uint32_t own = q.cue.front().begin;
    const std::uint32_t distance = own > span.begin ? own - span.begin : span.begin - own;
    for (const Quote& other : neighbours(q)) {
      if (other.cue.empty() || other.speaker_name == q.speaker_name) continue;
      const std::uint32_t cue = other.cue.front().begin;
      const std::uint32_t theirs = cue > span.begin ? cue - span.begin : span.begin - cue;
      if (theirs < distance && !in_content(q, other.cue.front())) return true;
    }
    return false;
  }

  std::span<const Quote> neighbours(const Quote& q) const {
    const auto at = static_cast<std::size_t>(&q - quotes_.data());
    const std::size_t first = at > 3 ? at - 3 : 0;
    return std::span(quotes_).subspan(first, std::min(quotes_.size(), at + 4) - first);
  }

  /// The media beside the quote, nearest the speaker first.
  std::vector<ChainLink> local_links(const Quote& q) {
    const TextSpan window = window_of(q);
    std::vector<const OutletLink*> near;
    auto at = std::ranges::lower_bound(links_, window.begin, {}, [&](const OutletLink& l) {
      return outlets_[l.mention].span.begin;
    });
    for (; at != links_.end() && outlets_[at->mention].span.begin < window.end; ++at) {
      const OutletMention& m = outlets_[at->mention];
      const bool in_speaker =
          std::ranges::any_of(q.speaker, [&](TextSpan s) { return s.contains(m.span); });
      if (is_speaker(q, m) || in_content(q, m.span) || in_credit(m.span)) continue;
      if (at->role == OutletRole::bystander && !in_speaker) continue;
      if (!in_speaker && belongs_to_other(q, m.span)) continue;
      near.push_back(&*at);
    }
    auto chain = in_order(near);
    if (chain.empty()) append_the_paper(window, chain);
    return chain;
  }

  /// "told the paper": the outlet named last before.
  void append_the_paper(TextSpan window, std::vector<ChainLink>& chain) const {
    if (roles_.rows().empty() || cues_.rows().empty()) return;
    const std::uint32_t sentence = sentence_at(window.end - 1);
    const Sentence& s = segmentation_.sentences[sentence];
    const auto [first, end] = tokens_near(s, window.end - 1);
    const auto tokens = std::span(segmentation_.tokens).first(end);
    const std::string& language = language_of(article_, s);
    for (std::uint32_t t = first; t + 1 < end; ++t) {
      const auto cue = cues_.longest_at(tokens, t, language);
      if (!cue || cue->end_token + 1 >= end) continue;
      const std::string_view act = cues_.rows()[cue->row][cues_.column("act")];
      const bool object = cues_.rows()[cue->row][cues_.column("governs")] == "object";
      if (act != "tell" && !object) continue;
      const auto role = roles_.longest_at(tokens, cue->end_token + 1, language);
      const bool paper =
          role && roles_.rows()[role->row][roles_.column("kind")] == "outlet" &&
          roles_.rows()[role->row][roles_.column("number")] == "s" &&
          !segmentation_.tokens[role->first_token].capitalised &&
          !(role->end_token < end && segmentation_.tokens[role->end_token].capitalised);
      if (!paper) continue;
      for (std::size_t m = outlets_.size(); m-- > 0;) {
        if (outlets_[m].platform || outlets_[m].span.begin >= role->span.begin) continue;
        chain.push_back({outlets_[m].name, outlets_[m].kind, true, role->span});
        return;
      }
    }
  }

  /// "X, citing Y": the cited one is nearer the speaker; all others as they stand.
  std::vector<ChainLink> in_order(const std::vector<const OutletLink*>& near) const {
    std::vector<const OutletLink*> order;
    for (const OutletLink* link : near) {
      const bool nearer = link->role == OutletRole::cited || link->role == OutletRole::told;
      const bool reports_before = !order.empty() && order.back()->role == OutletRole::reports &&
                                  link->role == OutletRole::carries;
      if (nearer || reports_before) {
        order.insert(order.begin(), link);
      } else {
        order.push_back(link);
      }
    }
    std::vector<ChainLink> chain;
    for (const OutletLink* link : order) append(chain, link_of(*link));
    return chain;
  }

  static void append(std::vector<ChainLink>& chain, const ChainLink& link) {
    const bool known =
        std::ranges::any_of(chain, [&](const ChainLink& c) { return c.name == link.name; });
    if (!known) chain.push_back(link);
  }

  static bool is_unnamed_source(const Quote& q) { return !q.named && q.kind == SourceKind::role; }

  std::vector<ChainLink> chain_of(const Quote& q) {
    std::vector<ChainLink> chain;
    if (!q.speaker_name.empty()) {
      const TextSpan evidence = q.speaker.empty() ? q.content.front() : q.speaker.front();
      chain.push_back({q.speaker_name, q.kind, q.named, evidence});
    }
    const std::uint32_t paragraph = paragraph_at(q.content.front().begin);
    const auto local = local_links(q);
    const auto inherited = local.empty() ? inherit(q, paragraph) : local;
    for (const ChainLink& link : inherited) append(chain, link);
    remember(q, local, paragraph);
    for (const ChainLink& link : credit_links_) append(chain, link);
    return chain;
  }

  std::vector<ChainLink> inherit(const Quote& q, std::uint32_t paragraph) const {
    if (q.kind == SourceKind::outlet || q.kind == SourceKind::agency) return {};
    if (q.act == SpeechAct::think || said_in_public(q)) return {};
    const auto same = by_speaker_.find(q.speaker_name);
    if (same != by_speaker_.end() && !q.speaker_name.empty()) {
      const std::uint32_t reach = is_unnamed_source(q) ? ~0U : same->second.paragraph + 1;
      if (paragraph <= reach) return same->second.links;
      if (!is_unnamed_source(q)) return {};
    }
    // A body's statement told within the paragraph of a report is told by that report.
    const bool body = q.kind == SourceKind::office && paragraph == relay_paragraph_;
    if (body && !relay_.empty()) return relay_;
    if (!is_unnamed_source(q) && !q.speaker_name.empty()) return {};
    if (!relay_.empty() && paragraph <= relay_paragraph_ + kRelayParagraphs) return relay_;
    if (has_lead_ && !q.speaker_name.empty() && q.content.front().begin > lead_.evidence.begin)
      return {lead_};
    return {};
  }

  /// The tokens of a sentence that stand near a byte: sentences of scraped pages can be endless.
  std::pair<std::uint32_t, std::uint32_t> tokens_near(const Sentence& s, std::uint32_t byte) const {
    const auto& tokens = segmentation_.tokens;
    const auto at =
        std::ranges::lower_bound(tokens, byte, {}, [](const Token& t) { return t.span.begin; });
    const auto place = static_cast<std::uint32_t>(at - tokens.begin());
    const std::uint32_t first = place > s.first_token + kNear ? place - kNear : s.first_token;
    return {first, std::max(first, std::min(s.end_token, place + kNear))};
  }

  /// "publicly", "openly" beside the cue.
  bool said_in_public(const Quote& q) const {
    if (words_.rows().empty() || q.cue.empty()) return false;
    const std::size_t column = words_.column("class");
    const Sentence& s = segmentation_.sentences[sentence_at(q.cue.front().begin)];
    const auto [first, end] = tokens_near(s, q.cue.front().begin);
    for (std::uint32_t t = first; t < end; ++t) {
      const auto tokens = std::span(segmentation_.tokens).first(end);
      for (const auto& hit : words_.all_at(tokens, t, language_of(article_, s))) {
        if (words_.rows()[hit.row][column] == "public") return true;
      }
    }
    return false;
  }

  void remember(const Quote& q, const std::vector<ChainLink>& local, std::uint32_t paragraph) {
    const bool own_report =
        (q.kind == SourceKind::outlet || q.kind == SourceKind::agency) && q.named;
    if (own_report) {
      relay_ = {{q.speaker_name, q.kind, true,
                 q.speaker.empty() ? q.content.front() : q.speaker.front()}};
      for (const ChainLink& link : local) append(relay_, link);
      relay_paragraph_ = paragraph;
      return;
    }
    if (!local.empty()) {
      if (!q.speaker_name.empty()) by_speaker_[q.speaker_name] = {local, paragraph};
      if (q.named && q.kind == SourceKind::person)
        return;  // told by one person, not a report relayed
      relay_ = local;
      relay_paragraph_ = paragraph;
      return;
    }
    if (q.named && q.kind == SourceKind::person) relay_.clear();
    if (is_unnamed_source(q) && !relay_.empty() &&
        paragraph <= relay_paragraph_ + kRelayParagraphs) {
      relay_paragraph_ = std::max(relay_paragraph_, paragraph);
    }
  }

  struct Before {
    std::vector<ChainLink> links;
    std::uint32_t paragraph = 0;
  };

  const Article& article_;
  const Segmentation& segmentation_;
  const std::vector<OutletMention>& outlets_;
  const std::vector<Quote>& quotes_;
  const lexicon::Table& words_;
  const lexicon::Table& roles_;
  const lexicon::Table& cues_;
  std::vector<OutletLink> links_;
  std::vector<ChainLink> credit_links_;
  std::vector<TextSpan> credit_spans_;
  std::map<std::string, Before> by_speaker_;
  std::vector<ChainLink> relay_;
  std::uint32_t relay_paragraph_ = 0;
  ChainLink lead_;
  bool has_lead_ = false;
};

}  // namespace

std::vector<Attribution> find_attributions(const Article& article, const Segmentation& segmentation,
                                           const std::vector<NameMention>& /*names*/,
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Quote>& quotes,
                                           const SourceTables& tables) {
  if (segmentation.sentences.empty()) {
    std::vector<Attribution> none(quotes.size());
    for (std::uint32_t q = 0; q < quotes.size(); ++q) none[q].quote = q;
    return none;
  }
  return Attributor(article, segmentation, outlets, quotes, tables).run();
}

std::vector<Attribution> find_attributions(const Article& article, const Segmentation& segmentation,
                                           const std::vector<NameMention>& names,
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Quote>& quotes,
                                           const lexicon::Lexicon& lexicon) {
  return find_attributions(article, segmentation, names, outlets, quotes, SourceTables(lexicon));
}

}  // namespace wirestem::sources
