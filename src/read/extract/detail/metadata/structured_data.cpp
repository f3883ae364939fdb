// SPDX-License-Identifier: Apache-2.0
//
// All scripts of a page form one graph: every object with a type is looked at, wherever it stands,
// and @id leads from one to another. Objects that stand in a list, a comment or a mention are not
// what the page is about.
#include "read/extract/detail/metadata/structured_data.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "read/extract/detail/metadata/loose_json.hpp"
#include "read/extract/detail/metadata/plain_value.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostAuthors = 40;
constexpr std::size_t kMostThings = 200;  ///< of interest on one page
constexpr int kMostHops = 4;              ///< from reference to reference

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& all) {
  return std::ranges::find(all, text) != all.end();
}

/// Members whose things the page is not about.
bool leads_away(std::string_view key) {
  constexpr std::array<std::string_view, 18> kKeys = {
      "itemListElement", "hasPart",     "comment",        "comments",    "review",
      "reviews",         "mentions",    "citation",       "relatedLink", "isBasedOn",
      "breadcrumb",      "author",      "publisher",      "creator",     "itemReviewed",
      "hasOfferCatalog", "workExample", "potentialAction"};
  return is_one_of(key, kKeys);
}

/// A place in one of the scripts.
struct Place {
  const LooseJson* json = nullptr;
  LooseJson::Id node = LooseJson::none;

  bool is_there() const { return node != LooseJson::none; }
  LooseJson::Kind kind() const { return (*json)[node].kind; }
  std::string_view raw() const { return (*json)[node].value; }
  Place get(std::string_view key) const { return {json, json->get(node, key)}; }
  std::string text() const { return is_there() ? json->text(node) : std::string(); }
  std::string plain() const { return plain_value(text()); }
};

std::string_view without_namespace(std::string_view type) {
  const std::size_t slash = type.find_last_of("/#:");
  return slash == std::string_view::npos ? type : type.substr(slash + 1);
}

/// The part of an address that tells pages of a site apart.
std::string_view path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    url = url.substr(std::min(url.find('/', scheme + 3), url.size()));
  }
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

struct Thing {
  Place place;
  std::string_view type;
  ThingKind kind = ThingKind::other;
  bool away = false;  ///< stands where the page leads away from itself
};

class Graph {
 public:
  explicit Graph(const std::vector<std::string_view>& scripts) {
    for (const std::string_view script : scripts) add(script);
    std::ranges::stable_sort(ids_, {}, &Named::id);
  }

  const std::vector<Thing>& things() const { return things_; }

  /// The members of an array, or the place alone; references followed.
  std::vector<Place> all(Place place) const {
    std::vector<Place> out;
    if (!place.is_there()) return out;
    if (place.kind() != LooseJson::Kind::array) return {resolve(place)};
    const LooseJson& json = *place.json;
    for (LooseJson::Id at = json[place.node].first; at != LooseJson::none; at = json[at].next) {
      if (out.size() < kMostAuthors) out.push_back(resolve({place.json, at}));
    }
    return out;
  }

  Place one(Place place) const {
    const std::vector<Place> places = all(place);
    return places.empty() ? Place{} : places.front();
  }

 private:
  struct Named {
    std::string_view id;
    Place place;
  };

  void add(std::string_view script) {
    if (script.find('"') == std::string_view::npos) {  // all of it escaped for HTML
      unescaped_.push_back(std::make_unique<std::string>(plain_value(script)));
      script = *unescaped_.back();
    }
    scripts_.push_back(std::make_unique<LooseJson>(script));
    const LooseJson& json = *scripts_.back();
    std::vector<bool> away(json.size(), false);
    for (LooseJson::Id node = 1; node < json.size(); ++node) {
      away[node] = away[json[node].parent] || leads_away(json[node].key);
      if (json[node].kind == LooseJson::Kind::object) see({&json, node}, away[node]);
    }
  }

  void see(Place place, bool away) {
    const Place id = place.get("@id");
    const LooseJson::Node& object = (*place.json)[place.node];
    const bool only_reference = object.first == object.last;
    if (id.is_there() && !only_reference) ids_.push_back({id.raw(), place});
    const Thing thing = typed(place, away);
    if (!thing.type.empty() && things_.size() < kMostThings) things_.push_back(thing);
  }

  /// A thing may have several types; the one that says most counts.
  static Thing typed(Place place, bool away) {
    Thing thing{place, {}, ThingKind::other, away};
    Place type = place.get("@type");
    if (!type.is_there()) return thing;
    const LooseJson& json = *place.json;
    const bool many = type.kind() == LooseJson::Kind::array;
    LooseJson::Id at = many ? json[type.node].first : type.node;
    for (; at != LooseJson::none; at = many ? json[at].next : LooseJson::none) {
      const std::string_view name = without_namespace(json[at].value);
      if (thing.type.empty() || kind_of_type(name) > thing.kind) {
        thing.type = name;
        thing.kind = kind_of_type(name);
      }
    }
    return thing;
  }

  /// Follows {"@id": …}, and a text that is somebody's @id, to what it names.
  Place resolve(Place place) const {
    for (int hop = 0; hop < kMostHops && place.is_there(); ++hop) {
      const bool object = place.kind() == LooseJson::Kind::object;
      if (object && place.get("name").is_there()) return place;
      const Place id = object ? place.get("@id") : place;
      if (!id.is_there() || id.kind() != LooseJson::Kind::string) return place;
      const auto found = std::ranges::lower_bound(ids_, id.raw(), {}, &Named::id);
      if (found == ids_.end() || found->id != id.raw() || found->place.node == place.node) {
        return place;
      }
      place = found->place;
    }
    return place;
  }

  std::vector<std::unique_ptr<LooseJson>> scripts_;
  std::vector<std::unique_ptr<std::string>> unescaped_;
  std::vector<Named> ids_;
  std::vector<Thing> things_;
};

/// The name of a person, organisation or series, or the text itself where it is one.
std::string name_of(const Graph& graph, Place place) {
  if (!place.is_there()) return {};
  if (place.kind() == LooseJson::Kind::string) return place.plain();
  if (place.kind() != LooseJson::Kind::object) return {};
  std::string name = graph.one(place.get("name")).plain();
  if (name.empty()) {
    name = plain_value(place.get("givenName").text() + " " + place.get("familyName").text());
  }
  return name;
}

AuthorKind author_kind(Place place) {
  if (place.kind() != LooseJson::Kind::object) return AuthorKind::unknown;
  Place type = place.get("@type");
  if (type.is_there() && type.kind() == LooseJson::Kind::array) {
    type.node = (*type.json)[type.node].first;
  }
  const std::string_view name = type.is_there() ? without_namespace(type.raw()) : "";
  if (name == "Person") return AuthorKind::person;
  return name.ends_with("Organization") || name == "Corporation" ? AuthorKind::organization
                                                                 : AuthorKind::unknown;
}

std::vector<DeclaredAuthor> authors_of(const Graph& graph, Place thing) {
  std::vector<DeclaredAuthor> out;
  for (const std::string_view key : {"author", "creator"}) {
    for (const Place author : graph.all(thing.get(key))) {
      if (!author.is_there()) continue;
      const AuthorKind kind = author_kind(author);
      const Place names = author.kind() == LooseJson::Kind::object ? author.get("name") : Place{};
      if (names.is_there() && names.kind() == LooseJson::Kind::array) {
        for (const Place name : graph.all(names)) out.push_back({name.plain(), kind});
      } else {
        out.push_back({name_of(graph, author), kind});
      }
    }
    std::erase_if(out, [](const DeclaredAuthor& author) { return author.name.empty(); });
    if (!out.empty()) break;
  }
  return out;
}

/// The first of those members that holds a text.
std::string first_text(const Graph& graph, Place thing,
                       std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Place value = graph.one(thing.get(key));
    if (!value.is_there() || value.kind() == LooseJson::Kind::object) continue;
    std::string text = value.plain();
    if (!text.empty()) return text;
  }
  return {};
}

std::string address_of(const Graph& graph, Place thing) {
  for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
    Place value = graph.one(thing.get(key));
    if (value.is_there() && value.kind() == LooseJson::Kind::object) value = value.get("@id");
    std::string text = value.text();
    if (is_address(text)) return text;
  }
  return {};
}

std::optional<bool> is_free(Place thing) {
  const std::string text = thing.get("isAccessibleForFree").text();
  if (text.empty()) return std::nullopt;
  return !(text == "false" || text == "False" || text == "FALSE" || text.ends_with("/False"));
}

DeclaredThing describe(const Graph& graph, const Thing& thing) {
  const Place at = thing.place;
  DeclaredThing out;
  out.type = std::string(thing.type);
  out.headline = first_text(graph, at, {"headline"});
  out.name = first_text(graph, at, {"name"});
  out.authors = authors_of(graph, at);
  out.publisher = name_of(graph, graph.one(at.get("publisher")));
  out.part_of = name_of(graph, graph.one(at.get("isPartOf")));
  out.published = first_text(graph, at, {"datePublished", "uploadDate", "dateCreated"});
  out.modified = first_text(graph, at, {"dateModified"});
  out.url = address_of(graph, at);
  out.language = first_text(graph, at, {"inLanguage"});
  out.article_body = graph.one(at.get("articleBody")).text();
  out.free = is_free(at);
  return out;
}

/// How much a thing looks like what the page is about; less than 0: not at all.
int weigh(const Thing& thing, std::string_view path) {
  if (thing.kind == ThingKind::other) return -1;
  const bool same_url = !path.empty() && [&] {
    for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
      Place value = thing.place.get(key);
      if (value.is_there() && value.kind() == LooseJson::Kind::object) value = value.get("@id");
      if (value.is_there() && path_of(value.text()) == path) return true;
    }
    return false;
  }();
  if (thing.away && !same_url) return -1;
  const bool told = thing.place.get("headline").is_there() ||
                    thing.place.get("author").is_there() ||
                    thing.place.get("datePublished").is_there();
  return static_cast<int>(thing.kind) * 8 + (told ? 4 : 0) + (same_url ? 2 : 0) +
         (thing.away ? 0 : 1);
}

}  // namespace

ThingKind kind_of_type(std::string_view type) {
  constexpr std::array<std::string_view, 1> kArticles = {"Report"};
  constexpr std::array<std::string_view, 16> kWorks = {
      "Recipe",      "HowTo",  "VideoObject",  "PodcastEpisode", "AudioObject",  "ImageGallery",
      "Review",      "Event",  "QAPage",       "Question",       "CreativeWork", "Product",
      "ClaimReview", "Course", "MediaGallery", "RadioEpisode"};
  if (type.ends_with("Article") || type.ends_with("Posting") || is_one_of(type, kArticles)) {
    return ThingKind::article;
  }
  if (is_one_of(type, kWorks)) return ThingKind::work;
  return type.ends_with("Page") ? ThingKind::page : ThingKind::other;
}

bool is_list_type(std::string_view type) {
  constexpr std::array<std::string_view, 5> kLists = {"CollectionPage", "ItemList",
                                                      "SearchResultsPage", "ProfilePage", "Blog"};
  return is_one_of(type, kLists);
}

StructuredData read_structured_data(const std::vector<std::string_view>& scripts,
                                    std::string_view url) {
  StructuredData data;
  if (scripts.empty()) return data;
  const Graph graph(scripts);
  const std::string_view path = path_of(url);
  const Thing* article = nullptr;
  const Thing* page = nullptr;
  int most = 0;
  for (const Thing& thing : graph.things()) {
    const bool is_page = thing.kind == ThingKind::page || is_list_type(thing.type);
    if (is_page && page == nullptr && !thing.away) page = &thing;
    const int weight = is_page ? -1 : weigh(thing, path);
    if (weight > most) {
      most = weight;
      article = &thing;
    }
    if (thing.type == "WebSite" && data.site_name.empty()) {
      data.site_name = first_text(graph, thing.place, {"name"});
    }
  }
  if (article != nullptr) data.article = describe(graph, *article);
  if (page != nullptr) data.page = describe(graph, *page);
  return data;
}

}  // namespace wirestem::extract::detail
