// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tuple>

#include "model/dossier.hpp"

namespace wirestem::keep::detail {

/// Goes up whenever what is packed changes. What an older or newer program packed is then made
/// anew: all of it follows from the articles and the decisions.
inline constexpr unsigned char kPackedLayout = 2;

// The members of each type that is packed, in the order of the bytes. pack.hpp stops the build
// where a type has another number of members than are named here.
// clang-format off
constexpr auto fields_of(const TextSpan*) { return std::tuple(&TextSpan::begin, &TextSpan::end); }
constexpr auto fields_of(const ArticleSpan*) { return std::tuple(&ArticleSpan::article, &ArticleSpan::span); }
constexpr auto fields_of(const Section*) { return std::tuple(&Section::span, &Section::role, &Section::language); }
constexpr auto fields_of(const Article*) {
  return std::tuple(&Article::id, &Article::source_path, &Article::url, &Article::outlet,
                    &Article::title, &Article::authors, &Article::published,
                    &Article::published_from, &Article::languages, &Article::text,
                    &Article::sections);
}

constexpr auto fields_of(const Token*) {
  return std::tuple(&Token::span, &Token::kind, &Token::capitalised, &Token::all_caps,
                    &Token::first_words, &Token::folded, &Token::stem);
}
constexpr auto fields_of(const Sentence*) {
  return std::tuple(&Sentence::span, &Sentence::first_token, &Sentence::end_token,
                    &Sentence::paragraph, &Sentence::section);
}
constexpr auto fields_of(const Segmentation*) {
  return std::tuple(&Segmentation::tokens, &Segmentation::sentences, &Segmentation::paragraphs);
}
constexpr auto fields_of(const NameMention*) {
  return std::tuple(&NameMention::span, &NameMention::kind, &NameMention::canonical,
                    &NameMention::key, &NameMention::title, &NameMention::gender);
}
constexpr auto fields_of(const DateMention*) {
  return std::tuple(&DateMention::span, &DateMention::type, &DateMention::value,
                    &DateMention::anchored);
}
constexpr auto fields_of(const OutletMention*) {
  return std::tuple(&OutletMention::span, &OutletMention::name, &OutletMention::kind,
                    &OutletMention::platform);
}
constexpr auto fields_of(const Quote*) {
  return std::tuple(&Quote::content, &Quote::cue, &Quote::speaker, &Quote::speaker_name,
                    &Quote::directness, &Quote::kind, &Quote::named, &Quote::act, &Quote::negated);
}
constexpr auto fields_of(const ChainLink*) {
  return std::tuple(&ChainLink::name, &ChainLink::kind, &ChainLink::named, &ChainLink::evidence);
}
constexpr auto fields_of(const Attribution*) { return std::tuple(&Attribution::quote, &Attribution::chain); }
constexpr auto fields_of(const Credit*) {
  return std::tuple(&Credit::span, &Credit::source, &Credit::name, &Credit::kind,
                    &Credit::relation, &Credit::url);
}
constexpr auto fields_of(const ConceptMention*) { return std::tuple(&ConceptMention::span, &ConceptMention::concept_row); }
constexpr auto fields_of(const QuantityMention*) {
  return std::tuple(&QuantityMention::span, &QuantityMention::low, &QuantityMention::high,
                    &QuantityMention::exact, &QuantityMention::unit);
}
constexpr auto fields_of(const Frame*) {
  return std::tuple(&Frame::clause, &Frame::sentence, &Frame::modality, &Frame::polarity, &Frame::signs);
}
constexpr auto fields_of(const Findings*) {
  return std::tuple(&Findings::segmentation, &Findings::names, &Findings::dates,
                    &Findings::outlets, &Findings::quotes, &Findings::attributions,
                    &Findings::credits, &Findings::concepts, &Findings::quantities,
                    &Findings::frames);
}

constexpr auto fields_of(const Story*) { return std::tuple(&Story::id, &Story::label, &Story::articles, &Story::related); }
constexpr auto fields_of(const Source*) {
  return std::tuple(&Source::id, &Source::name, &Source::aliases, &Source::kind, &Source::named,
                    &Source::in_pile, &Source::through);
}
constexpr auto fields_of(const StemmaNode*) { return std::tuple(&StemmaNode::is_article, &StemmaNode::index); }
constexpr auto fields_of(const StemmaEdge*) {
  return std::tuple(&StemmaEdge::from, &StemmaEdge::to, &StemmaEdge::relation,
                    &StemmaEdge::direction, &StemmaEdge::confidence, &StemmaEdge::words_taken,
                    &StemmaEdge::reasons, &StemmaEdge::evidence);
}
constexpr auto fields_of(const ArticleSources*) {
  return std::tuple(&ArticleSources::own, &ArticleSources::credited, &ArticleSources::leans_on,
                    &ArticleSources::chains);
}
constexpr auto fields_of(const Stemma*) { return std::tuple(&Stemma::sources, &Stemma::edges, &Stemma::articles); }
constexpr auto fields_of(const PassageGroup*) { return std::tuple(&PassageGroup::members, &PassageGroup::kind); }
constexpr auto fields_of(const DiffPart*) { return std::tuple(&DiffPart::op, &DiffPart::text); }
constexpr auto fields_of(const QuoteVariant*) {
  return std::tuple(&QuoteVariant::article, &QuoteVariant::quote, &QuoteVariant::change, &QuoteVariant::diff);
}
constexpr auto fields_of(const QuoteFamily*) { return std::tuple(&QuoteFamily::variants); }
constexpr auto fields_of(const Occurrence*) {
  return std::tuple(&Occurrence::place, &Occurrence::attribution, &Occurrence::modality,
                    &Occurrence::polarity, &Occurrence::origin);
}
constexpr auto fields_of(const Origin*) { return std::tuple(&Origin::node, &Origin::reasons); }
constexpr auto fields_of(const Claim*) {
  return std::tuple(&Claim::id, &Claim::occurrences, &Claim::origins, &Claim::independent_origins, &Claim::circular);
}
constexpr auto fields_of(const ConflictSide*) { return std::tuple(&ConflictSide::value, &ConflictSide::evidence); }
constexpr auto fields_of(const Conflict*) {
  return std::tuple(&Conflict::id, &Conflict::kind, &Conflict::same_origin, &Conflict::claims, &Conflict::sides);
}
constexpr auto fields_of(const TimelineEntry*) {
  return std::tuple(&TimelineEntry::id, &TimelineEntry::date, &TimelineEntry::precision,
                    &TimelineEntry::reported, &TimelineEntry::text, &TimelineEntry::claim,
                    &TimelineEntry::evidence);
}
constexpr auto fields_of(const Actor*) {
  return std::tuple(&Actor::id, &Actor::name, &Actor::aliases, &Actor::kind, &Actor::key, &Actor::mentions);
}
constexpr auto fields_of(const Decision*) {
  return std::tuple(&Decision::number, &Decision::kind, &Decision::articles, &Decision::subject,
                    &Decision::value, &Decision::reason, &Decision::author, &Decision::at,
                    &Decision::followed);
}
constexpr auto fields_of(const StoryDossier*) {
  return std::tuple(&StoryDossier::story, &StoryDossier::stemma, &StoryDossier::passages,
                    &StoryDossier::quotes, &StoryDossier::claims, &StoryDossier::conflicts,
                    &StoryDossier::timeline, &StoryDossier::actors, &StoryDossier::decisions);
}
constexpr auto fields_of(const SkippedInput*) { return std::tuple(&SkippedInput::source_path, &SkippedInput::reason); }
constexpr auto fields_of(const Limit*) { return std::tuple(&Limit::what, &Limit::articles); }
constexpr auto fields_of(const RunRecord*) { return std::tuple(&RunRecord::version, &RunRecord::options, &RunRecord::inputs); }
constexpr auto fields_of(const Dossier*) {
  return std::tuple(&Dossier::articles, &Dossier::findings, &Dossier::stories, &Dossier::skipped,
                    &Dossier::limits, &Dossier::run);
}
// clang-format on

}  // namespace wirestem::keep::detail
