// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/extract/detail/metadata/outlet_hosts.hpp"
#include "read/extract/detail/metadata/page_signals.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"

namespace wirestem::extract::detail {

/// Makes `link` absolute against `base`, which is an absolute address. RFC 3986 section 5.2 for
/// http and https; the fragment is dropped. Nothing where the outcome is no http address.
///
///     resolve_url("../b?x=1#top", "https://post.example/a/c/d")    // https://post.example/a/b?x=1
std::optional<std::string> resolve_url(std::string_view link, std::string_view base);

/// The address under which the page wants to be known: rel=canonical, og:url or structured data.
/// One that is the home page while `url` is not, or that cannot be made absolute, is refused;
/// `url` stands in where none is left.
std::optional<std::string> find_canonical_url(const PageSignals& signals,
                                              const StructuredData& data, std::string_view url);

/// The name of the outlet: the lexicon's name for the host, else what the page calls its site.
std::optional<std::string> find_outlet(const PageSignals& signals, const StructuredData& data,
                                       std::string_view url, const OutletHosts& hosts);

/// The page's language as it declares it, in BCP 47: "pt-BR", "zh-Hant", "en". Nothing where it
/// declares none, or what is no language tag.
std::optional<std::string> find_language(const PageSignals& signals, const StructuredData& data);

/// True where the page says that it is an article.
bool declares_article(const PageSignals& signals, const StructuredData& data);

/// True where the page declares itself a list of pages, a search or a site's home.
bool declares_index(const PageSignals& signals, const StructuredData& data, std::string_view url);

}  // namespace wirestem::extract::detail
