// SPDX-License-Identifier: Apache-2.0
//
// Hundreds of systems name the same few things each their way, but with the same words. A name is
// brought to lower case without marks and searched for these words; those that speak of another
// event come first, since "startDate" is a date too.
#include "read/extract/detail/metadata/meta_dates.hpp"

#include <array>
#include <cstddef>

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kLongestName = 64;

template <std::size_t size>
bool has_any(std::string_view name, const std::array<std::string_view, size>& words) {
  for (const std::string_view word : words) {
    if (name.find(word) != name.npos) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 22> kOther = {
    "expir", "unpubl", "start",    "end",    "event", "birth",    "death",  "valid",
    "until", "video",  "comment",  "upload", "style", "calendar", "picker", "format",
    "deadl", "depart", "schedule", "author", "count", "member"};
constexpr std::array<std::string_view, 11> kModified = {"modif",    "moddate", "lastpub", "updat",
                                                        "lastmod",  "revis",   "review",  "changed",
                                                        "lastedit", "mtime",   "refresh"};
constexpr std::array<std::string_view, 12> kPublished = {
    "publish",    "pubdate",      "publicat", "issued",       "posted",  "postdate",
    "onlinedate", "citationdate", "releas",   "sailthrudate", "pubtime", "posttime"};
constexpr std::array<std::string_view, 3> kCreated = {"creat", "original", "firstdate"};
constexpr std::array<std::string_view, 7> kPlain = {"date",  "time", "datum",  "fecha",
                                                    "epoch", "unix", "dcterms"};

}  // namespace

DateName date_name(std::string_view name) {
  std::array<char, kLongestName> buffer{};
  std::size_t size = 0;
  for (const char c : name.substr(0, kLongestName)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lower >= 'a' && lower <= 'z') buffer.at(size++) = lower;
  }
  const std::string_view word(buffer.data(), size);
  const bool modified = has_any(word, kModified);
  if (!modified && has_any(word, kOther)) return DateName::other;
  const bool published = has_any(word, kPublished);
  const bool created = has_any(word, kCreated);
  const bool plain = has_any(word, kPlain);
  const bool dated = plain || word.ends_with("at") || word.ends_with("on");
  if (modified)
    return dated || word == "lastmod" || word == "lastmodified" || word == "revised" ||
                   word == "modified" || word == "updated"
               ? DateName::modified
               : DateName::none;
  if (published && (dated || word == "issued" || word.ends_with("published") ||
                    word.ends_with("pubdate") || word.ends_with("issued")))
    return DateName::published;
  if (created && (dated || word.ends_with("created"))) return DateName::created;
  return plain ? DateName::plain : DateName::none;
}

}  // namespace wirestem::extract::detail
