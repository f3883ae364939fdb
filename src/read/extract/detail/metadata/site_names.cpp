// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/site_names.hpp"

#include <algorithm>

#include "read/extract/detail/metadata/word_key.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostWords = 8;  ///< of a site's name
constexpr std::size_t kMostBytes = 100;
constexpr std::size_t kLeastLetters = 3;    ///< of a host's label that may be a name
constexpr std::size_t kMostExtraWords = 3;  ///< "Lorne Courier Online Sport"

std::string without_blanks(std::string_view key) {
  std::string out(key);
  std::erase(out, ' ');
  return out;
}

std::string initials(std::string_view key) {
  std::string out;
  for (std::size_t at = 0; at < key.size(); ++at) {
    if (at == 0 || key[at - 1] == ' ') out += key[at];
  }
  return out;
}

}  // namespace

std::string host_of(std::string_view url) {
  // An archive's copy stands under the address of the page: "web.archive.org/web/2020…/https://…".
  if (const std::size_t archive = url.find("//web.archive.org/"); archive < 7) {
    const std::size_t copy = url.rfind("/http");
    if (copy != std::string_view::npos && copy > archive) url.remove_prefix(copy + 1);
  }
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return {};
  const std::size_t end = url.find_first_of("/?#", scheme + 3);
  std::string host(url.substr(scheme + 3, end - (scheme + 3)));
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::size_t user = host.rfind('@');
  if (user != std::string::npos) host.erase(0, user + 1);
  host.erase(std::min(host.find(':'), host.size()));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

SiteNames::SiteNames(std::string_view host) : host_(host) {
  // The last label is a public suffix; the one before it as well where it is short (co.uk).
  std::string_view rest = host;
  std::size_t dot = rest.rfind('.');
  if (dot == std::string_view::npos) return;
  rest = rest.substr(0, dot);
  while (!rest.empty()) {
    dot = rest.rfind('.');
    const std::string_view label = dot == std::string_view::npos ? rest : rest.substr(dot + 1);
    rest = dot == std::string_view::npos ? std::string_view() : rest.substr(0, dot);
    std::string joined = without_blanks(word_key(label));
    if (joined.size() >= kLeastLetters && joined != "com") labels_.push_back(std::move(joined));
  }
}

void SiteNames::add(std::string_view name) {
  if (name.size() > kMostBytes) return;
  while (name.starts_with('@')) name.remove_prefix(1);
  std::string key = word_key(name);
  if (key.size() < 2 || words_in_key(key) > kMostWords) return;
  if (std::ranges::find(keys_, key) == keys_.end()) keys_.push_back(std::move(key));
}

bool SiteNames::is_host(std::string_view key, bool alone) const {
  const std::string joined = without_blanks(key);
  if (!host_.empty() && joined == without_blanks(word_key(host_))) return true;
  return std::ranges::any_of(labels_, [&](const std::string& label) {
    if (joined == label || initials(key) == label) return true;
    if (alone) return false;
    const bool near = joined.size() > kLeastLetters && words_in_key(key) <= kMostWords;
    return near && (joined.find(label) != std::string::npos ||
                    (joined.size() * 2 >= label.size() && label.find(joined) != std::string::npos));
  });
}

bool SiteNames::is_site(std::string_view text) const {
  return text.size() <= kMostBytes && is_site_key(word_key(text), kMostExtraWords);
}

bool SiteNames::is_site_alone(std::string_view text) const {
  return text.size() <= kMostBytes && is_site_key(word_key(text), 0);
}

bool SiteNames::is_site_key(std::string_view key, std::size_t extra_words) const {
  if (key.empty()) return true;
  const std::size_t words = words_in_key(key);
  for (const std::string& name : keys_) {
    if (name == key) return true;
    if (key.size() > 3 && key_holds(name, key)) return true;
    if (name.size() > 3 && words <= words_in_key(name) + extra_words && key_holds(key, name)) {
      return true;
    }
  }
  return is_host(key, extra_words == 0);
}

}  // namespace wirestem::extract::detail
