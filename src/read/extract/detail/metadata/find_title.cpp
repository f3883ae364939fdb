// SPDX-License-Identifier: Apache-2.0
//
// Declared titles (Open Graph, JSON-LD, <title>) say which heading is the headline, but carry the
// site's name, and are often rewritten for search engines; the heading says how the headline
// reads, but may hold a kicker, or be the site's own name. Each is measured by the other.
#include "read/extract/detail/metadata/find_title.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "read/extract/detail/metadata/node_text.hpp"
#include "read/extract/detail/metadata/plain_value.hpp"
#include "read/extract/detail/metadata/word_key.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 600;
constexpr std::size_t kMostHeadings = 24;     ///< of first level that are read
constexpr std::size_t kMostLesser = 60;       ///< of other levels
constexpr std::size_t kMostParts = 10;        ///< of one heading
constexpr int kKickerReach = 6;               ///< nodes of a heading
constexpr double kAgrees = 0.12;              ///< likeness of a heading and a declared title
constexpr std::size_t kFewWords = 2;          ///< "Home", "Our blog"
constexpr std::size_t kMostRubricWords = 2;   ///< before the site's name
constexpr std::size_t kMostSectionWords = 5;  ///< behind a bar

using markup::no_node;
using markup::NodeId;
using markup::NodeKind;

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
  bool bar = false;
};

constexpr std::array<std::string_view, 16> kSeparators = {" - ", " – ", " — ", " | ",  "|",   " · ",
                                                          " • ", " » ", " « ", " :: ", " / ", "｜",
                                                          " : ", ": ",  " ⋆ ", " › "};

/// A bit for each of some marks that stands in a text: one of them is in every separator.
unsigned marks_in(std::string_view text) {
  unsigned marks = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= '0' && byte <= '9') continue;
    marks |= byte >= 0x80 ? 1U : byte == '-' ? 2U : byte == '|' ? 4U : 0U;
    marks |= byte == ':' ? 8U : byte == '/' ? 16U : 0U;
  }
  return marks;
}

bool is_bar(std::string_view separator) {
  return separator == " | " || separator == "|" || separator == "｜";
}

Separator find_separator(std::string_view title, bool last) {
  Separator best;
  const unsigned marks = marks_in(title);
  if (marks == 0) return best;
  for (const std::string_view separator : kSeparators) {
    if ((marks_in(separator) & marks) == 0) continue;
    const std::size_t at = last ? title.rfind(separator) : title.find(separator);
    if (at == std::string_view::npos) continue;
    const bool better = best.at == std::string_view::npos ||
                        (last ? at + separator.size() > best.at + best.size ||
                                    (at < best.at && at + separator.size() == best.at + best.size)
                              : at < best.at);
    if (better) best = {at, separator.size(), is_bar(separator)};
  }
  return best;
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Takes the site's name off both ends. After a bar, which headlines do not use, a few words are
/// taken for the name of a site or section without being known; so is a word between the headline
/// and the site's name: "Ferry hits pier - Local - Quay Post".
std::string_view strip_site(std::string_view title, const SiteNames& names, bool heading) {
  const auto is_site = [&](std::string_view part) {
    return heading ? names.is_site_alone(part) : names.is_site(part);
  };
  std::string_view cut;  // the separator before the site's name
  for (int round = 0; round < 4; ++round) {
    const Separator last = find_separator(title, true);
    if (last.at == std::string_view::npos) return title;
    const std::string_view mark = title.substr(last.at, last.size);
    const std::string_view before = trim(title.substr(0, last.at));
    const std::string_view after = trim(title.substr(last.at + last.size));
    const std::size_t words = words_in_key(word_key(before));
    const std::size_t most = last.bar ? kMostSectionWords : mark == cut ? kMostRubricWords : 0;
    const bool section = words >= 3 && words_in_key(word_key(after)) <= most;
    if (words > 0 && (section || is_site(after))) {
      title = before;
      cut = mark;
      continue;
    }
    const Separator first = find_separator(title, false);
    const std::string_view rest = trim(title.substr(first.at + first.size));
    if (word_key(rest).empty() || !is_site(title.substr(0, first.at))) return title;
    title = rest;
  }
  return title;
}

struct Heading {
  std::string text;
  std::vector<std::string> parts;  ///< lines, spans
  std::string key;
  const HeadingSign* sign = nullptr;
};

struct Declared {
  std::string text;
  std::string key;
};

class Finder {
 public:
  Finder(const markup::Document& page, const PageSignals& signals, const StructuredData& data,
         SiteNames& names)
      : page_(page), signals_(signals), data_(data), names_(names) {}

  PageTitle find() {
    read_headings();
    read_declared();
    if (const Heading* exact = find_exact()) return made(exact->text, exact);
    for (const Heading& heading : firsts_) {
      const std::string part = declared_part_of(heading);
      if (!part.empty()) return made(part, &heading);
    }
    if (const Heading* like = find_like()) return made(like->text, like);
    return without_first();
  }

 private:
  Heading read(const HeadingSign& sign) const {
    Heading heading;
    heading.sign = &sign;
    std::string all = lines_below(page_, sign.node, kMostBytes);
    all.erase(0, kicker_size(sign.node, all));
    std::string text;
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find_first_of("\n\x1f", begin), all.size());
      const std::string_view part = std::string_view(all).substr(begin, end - begin);
      text += part;
      if (end < all.size() && all[end] == '\n') text += ' ';
      if (heading.parts.size() < kMostParts) heading.parts.push_back(plain_value(part));
      begin = end + 1;
    }
    heading.text = plain_value(text);
    heading.key = word_key(heading.text);
    return heading;
  }

  /// How many bytes of the heading's text are of a kicker: an element that is named so and stands
  /// before the headline.
  std::size_t kicker_size(NodeId heading, std::string_view all) const {
    NodeId node = page_.after(heading, heading);
    for (int i = 0; i < kKickerReach && node != no_node; ++i, node = page_.after(node, heading)) {
      if (page_[node].kind == NodeKind::text) {
        if (!trim(plain_value(page_[node].text)).empty()) return 0;
        continue;
      }
      const auto is_kicker = [&](const markup::Attribute& attribute) {
        return attribute.name == "class" && is_named_kicker(attribute.value);
      };
      if (std::ranges::none_of(page_.attributes(node), is_kicker)) continue;
      const std::string kicker = lines_below(page_, node, kMostBytes);
      const bool whole = kicker.empty() || word_key(all.substr(kicker.size())).empty();
      return whole || !all.starts_with(kicker) ? 0 : kicker.size();
    }
    return 0;
  }

  bool is_named_kicker(std::string_view name) const {
    return (signals_.names->hints_of(name) & kKicker) != 0;
  }

  void read_headings() {
    for (const HeadingSign& sign : signals_.headings) {
      if (sign.level != 1 || firsts_.size() == kMostHeadings) continue;
      Heading heading = read(sign);
      if (!heading.key.empty()) firsts_.push_back(std::move(heading));
    }
  }

  void declare(std::string_view text) {
    if (text.empty() || std::ranges::find(raw_, text) != raw_.end()) return;
    raw_.push_back(text);
    const std::string plain = plain_value(cut_text(text, kMostBytes));
    const std::string_view headline = strip_site(plain, names_, false);
    std::string key = word_key(headline);
    if (key.empty() || names_.is_site_alone(headline)) return;
    declared_.push_back({std::string(headline), std::move(key)});
  }

  /// What stands behind the headline in <title> but not in another title is the site's name.
  void learn(std::string_view title, std::string_view headline) {
    const std::string plain = plain_value(headline);
    if (plain.size() < 12 || !title.starts_with(plain)) return;
    const std::string_view rest = title.substr(plain.size());
    const Separator first = find_separator(rest, false);
    if (first.at == 0) names_.add(rest.substr(first.size));
  }

  void read_declared() {
    const std::string title = plain_value(cut_text(signals_.title, kMostBytes));
    const std::string_view og = signals_.meta("og:title");
    learn(title, og);
    learn(title, data_.article.headline);
    for (const Heading& heading : firsts_) learn(title, heading.text);
    declare(og);
    declare(data_.article.headline);
    declare(signals_.meta("twitter:title"));
    declare(signals_.title);
    for (const std::string_view name : {"parsely-title", "sailthru.title", "citation_title",
                                        "dc.title", "dcterms.title", "headline", "title"}) {
      declare(signals_.meta(name));
    }
    declare(data_.article.name);
    declare(data_.page.name);
  }

  bool is_declared(std::string_view key) const {
    return std::ranges::find(declared_, key, &Declared::key) != declared_.end();
  }

  const Heading* find_exact() const {
    const auto exact = std::ranges::find_if(
        firsts_, [&](const Heading& heading) { return is_declared(heading.key); });
    return exact == firsts_.end() ? nullptr : &*exact;
  }

  /// A heading of several parts may hold a kicker or a dek; the parts that are declared count.
  std::string declared_part_of(const Heading& heading) const {
    for (std::size_t first = 0; first < heading.parts.size(); ++first) {
      std::string part;
      for (std::size_t i = first; i < heading.parts.size(); ++i) {
        part += (part.empty() ? "" : " ") + heading.parts[i];
        if (is_declared(word_key(part))) return part;
      }
    }
    return {};
  }

  const Heading* find_like() const {
    const Heading* best = nullptr;
    double most = 0;
    for (const Heading& heading : firsts_) {
      if (names_.is_site_alone(heading.text)) continue;
      double like = 0;
      for (const Declared& declared : declared_) {
        like = std::max(like, likeness(heading.key, declared.key));
      }
      if (like > most || best == nullptr) best = &heading;
      most = std::max(most, like);
    }
    if (best == nullptr || most >= kAgrees || declared_.empty()) return best;
    const bool usable = firsts_.size() == 1 && words_in_key(best->key) > kFewWords;
    return usable ? best : nullptr;
  }

  /// No heading of first level is the headline: another heading that <title> repeats, or what is
  /// declared, or the first heading there is.
  PageTitle without_first() {
    std::vector<Heading> lesser;
    for (const HeadingSign& sign : signals_.headings) {
      if (sign.level == 1 || lesser.size() == kMostLesser) continue;
      Heading heading = read(sign);
      if (is_declared(heading.key)) return made(heading.text, &heading);
      lesser.push_back(std::move(heading));
    }
    if (!declared_.empty()) return {declared_.front().text, 0};
    for (const Heading& heading : lesser) {
      const bool fits = heading.sign->zone == Zone::content && words_in_key(heading.key) > 1;
      if (fits && !names_.is_site(heading.text)) return made(heading.text, &heading);
    }
    return {plain_value(signals_.title), 0};
  }

  PageTitle made(std::string_view text, const Heading* heading) const {
    return {std::string(strip_site(text, names_, true)), heading->sign->place};
  }

  const markup::Document& page_;
  const PageSignals& signals_;
  const StructuredData& data_;
  SiteNames& names_;
  std::vector<Heading> firsts_;
  std::vector<Declared> declared_;
  std::vector<std::string_view> raw_;  ///< declared, as written
};

}  // namespace

PageTitle find_title(const markup::Document& page, const PageSignals& signals,
                     const StructuredData& data, SiteNames& names) {
  return Finder(page, signals, data, names).find();
}

}  // namespace wirestem::extract::detail
