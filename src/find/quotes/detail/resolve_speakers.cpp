// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/resolve_speakers.hpp"

#include <algorithm>
#include <numeric>

namespace wirestem::quotes::detail {
namespace {

constexpr std::uint32_t kSentencesBack = 8;
constexpr std::size_t kSpeakersBack = 12;
constexpr std::size_t kNamesBack = 60;

/// What a pronoun can point at.
struct PronounKind {
  bool plural = false;
  bool thing = false;   ///< it
  bool nobody = false;  ///< "man sagt", "dit-on"
  Gender gender = Gender::unknown;
};

class Resolver {
 public:
  Resolver(const WordGrid& grid, const lexicon::Lexicon& lexicon, std::vector<Draft>& drafts)
      : grid_(grid), pronouns_(lexicon.table("pronouns")), drafts_(drafts) {}

  void run() {
    std::vector<std::size_t> order(drafts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t d) { return place_of(drafts_[d]); });
    for (const std::size_t d : order) {
      Draft& draft = drafts_[d];
      if (draft.speakers.empty()) continue;
      resolve(draft.speakers.front());
      history_.push_back(draft.speakers.front());
    }
  }

 private:
  static std::uint32_t place_of(const Draft& d) {
    return d.speakers.empty() ? d.first_token : d.speakers.front().first;
  }

  void resolve(Speaker& s) {
    switch (s.head) {
      case Speaker::Head::pronoun:
        return resolve_pronoun(s);
      case Speaker::Head::role:
        return resolve_role(s);
      case Speaker::Head::plain:
        return resolve_relayed(s);
      default:
        return;
    }
  }

  /// Takes who `other` is, but stays where it stands.
  static void become(Speaker& s, const Speaker& other) {
    s.name = other.name;
    s.kind = other.kind;
    s.named = other.named;
    s.plural = other.plural;
    s.gender = other.gender;
  }

  PronounKind kind_of(const Speaker& s) const {
    PronounKind kind;
    if (pronouns_.rows().empty()) return kind;
    const auto& tokens = grid_.segmentation.tokens;
    const std::string& language = grid_.language(s.first);
    for (std::uint32_t t = s.first; t < s.end; ++t) {
      const auto hit = pronouns_.longest_at(std::span(tokens).first(s.end), t, language);
      if (!hit) continue;
      const lexicon::Row& row = pronouns_.rows()[hit->row];
      const std::string_view gender = row[pronouns_.column("gender")];
      kind.plural = row[pronouns_.column("number")] == "p";
      kind.thing = gender == "n";
      kind.nobody = row[pronouns_.column("kind")] == "nobody";
      kind.gender = gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
      return kind;
    }
    return kind;
  }

  static bool agrees(Gender a, Gender b) {
    return a == Gender::unknown || b == Gender::unknown || a == b;
  }

  bool fits(const PronounKind& kind, const Speaker& s) const {
    if (s.name.empty() || s.head == Speaker::Head::pronoun) return false;
    const bool human = s.kind == SourceKind::person || s.kind == SourceKind::role;
    if (kind.plural)
      return s.plural || s.kind == SourceKind::office || s.kind == SourceKind::outlet;
    if (kind.thing) return !human;
    return human && !s.plural && agrees(kind.gender, s.gender);
  }

  void resolve_pronoun(Speaker& s) {
    const PronounKind kind = kind_of(s);
    s.gender = kind.gender;
    s.name.clear();  // "he" is no name
    if (kind.nobody) return;
    const std::uint32_t sentence = grid_.sentence_of[s.first];
    const std::uint32_t low = sentence > kSentencesBack ? sentence - kSentencesBack : 0;
    for (std::uint32_t k = sentence + 1; k-- > low;) {
      if (const Speaker* before = speaker_in(k, s, kind)) return become(s, *before);
      if (!kind.plural && !kind.thing && first_person_in(k, s, kind)) return;
    }
  }

  /// The last speaker told of in sentence `k`, before `s`, that the pronoun fits.
  const Speaker* speaker_in(std::uint32_t k, const Speaker& s, const PronounKind& kind) const {
    std::size_t looked = 0;
    for (std::size_t h = history_.size(); h-- > 0 && looked < kSpeakersBack; ++looked) {
      const Speaker& before = history_[h];
      if (before.first >= s.first) continue;
      if (grid_.sentence_of[before.first] == k && fits_resolved(kind, before)) return &before;
    }
    return nullptr;
  }

  /// As fits, for a speaker that was a pronoun itself and has been resolved.
  bool fits_resolved(const PronounKind& kind, const Speaker& s) const {
    Speaker copy = s;
    if (copy.head == Speaker::Head::pronoun) copy.head = Speaker::Head::plain;
    return fits(kind, copy);
  }

  bool first_person_in(std::uint32_t k, Speaker& s, const PronounKind& kind) const {
    const Sentence& sentence = grid_.segmentation.sentences[k];
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token && t < s.first; ++t) {
      if (grid_.name_at[t] < 0) continue;
      const NameMention& mention = grid_.names[static_cast<std::size_t>(grid_.name_at[t])];
      if (mention.kind != NameKind::person || !agrees(kind.gender, mention.gender)) continue;
      s.name = mention.canonical;
      s.kind = SourceKind::person;
      s.named = true;
      s.gender = mention.gender;
      return true;
    }
    return false;
  }

  const RoleHit& role_of(const Speaker& s) const {
    return grid_.roles[static_cast<std::size_t>(s.index)];
  }

  void resolve_role(Speaker& s) {
    const RoleHit& role = role_of(s);
    if (s.kind == SourceKind::outlet) return resolve_outlet(s);
    if (grid_.is(s.end - 1, kRelayed)) return resolve_relayed(s);
    const bool bare = role.first <= s.first + 1;
    if (!bare || !is_definite(s)) return;
    if (s.kind == SourceKind::role && person_with_title(s, role)) return;
    if (s.kind == SourceKind::role) unnamed_before(s, role);
  }

  bool is_definite(const Speaker& s) const {
    return grid_.is(s.first, kDeterminer) || grid_.role_at[s.first] >= 0;
  }

  /// "the information", "the article": the outlet whose words are being told.
  void resolve_relayed(Speaker& s) const {
    const bool bare = s.end <= s.first + 2 && grid_.is(s.end - 1, kRelayed);
    if (bare) resolve_outlet(s);
  }

  /// "the paper": the outlet named last.
  void resolve_outlet(Speaker& s) const {
    for (std::size_t o = grid_.outlets.size(); o-- > 0;) {
      const OutletMention& mention = grid_.outlets[o];
      if (mention.span.begin >= grid_.token(s.first).span.begin || mention.platform) continue;
      s.name = mention.name;
      s.kind = mention.kind;
      s.named = true;
      return;
    }
  }

  bool same_word(std::uint32_t a, std::uint32_t b) const {
    return grid_.token(a).stem == grid_.token(b).stem || grid_.folded(a) == grid_.folded(b);
  }

  bool person_with_title(Speaker& s, const RoleHit& role) const {
    if (grid_.language(s.first) == "en" && !grid_.is(s.first, kDeterminer)) return false;
    std::size_t looked = 0;
    for (std::size_t n = names_before(s.first); n-- > 0 && looked < kNamesBack; ++looked) {
      const NameMention& mention = grid_.names[n];
      if (mention.kind != NameKind::person || mention.title.empty()) continue;
      if (!title_holds(mention.title, role)) continue;
      s.name = mention.canonical;
      s.kind = SourceKind::person;
      s.named = true;
      s.gender = mention.gender;
      return true;
    }
    return false;
  }

  std::size_t names_before(std::uint32_t token) const {
    const std::uint32_t at = grid_.token(token).span.begin;
    const auto found = std::ranges::lower_bound(grid_.names, at, {},
                                                [](const NameMention& m) { return m.span.begin; });
    return static_cast<std::size_t>(found - grid_.names.begin());
  }

  bool title_holds(TextSpan title, const RoleHit& role) const {
    const auto& tokens = grid_.segmentation.tokens;
    auto at = std::ranges::lower_bound(tokens, title.begin, {},
                                       [](const Token& t) { return t.span.begin; });
    for (; at != tokens.end() && at->span.begin < title.end; ++at) {
      if (same_word(static_cast<std::uint32_t>(at - tokens.begin()), role.end - 1)) return true;
    }
    return false;
  }

  /// "the official" → the unnamed source with that word told of before; "the person" → the last
  /// one.
  void unnamed_before(Speaker& s, const RoleHit& role) const {
    const bool general =
        grid_.folded(role.end - 1) == "person" || grid_.folded(role.end - 1) == "source";
    std::size_t looked = 0;
    for (std::size_t h = history_.size(); h-- > 0 && looked < kSpeakersBack; ++looked) {
      const Speaker& before = history_[h];
      if (before.head != Speaker::Head::role || before.kind != SourceKind::role) continue;
      if (before.plural != s.plural || before.first >= s.first) continue;
      const RoleHit& other = role_of(before);
      if (!general && !same_word(other.end - 1, role.end - 1)) continue;
      if (before.name.size() >= s.name.size()) become(s, before);
      return;
    }
  }

  const WordGrid& grid_;
  const lexicon::Table& pronouns_;
  std::vector<Draft>& drafts_;
  std::vector<Speaker> history_;
};

}  // namespace

void resolve_speakers(const WordGrid& grid, const lexicon::Lexicon& lexicon,
                      std::vector<Draft>& drafts) {
  Resolver(grid, lexicon, drafts).run();
}

}  // namespace wirestem::quotes::detail
