// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/article.hpp"
#include "model/dossier.hpp"

namespace wirestem::keep {

// What the store gives and takes besides the model's own types. All times are ISO 8601 in UTC, to
// the second: "2024-03-04T10:20:30Z".

/// What became of an article that was handed in.
enum class Arrival : std::uint8_t {
  added,    ///< not known before
  changed,  ///< known by its address or path, with another text: a new version
  known,    ///< kept already, nothing written
};

/// "added", "changed", "known".
std::string_view to_string(Arrival arrival);

/// The answer for one article handed in: it is safe on disk.
struct StoredArticle {
  std::string id = {};           ///< the article's id in this store, for good
  std::string source_path = {};  ///< as handed in
  Arrival arrival = Arrival::added;
  std::uint32_t version = 1;
};

/// One line of a list of articles.
struct ArticleLine {
  std::string id = {};
  std::string source_path = {};
  std::optional<std::string> url = {};
  std::optional<std::string> outlet = {};
  std::optional<std::string> title = {};
  std::vector<std::string> authors = {};
  std::optional<std::string> published = {};
  std::vector<std::string> languages = {};
  std::uint32_t versions = 1;
  std::string added = {};    ///< when it was kept first
  std::string changed = {};  ///< when its newest version was kept
  std::string story = {};    ///< id of its story; empty before it was analysed
  std::string lead = {};     ///< the first words of its text
};

/// A piece of a found article with the found words marked.
struct Snippet {
  std::string text = {};  ///< one line; "…" where it was cut
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks =
      {};  ///< [begin, end) bytes in `text`
};

struct FoundArticle {
  ArticleLine article = {};
  std::vector<Snippet> snippets = {};  ///< the best first; none where nothing was searched for
};

/// Which rows of a list are wanted. An empty field asks for nothing.
struct ArticleFilter {
  std::string search = {};  ///< words, "phrases in marks", beginnings*; -without; all must be there
  std::string outlet = {};  ///< exactly
  std::string language = {};  ///< primary tag of any of its languages: "de"
  std::string since = {};     ///< published (or, unknown, added) on or after: 2024-03-04
  std::string until = {};     ///< … on or before
  std::string story = {};     ///< id of its story
  /// By relevance: of what a search finds the 2,000 kept last, most alike first; then by age.
  enum class Order : std::uint8_t { added, published, relevance } order = Order::added;
  bool newest_first = false;  ///< else oldest first; no matter for relevance
  std::uint64_t offset = 0;
  std::uint64_t limit = 50;
  friend auto operator<=>(const ArticleFilter&, const ArticleFilter&) = default;
};

struct StoryFilter {
  std::string search =
      {};  ///< as ArticleFilter::search: stories with an article that has the words
  std::string outlet = {};    ///< with a page of this medium
  std::string language = {};  ///< with a page in this language
  std::string since = {};     ///< with a page published on or after
  std::string until = {};
  std::optional<std::uint32_t> least_pages = {};
  std::optional<std::uint32_t> most_origins = {};
  bool only_conflicts = false;
  enum class Order : std::uint8_t { newest, pages, origins, conflicts } order = Order::newest;
  std::uint64_t offset = 0;
  std::uint64_t limit = 50;
  friend auto operator<=>(const StoryFilter&, const StoryFilter&) = default;
};

/// Some rows of a list, and how many there are in all.
template <typename Row>
struct Page {
  std::vector<Row> rows = {};
  std::uint64_t total = 0;  ///< all that match, whatever offset and limit
};

/// One line of a list of stories.
struct StoryLine {
  std::string id = {};
  std::string label = {};
  std::uint32_t pages = 0;
  std::uint32_t origins = 0;
  std::uint32_t unnamed_origins = 0;
  std::uint32_t loops = 0;
  std::uint32_t conflicts = 0;
  std::string first_published = {};  ///< of its pages; empty where none is known
  std::string last_published = {};
  std::string statement = {};  ///< ICD 206-like, as in the dossier's summary
  std::vector<std::string> outlets = {};
  std::vector<std::string> languages = {};
  std::vector<std::string> articles = {};  ///< ids, in the order they were kept
  std::vector<std::string> related = {};   ///< ids of follow-up or forerunner stories
};

/// A version of an article.
struct ArticleVersion {
  std::uint32_t number = 1;  ///< from 1; the highest is the newest
  std::string kept = {};     ///< when
  Article article = {};      ///< `id` is the store's
};

/// All that is kept of an article.
struct KeptArticle {
  ArticleLine line = {};
  std::vector<ArticleVersion> versions = {};   ///< oldest first
  std::vector<std::string> source_paths = {};  ///< every path it came by, sorted
};

/// A claim as a row, so that claims can be searched over all stories.
struct ClaimLine {
  std::string story = {};    ///< set by the store
  std::string id = {};       ///< "claim-3", within its story
  std::string text = {};     ///< quoted
  std::string article = {};  ///< id of the article quoted
  std::uint32_t pages = 0;
  std::uint32_t independent_origins = 0;
  bool circular = false;
};

/// An edge as a row: `from` has it from `to`. Names are those that a reader is shown.
struct EdgeLine {
  std::string from = {};
  std::string to = {};
  std::string from_name = {};
  std::string to_name = {};
  std::string relation = {};
  std::string direction = {};
  double confidence = 1;
};

struct ConflictLine {
  std::string id = {};
  std::string kind = {};
  bool same_origin = false;
  std::string sides = {};  ///< "2 dead / 3 dead"
};

/// A story as the analysis hands it in: the line, its rows, and its dossier. Ids of stories are the
/// store's: those of `line` and `dossier` are not read.
struct AnalysedStory {
  StoryLine line = {};
  std::vector<std::uint32_t> related = {};  ///< places of other stories in the same list
  std::vector<ClaimLine> claims = {};
  std::vector<EdgeLine> edges = {};
  std::vector<ConflictLine> conflicts = {};
  Dossier dossier = {};  ///< of this story alone: one story, its articles and their quotations
};

/// What of the store an analysis has gone over.
enum class Scope : std::uint8_t {
  part,   ///< some articles; more are waiting
  last,   ///< the last of those that waited
  whole,  ///< every article: stories that are not among the new ones are gone
};

/// A piece of work that goes on, or went on, over the store: for showing progress to others.
struct Task {
  std::int64_t number = 0;
  std::string what = {};    ///< "add", "watch", "analyse"
  std::string detail = {};  ///< what it is at: a path, an address
  std::uint64_t done = 0;   ///< articles so far
  std::uint64_t total = 0;  ///< 0 where it is not known
  std::string began = {};
  std::string told = {};   ///< when it was last heard of
  std::string ended = {};  ///< empty while it runs
};

/// What happened in the store, for those who watch it.
struct Event {
  std::int64_t number = 0;  ///< rising
  std::string at = {};
  std::string kind = {};     ///< "story-new", "origins", "conflict", "correction", "story-gone"
  std::string story = {};    ///< id, or empty
  std::string article = {};  ///< id, or empty
  std::string text = {};     ///< a fixed phrase filled with counts and names
};

/// How much there is, and whether the stories know of all of it.
struct StoreState {
  std::uint64_t articles = 0;
  std::uint64_t versions = 0;
  std::uint64_t stories = 0;
  std::uint64_t decisions = 0;
  std::uint64_t changes = 0;   ///< rises with whatever may change a story
  std::uint64_t analysed = 0;  ///< `changes` when the stories were made
  bool stale() const { return analysed != changes; }
};

}  // namespace wirestem::keep
