// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/page_identity.hpp"

#include <algorithm>
#include <vector>

#include "read/extract/detail/metadata/plain_value.hpp"
#include "read/extract/detail/metadata/site_names.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostUrlBytes = 4096;
constexpr std::size_t kMostNameBytes = 80;  ///< of an outlet; more is a slogan

bool is_http(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

struct Url {
  std::string_view origin;  ///< scheme, host and port
  std::string_view path;
  std::string_view query;  ///< with its "?"
};

Url split_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t host = url.find("://") + 3;
  const std::size_t path = std::min(url.find_first_of("/?", host), url.size());
  const std::size_t query = std::min(url.find('?', path), url.size());
  return {url.substr(0, path), url.substr(path, query - path), url.substr(query)};
}

/// Takes "." and ".." out of a path.
std::string plain_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    const bool last = end == path.size();
    path.remove_prefix(end);
    if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
    if (segment == "/." || segment == "/..") {
      if (last) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

bool is_home(std::string_view url) {
  const Url parts = split_url(url);
  return (parts.path.empty() || parts.path == "/") && parts.query.empty();
}

bool is_letters(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string recase(std::string_view part, std::size_t capitals) {
  std::string out(part);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool upper = out[i] >= 'A' && out[i] <= 'Z';
    const bool small = out[i] >= 'a' && out[i] <= 'z';
    if (i < capitals && small) out[i] = static_cast<char>(out[i] - 32);
    if (i >= capitals && upper) out[i] = static_cast<char>(out[i] + 32);
  }
  return out;
}

/// "EN_us" → "en-US"; nothing where it is no tag.
std::optional<std::string> language_tag(std::string_view written) {
  written = trim(written);
  written = written.substr(0, written.find_first_of(",; "));
  std::vector<std::string_view> parts;
  while (!written.empty() && parts.size() < 4) {
    const std::size_t end = std::min(written.find_first_of("-_"), written.size());
    parts.push_back(written.substr(0, end));
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  if (parts.empty() || parts[0].size() < 2 || parts[0].size() > 3 || !is_letters(parts[0])) {
    return std::nullopt;
  }
  std::string tag = recase(parts[0], 0);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (!is_letters(parts[i])) break;
    if (parts[i].size() == 4) tag += "-" + recase(parts[i], 1);
    if (parts[i].size() == 2) {
      tag += "-" + recase(parts[i], 2);
      break;
    }
  }
  return tag == "und" || tag == "mul" || tag == "zxx" ? std::nullopt : std::optional(tag);
}

/// A declared name as a person would say it: no address, handle or slogan.
std::string human_name(std::string_view declared) {
  std::string name = plain_value(cut_text(declared, 4 * kMostNameBytes));
  while (name.starts_with('@')) name.erase(0, 1);
  for (const std::string_view separator : {" | ", " – ", " — ", " - ", " · ", " :: "}) {
    name.erase(std::min(name.find(separator), name.size()));
  }
  if (name.size() > kMostNameBytes || is_http(name)) return {};
  return name;
}

}  // namespace

std::optional<std::string> resolve_url(std::string_view link, std::string_view base) {
  link = trim(link);
  link = link.substr(0, link.find('#'));
  if (link.size() > kMostUrlBytes || link.empty()) return std::nullopt;
  if (is_http(link)) return host_of(link).empty() ? std::nullopt : std::optional(std::string(link));
  const std::size_t colon = link.find(':');
  if (colon != std::string_view::npos && colon < link.find_first_of("/?")) return std::nullopt;
  if (!is_http(base) || host_of(base).empty()) return std::nullopt;
  const Url on = split_url(base);
  if (link.starts_with("//")) {
    std::string absolute = std::string(base.substr(0, base.find(':') + 1)) + std::string(link);
    return host_of(absolute).empty() ? std::nullopt : std::optional(std::move(absolute));
  }
  if (link.starts_with('?'))
    return std::string(on.origin) + std::string(on.path) + std::string(link);
  const std::size_t query = std::min(link.find('?'), link.size());
  std::string path(link.starts_with('/') ? std::string_view()
                                         : on.path.substr(0, on.path.rfind('/') + 1));
  if (path.empty() && !link.starts_with('/')) path = "/";
  path += link.substr(0, query);
  return std::string(on.origin) + plain_path(path) + std::string(link.substr(query));
}

std::optional<std::string> find_canonical_url(const PageSignals& signals,
                                              const StructuredData& data, std::string_view url) {
  std::string base(url);
  if (auto with_base = resolve_url(signals.base, url)) base = std::move(*with_base);
  for (const std::string_view link :
       {signals.canonical, signals.meta("og:url"), std::string_view(data.article.url)}) {
    std::optional<std::string> absolute = resolve_url(link, base);
    if (!absolute) continue;
    const bool refused = is_home(*absolute) && (!is_http(url) || !is_home(url));
    if (!refused) return absolute;
  }
  return is_http(url) ? std::optional(std::string(url.substr(0, url.find('#')))) : std::nullopt;
}

std::optional<std::string> find_outlet(const PageSignals& signals, const StructuredData& data,
                                       std::string_view url, const OutletHosts& hosts) {
  const std::string host = host_of(url);
  if (const std::string_view known = hosts.outlet_of(host); !known.empty()) {
    return std::string(known);
  }
  for (const std::string_view declared :
       {signals.meta("og:site_name"), std::string_view(data.site_name),
        std::string_view(data.article.publisher), signals.meta("application-name"),
        signals.meta("publisher"), signals.meta("dc.publisher"),
        std::string_view(data.page.publisher)}) {
    std::string name = human_name(declared);
    if (!name.empty()) return name;
  }
  return host.empty() ? std::nullopt : std::optional(host);
}

std::optional<std::string> find_language(const PageSignals& signals, const StructuredData& data) {
  for (const std::string_view declared :
       {signals.html_language, std::string_view(data.article.language),
        signals.meta("content-language"), signals.meta("og:locale"), signals.meta("language"),
        signals.meta("dc.language"), std::string_view(data.page.language)}) {
    if (auto tag = language_tag(declared)) return tag;
  }
  return std::nullopt;
}

bool declares_article(const PageSignals& signals, const StructuredData& data) {
  return kind_of_type(data.article.type) == ThingKind::article ||
         signals.meta("og:type") == "article";
}

bool declares_index(const PageSignals& signals, const StructuredData& data, std::string_view url) {
  const bool article = kind_of_type(data.article.type) == ThingKind::article;
  if (article) return false;
  if (is_list_type(data.page.type)) return true;
  const std::string_view type = signals.meta("og:type");
  return type == "website" && is_http(url) && is_home(url);
}

}  // namespace wirestem::extract::detail
