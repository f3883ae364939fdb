// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "tell/detail/html_text.hpp"
#include "text/offsets.hpp"

namespace wirestem::tell {

/// What a marked stretch of a text is evidence of. A lone claim is one that no other page makes.
enum class MarkKind : std::uint8_t { claim, lone_claim, quote, shared, source, conflict, date };

/// A stretch of a text that something on the page links to.
struct Mark {
  unsigned kinds = 0;               ///< bit 1 << MarkKind for each
  std::string claim;                ///< the id of the claim to link back to; may be empty
  std::string number;               ///< what that link shows
  std::vector<std::string> others;  ///< pages that share these words
};

/// The marks of one text. In order of their begin; what holds another comes before it.
struct OuterFirst {
  bool operator()(TextSpan a, TextSpan b) const {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  }
};
using Marks = std::map<TextSpan, Mark, OuterFirst>;

/// The page while it is written: the markup so far, and which stretches of the texts it links to.
/// The texts come last, so that by then all their marks are known.
class Page {
 public:
  explicit Page(const Dossier& dossier);

  const Dossier& dossier() const { return dossier_; }
  Html& html() { return html_; }
  const Marks& marks(std::uint32_t article) const { return marks_[article]; }

  /// Notes that `place` is linked to; gives its mark for more to be noted there.
  Mark& mark(const ArticleSpan& place, MarkKind kind);

  /// "t3-120-180": article, first and last code point.
  std::string anchor(const ArticleSpan& place) const;

  /// Writes the words of a place as a link to where they stand in the text, and marks them there.
  void quote(const ArticleSpan& place, MarkKind kind);

  /// Writes `words` of ours as a link to a place in a text, and marks it there.
  void reference(const ArticleSpan& place, MarkKind kind, std::string_view words);

  /// Writes the name of an article or source as a link to its entry.
  void name(const StoryDossier& story, StemmaNode node);

  /// Writes the article's name as a link to its text.
  void article_name(std::uint32_t article);

  /// The language that an article's text has at `byte`.
  std::string_view language_at(std::uint32_t article, std::uint32_t byte) const;

  /// "s2" for the second story of the dossier: what the ids of its parts begin with.
  std::string prefix(const StoryDossier& story) const;
  std::string claim_id(const StoryDossier& story, const Claim& claim) const;
  std::string source_id(const StoryDossier& story, std::uint32_t source) const;
  static std::string article_id(std::uint32_t article);

  /// Opens and closes a section with a heading; `level` 2 or 3.
  void open_section(std::string_view id, std::string_view heading, std::string_view note = {});
  void close_section() { html_.raw("</section>\n"); }

 private:
  const Dossier& dossier_;
  std::vector<text::OffsetMap> offsets_;
  std::vector<Marks> marks_;
  Html html_;
};

}  // namespace wirestem::tell
