// SPDX-License-Identifier: Apache-2.0
//
// Makes a pile of pages that were made from one another, and says which from which.
//
//     make_cascade [--documents 20000] [--seed 1] [--words 580] [--texts FOLDER] OUT_FOLDER
//
// Half of the pages are new (one in ten of these tells the event of an earlier one in words of its
// own); the others are made from an earlier page, one time in seven from one that was itself made
// from another: boilerplate added, cut to 40 %, 40 % of the sentences dropped and others swapped,
// 15 % of the words replaced, or a passage of 85 words put into a text about something else. Times
// of publication, outlets and credits are given as pages give them: one page in eight has no time,
// one in five only a day, one in sixteen the time of a later update; one derived page in four names
// the paper that it is from.
//
// OUT_FOLDER/documents.jsonl: {id, text, title, outlet, published?}, which wirestem reads as it is.
// OUT_FOLDER/labels.jsonl, a line each: {id, kind, parent?, origins, passages}. `origins` are the
// new pages whose words it holds, `passages` the places in bytes in the parent and in the page.
// The same arguments make the same bytes. Memory holds the last 2,048 pages only.
//
// Texts are invented; or with --texts the *.txt files of a folder are taken for the new pages.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/cascade/derive.hpp"
#include "bench/cascade/grammar.hpp"
#include "bench/cascade/json_text.hpp"
#include "bench/cascade/random.hpp"
#include "bench/cascade/text_folder.hpp"

namespace wirestem::cascade {
namespace {

constexpr std::size_t kRemembered = 2048;  ///< pages that one may still take from
constexpr std::size_t kOutlets = 60;
constexpr double kDerived = 0.5;
constexpr double kAccount = 0.1;
constexpr double kFromDerived = 0.15;
constexpr double kCredited = 0.25;
constexpr double kSpread = 0.3;  ///< of a text's length around the mean

struct Options {
  std::size_t documents = 20000;
  std::uint64_t seed = 1;
  std::size_t words = 580;
  std::string texts;
  std::string out;
};

struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Outlet {
  std::string name;
  std::vector<std::string> before;  ///< what its pages carry around every article
  std::vector<std::string> after;
};

struct Page {
  std::string id;
  Kind kind = Kind::original;
  std::string parent;
  std::size_t outlet = 0;
  std::string title;
  std::string published;
  Cast cast;
  std::vector<Line> lines;
  std::set<std::string> origins;
  std::string text;           ///< of the lines
  std::vector<Place> places;  ///< of the lines in it
};

class CascadeMaker {
 public:
  explicit CascadeMaker(const Options& options)
      : options_(options),
        grammar_(options.seed),
        random_(options.seed),
        folder_(options.texts),
        documents_(options.out + "/documents.jsonl", std::ios::binary),
        labels_(options.out + "/labels.jsonl", std::ios::binary) {
    for (std::size_t o = 0; o < kOutlets; ++o) outlets_.push_back(make_outlet());
  }

  int run() {
    if (!documents_ || !labels_) {
      std::fprintf(stderr, "make_cascade: cannot write into %s\n", options_.out.c_str());
      return 1;
    }
    std::size_t made = 0;
    for (; made < options_.documents; ++made) {
      std::optional<Page> page = make_page(made);
      if (!page) {
        std::fprintf(stderr, "make_cascade: the texts are enough for %zu documents\n", made);
        break;
      }
      write(*page);
      pages_.push_back(std::move(*page));
      if (pages_.size() > kRemembered) pages_.pop_front();
    }
    return documents_.flush() && labels_.flush() ? 0 : 1;
  }

 private:
  Outlet make_outlet() {
    const Cast nobody = grammar_.make_cast(random_);
    Outlet outlet;
    outlet.name = "The " + grammar_.name(random_) + " Courier";
    outlet.before = grammar_.write(random_, nobody, 12);
    outlet.after = grammar_.write(random_, nobody, 50);
    return outlet;
  }

  std::optional<std::vector<std::string>> new_text(const Cast& cast) {
    if (!options_.texts.empty()) return folder_.next();
    const double size =
        static_cast<double>(options_.words) * (1 - kSpread + 2 * kSpread * random_.share());
    return grammar_.write(random_, cast, static_cast<std::size_t>(size));
  }

  std::optional<Page> make_page(std::size_t number) {
    Page page;
    char id[16];
    std::snprintf(id, sizeof id, "d%07zu", number);
    page.id = id;
    page.outlet = random_.below(kOutlets);
    page.published = publication_time(number);
    const Page* parent = random_.chance(kDerived) ? choose_parent() : nullptr;
    if (parent != nullptr ? !derive(page, *parent) : !write_anew(page)) return std::nullopt;
    set_text(page);
    return page;
  }

  bool write_anew(Page& page) {
    page.origins = {page.id};
    page.cast = grammar_.make_cast(random_);
    if (options_.texts.empty() && !pages_.empty() && random_.chance(kAccount)) {
      page.kind = Kind::account;
      page.cast = pages_[random_.below(pages_.size())].cast;
    }
    page.title = grammar_.headline(random_, page.cast);
    const auto text = new_text(page.cast);
    if (!text) return false;
    for (const std::string& line : *text) page.lines.push_back({line, -1});
    return true;
  }

  /// A page to take from: mostly a new one, now and then one that has been made from another.
  const Page* choose_parent() {
    if (pages_.empty()) return nullptr;
    const bool derived = random_.chance(kFromDerived);
    const std::size_t start = random_.below(pages_.size());
    for (std::size_t step = 0; step < pages_.size(); ++step) {
      const Page& page = pages_[(start + step) % pages_.size()];
      const bool is_derived = page.kind != Kind::original && page.kind != Kind::account;
      if (is_derived == derived && page.lines.size() > 4) return &page;
    }
    return &pages_[start];
  }

  bool derive(Page& page, const Page& parent) {
    constexpr std::size_t kKinds = 5;
    page.kind =
        static_cast<Kind>(static_cast<std::size_t>(Kind::boilerplate) + random_.below(kKinds));
    page.parent = parent.id;
    page.cast = parent.cast;
    page.origins = parent.origins;
    page.title = random_.chance(0.5) ? parent.title : grammar_.headline(random_, page.cast);
    const Outlet& outlet = outlets_[page.outlet];
    if (page.kind == Kind::boilerplate) {
      page.lines = add_boilerplate(parent.lines, outlet.before, outlet.after);
    } else if (page.kind == Kind::cut) {
      page.lines = cut(parent.lines);
    } else if (page.kind == Kind::shuffled) {
      page.lines = shuffle(parent.lines, random_);
    } else if (page.kind == Kind::reworded) {
      page.lines = reword(parent.lines, grammar_, random_);
    } else {
      page.cast = grammar_.make_cast(random_);
      page.title = grammar_.headline(random_, page.cast);
      const auto host = new_text(page.cast);
      if (!host) return false;
      page.lines = embed(parent.lines, *host, random_);
      page.origins.insert(page.id);
    }
    if (random_.chance(kCredited)) {
      page.lines.push_back(
          {"This article was first published by " + outlets_[parent.outlet].name + ".", -1});
    }
    return true;
  }

  /// A page each three minutes, as the pages tell it.
  std::string publication_time(std::size_t number) {
    constexpr std::size_t kMinutesApart = 3;
    constexpr std::size_t kDay = 24 * 60;
    std::size_t minutes = number * kMinutesApart;
    const double sign = random_.share();
    const std::size_t update = 30 + random_.below(2 * kDay);
    if (sign < 0.125) return "";
    if (sign < 0.1875) minutes += update;
    const std::size_t day = minutes / kDay;
    char time[32];
    // Months of 28 days: every date exists.
    std::snprintf(time, sizeof time, "%04zu-%02zu-%02zuT%02zu:%02zu:00Z", 2031 + day / 336,
                  1 + day / 28 % 12, 1 + day % 28, minutes % kDay / 60, minutes % 60);
    constexpr std::size_t kDateLength = 10;
    return sign > 0.8 ? std::string(time).substr(0, kDateLength) : time;
  }

  static void set_text(Page& page) {
    constexpr std::size_t kParagraph = 3;  ///< lines
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (i > 0) page.text += i % kParagraph == 0 ? "\n\n" : " ";
      const std::size_t begin = page.text.size();
      page.text += page.lines[i].text;
      page.places.push_back({begin, page.text.size()});
    }
  }

  void write(const Page& page) {
    documents_ << "{\"id\": " << json_text(page.id) << ", \"title\": " << json_text(page.title)
               << ", \"outlet\": " << json_text(outlets_[page.outlet].name) << ", \"lang\": \"en\"";
    if (!page.published.empty()) documents_ << ", \"published\": " << json_text(page.published);
    documents_ << ", \"text\": " << json_text(page.text) << "}\n";
    labels_ << "{\"id\": " << json_text(page.id) << ", \"kind\": \"" << name_of(page.kind) << '"';
    if (!page.parent.empty()) labels_ << ", \"parent\": " << json_text(page.parent);
    labels_ << ", \"origins\": [";
    const char* comma = "";
    for (const std::string& origin : page.origins) {
      labels_ << comma << json_text(origin);
      comma = ", ";
    }
    labels_ << "], \"passages\": [";
    write_passages(page);
    labels_ << "]}\n";
  }

  /// Lines that follow one another in both texts are one passage.
  void write_passages(const Page& page) {
    if (page.parent.empty()) return;
    const auto at = std::ranges::find(pages_, page.parent, &Page::id);
    const char* comma = "";
    for (std::size_t i = 0; i < page.lines.size();) {
      if (page.lines[i].parent_line < 0) {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < page.lines.size() &&
             page.lines[end].parent_line == page.lines[end - 1].parent_line + 1) {
        ++end;
      }
      const auto first = static_cast<std::size_t>(page.lines[i].parent_line);
      const auto last = static_cast<std::size_t>(page.lines[end - 1].parent_line);
      labels_ << comma << "{\"from\": [" << at->places[first].begin << ", " << at->places[last].end
              << "], \"to\": [" << page.places[i].begin << ", " << page.places[end - 1].end << "]}";
      comma = ", ";
      i = end;
    }
  }

  Options options_;
  Grammar grammar_;
  Random random_;
  TextFolder folder_;
  std::ofstream documents_;
  std::ofstream labels_;
  std::vector<Outlet> outlets_;
  std::deque<Page> pages_;
};

std::optional<Options> read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (!flag.starts_with("--")) {
      if (!options.out.empty()) return std::nullopt;
      options.out = flag;
      continue;
    }
    if (++i >= argc) return std::nullopt;
    if (flag == "--documents") {
      options.documents = std::strtoull(argv[i], nullptr, 10);
    } else if (flag == "--seed") {
      options.seed = std::strtoull(argv[i], nullptr, 10);
    } else if (flag == "--words") {
      options.words = std::max(20ULL, std::strtoull(argv[i], nullptr, 10));
    } else if (flag == "--texts") {
      options.texts = argv[i];
    } else {
      return std::nullopt;
    }
  }
  if (options.out.empty()) return std::nullopt;
  return options;
}

}  // namespace
}  // namespace wirestem::cascade

int main(int argc, char** argv) {
  const auto options = wirestem::cascade::read_options(argc, argv);
  if (!options) {
    std::fprintf(stderr,
                 "usage: make_cascade [--documents N] [--seed N] [--words N] [--texts FOLDER] "
                 "OUT_FOLDER\n");
    return 2;
  }
  return wirestem::cascade::CascadeMaker(*options).run();
}
