// SPDX-License-Identifier: Apache-2.0
//
// From markup to the same Page of lines that plain text is read into: from there on both go one
// way. The blocks that find_content keeps become body and lede; the headline comes from the page's
// metadata; of the blocks that were dropped, those that say where the text comes from are credits.
#include "read/extract/detail/html_article.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "read/extract/detail/content/embedded_body.hpp"
#include "read/extract/detail/metadata/site_names.hpp"
#include "read/extract/detail/title_text.hpp"
#include "read/markup/decode_page.hpp"
#include "read/markup/parse_html.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::Document;

constexpr std::uint32_t kCreditWords = 40;     ///< a line of credit has no more
constexpr std::size_t kCreditReach = 3;        ///< blocks from either end of the body
constexpr std::uint64_t kEnoughLetters = 600;  ///< an article's body is seldom shorter
constexpr std::uint64_t kMuchMore = 2;         ///< times the letters of the markup's text
constexpr std::size_t kSampleBytes = 800;      ///< of text, to tell its language
constexpr std::uint64_t kIndexLetters = 700;   ///< a list of articles has less text of its own
constexpr std::size_t kDeclaredTeasers = 6;    ///< blocks, on a page that says it is a list
constexpr std::size_t kDeclaredLinks = 3;      ///< … with nothing else on it
constexpr std::size_t kIndexLinks = 8;         ///< on a page with nothing else
constexpr std::size_t kIndexTeasers = 12;      ///< … and that many teasers

/// With scripting, <noscript> is text that nobody sees. Without, an unclosed box in it would
/// swallow the page, as it does nowhere on a reader's screen.
constexpr markup::HtmlOptions kAsBrowsersDo{.scripting = true};

std::string_view url_of(const SourceRecord& record) {
  if (record.manifest.url) return *record.manifest.url;
  if (record.record.url) return *record.record.url;
  return {};
}

std::uint64_t kept_letters(const std::vector<JudgedBlock>& blocks) {
  std::uint64_t letters = 0;
  for (const JudgedBlock& judged : blocks) {
    if (judged.kept()) letters += judged.block.letters;
  }
  return letters;
}

/// Builds the Page line by line.
class PageWriter {
 public:
  void add(std::string_view text, Use use) {
    const std::string line = text::to_nfc(text);
    if (!page_.text.empty()) page_.text += '\n';
    const auto begin = static_cast<std::uint32_t>(page_.text.size());
    page_.text += line;
    Line added;
    added.span = {begin, static_cast<std::uint32_t>(page_.text.size())};
    added.use = use;
    added.letters = static_cast<std::uint32_t>(text::count_code_points(line));
    page_.lines.push_back(added);
  }

  /// A block's lines are paragraphs of their own, save where a sentence runs on.
  void add_block(const Block& block, Use use) {
    if (block.kind == BlockKind::preformatted) {
      add(block.text, use);
      return;
    }
    std::string paragraph;
    std::string_view rest = block.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!paragraph.empty() && !runs_on(paragraph, line)) {
        add(paragraph, use);
        paragraph.clear();
      }
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += line;
    }
    if (!paragraph.empty()) add(paragraph, use);
  }

  Page take() && { return std::move(page_); }

 private:
  static bool runs_on(std::string_view before, std::string_view after) {
    if (before.ends_with(',') || after.empty()) return !after.empty();
    const char32_t last = text::code_point_before(before, before.size()).value;
    const char32_t first = text::code_point_at(after, 0).value;
    const bool lower_case = text::is_letter(first) && !text::is_upper(first) && first < 0x590;
    return lower_case && text::is_letter(last);
  }

  Page page_;
};

std::string capitals_of(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

bool is_credit(const Block& block, const Words& words) {
  if (block.words > kCreditWords || block.kind != BlockKind::paragraph) return false;
  if (block.text.starts_with('(') && block.text.ends_with(')')) {
    const std::string_view inside = std::string_view(block.text).substr(1, block.text.size() - 2);
    // "(dpa)": in brackets agencies write their initials in small letters, too.
    if (is_outlet(words.lexicon, inside) || is_outlet(words.lexicon, capitals_of(inside))) {
      return true;
    }
    if (words.bylines.match_line(block.text).has_value()) return true;  // "(Reporting by …)"
  }
  return words.credits.may_match(block.text, block.words) &&
         words.credits.match_line(block.text).has_value();
}

/// Credits stand just above the body, in it, or just below it.
bool may_be_credit(Rule rule) {
  return rule == Rule::details || rule == Rule::author_box || rule == Rule::before_body ||
         rule == Rule::after_body || rule == Rule::caption || rule == Rule::phrase;
}

class ArticleWriter {
 public:
  ArticleWriter(const Words& words, const PageMetadata& metadata, bool credits)
      : words_(words), metadata_(metadata), credits_(credits) {}

  Page write(const std::vector<JudgedBlock>& blocks) {
    if (metadata_.title) writer_.add(*metadata_.title, Use::title);
    std::size_t left = static_cast<std::size_t>(
        std::ranges::count_if(blocks, [](const JudgedBlock& judged) { return judged.kept(); }));
    for (const JudgedBlock& judged : blocks) {
      if (judged.kept()) --left;
      write_block(judged, credits_ && (written_ < kCreditReach || left < kCreditReach));
    }
    return std::move(writer_).take();
  }

  Page write(const std::vector<std::string>& paragraphs) {
    if (metadata_.title) writer_.add(*metadata_.title, Use::title);
    for (const std::string& paragraph : paragraphs) writer_.add(paragraph, Use::body);
    return std::move(writer_).take();
  }

 private:
  /// `at_edge`: near the begin or the end of the article, where credits stand.
  void write_block(const JudgedBlock& judged, bool at_edge) {
    const Block& block = judged.block;
    if (!judged.kept()) {
      if (at_edge && may_be_credit(judged.rule) && is_credit(block, words_)) {
        writer_.add_block(block, Use::credit);
      }
      return;
    }
    const bool headline = block.kind == BlockKind::heading && written_ == 0 && metadata_.title &&
                          is_same_headline(block.text, *metadata_.title);
    if (headline) return;
    if (judged.rule == Rule::notice) {
      writer_.add_block(block, Use::notice);
    } else if (judged.rule == Rule::kept_caption) {
      writer_.add_block(block, Use::caption);
    } else if (judged.rule == Rule::lede) {
      writer_.add_block(block, Use::dek);
    } else {
      ++written_;
      const bool credit = at_edge && is_credit(block, words_);
      writer_.add_block(block, credit ? Use::credit : Use::body);
    }
  }

  const Words& words_;
  const PageMetadata& metadata_;
  bool credits_;
  PageWriter writer_;
  std::size_t written_ = 0;  ///< blocks of the body
};

/// At most that many bytes of a text, in whole characters.
std::string_view begin_of(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return utf8;
  while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80) --bytes;
  return utf8.substr(0, bytes);
}

/// "en" and "en-GB".
bool is_same_language(std::string_view language, std::string_view declared) {
  return declared.substr(0, declared.find_first_of("-_")) == language;
}

/// All lines in the language of the whole where the begin of the text is in the one that the page
/// declares, or both ends of the text agree on it; else line by line, and parted where a second
/// language begins.
void tell_languages(const Identify& identify, std::string_view declared, Page& page) {
  std::vector<std::size_t> body;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.lines[i].use == Use::body) body.push_back(i);
  }
  const auto sample = [&](bool from_end) {
    std::string text;
    for (std::size_t k = 0; k < body.size() && text.size() < kSampleBytes; ++k) {
      const std::string_view line = page.view(body[from_end ? body.size() - 1 - k : k]);
      text += begin_of(line, kSampleBytes);
      text += '\n';
    }
    return text;
  };
  const std::string head = sample(false);
  const std::string tail = sample(true);
  const std::string language = identify(head);
  const bool as_declared =
      is_same_language(language, declared) && text::main_script(head) == text::main_script(tail);
  if (language != "und" && (as_declared || language == identify(tail))) {
    for (Line& line : page.lines) line.language = language;
    return;
  }
  for (Line& line : page.lines) measure(page, line);
  const std::vector<PartUse> parts = part_by_language(identify, page);
  fill_languages(identify, parts, page);
}

/// Links that are lines of their own, outside of what is named as furniture.
std::size_t count_headlines(const std::vector<JudgedBlock>& blocks) {
  return static_cast<std::size_t>(std::ranges::count_if(blocks, [](const JudgedBlock& judged) {
    const Block& block = judged.block;
    const bool furniture = judged.rule == Rule::boilerplate_box;
    return !furniture && block.words >= 2 && block.link_letters * 10 >= block.letters * 9;
  }));
}

/// A list of articles says so, or has many teasers and little prose of its own.
bool is_index_page(const PageMetadata& metadata, const std::vector<JudgedBlock>& blocks) {
  if (!metadata.article_body.empty()) return false;
  const auto count = [&](Rule rule) {
    return static_cast<std::size_t>(std::ranges::count(blocks, rule, &JudgedBlock::rule));
  };
  const std::size_t teasers = count(Rule::teasers);
  const std::uint64_t letters = kept_letters(blocks);
  if (metadata.is_index && teasers >= kDeclaredTeasers) return true;
  if (letters == 0) {
    return count_headlines(blocks) >= (metadata.is_index ? kDeclaredLinks : kIndexLinks);
  }
  return teasers >= kIndexTeasers && letters < kIndexLetters;
}

/// A page taken apart: its tree, what it says about itself, and every block judged. Stays where it
/// is made, since the tree looks into the text.
struct OpenedPage {
  OpenedPage(const SourceRecord& record, const HtmlTables& tables, Preset preset)
      : text(markup::read_page_text(record.bytes, declared_charset_of(record))),
        document(markup::parse_html(text.utf8(), kAsBrowsersDo)),
        metadata(read_metadata(document, url_of(record), tables.words)) {
    std::erase_if(metadata.authors, [&](const std::string& author) {
      return is_outlet(tables.words.lexicon, author);  // "By Reuters" names no person
    });
    const std::string host = host_of(metadata.url ? *metadata.url : url_of(record));
    blocks = find_content(document, tables.content,
                          {.host = host,
                           .authors = metadata.authors,
                           .preset = preset,
                           .is_article = metadata.is_article});
  }
  OpenedPage(const OpenedPage&) = delete;
  OpenedPage& operator=(const OpenedPage&) = delete;

  static std::optional<std::string_view> declared_charset_of(const SourceRecord& record) {
    if (record.charset.empty()) return std::nullopt;
    return record.charset;
  }

  const markup::PageText text;
  const Document document;
  PageMetadata metadata;
  std::vector<JudgedBlock> blocks;
};

}  // namespace

HtmlArticle read_html_article(const SourceRecord& record, const HtmlTables& tables,
                              const Identify& identify, Preset preset) {
  OpenedPage page(record, tables, preset);
  HtmlArticle article;
  article.metadata = std::move(page.metadata);
  const std::vector<JudgedBlock>& blocks = page.blocks;

  ArticleWriter writer(tables.words, article.metadata, preset != Preset::fast);
  const std::uint64_t letters = kept_letters(blocks);
  std::vector<std::string> embedded;
  const bool thin =
      letters < kEnoughLetters || article.metadata.article_body.size() > letters * kMuchMore;
  if (thin && preset != Preset::fast) {
    embedded =
        find_embedded_body(page.document, article.metadata.article_body, letters * kMuchMore);
  }
  if (embedded.empty() && is_index_page(article.metadata, blocks)) {
    article.none = NoArticle::index_page;
    return article;
  }
  article.page = embedded.empty() ? writer.write(blocks) : writer.write(embedded);
  tell_languages(identify, article.metadata.language.value_or(""), article.page);
  const bool body = std::ranges::any_of(article.page.lines,
                                        [](const Line& line) { return line.use == Use::body; });
  if (!body) article.none = NoArticle::no_text;
  return article;
}

std::vector<JudgedBlock> judge_html(const SourceRecord& record, const HtmlTables& tables,
                                    Preset preset) {
  OpenedPage page(record, tables, preset);
  return std::move(page.blocks);
}

}  // namespace wirestem::extract::detail
