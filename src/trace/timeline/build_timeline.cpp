// SPDX-License-Identifier: Apache-2.0
//
// Each date mention of the running text makes an entry under a key: its date, and the claim that
// its clause makes, or else the clause's own words. Entries under one key are one; of the articles
// that share it, the one that was published first gives the text.
#include "trace/timeline/build_timeline.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/fold.hpp"
#include "trace/timeline/detail/edtf.hpp"

namespace wirestem::timeline {
namespace {

/// A claim's place in one article.
struct ClaimPlace {
  TextSpan span;
  std::int64_t claim = -1;
};

/// The clauses and claims of one article, to be asked from its beginning to its end.
class ArticlePlaces {
 public:
  ArticlePlaces(const ReadArticle& article, std::vector<ClaimPlace> claims)
      : article_(article), claims_(std::move(claims)) {
    std::ranges::sort(claims_, {}, [](const ClaimPlace& place) {
      return std::tuple(place.span.begin, place.span.end, place.claim);
    });
  }

  /// The sentence that holds `date`; nothing where it stands in none.
  const Sentence* sentence_of(TextSpan date) const {
    const auto& sentences = article_.findings->segmentation.sentences;
    auto at = std::ranges::upper_bound(sentences, date.begin, {},
                                       [](const Sentence& s) { return s.span.begin; });
    if (at == sentences.begin()) return nullptr;
    --at;
    return date.begin < at->span.end ? &*at : nullptr;
  }

  /// The clause that holds `date`, else its sentence.
  TextSpan clause_of(TextSpan date, const Sentence& sentence) {
    const auto& frames = article_.findings->frames;
    while (next_frame_ < frames.size() && frames[next_frame_].clause.end <= date.begin)
      ++next_frame_;
    for (std::size_t i = next_frame_; i < frames.size() && frames[i].clause.begin <= date.begin;
         ++i) {
      if (frames[i].clause.contains(date)) return frames[i].clause;
    }
    return sentence.span;
  }

  /// The claim that the clause makes: that of the smallest place around the date.
  std::int64_t claim_of(TextSpan date) {
    while (next_claim_ < claims_.size() && claims_[next_claim_].span.begin <= date.begin) {
      open_.push_back(claims_[next_claim_++]);
    }
    std::erase_if(open_, [&](const ClaimPlace& place) { return place.span.end <= date.begin; });
    const ClaimPlace* best = nullptr;
    for (const ClaimPlace& place : open_) {
      const bool smaller = best == nullptr || place.span.size() < best->span.size();
      if (place.span.contains(date) && smaller) best = &place;
    }
    return best == nullptr ? -1 : best->claim;
  }

 private:
  const ReadArticle& article_;
  std::vector<ClaimPlace> claims_;
  std::vector<ClaimPlace> open_;  ///< those that may still hold the next date
  std::size_t next_claim_ = 0;
  std::size_t next_frame_ = 0;
};

bool is_running_text(SectionRole role) {
  return role == SectionRole::body || role == SectionRole::title || role == SectionRole::dek ||
         role == SectionRole::summary;
}

/// What makes two mentions one event: the date, and the claim or else the words of the clause.
using Key = std::tuple<std::string, std::int64_t, std::string>;

struct Mention {
  TimelineEntry entry;
  ArticleSpan date;
  ArticleSpan clause;
};

/// What comes first becomes an entry's text: the earliest report, unknown times last.
bool reported_before(const Mention& left, const Mention& right) {
  const auto key = [](const Mention& mention) {
    return std::tuple(mention.entry.reported.empty(), std::string_view(mention.entry.reported),
                      mention.date);
  };
  return key(left) < key(right);
}

void collect(std::uint32_t index, const ReadArticle& read, std::vector<ClaimPlace> claims,
             std::map<Key, std::vector<Mention>>& groups) {
  const Article& article = *read.article;
  ArticlePlaces places(read, std::move(claims));
  for (const DateMention& date : read.findings->dates) {
    if (date.type != DateType::date && date.type != DateType::time) continue;
    const auto edtf = to_edtf(date.value);
    if (!edtf) continue;
    const Sentence* sentence = places.sentence_of(date.span);
    if (sentence == nullptr || !is_running_text(role_of(article, *sentence))) continue;
    const TextSpan clause = places.clause_of(date.span, *sentence);
    Mention mention;
    mention.date = {index, date.span};
    mention.clause = {index, clause};
    mention.entry.date = edtf->text;
    mention.entry.precision = edtf->precision;
    mention.entry.reported = article.published.value_or("");
    mention.entry.text = {index, clause};
    mention.entry.claim = places.claim_of(date.span);
    const bool claimed = mention.entry.claim >= 0;
    Key key(edtf->text, mention.entry.claim,
            claimed ? std::string() : text::fold_case(slice(article.text, clause)));
    groups[std::move(key)].push_back(std::move(mention));
  }
}

TimelineEntry merge(std::vector<Mention>& mentions) {
  std::ranges::sort(mentions, reported_before);
  TimelineEntry entry = std::move(mentions.front().entry);
  for (const Mention& mention : mentions) entry.evidence.push_back(mention.date);
  std::sort(entry.evidence.begin() + 1, entry.evidence.end());
  const auto dates = std::ssize(entry.evidence);
  for (const Mention& mention : mentions) entry.evidence.push_back(mention.clause);
  std::sort(entry.evidence.begin() + dates, entry.evidence.end());
  entry.evidence.erase(std::unique(entry.evidence.begin() + dates, entry.evidence.end()),
                       entry.evidence.end());
  return entry;
}

}  // namespace

std::vector<TimelineEntry> build_timeline(const Story& story, std::span<const ReadArticle> articles,
                                          std::span<const Claim> claims) {
  std::map<std::uint32_t, std::vector<ClaimPlace>> places;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    for (const Occurrence& occurrence : claims[c].occurrences) {
      places[occurrence.place.article].push_back(
          {occurrence.place.span, static_cast<std::int64_t>(c)});
    }
  }
  std::map<Key, std::vector<Mention>> groups;
  for (const std::uint32_t index : story.articles) {
    if (index >= articles.size()) continue;
    collect(index, articles[index], std::move(places[index]), groups);
  }
  std::vector<TimelineEntry> entries;
  entries.reserve(groups.size());
  for (auto& [key, mentions] : groups) entries.push_back(merge(mentions));
  std::ranges::sort(entries, {}, [](const TimelineEntry& entry) {
    return std::tuple(order_of(entry.date), entry.date, entry.evidence.front());
  });
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].id = story.id + ".event-" + std::to_string(i + 1);
  return entries;
}

}  // namespace wirestem::timeline
