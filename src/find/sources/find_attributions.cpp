// SPDX-License-Identifier: Apache-2.0
//
// For each quote, in the order of the text: the speaker; the media beside its own words
// (outlet_links says how each stands there); else what it inherits: the media of the same unnamed
// speaker before, the report that is being relayed, the outlet that the article's first lines rest
// on. The whole text's credit is last.
#include "find/sources/find_attributions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "find/sources/detail/outlet_links.hpp"
#include "find/sources/detail/quote_places.hpp"
#include "find/sources/detail/source_parts.hpp"
#include "find/sources/find_credits.hpp"

namespace wirestem::sources {
namespace {

using detail::OutletLink;
using detail::OutletRole;

constexpr std::uint32_t kLeadParagraphs = 4;
constexpr std::uint32_t kToldGap = 8;         ///< bytes between "confided" and "the Post"
constexpr std::uint32_t kRelativeReach = 12;  ///< tokens of a relative clause before a medium
constexpr std::uint32_t kRelayParagraphs =
    1;  ///< how far a report lends its outlet without being named

class Attributor {
 public:
  Attributor(const Article& article, const Segmentation& segmentation,
             const std::vector<OutletMention>& outlets, const std::vector<Credit>& credits,
             const std::vector<Quote>& quotes, const SourceTables& tables)
      : article_(article),
        segmentation_(segmentation),
        outlets_(outlets),
        quotes_(quotes),
        words_(tables.parts().lexicon.table("function_words")),
        roles_(tables.parts().lexicon.table("roles")),
        cues_(tables.parts().lexicon.table("cues")),
        places_(article, segmentation, quotes, tables.parts().lexicon),
        links_(detail::link_outlets(article, segmentation, outlets, tables.parts().lexicon)) {
    for (const Credit& credit : credits) {
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
      if (in_content(other, span)) continue;  // it says something about the medium
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
    const TextSpan window = places_.window_of(q);
    const TextSpan clause = places_.clause_of(q, window);
    std::vector<const OutletLink*> near;
    auto at = std::ranges::lower_bound(links_, window.begin, {}, [&](const OutletLink& l) {
      return outlets_[l.mention].span.begin;
    });
    for (; at != links_.end() && outlets_[at->mention].span.begin < window.end; ++at) {
      if (stands_beside(q, *at, clause)) near.push_back(&*at);
    }
    auto chain = in_order(near);
    if (chain.empty()) append_the_paper(window, chain);
    return chain;
  }

  bool stands_beside(const Quote& q, const OutletLink& link, TextSpan clause) const {
    const OutletMention& m = outlets_[link.mention];
    const bool in_speaker =
        std::ranges::any_of(q.speaker, [&](TextSpan s) { return s.contains(m.span); });
    if (is_speaker(q, m) || in_credit(m.span)) return false;
    if (in_content(q, m.span)) return told_before_that(q, link) || in_relative_clause(q, link);
    if (in_speaker) return &m != speaking_outlet(q);
    const bool passed_on = link.role == OutletRole::cited || link.role == OutletRole::passes_on;
    if (!clause.contains(m.span) && !passed_on) return false;
    if (follows_speaker(q, link)) return true;
    if (link.role == OutletRole::bystander && !shown_to(q, m.span) && !right_after_cue(q, link))
      return false;
    return !belongs_to_other(q, m.span);
  }

  /// "a clerk quoted by the Post": nothing stands between the speaker and the words that name it.
  bool follows_speaker(const Quote& q, const OutletLink& link) const {
    if (link.role != OutletRole::passes_on || q.speaker.empty()) return false;
    const std::uint32_t cue = segmentation_.tokens[link.cue].span.begin;
    const std::uint32_t end = q.speaker.front().end;
    return cue >= end && cue <= end + 2;
  }

  /// "confided to the Post that": what stands before "that" is no part of what was said.
  bool told_before_that(const Quote& q, const OutletLink& link) const {
    if (q.cue.empty() || q.cue.back().end > q.content.front().begin) return false;
    const bool told = link.role == OutletRole::told || link.role == OutletRole::bystander;
    if (!told || q.kind == SourceKind::outlet || q.kind == SourceKind::agency) return false;
    const TextSpan mention = outlets_[link.mention].span;
    if (mention.begin > q.cue.back().end + kToldGap) return false;
    const auto& tokens = segmentation_.tokens;
    std::uint32_t t = link.end;
    if (t < tokens.size() && tokens[t].folded == ",") ++t;
    return t < tokens.size() && has_class(t, "complementizer");
  }

  /// "according to a memo that the Post has seen, the …": a relative clause before what was said.
  bool in_relative_clause(const Quote& q, const OutletLink& link) const {
    if (q.named || (q.kind != SourceKind::role && q.kind != SourceKind::document)) return false;
    if (q.cue.empty() || q.speaker.empty() || q.cue.front().end > q.speaker.front().begin)
      return false;
    const auto& tokens = segmentation_.tokens;
    const std::uint32_t speaker_end = q.speaker.front().end;
    bool relative = false;
    std::uint32_t t = link.first;
    for (std::uint32_t k = 0; t > 0 && k < kRelativeReach; ++k) {
      --t;
      if (tokens[t].span.begin < speaker_end) break;
      relative = relative || has_class(t, "relative");
    }
    if (!relative || tokens[t].span.begin >= speaker_end) return false;
    for (std::uint32_t k = link.end; k < tokens.size() && k < link.end + 4; ++k) {
      if (tokens[k].folded == ",") return tokens[k].span.end < q.content.front().end;
    }
    return false;
  }

  bool has_class(std::uint32_t token, std::string_view word_class) const {
    if (words_.rows().empty()) return false;
    const Sentence& s =
        segmentation_.sentences[places_.sentence_at(segmentation_.tokens[token].span.begin)];
    const auto tokens = std::span(segmentation_.tokens).first(token + 1);
    const std::size_t column = words_.column("class");
    return std::ranges::any_of(
        words_.all_at(tokens, token, language_of(article_, s)),
        [&](const lexicon::Hit& hit) { return words_.rows()[hit.row][column] == word_class; });
  }

  /// "a memo that the Post has seen shows": between an unnamed speaker or a document and the rest.
  bool shown_to(const Quote& q, TextSpan mention) const {
    if (q.named && q.kind != SourceKind::document) return false;
    if (q.kind != SourceKind::role && q.kind != SourceKind::document) return false;
    if (q.speaker.empty() || q.cue.empty()) return false;
    const TextSpan speaker = q.speaker.front();
    const std::uint32_t next = std::max(q.cue.front().begin, q.content.front().begin);
    const std::uint32_t rest =
        q.cue.front().begin >= speaker.end ? q.cue.front().begin : q.content.front().begin;
    return mention.begin >= speaker.end && mention.end <= rest && rest <= next;
  }

  /// "confirmed Le Monde that": told, where the language has no small word between.
  bool right_after_cue(const Quote& q, const OutletLink& link) const {
    if (q.cue.empty() || q.speaker.empty() || q.kind == SourceKind::outlet ||
        q.kind == SourceKind::agency || q.act == SpeechAct::cite)
      return false;
    const TextSpan mention = outlets_[link.mention].span;
    if (link.first == 0 || q.cue.back().end > mention.begin) return false;
    return segmentation_.tokens[link.first - 1].span.end == q.cue.back().end &&
           !q.speaker.front().overlaps(mention);
  }

  /// The medium that a speaker's phrase is nothing but a name of: "Time magazine", 新华社报道.
  const OutletMention* speaking_outlet(const Quote& q) const {
    if (q.speaker.empty() || q.kind == SourceKind::person) return nullptr;
    const TextSpan phrase = q.speaker.front();
    const auto at = std::ranges::lower_bound(outlets_, phrase.begin, {},
                                             [](const OutletMention& m) { return m.span.begin; });
    if (at == outlets_.end() || !phrase.contains(at->span)) return nullptr;
    const Sentence& s = segmentation_.sentences[places_.sentence_at(phrase.begin)];
    const auto [first, end] = places_.tokens_near(s, phrase.begin);
    const auto tokens = std::span(segmentation_.tokens).first(end);
    for (std::uint32_t t = first; t < end; ++t) {
      const TextSpan span = tokens[t].span;
      if (span.begin < phrase.begin || at->span.overlaps(span)) continue;
      if (span.begin >= phrase.end) break;
      const auto end_token = words_of_media(tokens, t, language_of(article_, s));
      if (!end_token) return nullptr;
      t = *end_token - 1;
    }
    return &*at;
  }

  /// Past a mark, a small word, "newspaper" or "report" at token `t`.
  std::optional<std::uint32_t> words_of_media(std::span<const Token> tokens, std::uint32_t t,
                                              const std::string& language) const {
    if (tokens[t].kind == TokenKind::mark) return t + 1;
    const auto role = roles_.rows().empty() ? std::nullopt : roles_.longest_at(tokens, t, language);
    if (role && roles_.rows()[role->row][roles_.column("kind")] == "outlet") return role->end_token;
    const auto cue = cues_.rows().empty() ? std::nullopt : cues_.longest_at(tokens, t, language);
    if (cue && cues_.rows()[cue->row][cues_.column("act")] == "report") return cue->end_token;
    const auto word = words_.rows().empty() ? std::nullopt : words_.longest_at(tokens, t, language);
    if (word) return word->end_token;
    return std::nullopt;
  }

  /// "told the paper": the outlet named last before.
  void append_the_paper(TextSpan window, std::vector<ChainLink>& chain) const {
    if (roles_.rows().empty() || cues_.rows().empty()) return;
    const std::uint32_t sentence = places_.sentence_at(window.end - 1);
    const Sentence& s = segmentation_.sentences[sentence];
    const auto [first, end] = places_.tokens_near(s, window.end - 1);
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
    if (const OutletMention* medium = speaking_outlet(q)) {
      chain.push_back({medium->name, medium->kind, true, medium->span});
    } else if (!q.speaker_name.empty()) {
      const TextSpan evidence = q.speaker.empty() ? q.content.front() : q.speaker.front();
      chain.push_back({q.speaker_name, q.kind, q.named, evidence});
    }
    const std::uint32_t paragraph = places_.paragraph_at(q.content.front().begin);
    auto local = local_links(q);
    append_teller(q, local);
    const auto inherited = local.empty() ? inherit(q, paragraph) : local;
    for (const ChainLink& link : inherited) append(chain, link);
    remember(q, local, paragraph);
    for (const ChainLink& link : credit_links_) append(chain, link);
    return chain;
  }

  /// “He said, ‘Sign,’” Ida Brandt recalls: what stands in somebody's own words came through them.
  void append_teller(const Quote& q, std::vector<ChainLink>& links) {
    const std::int32_t around = places_.around()[static_cast<std::size_t>(&q - quotes_.data())];
    if (around < 0) return;
    const Quote& outer = quotes_[static_cast<std::size_t>(around)];
    const bool quoted = outer.directness != Directness::indirect;
    if (!quoted || outer.speaker_name.empty() || outer.speaker_name == q.speaker_name) return;
    const TextSpan evidence = outer.speaker.empty() ? outer.content.front() : outer.speaker.front();
    append(links, {outer.speaker_name, outer.kind, outer.named, evidence});
    for (const ChainLink& link : local_links(outer)) append(links, link);
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
    if (!is_unnamed_source(q) && !q.speaker_name.empty()) return {};
    if (!relay_.empty() && paragraph <= relay_paragraph_ + kRelayParagraphs) return relay_;
    if (has_lead_ && !q.speaker_name.empty() && q.content.front().begin > lead_.evidence.begin)
      return {lead_};
    return {};
  }

  /// "publicly", "openly" beside the cue.
  bool said_in_public(const Quote& q) const {
    if (words_.rows().empty() || q.cue.empty()) return false;
    const std::size_t column = words_.column("class");
    const Sentence& s = segmentation_.sentences[places_.sentence_at(q.cue.front().begin)];
    const auto [first, end] = places_.tokens_near(s, q.cue.front().begin);
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
  detail::QuotePlaces places_;
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
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Credit>& credits,
                                           const std::vector<Quote>& quotes,
                                           const SourceTables& tables) {
  if (segmentation.sentences.empty()) {
    std::vector<Attribution> none(quotes.size());
    for (std::uint32_t q = 0; q < quotes.size(); ++q) none[q].quote = q;
    return none;
  }
  return Attributor(article, segmentation, outlets, credits, quotes, tables).run();
}

std::vector<Attribution> find_attributions(const Article& article, const Segmentation& segmentation,
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Quote>& quotes,
                                           const lexicon::Lexicon& lexicon) {
  const SourceTables tables(lexicon);
  const auto credits = find_credits(article, segmentation, outlets, tables);
  return find_attributions(article, segmentation, outlets, credits, quotes, tables);
}

}  // namespace wirestem::sources
