// SPDX-License-Identifier: Apache-2.0
//
// From left to right: at each word, first what a table knows, then a title, then a run of
// capitalised words. Runs are cut again, since titles, dates and adjectives of states stand in them
// with capitals.
#include "find/names/detail/cased_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "find/names/detail/known_names.hpp"
#include "find/names/detail/name_evidence.hpp"
#include "find/names/detail/office_names.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::uint32_t kLongestRun = 12;  // tokens of a run that are looked at
constexpr std::uint32_t kLongestName = 5;  // words; more without a shape are a heading, not a name

class Scanner {
 public:
  Scanner(const ArticleWords& words, std::uint32_t sentence, Candidates& out)
      : words_(words),
        index_(sentence),
        sentence_(words.segmentation().sentences[sentence]),
        nouns_(words.writing(sentence) == Writing::nouns),
        tokens_(words.tokens()),
        out_(out) {}

  void run() {
    for (std::uint32_t i = sentence_.first_token; i < sentence_.end_token;) i = step(i);
  }

 private:
  const WordFacts& facts(std::uint32_t i) const { return words_.facts(i); }
  bool is_word(std::uint32_t i) const {
    return i < sentence_.end_token && tokens_[i].kind == TokenKind::word;
  }
  bool is_capital(std::uint32_t i) const { return is_word(i) && tokens_[i].capitalised; }
  bool is_mark(std::uint32_t i, std::string_view mark) const {
    return i < sentence_.end_token && tokens_[i].kind == TokenKind::mark && words_.word(i) == mark;
  }
  bool touches(std::uint32_t i) const { return tokens_[i - 1].span.end == tokens_[i].span.begin; }

  /// Handles what begins at token `i`; the token to go on with.
  std::uint32_t step(std::uint32_t i) {
    if (tokens_[i].kind != TokenKind::word) {
      if (is_mark(i, "(")) {
        if (const auto from = glossed_from(words_, sentence_, i)) return take_acronym(*from, i);
      }
      if (!(is_mark(i, ".") && touches(i))) title_ = {};
      return i + 1;
    }
    if (const auto end = read_title(i, sentence_.end_token)) return *end;
    if (!tokens_[i].capitalised) return step_small(i);
    if (const auto end = described_office_end(words_, sentence_, i)) {
      add(i, *end, NameKind::organisation);
      return *end;
    }
    const std::uint32_t end = run_end(i);
    if (const auto office = office_end(words_, sentence_, i); office && *office >= end) {
      add(i, *office, NameKind::organisation);
      return *office;
    }
    return std::max(end, cut_run(i, end));
  }

  /// A word written small: part of a title, an adjective of a state, the head of an office, or
  /// nothing.
  std::uint32_t step_small(std::uint32_t i) {
    if (const auto end = office_end(words_, sentence_, i)) {
      add(i, *end, NameKind::organisation);
      return *end;
    }
    const auto known = known_at(words_, sentence_, i);
    if (known) {
      add_known(i, *known);
      return known->end;
    }
    const bool open = !title_.empty() && title_end_ == i;
    if (open && skip_joiner(words_, sentence_, i) > i) {  // "President of Kalvia Lena Brandt"
      title_end_ = skip_joiner(words_, sentence_, i);
      title_joined_ = true;
      return title_end_;
    }
    if (!open || !words_.signs(i).particle) title_ = {};
    return i + 1;
  }

  /// A title that stands at `i` and ends by `limit`: noted for the name that may follow.
  std::optional<std::uint32_t> read_title(std::uint32_t i, std::uint32_t limit) {
    const auto hits = words_.tables().roles.all_at(tokens_.first(limit), i, language());
    const lexicon::Table& roles = words_.tables().roles;
    const auto titling = std::ranges::find_if(hits, [&](const lexicon::Hit& hit) {
      return cell_of(roles, roles.rows()[hit.row], "title") == "yes";
    });
    const bool is_title = titling != hits.end();
    if (!is_title) {
      if (!words_.signs(i).title || words_.signs(i).role || !hits.empty()) return {};
      note_title(i, i + 1);
      return title_end_;
    }
    const std::uint32_t end = hits.front().end_token;
    // "Dean Holt": what may be a given name is one where a name goes on and no title came before.
    if (facts(i).given && end == i + 1 && is_capital(end) && tokens_[i].capitalised) return {};
    note_title(i, end);
    const auto gender = cell_of(roles, roles.rows()[titling->row], "gender");
    title_gender_ = gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
    return title_end_;
  }

  void note_title(std::uint32_t first, std::uint32_t end) {
    const TextSpan span{tokens_[first].span.begin, tokens_[end - 1].span.end};
    const bool goes_on = !title_.empty() && title_end_ == first;
    title_ = goes_on ? hull(title_, span) : span;
    only_state_ = false;
    title_joined_ = false;
    title_gender_ = Gender::unknown;
    title_end_ = end;
    const auto field = field_end(words_, sentence_, skip_joiner(words_, sentence_, end));
    if (field) {  // "ministre de la Défense", "министр обороны"
      title_end_ = *field;
      title_.end = tokens_[*field - 1].span.end;
    }
    while (title_end_ < sentence_.end_token && is_mark(title_end_, ".") && touches(title_end_)) {
      ++title_end_;
    }
  }

  /// The end of the run of capitalised words from `i`, small words inside names included.
  std::uint32_t run_end(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    bool shaped = is_shape(i);
    while (end < sentence_.end_token && end - i < kLongestRun && !words_.cut_after(end - 1)) {
      if (is_capital(end)) {
        const bool of_person = end == i + 1 && facts(i).given;  // "Paul d'Arlan"
        if (words_.cut_before(end) && !shaped && !of_person) break;
        shaped = shaped || is_shape(end);
        ++end;
        continue;
      }
      const std::uint32_t over = bridge(i, end, shaped);
      if (over == end) break;
      end = over;
    }
    return end;
  }

  bool is_shape(std::uint32_t i) const {
    const WordFacts& word = words_.signs(i);
    return word.org_first || word.org_last || word.place_first;
  }

  /// The token after the capitalised word to which the run `[i, end)` goes on over small words or
  /// marks; `end` where it does not.
  std::uint32_t bridge(std::uint32_t i, std::uint32_t end, bool shaped) const {
    if (is_mark(end, ".") && touches(end) && is_initial(end - 1) && is_capital(end + 1)) {
      return end + 2;
    }
    if (is_mark(end, "&") && is_capital(end + 1)) return end + 2;
    std::uint32_t next = end;
    bool everyday = false;
    while (is_word(next) && next - end < 3 && !tokens_[next].capitalised &&
           words_.signs(next).particle) {
      everyday = everyday || words_.signs(next).joiner || words_.grammar(next).small;
      ++next;
    }
    if (next > end && is_capital(next) && !words_.cut_before(next)) {
      const bool given_only = end == i + 1 && facts(i).given;
      if (!everyday || given_only) return next + 1;
    }
    // "Transport and Trade Union"
    if (end == i + 1 && is_capital(end + 1) && is_capital(end + 2) &&
        words_.grammar(end).coordinator && facts(end + 2).org_last &&
        (facts(i).topic || facts(i).field)) {
      return end + 3;
    }
    if (!shaped) return end;
    next = skip_joiner(words_, sentence_, end);
    if (next == end) return end;
    if (const auto field = field_end(words_, sentence_, next)) return *field;
    const bool coordinates = words_.grammar(end).coordinator;
    if (!is_capital(next) || (coordinates && !facts(end - 1).field) || facts(next).date) return end;
    // "Bank of Kalvia", but not "Werk Selby der Kalvia AG": what is named already takes no more.
    if (!is_shape(end - 1) && !facts(end - 1).field && !facts(end - 1).topic) return end;
    return next + 1;
  }

  bool is_initial(std::uint32_t i) const { return tokens_[i].span.size() <= 2 && is_capital(i); }

  /// Cuts the run `[p, end)` into titles and names; the token after the last of them.
  std::uint32_t cut_run(std::uint32_t p, std::uint32_t end) {
    while (p < end) {
      if (tokens_[p].kind != TokenKind::word || !tokens_[p].capitalised) {
        ++p;
        continue;
      }
      if (const auto after = read_title(p, end)) {
        p = *after;
        continue;
      }
      if (take_two_states(p)) {
        ++p;
        continue;
      }
      const auto known = known_at(words_, sentence_, p);
      if (known && known->end >= name_end(p, end)) {
        add_known(p, *known);
        p = known->end;
        continue;
      }
      if (!known && (facts(p).small || facts(p).common || facts(p).date)) {
        if (!(facts(p).given && is_capital(p + 1) && p + 1 < end)) {
          ++p;
          continue;
        }
      }
      p = take_name(p, end, known);
    }
    return p;
  }

  /// "Russian-Ukrainian": two states in one word.
  bool take_two_states(std::uint32_t p) {
    const std::string_view word = words_.word(p);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return false;
    const lexicon::Table& table = words_.tables().demonyms;
    const std::array<std::string_view, 2> parts = {word.substr(0, hyphen), word.substr(hyphen + 1)};
    std::array<std::int64_t, 2> rows{};
    for (const std::size_t i : {0U, 1U}) rows.at(i) = table.find(parts.at(i), language());
    if (rows[0] < 0 || rows[1] < 0) return false;
    std::uint32_t begin = tokens_[p].span.begin;
    for (const std::size_t i : {0U, 1U}) {
      Candidate& name = add(p, p + 1, NameKind::state);
      const auto size = static_cast<std::uint32_t>(parts.at(i).size());
      name.span = {begin, begin + size};
      name.adjective = true;
      const lexicon::Row& row = table.rows()[static_cast<std::size_t>(rows.at(i))];
      name.key = "state:" + std::string(cell_of(table, row, "country"));
      begin += size + 1;
    }
    return true;
  }

  /// Where the name from `p` ends within a run: before a title, a date, the end.
  std::uint32_t name_end(std::uint32_t p, std::uint32_t end) const {
    std::uint32_t q = p + 1;
    bool shaped = is_shape(p);
    for (; q < end; ++q) {
      if (tokens_[q].kind != TokenKind::word) continue;
      if (facts(q).date && !facts(q).given && !shaped) break;
      if (tokens_[q].capitalised && begins_title(q, end) && !(facts(q).given && q + 1 < end)) break;
      shaped = shaped || is_shape(q);
    }
    while (q > p + 1 && (tokens_[q - 1].kind != TokenKind::word || !tokens_[q - 1].capitalised) &&
           !facts(q - 1).field) {
      --q;
    }
    return q;
  }

  bool begins_title(std::uint32_t q, std::uint32_t end) const {
    if (!facts(q).role) {
      return facts(q).title;
    }
    const lexicon::Table& roles = words_.tables().roles;
    for (const lexicon::Hit& hit : roles.all_at(tokens_.first(end), q, language())) {
      if (cell_of(roles, roles.rows()[hit.row], "title") == "yes") return true;
    }
    return false;
  }

  std::uint32_t take_name(std::uint32_t p, std::uint32_t end,
                          const std::optional<KnownName>& known) {
    const std::uint32_t q = name_end(p, end);
    const bool shaped = has_shape(words_, p, q);
    if (known && !shaped) {
      const bool given = facts(p).given && known->end == p + 1;
      if (known->adjective || (!given && known->kind != NameKind::place)) {
        add_known(p, *known);
        return known->end;
      }
    }
    if (nouns_) return take_german(p, q);
    if (words_.opens(p) && q - p >= 2 && !known && is_everyday_opening(words_, p)) return p + 1;
    if (q - p == 1 && is_everyday_single(words_, p)) return q;
    if (const auto split = given_within(p, q)) {
      if (title_.empty() || title_end_ != p) {
        note_title(p, *split);
      } else {
        add_place_in_title(p, *split);
      }
      return *split;
    }
    if (shaped || q - p <= kLongestName) add_run(p, q);
    return q;
  }

  /// "мэр Выборга Анна Серова", "ministre de l'Eau Anna Serova": where after a title a given name
  /// follows words that are none, those belong to the title.
  std::optional<std::uint32_t> given_within(std::uint32_t p, std::uint32_t q) const {
    if (facts(p).given || has_shape(words_, p, q)) return {};
    const bool titled = !title_.empty() && title_end_ == p && !only_state_;
    for (std::uint32_t i = p + 1; i + 1 < q; ++i) {
      if (tokens_[i].kind != TokenKind::word || !facts(i).given) continue;
      if (titled) return i;
      // "Harbour Safety Adviser Lena Brandt": two words and more that are no given names.
      if (i >= p + 2 && i + 2 == q) return i;
      return {};
    }
    return {};
  }

  /// "procureure de Port-Selby": after a title and a small word or an elision stands what it is
  /// for.
  bool needs_place(std::uint32_t first) const {
    return (title_joined_ || words_.cut_before(first)) && !facts(first).given;
  }

  void add_place_in_title(std::uint32_t first, std::uint32_t end) {
    const TextSpan title = title_;
    Candidate& name = add(first, end, NameKind::place);
    name.sure = false;
    name.place = 1;
    if (has_shape(words_, first, end)) weigh_evidence(words_, sentence_, name);
    title_ = hull(title, name.span);
    title_end_ = end;
  }

  /// Where every noun has a capital, only words that are no everyday nouns make names.
  std::uint32_t take_german(std::uint32_t p, std::uint32_t q) {
    const std::uint32_t before = p;
    if (has_shape(words_, p, q)) {
      const bool named = std::ranges::any_of(tokens_.subspan(p, q - p), [&](const Token& token) {
        const auto i = static_cast<std::uint32_t>(&token - tokens_.data());
        return token.kind == TokenKind::word && token.capitalised && !is_shape(i) && !is_noun(i);
      });
      if (named) {
        add_run(p, q);
        return q;
      }
    }
    while (p < q && (!tokens_[p].capitalised || (is_noun(p) && !is_proper(p)))) ++p;
    if (p > before) return p;
    std::uint32_t end = p;
    bool proper = true;
    while (end < q && (!tokens_[end].capitalised || !is_noun(end) || is_proper(end) ||
                       (end == p + 1 && facts(p).given && !facts(end).date))) {
      if (tokens_[end].capitalised && !facts(p).given) proper = proper && is_proper(end);
      ++end;
    }
    while (end > p + 1 && !tokens_[end - 1].capitalised) --end;
    add_run(p, end);
    Candidate& name = out_.back();
    const bool backed = !name.title.empty() || name.acronym || name.person > 0 || name.place > 0 ||
                        (end - p >= 2 && facts(p).given);
    name.weak = !backed || !proper;
    return end;
  }

  bool is_noun(std::uint32_t i) const { return is_everyday_noun(words_, i); }
  bool is_proper(std::uint32_t i) const { return never_a_noun(words_, i); }

  Candidate& add(std::uint32_t first, std::uint32_t end, NameKind kind) {
    Candidate name;
    name.first = first;
    name.end = end;
    name.sentence = index_;
    name.span = {tokens_[first].span.begin, tokens_[end - 1].span.end};
    name.kind = kind;
    name.sure = true;
    title_ = {};
    out_.push_back(std::move(name));
    return out_.back();
  }

  void add_known(std::uint32_t first, const KnownName& known) {
    // "Russian President Anna Serova": the state's name may belong to a title that follows.
    const TextSpan title = title_;
    Candidate& name = add(first, known.end, known.kind);
    name.key = known.key;
    name.adjective = known.adjective;
    const bool goes_on = !title.empty() && title_end_ == first && !only_state_;
    if (goes_on || known.adjective || known.kind == NameKind::state) {
      title_ = goes_on ? hull(title, name.span) : name.span;
      title_end_ = known.end;
      only_state_ = !goes_on;
    }
  }

  /// A run that no table knows: votes are collected for its kind.
  void add_run(std::uint32_t first, std::uint32_t end) {
    if (!title_.empty() && title_end_ == first && needs_place(first)) {
      add_place_in_title(first, end);
      return;
    }
    const bool titled = !title_.empty() && title_end_ == first && !only_state_;
    const TextSpan title = titled ? title_ : TextSpan{};
    Candidate& name = add(first, end, NameKind::person);
    name.title = title;
    // A title's grammar may be masculine for everybody; the given name has the last word.
    if (titled) name.gender = title_gender_;
    name.sure = false;
    name.opens = words_.opens(first);
    weigh_evidence(words_, sentence_, name);
  }

  /// "Kalvia Lamp Authority (KLA)": both, in place of what was found among those words before.
  std::uint32_t take_acronym(std::uint32_t from, std::uint32_t open) {
    while (!out_.empty() && out_.back().sentence == index_ && out_.back().end > from)
      out_.pop_back();
    Candidate& whole = add(from, open, NameKind::organisation);
    const TextSpan span = whole.span;
    const auto known = known_at(words_, sentence_, open + 1);
    if (known && known->kind == NameKind::organisation) whole.key = known->key;
    Candidate& acronym = add(open + 1, open + 2, NameKind::organisation);
    acronym.acronym = true;
    if (known && known->kind == NameKind::organisation) acronym.key = known->key;
    acronym.expands = std::string(slice(words_.article().text, span));
    return open + 2;
  }

  const std::string& language() const { return words_.language(sentence_); }

  const ArticleWords& words_;
  std::uint32_t index_;
  const Sentence& sentence_;
  bool nouns_;
  std::span<const Token> tokens_;
  Candidates& out_;
  TextSpan title_;
  std::uint32_t title_end_ = 0;
  Gender title_gender_ = Gender::unknown;
  bool title_joined_ = false;  ///< a small word has followed the title
  bool only_state_ = false;    ///< what stands in title_ is a state's name, and no title yet
};

}  // namespace

void find_cased_names(const ArticleWords& words, std::uint32_t sentence, Candidates& out) {
  Scanner(words, sentence, out).run();
}

}  // namespace wirestem::names::detail
