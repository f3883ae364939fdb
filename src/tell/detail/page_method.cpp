// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "tell/detail/page_sections.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kMethod = R"(<h3 id="method">How this was done</h3>
<p>Each page was cleaned down to what its publisher wrote. In the text, quotations, speakers, names,
dates and the media it names were found by rules and word lists. Pages were compared word by word and
across languages; those that tell of one event make a story. What pages state in other words was lined
up as one claim.</p>
<p>To count origins, each place where a claim is made is followed back: to whom the text says it has it
from, or to the page whose words it has. Where that ends is a root. Roots that are the same source or the
same outlet are one. A person without a name who spoke to one outlet counts as that outlet. A public
statement by a named person is an origin of its own. Where it cannot be told, the lower number is given,
and the reasons say so.</p>
<h3 id="limits">What it cannot tell</h3>
<ul>
<li>Whether a claim is true. Many origins may err, and one may be right.</li>
<li>What is not among the inputs. A page that nobody put in cannot be found as a source.</li>
<li>Sources that a page leaves unnamed while rewriting them freely. Two pages that look independent may
share a source that neither mentions, so the number of origins may be too high.</li>
<li>Times that pages give wrongly. Who was first is judged by the times they state; where words say
otherwise, the reasons tell.</li>
<li>Irony, and words that its lists do not hold. Every statement here leads to the words it rests on:
look at them before you rely on it.</li>
</ul>
)";

void write_inputs(Page& page) {
  Html& html = page.html();
  html.raw(
      "<h3 id=\"inputs\">Inputs</h3>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"Inputs\">\n<table class=\"inputs\">\n<thead><tr><th scope=\"col\">Input</th>"
      "<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
  for (const auto& [path, sha256] : page.dossier().run.inputs) {
    html.raw("<tr><th scope=\"row\"><code>").text(path).raw("</code></th><td><code>").text(sha256);
    html.raw("</code></td></tr>\n");
  }
  html.raw("</tbody>\n</table>\n</div>\n");
}

void write_limits(Page& page) {
  if (page.dossier().limits.empty()) return;
  Html& html = page.html();
  html.raw("<h3 id=\"limits\">Not looked for</h3>\n<ul>\n");
  for (const Limit& limit : page.dossier().limits) {
    html.raw("<li>").text(limit.what);
    for (const std::uint32_t a : limit.articles) {
      html.raw(" <code>").text(page.dossier().articles[a].id).raw("</code>");
    }
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

void write_skipped(Page& page) {
  Html& html = page.html();
  html.raw("<h3 id=\"skipped\">Skipped inputs</h3>\n");
  if (page.dossier().skipped.empty()) {
    html.raw("<p>None: every input gave an article.</p>\n");
    return;
  }
  html.raw("<ul>\n");
  for (const SkippedInput& skipped : page.dossier().skipped) {
    html.raw("<li><code>").text(skipped.source_path).raw("</code>: ").text(skipped.reason);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

void write_options(Page& page) {
  Html& html = page.html();
  const RunRecord& run = page.dossier().run;
  html.raw("<h3 id=\"options\">Version and options in force</h3>\n<dl class=\"options\">\n");
  html.raw("<dt>version</dt><dd>").text(run.version).raw("</dd>\n");
  for (const auto& [name, value] : run.options) {
    html.raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>\n");
  }
  html.raw(
      "</dl>\n<p>The same inputs with the same version and options give this page again, byte for "
      "byte.</p>\n");
}

}  // namespace

void write_method(Page& page) {
  page.html().raw("<section class=\"about\" id=\"about\">\n<h2>About this dossier</h2>\n");
  page.html().raw(kMethod);
  write_skipped(page);
  write_limits(page);
  write_inputs(page);
  write_options(page);
  page.close_section();
}

}  // namespace wirestem::tell
