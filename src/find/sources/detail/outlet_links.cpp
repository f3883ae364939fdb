// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/outlet_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace wirestem::sources::detail {
namespace {

constexpr std::uint32_t kBefore = 8;     ///< tokens looked at before a mention
constexpr std::uint32_t kAfter = 4;      ///< and after it
constexpr std::uint32_t kMaxAfter = 12;  ///< and at most, past words that take none of the reach
constexpr std::uint32_t kParenthesis = 30;

struct NearCue {
  std::string_view act;
  std::string_view governs;
  std::string_view word_class;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

class LinkReader {
 public:
  LinkReader(const Article& article, const Segmentation& segmentation,
             const std::vector<OutletMention>& outlets, const lexicon::Lexicon& lexicon)
      : article_(article),
        segmentation_(segmentation),
        outlets_(outlets),
        cues_(lexicon.table("cues")),
        roles_(lexicon.table("roles")),
        words_(lexicon.table("function_words")),
        dates_(lexicon.table("dates")) {}

  std::vector<OutletLink> run() {
    std::vector<OutletLink> links;
    std::uint32_t token = 0;
    std::uint32_t sentence = 0;
    for (std::uint32_t m = 0; m < outlets_.size(); ++m) {
      OutletLink link;
      link.mention = m;
      const TextSpan span = outlets_[m].span;
      while (token < tokens().size() && tokens()[token].span.end <= span.begin) ++token;
      link.first = token;
      link.end = token;
      while (link.end < tokens().size() && tokens()[link.end].span.begin < span.end) ++link.end;
      while (sentence < segmentation_.sentences.size() &&
             segmentation_.sentences[sentence].end_token <= link.first) {
        ++sentence;
      }
      if (sentence >= segmentation_.sentences.size()) break;
      link.sentence = sentence;
      link.cue = link.first;
      link.role = read(link, links);
      links.push_back(link);
    }
    // "The Observer and the Echo reported": the role of the second is the first's too.
    for (std::size_t k = links.size(); k-- > 1;) {
      if (links[k - 1].role != OutletRole::bystander || links[k].role != OutletRole::reports)
        continue;
      const bool near =
          links[k].sentence == links[k - 1].sentence && links[k].first - links[k - 1].end <= 3;
      if (near && joined(links[k - 1], links[k])) links[k - 1].role = OutletRole::reports;
    }
    return links;
  }

 private:
  const std::vector<Token>& tokens() const { return segmentation_.tokens; }
  const Sentence& sentence_of(const OutletLink& l) const {
    return segmentation_.sentences[l.sentence];
  }
  const std::string& language(const OutletLink& l) const {
    return language_of(article_, sentence_of(l));
  }

  OutletRole read(OutletLink& link, const std::vector<OutletLink>& earlier) const {
    const auto& mention = outlets_[link.mention];
    if (const auto before = cue_before(link)) {
      const OutletRole role = role_by_cue(*before, mention, link, earlier);
      if (role != OutletRole::bystander) {
        link.cue = before->first;
        return role;
      }
    }
    if (mention.platform) return OutletRole::carries;
    if (is_possessive(link)) return OutletRole::reports;
    if (cue_after(link)) return OutletRole::reports;
    const bool beside = !earlier.empty() && earlier.back().sentence == link.sentence &&
                        link.first - earlier.back().end <= 3 && link.first > earlier.back().end;
    if (beside && joined(earlier.back(), link)) return earlier.back().role;
    return OutletRole::bystander;
  }

  /// "The Observer and the Echo": only small words between two mentions.
  bool joined(const OutletLink& left, const OutletLink& right) const {
    for (std::uint32_t t = left.end; t < right.first; ++t) {
      const bool small = tokens()[t].folded == "," || tokens()[t].folded == "、" ||
                         (!words_.rows().empty() &&
                          words_.longest_at(std::span(tokens()).first(t + 1), t, language(right)));
      if (!small) return false;
    }
    return true;
  }

  OutletRole role_by_cue(const NearCue& cue, const OutletMention& mention, const OutletLink& link,
                         const std::vector<OutletLink>& earlier) const {
    if (cue.act == "tell") return OutletRole::told;
    if (cue.act == "cite" && cue.governs == "object") {
      return is_passive(cue) ? OutletRole::passes_on : OutletRole::cited;
    }
    if (cue.governs == "object") {
      return cue.word_class == "preposition" && is_passive(cue) ? OutletRole::passes_on
                                                                : OutletRole::reports;
    }
    if (mention.platform) return OutletRole::carries;
    const bool small_between = link.first > cue.end;
    if (cue.act == "cite" && cue.word_class == "verb") {
      // "El Eco cita a La Voz", "..., cita El Eco": a small word between, or a subject before.
      const bool subject = !earlier.empty() && earlier.back().sentence == link.sentence &&
                           earlier.back().end <= cue.first;
      return small_between || subject ? OutletRole::cited : OutletRole::reports;
    }
    // "confirmed to the Post": a verb of saying with a small word between.
    const bool to = small_between && cue.word_class == "verb" &&
                    (cue.act == "say" || cue.act == "write" || cue.act == "publish");
    if (to) return OutletRole::told;
    // "..., rapporte Le Soir": the medium is the verb's subject behind it.
    const bool inverted = !small_between && cue.word_class == "verb" && is_reporting(cue.act);
    return inverted ? OutletRole::reports : OutletRole::bystander;
  }

  /// "quoted by", "carried by": the medium passes on what somebody said.
  bool is_passive(const NearCue& cue) const {
    constexpr std::array<std::string_view, 6> kAgents = {"by", "por", "par", "przez", "von", "da"};
    const std::string& last = tokens()[cue.end - 1].folded;
    return cue.end - cue.first >= 2 && std::ranges::find(kAgents, last) != kAgents.end();
  }

  /// The cue that ends right before the mention, but for article, role words and the like.
  std::optional<NearCue> cue_before(const OutletLink& link) const {
    if (cues_.rows().empty()) return std::nullopt;
    const Sentence& s = sentence_of(link);
    const std::uint32_t low =
        link.first > s.first_token + kBefore ? link.first - kBefore : s.first_token;
    std::optional<NearCue> best;
    for (std::uint32_t i = low; i < link.first; ++i) {
      const auto hit = cues_.longest_at(std::span(tokens()).first(link.first), i, language(link));
      if (!hit) continue;
      if (!only_light(hit->end_token, link.first, language(link))) continue;
      const lexicon::Row& row = cues_.rows()[hit->row];
      best = NearCue{row[cues_.column("act")], row[cues_.column("governs")],
                     row[cues_.column("class")], hit->first_token, hit->end_token};
      break;
    }
    return best;
  }

  /// Articles, prepositions, role words ("state broadcaster"), opening marks.
  bool only_light(std::uint32_t first, std::uint32_t end, const std::string& lang) const {
    for (std::uint32_t t = first; t < end;) {
      const Token& token = tokens()[t];
      if (token.kind == TokenKind::mark && token.folded != "," && token.folded != "，") {
        ++t;
        continue;
      }
      const auto window = std::span(tokens()).first(end);
      const auto role = roles_.rows().empty() ? std::nullopt : roles_.longest_at(window, t, lang);
      const auto word = words_.rows().empty() ? std::nullopt : words_.longest_at(window, t, lang);
      // "told Lornian broadcaster X": an adjective with a capital.
      const bool adjective = token.capitalised && t + 1 < end;
      if (!role && !word && !adjective) return false;
      t = role ? role->end_token : word ? word->end_token : t + 1;
    }
    return true;
  }

  bool is_possessive(const OutletLink& link) const {
    const Token& last = tokens()[link.end - 1];
    return last.folded.ends_with("'s") && outlets_[link.mention].span.end < last.span.end;
  }

  /// A verb of reporting after the mention, past adverbs and one parenthesis: "AFP, citing Le
  /// Monde, said".
  bool cue_after(const OutletLink& link) const {
    if (cues_.rows().empty()) return false;
    const Sentence& s = sentence_of(link);
    std::uint32_t stop = std::min(s.end_token, link.end + kAfter);
    std::uint32_t t = link.end;
    if (t < s.end_token && (tokens()[t].folded == "," || tokens()[t].folded == "(")) {
      const std::uint32_t limit = std::min(s.end_token, t + kParenthesis);
      const std::string_view close = tokens()[t].folded == "(" ? ")" : ",";
      for (std::uint32_t k = t + 1; k < limit; ++k) {
        if (tokens()[k].folded != close) continue;
        t = k + 1;
        stop = std::min(s.end_token, t + kAfter);
      }
    }
    const std::uint32_t limit = t + kMaxAfter;
    while (t < stop) {
      const auto window = std::span(tokens()).first(s.end_token);
      const auto hit = cues_.longest_at(window, t, language(link));
      if (hit) return is_reporting(cues_.rows()[hit->row][cues_.column("act")]);
      const std::uint32_t past = past_light(t, s.end_token, language(link));
      if (past == t) return false;
      // "the Herald newspaper on Tuesday reported": such words take none of the reach.
      stop = std::min({s.end_token, stop + (past - t - 1), limit});
      t = past;
    }
    return false;
  }

  static bool is_reporting(std::string_view act) {
    constexpr std::array<std::string_view, 7> kActs = {"report", "say",   "write", "publish",
                                                       "cite",   "claim", "tell"};
    return std::ranges::find(kActs, act) != kActs.end();
  }

  /// Past what may stand between a medium and its verb: small words, short ones, adverbs,
  /// "newspaper", "on Tuesday".
  std::uint32_t past_light(std::uint32_t t, std::uint32_t end, const std::string& lang) const {
    const auto window = std::span(tokens()).first(end);
    for (const lexicon::Table* table : {&roles_, &dates_, &words_}) {
      if (table->rows().empty()) continue;
      const auto hit = table->longest_at(window, t, lang);
      if (!hit) continue;
      const bool other_role =
          table == &roles_ && roles_.rows()[hit->row][roles_.column("kind")] != "outlet";
      if (!other_role) return hit->end_token;
    }
    const std::string& word = tokens()[t].folded;
    return word.size() <= 4 || word.ends_with("ly") ? t + 1 : t;
  }

  const Article& article_;
  const Segmentation& segmentation_;
  const std::vector<OutletMention>& outlets_;
  const lexicon::Table& cues_;
  const lexicon::Table& roles_;
  const lexicon::Table& words_;
  const lexicon::Table& dates_;
};

}  // namespace

std::vector<OutletLink> link_outlets(const Article& article, const Segmentation& segmentation,
                                     const std::vector<OutletMention>& outlets,
                                     const lexicon::Lexicon& lexicon) {
  return LinkReader(article, segmentation, outlets, lexicon).run();
}

}  // namespace wirestem::sources::detail
