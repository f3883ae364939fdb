// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wirestem::extract::detail {

/// What a page's site is called, to tell its name from words of a headline or from an author.
///
///     SiteNames names("news.lorne-courier.example");
///     names.add("The Lorne Courier");
///     names.is_site("Lorne Courier")      // true
///     names.is_site("LorneCourier.example")   // true
class SiteNames {
 public:
  /// `host` of the page's address, "" where unknown.
  explicit SiteNames(std::string_view host);

  /// Learns a name, as og:site_name declares it. Long ones (a title with its site's name, put there
  /// by mistake) and empty ones are passed over.
  void add(std::string_view name);

  /// True where `text` as a whole is the site's name, a short form of it, or its address.
  bool is_site(std::string_view text) const;

  /// The same without words besides: "Quay Post Sport" is a site's name at the end of a title, but
  /// "Best of the Quay Post 2024" may be the title itself.
  bool is_site_alone(std::string_view text) const;

  const std::string& host() const { return host_; }

 private:
  bool is_host(std::string_view key, bool alone) const;
  bool is_site_key(std::string_view key, std::size_t extra_words) const;

  std::string host_;
  std::vector<std::string> labels_;  ///< of the host, without public suffixes, joined words
  std::vector<std::string> keys_;
};

/// The host of an absolute address, lower case, without "www." and port; "" of anything else. Of a
/// copy in the Internet Archive, the host that was copied.
std::string host_of(std::string_view url);

}  // namespace wirestem::extract::detail
