// SPDX-License-Identifier: Apache-2.0
#include "find/frames/find_frames.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "find/frames/detail/find_quantities.hpp"
#include "find/frames/detail/split_clauses.hpp"

namespace wirestem::frames {
namespace {

std::optional<Modality> modality_of(std::string_view effect) {
  if (effect == "hedged" || effect == "conditional") return Modality::hedged;
  if (effect == "planned" || effect == "past_counterfactual") return Modality::planned;
  if (effect == "reported") return Modality::reported;
  if (effect == "denied") return Modality::denied;
  if (effect == "asked") return Modality::asked;
  return std::nullopt;
}

/// The stronger of two signs decides: a denial outweighs a plan, a plan a hedge.
int strength(Modality modality) {
  switch (modality) {
    case Modality::asserted:
      return 0;
    case Modality::reported:
      return 1;
    case Modality::hedged:
      return 2;
    case Modality::planned:
      return 3;
    case Modality::asked:
      return 4;
    case Modality::denied:
      return 5;
  }
  return 0;
}

class FrameFinder {
 public:
  FrameFinder(const Article& article, const Segmentation& segmentation,
              const lexicon::Lexicon& lexicon)
      : article_(article),
        segmentation_(segmentation),
        lexicon_(lexicon),
        signs_(lexicon.table("frames")),
        concepts_(lexicon.table("concepts")) {}

  FrameFindings run() {
    for (std::uint32_t s = 0; s < segmentation_.sentences.size(); ++s) {
      const Sentence& sentence = segmentation_.sentences[s];
      find_concepts(sentence);
      auto quantities = detail::find_quantities(article_, segmentation_, sentence, lexicon_);
      std::ranges::move(quantities, std::back_inserter(found_.quantities));
      for (const detail::Clause clause :
           detail::split_clauses(article_, segmentation_, sentence, lexicon_)) {
        add_frame(sentence, s, clause);
      }
    }
    return std::move(found_);
  }

 private:
  void find_concepts(const Sentence& sentence) {
    const std::string& language = language_of(article_, sentence);
    const std::span<const Token> tokens = std::span(segmentation_.tokens).first(sentence.end_token);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      const auto hits = concepts_.all_at(tokens, i, language);
      for (const lexicon::Hit& hit : hits) {
        found_.concepts.push_back({.span = hit.span, .concept_row = hit.row});
      }
      i = hits.empty() ? i + 1 : hits.front().end_token;
    }
  }

  void add_frame(const Sentence& sentence, std::uint32_t number, detail::Clause clause) {
    const auto& tokens = segmentation_.tokens;
    Frame frame;
    frame.sentence = number;
    frame.clause = {tokens[clause.first_token].span.begin, tokens[clause.end_token - 1].span.end};
    const std::span<const Token> window = std::span(tokens).first(clause.end_token);
    Negations negations;
    for (std::uint32_t i = clause.first_token; i < clause.end_token;) {
      const auto hit = signs_.longest_at(window, i, language_of(article_, sentence));
      if (hit) take_sign(*hit, frame, negations);
      i = hit ? hit->end_token : i + 1;
    }
    if (negations.concord > 0 || negations.plain % 2 == 1) frame.polarity = Polarity::negative;
    const std::string_view last = slice(article_.text, tokens[sentence.end_token - 1].span);
    if (last == "?" || last == "？" || last == "؟") frame.modality = Modality::asked;
    found_.frames.push_back(std::move(frame));
  }

  /// Two plain ones undo each other ("did not fail to"); beside one of concord ("никто не пришёл",
  /// "n'a rien dit") another says the same once more.
  struct Negations {
    std::uint32_t plain = 0;
    std::uint32_t concord = 0;
  };

  void take_sign(const lexicon::Hit& hit, Frame& frame, Negations& negations) const {
    const lexicon::Row& row = signs_.rows()[hit.row];
    const bool of_whole_clause = row[2] == "clause";
    if (row[1] == "negated" || row[1] == "concord") {
      ++(row[1] == "negated" ? negations.plain : negations.concord);
      frame.signs.push_back(hit.span);
    } else if (const auto modality = modality_of(row[1]); modality && of_whole_clause) {
      if (strength(*modality) > strength(frame.modality)) frame.modality = *modality;
      frame.signs.push_back(hit.span);
    }
  }

  const Article& article_;
  const Segmentation& segmentation_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Table& signs_;
  const lexicon::Table& concepts_;
  FrameFindings found_;
};

}  // namespace

FrameFindings find_frames(const Article& article, const Segmentation& segmentation,
                          const lexicon::Lexicon& lexicon) {
  return FrameFinder(article, segmentation, lexicon).run();
}

}  // namespace wirestem::frames
