// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/metadata/read_metadata.hpp"

#include <utility>

#include "read/extract/detail/metadata/find_authors.hpp"
#include "read/extract/detail/metadata/find_dates_of_page.hpp"
#include "read/extract/detail/metadata/find_title.hpp"
#include "read/extract/detail/metadata/page_identity.hpp"
#include "read/extract/detail/metadata/page_signals.hpp"
#include "read/extract/detail/metadata/plain_value.hpp"
#include "read/extract/detail/metadata/site_names.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"

namespace wirestem::extract::detail {
namespace {

SiteNames site_names(const PageSignals& signals, const StructuredData& data, std::string_view url) {
  SiteNames names(host_of(url));
  for (const std::string_view meta :
       {"og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site",
        "publisher", "dc.publisher"}) {
    names.add(plain_value(signals.meta(meta)));
  }
  names.add(data.article.publisher);
  names.add(data.page.publisher);
  names.add(data.site_name);
  names.add(data.page.part_of);
  return names;
}

}  // namespace

PageMetadata read_metadata(const markup::Document& page, std::string_view url, const Words& words) {
  const PageSignals signals = collect_signals(page, words.signals);
  StructuredData data =
      read_structured_data(signals.json_ld, url.empty() ? signals.canonical : url);
  PageMetadata out;
  out.url = find_canonical_url(signals, data, url);
  const std::string_view address = url.empty() && out.url ? std::string_view(*out.url) : url;
  SiteNames names = site_names(signals, data, address);
  PageTitle title = find_title(page, signals, data, names);
  out.authors = find_authors(page, signals, data, title, names, words.lexicon, words.labels);
  if (!title.text.empty()) out.title = std::move(title.text);
  const DeclaredThing& dated = data.article.published.empty() ? data.page : data.article;
  PageDates dates =
      find_dates_of_page(page, address, {dated.published, dated.modified}, words.dates);
  out.published = std::move(dates.published);
  out.published_from_text = dates.from_text;
  out.modified = std::move(dates.modified);
  out.outlet = find_outlet(signals, data, address, words.outlets);
  out.language = find_language(signals, data);
  out.is_index = declares_index(signals, data, address);
  out.is_article = declares_article(signals, data);
  out.article_body = std::move(data.article.article_body);
  return out;
}

}  // namespace wirestem::extract::detail
