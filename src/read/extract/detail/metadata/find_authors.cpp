// SPDX-License-Identifier: Apache-2.0
//
// Every place that may name the authors gives a candidate with a weight: how often such a place is
// right, less what speaks against this one (no full name, an office, far from the headline, in a
// box of comments). The heaviest wins; a longer list that holds all its names replaces it.
#include "read/extract/detail/metadata/find_authors.hpp"

#include <algorithm>
#include <array>

#include "read/extract/detail/metadata/byline_names.hpp"
#include "read/extract/detail/metadata/node_text.hpp"
#include "read/extract/detail/metadata/plain_value.hpp"
#include "read/extract/detail/metadata/word_key.hpp"
#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostVisible = 40;   ///< elements that are read
constexpr std::size_t kMostBytes = 300;    ///< of one
constexpr std::size_t kLongBytes = 220;    ///< more is no byline
constexpr std::size_t kTrailBytes = 25;    ///< after a single name, else it is a sentence
constexpr std::size_t kLinesBelow = 14;    ///< of the headline that are read
constexpr std::uint32_t kNearBefore = 40;  ///< elements
constexpr std::uint32_t kNearAfter = 90;   ///< elements

constexpr std::size_t kBytesBelow = 3000;  ///< of these lines
constexpr std::size_t kMostFarLines = 60;  ///< with a label
constexpr std::size_t kBareBytes = 60;
constexpr std::size_t kBareLine = 100;  ///< of a line that holds a bare name and a date, say
constexpr int kBareTexts = 8;
constexpr int kOffice = 52;  ///< the most that an office weighs
constexpr int kStrong = 90;  ///< declared full names: little else need be read
constexpr std::size_t kMostBesideStrong = 6;
constexpr int kEnough = 58;  ///< a weight that ends the search

struct Candidate {
  std::vector<std::string> names;
  int weight = 0;
  bool full = false;
};

class Finder {
 public:
  Finder(const markup::Document& page, const PageSignals& signals, const StructuredData& data,
         const PageTitle& title, const SiteNames& site, const lexicon::Lexicon& lexicon,
         const LabelWords& labels)
      : page_(page),
        signals_(signals),
        data_(data),
        title_(title),
        site_(site),
        lexicon_(lexicon),
        labels_(labels) {}

  std::vector<std::string> find() {
    add_declared();
    add_marked();
    if (most() < kStrong) add_lines();
    if (most() < kEnough) add_far_lines();
    if (most() < kEnough) add_bare_names();
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates_) {
      if (best == nullptr || candidate.weight > best->weight) best = &candidate;
    }
    if (best == nullptr || best->weight <= 0) return {};
    for (const Candidate& candidate : candidates_) {
      if (candidate.weight > 40 && is_longer(candidate, *best)) best = &candidate;
    }
    return best->names;
  }

 private:
  void add(BylineNames read, int weight, int not_full = 30) {
    if (read.names.empty()) return;
    if (!read.full) weight -= not_full;
    if (read.office) weight = std::min(weight, kOffice);
    candidates_.push_back({std::move(read.names), weight, read.full});
  }

  int most() const {
    int most = 0;
    for (const Candidate& candidate : candidates_) most = std::max(most, candidate.weight);
    return most;
  }

  void add_thing(const DeclaredThing& thing, int weight) {
    BylineNames all;
    all.full = true;
    std::vector<std::string> offices;
    for (const DeclaredAuthor& author : thing.authors) {
      BylineNames one = read_byline(author.name, BylineSource::declared, lexicon_, site_);
      const bool office = one.office || author.kind == AuthorKind::organization;
      std::vector<std::string>& to = office ? offices : all.names;
      if (!office) all.full = all.full && one.full;
      for (std::string& name : one.names) {
        if (std::ranges::find(to, name) == to.end()) to.push_back(std::move(name));
      }
    }
    all.office = all.names.empty();
    if (all.office) all.names = std::move(offices);
    add(std::move(all), weight);
  }

  void add_declared() {
    add_thing(data_.article, 100);
    add_thing(data_.page, 84);
    struct Source {
      std::string_view name;
      int weight;
    };
    constexpr std::array<Source, 14> kSources = {{{"sailthru.author", 96},
                                                  {"parsely-author", 96},
                                                  {"cxenseparse:author", 92},
                                                  {"citation_author", 96},
                                                  {"byl", 94},
                                                  {"author", 92},
                                                  {"article:author_name", 90},
                                                  {"article:author", 82},
                                                  {"og:author", 82},
                                                  {"dc.creator", 80},
                                                  {"dcterms.creator", 80},
                                                  {"dc.creator.1", 80},
                                                  {"creator", 70},
                                                  {"authors", 82}}};
    for (const Source& source : kSources) {
      BylineNames all;
      all.full = true;
      for (const std::string_view value : signals_.all_metas(source.name)) {
        BylineNames one = read_byline(plain_value(value), BylineSource::declared, lexicon_, site_);
        if (one.names.empty()) continue;
        all.full = all.full && one.full;
        all.office = all.office || one.office;
        for (std::string& name : one.names) {
          if (std::ranges::find(all.names, name) == all.names.end()) {
            all.names.push_back(std::move(name));
          }
        }
      }
      add(std::move(all), source.weight);
    }
    const std::string label = plain_value(signals_.meta("twitter:label1"));
    if (!label.empty() && announces_writer(label, lexicon_, labels_)) {
      add(read_byline(plain_value(signals_.meta("twitter:data1")), BylineSource::declared, lexicon_,
                      site_),
          86);
    }
  }

  bool is_near(std::uint32_t place) const {
    return title_.place == 0 ||
           (place + kNearBefore >= title_.place && place <= title_.place + kNearAfter);
  }

  int weigh(const BylineSign& sign) const {
    int weight = 0;
    switch (sign.sign) {
      case AuthorSign::microdata:
        weight = 78;
        break;
      case AuthorSign::link:
        weight = 76;
        break;
      case AuthorSign::byline:
        weight = 74;
        break;
      default:
        weight = 70;
    }
    if (!is_near(sign.place)) weight -= 22;
    if (sign.zone == Zone::related) weight -= 40;
    if (sign.zone == Zone::side || sign.zone == Zone::site) weight -= 20;
    return weight;
  }

  /// Elements that say they name the author.
  void add_marked() {
    std::vector<BylineSign> signs = signals_.bylines;
    const auto distance = [&](const BylineSign& sign) {
      const std::uint32_t place = title_.place;
      return sign.place > place ? sign.place - place : (place - sign.place) * 2;
    };
    std::ranges::stable_sort(signs, {}, distance);
    std::erase_if(signs, [](const BylineSign& sign) { return sign.zone == Zone::comments; });
    const std::size_t limit = most() >= kStrong ? kMostBesideStrong : kMostVisible;
    if (signs.size() > limit) signs.resize(limit);
    for (const BylineSign& sign : signs) {
      const std::string text = lines_below(page_, sign.node, kMostBytes);
      if (text.empty() || text.size() > kLongBytes) continue;
      BylineNames read = read_byline(text, BylineSource::visible, lexicon_, site_);
      const bool handle = read.names.empty() && sign.sign <= AuthorSign::link &&
                          text.find_first_of(" \n") == std::string::npos;
      if (handle) read = read_byline(text, BylineSource::declared, lexicon_, site_);
      const int bonus = read.announced ? 8 : 0;
      add(std::move(read), weigh(sign) + bonus, 16);
    }
  }

  /// The node after the headline's heading; no_node where there is no such heading.
  markup::NodeId after_title() const {
    const auto heading = std::ranges::find(signals_.headings, title_.place, &HeadingSign::place);
    if (title_.place == 0 || heading == signals_.headings.end()) return markup::no_node;
    return page_.after_subtree(heading->node);
  }

  /// A line that announces its writer; the name may stand on the line below its label.
  void add_announced(std::string_view lines, int weight, bool far = false) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (end > kLongBytes || !announces_writer(lines.substr(0, end), lexicon_, labels_)) return;
    const std::size_t second =
        std::min(lines.find('\n', std::min(end + 1, lines.size())), lines.size());
    BylineNames read = read_byline(cut_text(lines, std::min(second, kLongBytes)),
                                   BylineSource::visible, lexicon_, site_);
    const bool sentence = !read.full && read.end + kTrailBytes < end;
    if (sentence || (far && (!read.full || !starts_upper(read.names.front())))) return;
    add(std::move(read), weight, 16);
  }

  static bool starts_upper(std::string_view name) {
    const char32_t c = text::code_point_at(name, 0).value;
    return text::is_upper(c) || (c >= 0x590 && text::is_letter(c));
  }

  /// Lines under the headline that announce their writer.
  void add_lines() {
    const markup::NodeId next = after_title();
    if (next == markup::no_node) return;
    const std::string lines = lines_from(page_, next, kLinesBelow, kBytesBelow);
    int weight = 84;
    for (std::string_view rest = lines; !rest.empty();) {
      add_announced(rest, weight--);
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    }
  }

  /// Lines that announce a writer anywhere on the page, for some are named at the end.
  void add_far_lines() {
    int weight = kEnough;
    std::size_t read = 0;
    for (markup::NodeId node = page_.first(); node != markup::no_node && read < kMostFarLines;
         node = page_.after(node)) {
      const markup::Node& now = page_[node];
      if (now.kind != markup::NodeKind::text || now.text.size() > kLongBytes ||
          now.text.size() < 2 || !labels_.may_announce(now.text)) {
        continue;
      }
      const markup::Tag holder = page_[now.parent].tag;
      if (holder == markup::Tag::script || holder == markup::Tag::style) continue;
      ++read;
      const Zone zone = zone_around(page_, *signals_.names, now.parent);
      if (zone == Zone::comments || zone == Zone::related || zone == Zone::site) continue;
      add_announced(lines_from(page_, node, 2, kMostBytes), weight, true);
      weight = std::max(weight - 1, kEnough / 2);
    }
  }

  /// A name alone, or with a date, among the first texts under the headline.
  void add_bare_names() {
    markup::NodeId node = after_title();
    for (int seen = 0; node != markup::no_node && seen < kBareTexts; node = page_.after(node)) {
      if (page_[node].kind != markup::NodeKind::text) continue;
      const std::string_view text = text::trim(page_[node].text);
      const markup::Tag holder = page_[page_[node].parent].tag;
      if (text.empty() || holder == markup::Tag::script || holder == markup::Tag::style) continue;
      ++seen;
      if (text.size() > kBareBytes) continue;
      BylineNames read = read_byline(text, BylineSource::visible, lexicon_, site_);
      const bool sure = read.full && !read.office && read.end + 2 >= text.size() &&
                        is_given_name(read.names.front());
      if (!sure || zone_around(page_, *signals_.names, page_[node].parent) != Zone::content ||
          stands_in_prose(node, text)) {
        continue;
      }
      add(std::move(read), kEnough - 10 - seen);
    }
  }

  /// "The miller of Cray, <b>Orla Finn</b>, found eleven coins": a name set off within a sentence.
  bool stands_in_prose(markup::NodeId node, std::string_view name) const {
    markup::NodeId block = page_[node].parent;
    while (is_inline(page_[block].tag) && page_[block].parent != markup::no_node) {
      block = page_[block].parent;
    }
    const std::string lines = lines_below(page_, block, kMostBytes);
    const std::size_t at = lines.find(name);
    if (at == std::string::npos) return false;
    const std::size_t begin = lines.rfind('\n', at) + 1;  // npos + 1 is 0
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    return end - begin > kBareLine;
  }

  bool is_given_name(std::string_view name) const {
    const std::string_view first = name.substr(0, name.find(' '));
    return std::ranges::any_of(lexicon_.languages(), [&](std::string_view language) {
      return lexicon_.table("given_names").find(first, language) >= 0;
    });
  }

  static bool is_longer(const Candidate& candidate, const Candidate& than) {
    if (candidate.names.size() <= than.names.size() || !candidate.full) return false;
    std::vector<std::string> keys;
    for (const std::string& name : candidate.names) keys.push_back(word_key(name));
    return std::ranges::all_of(than.names, [&](const std::string& name) {
      const std::string key = word_key(name);
      return std::ranges::any_of(keys, [&](const std::string& k) { return key_holds(k, key); });
    });
  }

  const markup::Document& page_;
  const PageSignals& signals_;
  const StructuredData& data_;
  const PageTitle& title_;
  const SiteNames& site_;
  const lexicon::Lexicon& lexicon_;
  const LabelWords& labels_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<std::string> find_authors(const markup::Document& page, const PageSignals& signals,
                                      const StructuredData& data, const PageTitle& title,
                                      const SiteNames& names, const lexicon::Lexicon& lexicon,
                                      const LabelWords& labels) {
  return Finder(page, signals, data, title, names, lexicon, labels).find();
}

}  // namespace wirestem::extract::detail
