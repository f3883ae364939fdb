// SPDX-License-Identifier: Apache-2.0
//
// Form first, words second. A page becomes lines (detail/page), each measured; the lexicon says
// what it knows about a line (detail/mark_lines); a page in two languages is parted
// (detail/languages); then the head and the tail of each part are read (detail/find_head,
// find_tail), and what is left in use is put together here. Boilerplate by line features follows
// Kohlschütter et al. 2010, with rules for weights.
#include "read/extract/extract_article.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/once.hpp"
#include "read/extract/detail/find_head.hpp"
#include "read/extract/detail/find_tail.hpp"
#include "read/extract/detail/html_article.hpp"
#include "read/extract/detail/languages.hpp"
#include "read/extract/detail/mark_lines.hpp"
#include "read/extract/detail/page.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract {
namespace {

using detail::Line;
using detail::Page;
using detail::PartUse;
using detail::Use;

constexpr std::uint64_t kLanguageLetters = 200;  ///< an article is in a language from here on …
constexpr std::uint64_t kLanguageShare = 10;     ///< … or from a tenth of its text on
constexpr std::size_t kMostTextBytes = 0x7FFFFFFF;

SectionRole role_of(Use use) {
  switch (use) {
    case Use::title:
      return SectionRole::title;
    case Use::dek:
      return SectionRole::dek;
    case Use::byline:
      return SectionRole::byline;
    case Use::dateline:
      return SectionRole::dateline;
    case Use::summary:
      return SectionRole::summary;
    case Use::translation:
      return SectionRole::translation;
    case Use::caption:
      return SectionRole::caption;
    case Use::credit:
      return SectionRole::credit;
    case Use::notice:
      return SectionRole::notice;
    default:
      return SectionRole::body;
  }
}

const std::optional<std::string>& first_of(const std::optional<std::string>& a,
                                           const std::optional<std::string>& b) {
  return a ? a : b;
}

/// Letters for each language, in the order in which the languages appear.
class LanguageCount {
 public:
  void add(const std::string& language, std::uint64_t letters) {
    if (language == "und") return;
    auto at = std::ranges::find(counts_, language, &Count::language);
    if (at == counts_.end()) at = counts_.insert(at, {language, 0});
    at->letters += letters;
  }

  std::vector<std::string> most_first() {
    std::uint64_t all = 0;
    for (const Count& count : counts_) all += count.letters;
    std::ranges::stable_sort(counts_, std::ranges::greater(), &Count::letters);
    std::vector<std::string> out;
    for (const Count& count : counts_) {
      const bool much = count.letters >= kLanguageLetters || count.letters * kLanguageShare >= all;
      if (much || out.empty()) out.push_back(count.language);
    }
    return out;
  }

 private:
  struct Count {
    std::string language;
    std::uint64_t letters = 0;
  };
  std::vector<Count> counts_;
};

/// Copies the lines in use into the article, a paragraph each, and groups them into sections.
void put_together(const Page& page, Article& article) {
  LanguageCount languages;
  for (const Line& line : page.lines) {
    if (line.use == Use::dropped || line.span.empty()) continue;
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += page.view(line);
    const auto end = static_cast<std::uint32_t>(article.text.size());
    const SectionRole role = role_of(line.use);
    const bool prose = role == SectionRole::body || role == SectionRole::summary ||
                       role == SectionRole::translation;
    const bool joins = prose && !article.sections.empty() && article.sections.back().role == role &&
                       article.sections.back().language == line.language;
    if (joins) {
      article.sections.back().span.end = end;
    } else {
      article.sections.push_back({{begin, end}, role, line.language});
    }
    if (prose && !detail::is_quotation(page.view(line))) languages.add(line.language, line.letters);
  }
  article.languages = languages.most_first();
}

std::string_view name_of(Use use) {
  constexpr std::array<std::string_view, 11> kNames = {
      "body",        "title",   "dek",    "byline", "dateline", "summary",
      "translation", "caption", "credit", "notice", "dropped"};
  return kNames[static_cast<std::size_t>(use)];
}

std::string_view name_of(detail::Mark mark) {
  constexpr std::array<std::string_view, 9> kNames = {"",
                                                      "furniture",
                                                      "caption",
                                                      "byline",
                                                      "credit",
                                                      "source link",
                                                      "announces the original",
                                                      "announces a summary",
                                                      "biography"};
  return kNames[static_cast<std::size_t>(mark)];
}

detail::Hints hints_of(const SourceRecord& record) {
  return {first_of(record.manifest.title, record.record.title).value_or(""),
          first_of(record.manifest.outlet, record.record.outlet).value_or("")};
}

struct Metadata {
  std::string outlet;
  std::optional<std::string> published;
  PublishedFrom published_from = PublishedFrom::text;
  std::vector<std::string> authors;
  std::optional<std::string> title;
  std::optional<std::string> url;
};

void add_authors(const std::vector<std::string>& more, std::vector<std::string>& authors) {
  for (const std::string& author : more) {
    if (std::ranges::find(authors, author) == authors.end()) authors.push_back(author);
  }
}

/// The title in the language of the body is the article's; the others stay where they stand.
void choose_title(const Page& page, const std::vector<std::size_t>& titles,
                  const std::string& body_language, Metadata& found) {
  const auto own = std::ranges::find_if(
      titles, [&](std::size_t i) { return page.lines[i].language == body_language; });
  if (own != titles.end()) {
    found.title = std::string(page.view(*own));
  } else if (!titles.empty()) {
    found.title = std::string(page.view(titles.front()));
  }
}

Metadata read_parts(const detail::Words& words, const LanguageIdentifier& identify,
                    const detail::Hints& hints, Page& page) {
  const detail::LineFacts facts = detail::mark_lines(words, page);
  const std::vector<PartUse> parts = detail::part_by_language(identify, page);
  Metadata found;
  std::vector<std::size_t> titles;
  std::string body_language;
  // A line between two parts announces the second and belongs to neither.
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (std::size_t k = parts[i - 1].part.end; k < parts[i].part.first; ++k) {
      page.lines[k].use = Use::dropped;
    }
  }
  for (const PartUse& part : parts) {
    detail::Head head = detail::find_head(words, facts, hints, part.part, page);
    add_authors(head.authors, found.authors);
    detail::Tail tail = detail::find_tail(words, facts, head.authors, part.part, page);
    add_authors(tail.authors, found.authors);
    if (found.outlet.empty()) found.outlet = head.outlet;
    if (!found.published) found.published = first_of(head.published, tail.published);
    titles.insert(titles.end(), head.titles.begin(), head.titles.end());
    if (part.use == Use::body) {
      body_language = part.language;
      continue;
    }
    for (std::size_t i = part.part.first; i < part.part.end; ++i) {
      if (page.lines[i].use == Use::body) page.lines[i].use = part.use;
    }
  }
  detail::fill_languages(identify, parts, page);
  choose_title(page, titles, body_language, found);
  return found;
}

void set_metadata(const SourceRecord& record, const ExtractOptions& options, Metadata&& found,
                  Article& article) {
  const GivenMetadata& manifest = record.manifest;
  const GivenMetadata& given = record.record;
  article.id = given.id.value_or("");
  article.source_path = record.source_path;
  article.url = first_of(manifest.url, given.url);
  if (!article.url) article.url = std::move(found.url);
  article.outlet = first_of(manifest.outlet, given.outlet);
  if (!article.outlet && !found.outlet.empty()) article.outlet = std::move(found.outlet);
  article.title = first_of(manifest.title, given.title);
  if (!article.title) article.title = std::move(found.title);
  article.authors = std::move(found.authors);
  if (!given.authors.empty()) article.authors = given.authors;
  if (!manifest.authors.empty()) article.authors = manifest.authors;
  if (manifest.published) {
    article.published = manifest.published;
    article.published_from = PublishedFrom::given;
  } else if (given.published) {
    article.published = given.published;
    article.published_from = PublishedFrom::meta;
  } else if (found.published) {
    article.published = std::move(found.published);
    article.published_from = found.published_from;
  } else if (options.given_date) {
    article.published = options.given_date;
    article.published_from = PublishedFrom::given;
  }
}

/// The publisher that a feed's item says it comes from stands in no text of its own: it becomes a
/// credit, in the feed's words.
void add_republished_from(const SourceRecord& record, Article& article) {
  const auto& from = record.record.republished_from;
  if (!from || from->name.empty() || article.text.find(from->name) != std::string::npos) return;
  const auto begin = static_cast<std::uint32_t>(article.text.size() + 2);
  article.text += "\n\n" + text::to_nfc(from->name);
  article.sections.push_back({{begin, static_cast<std::uint32_t>(article.text.size())},
                              SectionRole::credit,
                              article.languages.empty() ? "und" : article.languages.front()});
}

/// A clean record keeps its bytes; one section holds them.
Article clean_article(const SourceRecord& record, const LanguageIdentifier& identify,
                      const ExtractOptions& options) {
  Article article;
  article.text = record.bytes;
  std::string language = record.record.language.value_or("");
  if (language.empty()) language = identify(article.text);
  if (language != "und") article.languages.push_back(language);
  const auto size = static_cast<std::uint32_t>(article.text.size());
  article.sections.push_back({{0, size}, SectionRole::body, std::move(language)});
  set_metadata(record, options, {}, article);
  return article;
}

Result<Article> extract_page(const SourceRecord& record, const detail::HtmlTables& tables,
                             const LanguageIdentifier& identify, const ExtractOptions& options) {
  detail::HtmlArticle html = detail::read_html_article(record, tables, identify, options.preset);
  if (html.none == detail::NoArticle::index_page) {
    return Error{ErrorCode::malformed,
                 record.source_path + ": a list of articles, and none itself"};
  }
  Article article;
  put_together(html.page, article);
  if (html.none == detail::NoArticle::no_text || article.text.empty()) {
    return Error{ErrorCode::malformed, record.source_path + ": no text of an article in it"};
  }
  detail::PageMetadata& page = html.metadata;
  Metadata found;
  found.outlet = page.outlet.value_or("");
  found.published = std::move(page.published);
  found.published_from = page.published_from_text ? PublishedFrom::text : PublishedFrom::meta;
  found.authors = std::move(page.authors);
  found.title = std::move(page.title);
  found.url = std::move(page.url);
  set_metadata(record, options, std::move(found), article);
  add_republished_from(record, article);
  return article;
}

}  // namespace

/// Made when the first text comes that is to be cleaned: a pile of clean text needs none of them.
class ArticleExtractor::Tables {
 public:
  explicit Tables(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  const detail::Words& words() const { return prepared().words; }
  detail::HtmlTables html() const { return {prepared().words, prepared().content}; }

 private:
  struct Prepared {
    explicit Prepared(const lexicon::Lexicon& lexicon) : words(lexicon), content(lexicon) {}
    detail::Words words;
    detail::ContentTables content;
  };

  const Prepared& prepared() const {
    once_.run([this] { prepared_.emplace(lexicon_); });
    return *prepared_;
  }

  const lexicon::Lexicon& lexicon_;
  Once once_;
  mutable std::optional<Prepared> prepared_;
};

ArticleExtractor::ArticleExtractor(const lexicon::Lexicon& words)
    : tables_(std::make_unique<Tables>(words)) {}

ArticleExtractor::~ArticleExtractor() = default;

Result<Article> ArticleExtractor::extract(const SourceRecord& record,
                                          const LanguageIdentifier& identify,
                                          const ExtractOptions& options) const {
  if (record.media == Media::html) {
    return extract_page(record, tables_->html(), identify, options);
  }
  if (record.bytes.size() > kMostTextBytes) {
    return Error{ErrorCode::too_large, record.source_path + ": more than 2 GiB of text"};
  }
  if (record.media == Media::clean_text) return clean_article(record, identify, options);

  Page page = detail::read_page(record.bytes);
  Metadata found = read_parts(tables_->words(), identify, hints_of(record), page);
  Article article;
  put_together(page, article);
  if (article.text.empty()) {
    return Error{ErrorCode::malformed, record.source_path + ": no text of an article in it"};
  }
  set_metadata(record, options, std::move(found), article);
  add_republished_from(record, article);
  return article;
}

std::vector<TextDecision> ArticleExtractor::explain(const SourceRecord& record,
                                                    const LanguageIdentifier& identify,
                                                    const ExtractOptions& options) const {
  std::vector<TextDecision> decisions;
  if (record.media == Media::html) {
    for (detail::JudgedBlock& judged :
         detail::judge_html(record, tables_->html(), options.preset)) {
      decisions.push_back({std::move(judged.block.text), judged.kept(),
                           std::string(name_of(judged.rule)), std::move(judged.detail)});
    }
    return decisions;
  }
  if (record.media == Media::clean_text) return {{record.bytes, true, "given", "clean text"}};
  Page page = detail::read_page(record.bytes);
  read_parts(tables_->words(), identify, hints_of(record), page);
  for (const Line& line : page.lines) {
    decisions.push_back({std::string(page.view(line)), line.use != Use::dropped,
                         std::string(name_of(line.use)), std::string(name_of(line.mark))});
  }
  return decisions;
}

Result<Article> extract_article(const SourceRecord& record, const lexicon::Lexicon& words,
                                const LanguageIdentifier& identify, const ExtractOptions& options) {
  return ArticleExtractor(words).extract(record, identify, options);
}

}  // namespace wirestem::extract
