// SPDX-License-Identifier: Apache-2.0
//
// Serif type is for words cut from pages, sans serif for what the program says: one sees at a
// glance whose words one reads. Colours keep a contrast of 4.5 to 1 and more (WCAG 2.2 AA) in light
// and dark; nothing is said by colour alone.
#include "tell/detail/page_sections.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --raised: #ffffff; --sunk: #f3f1eb; --rule: #dcd8ce;
  --ink: #1d1c1a; --soft: #5c5850; --accent: #0b5a6b; --alarm: #9c3310;
  --claim: #faf3d8; --quote: #e2eef7; --source: #e1f0dc; --conflict: #fbdccf; --shared: #b7a6d6;
  --given: #0b5a6b; --named: #6f6a60; --ins: #dcefd8; --del: #f8dcd4;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
    sans-serif;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, "Noto Serif",
    Georgia, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --raised: #1d2024; --sunk: #24282d; --rule: #383d44;
    --ink: #e8e5de; --soft: #aaa69c; --accent: #7fc6d6; --alarm: #f0997a;
    --claim: #473c14; --quote: #213646; --source: #243a20; --conflict: #552a1c; --shared: #67588a;
    --given: #7fc6d6; --named: #9a958a; --ins: #21401c; --del: #55261b;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code { font: .8125rem/1.4 var(--mono); }
ul, ol { padding: 0; margin: 0; list-style: none; }
blockquote, p, dl, dd { margin: 0; }
summary { cursor: pointer; color: var(--soft); font-size: .875rem; padding: .2rem 0; width: fit-content; }
summary:hover { color: var(--ink); }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: .5rem 1rem; background: var(--raised); }

/* frame */
.top, .frame { max-width: 82rem; margin: 0 auto; padding: 0 1.25rem; }
.top {
  display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; padding-top: 1.25rem;
  padding-bottom: .75rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.5rem;
}
.brand { font-weight: 700; letter-spacing: .01em; }
.brand span { font-weight: 400; color: var(--soft); }
.top h1 { margin: 0; font-size: 1rem; font-weight: 400; color: var(--soft); }
main { min-width: 0; }
.contents { font-size: .875rem; margin-bottom: 2rem; }
.contents a { color: var(--ink); text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
.contents li { padding: .14rem 0; }
.contents .story { padding-bottom: .6rem; }
.contents .story > a { font-weight: 600; }
.contents .story ul { padding-left: .8rem; border-left: 1px solid var(--rule); margin-top: .25rem; }
.contents .count { color: var(--soft); float: right; padding-left: .5rem; }
@media (min-width: 68rem) {
  .frame { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3.5rem; }
  .contents {
    position: sticky; top: 1.25rem; align-self: start; max-height: calc(100vh - 2.5rem);
    overflow-y: auto; scrollbar-width: thin; padding-right: .5rem;
  }
}

/* a story */
section.story { margin-bottom: 5rem; }
.verdict { margin-bottom: 2.5rem; }
.kicker { color: var(--soft); font-size: .875rem; }
.verdict h2 { margin: .2rem 0 .9rem; font: 400 1.25rem/1.35 var(--serif); color: var(--soft); max-width: 44rem; }
.statement {
  font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); line-height: 1.2; font-weight: 650;
  letter-spacing: -.015em; max-width: 46rem; text-wrap: balance;
}
.remarks { font-size: 1.125rem; margin-top: .6rem; max-width: 44rem; }
.figures {
  display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; margin: 1.5rem 0 1rem; padding: .9rem 0;
  border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule);
}
.figure { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figure dd { font-size: 1.75rem; line-height: 1.1; font-weight: 300; order: 1; }
.figure dt { font-size: .8125rem; color: var(--soft); max-width: 10rem; order: 0; }
.figure.alarm dd { color: var(--alarm); font-weight: 500; }
.part { margin: 0 0 3.25rem; }
.part > h3, .about h3 { margin: 0 0 .25rem; font-size: 1.1875rem; font-weight: 650; letter-spacing: -.005em; }
.note { color: var(--soft); font-size: .9375rem; max-width: 46rem; margin-bottom: 1rem; }
.more { margin-top: 1rem; border-top: 1px solid var(--rule); padding-top: .4rem; }
.more > summary { font-size: .9375rem; }
.words, blockquote { font-family: var(--serif); }
.words { color: inherit; text-decoration: none; }
.words:hover, .words:focus-visible { text-decoration: underline; text-decoration-color: var(--accent); }
.words:lang(zh), .words:lang(ja), .words:lang(ko) { line-height: 1.7; }
.name { color: inherit; font-weight: 550; text-decoration-color: var(--rule); }
.from, .chain { color: var(--soft); font-size: .875rem; }
.from .name, .chain .name { font-weight: 500; color: var(--ink); }
.sign {
  font-size: .75rem; color: var(--soft); border: 1px solid var(--rule); border-radius: 1rem;
  padding: .02rem .5rem; white-space: nowrap;
}
.evidence { font-size: .9375rem; }
.evidence > li { padding: .3rem 0 .3rem .9rem; border-left: 2px solid var(--rule); margin: .3rem 0; }
.evidence .chain { display: block; }

/* claims */
.claim {
  display: grid; grid-template-columns: 5.25rem minmax(0, 1fr); gap: 1.1rem; padding: 1rem 0 .8rem;
  border-top: 1px solid var(--rule);
}
.claim:target, .conflict:target, .family:target { background: var(--sunk); box-shadow: 0 0 0 .6rem var(--sunk); }
.tally { font-size: .8125rem; line-height: 1.3; color: var(--soft); text-align: right; }
.tally b { font-size: 1.75rem; line-height: 1; font-weight: 300; color: var(--ink); display: block; }
.tally br { display: none; }
.tally span { display: block; }
.claim blockquote { font-size: 1.125rem; line-height: 1.45; max-width: 42rem; }
.claim .from { margin: .25rem 0 .1rem; }
.loop { color: var(--alarm); font-size: .9375rem; margin: .3rem 0; }
.reasons { font-size: .875rem; margin: .6rem 0 .4rem; }
.reasons dd { color: var(--soft); padding-left: .9rem; }

/* stemma */
.scroll { overflow-x: auto; max-width: 100%; scrollbar-width: thin; }
.drawing { border: 1px solid var(--rule); border-radius: 6px; background: var(--raised); padding: .9rem; }
.drawing svg { display: block; font-family: var(--sans); }
.drawing .when { fill: var(--soft); font-size: 12px; }
.box rect { fill: var(--paper); stroke: var(--rule); stroke-width: 1; }
.box.page rect { fill: var(--sunk); stroke: var(--soft); }
.box .title { fill: var(--ink); font-size: 13px; font-weight: 600; }
.box .sub { fill: var(--soft); font-size: 11.5px; }
.box:hover rect { stroke: var(--accent); stroke-width: 2; }
.line { fill: none; stroke: var(--given); stroke-width: 1.75; }
.tip { fill: var(--given); }
.line.republishes { stroke-width: 3; }
.line.rewrites { stroke-dasharray: 8 4; }
.line.translates { stroke-dasharray: 10 3 2 3; }
.line.cites, .line.quotes, .line.told { stroke: var(--named); stroke-width: 1.25; }
.line.quotes { stroke-dasharray: 4 3; }
.line.told { stroke-dasharray: 1.5 3; stroke-linecap: round; stroke-width: 1.75; }
.tip.cites, .tip.quotes, .tip.told { fill: var(--named); }
.edge:hover .line { stroke: var(--alarm); stroke-width: 3; }
.edge:hover .tip { fill: var(--alarm); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .8125rem; color: var(--soft); margin-bottom: .6rem; }
.legend svg { vertical-align: middle; }

/* tables */
table { border-collapse: collapse; font-size: .9375rem; width: 100%; min-width: 38rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: normal; }
thead th { font-size: .8125rem; font-weight: 500; color: var(--soft); white-space: nowrap; }
tbody th { font-weight: 550; }
tr:target { background: var(--sunk); }
.count { text-align: right; }
td details { max-width: 34rem; }
.inputs code { overflow-wrap: anywhere; }

/* conflicts */
.conflict { border-top: 1px solid var(--rule); padding: 1rem 0; }
.conflict header { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline; margin-bottom: .6rem; }
.conflict h4 { margin: 0; font-size: 1rem; font-weight: 650; }
.conflict .kind { color: var(--alarm); font-size: .875rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; }
.side { background: var(--sunk); border-radius: 6px; padding: .8rem 1rem; }
.value { font: 500 1.1875rem/1.35 var(--serif); margin-bottom: .4rem; }
.side .evidence > li { border-left-color: var(--soft); }

/* quotations */
.family { border-top: 1px solid var(--rule); padding: 1rem 0; }
.family blockquote { font-size: 1.125rem; max-width: 42rem; margin: .15rem 0 .5rem; }
.speaker { font-size: .9375rem; color: var(--soft); }
.speaker b { color: var(--ink); font-weight: 600; }
ins { background: var(--ins); text-decoration: underline; text-decoration-thickness: .1em; }
del { background: var(--del); color: var(--soft); text-decoration: line-through; }

/* timeline */
.timeline > li { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1.1rem; }
.timeline > li > div { border-left: 1px solid var(--rule); padding: .1rem 0 1.3rem 1.2rem; position: relative; }
.timeline > li > div::before {
  content: ""; position: absolute; left: -4px; top: .55rem; width: 7px; height: 7px;
  border-radius: 50%; background: var(--accent);
}
.timeline .when { text-align: right; line-height: 1.25; }
.timeline .when b { font-weight: 600; font-size: .9375rem; }
.timeline .when code { color: var(--soft); font-size: .75rem; }
.timeline blockquote { max-width: 42rem; }

/* texts */
.reader > h2, .about > h2 { font-size: 1.5rem; font-weight: 650; margin: 0 0 .4rem; letter-spacing: -.01em; }
.reader, .about { border-top: 2px solid var(--ink); padding-top: 1.25rem; margin-bottom: 4rem; }
.text { padding: 1.75rem 0 1rem; border-top: 1px solid var(--rule); }
.text h3 { font: 600 1.3125rem/1.3 var(--serif); margin: 0 0 .3rem; max-width: 40rem; }
.facts { color: var(--soft); font-size: .8125rem; margin-bottom: 1rem; }
.facts b { color: var(--ink); }
.section { font: 1.0625rem/1.65 var(--serif); max-width: 40rem; position: relative; }
.section p { margin: 0 0 .9rem; white-space: pre-line; }
.section:lang(zh), .section:lang(ja), .section:lang(ko) { line-height: 1.85; }
.section:lang(ar), .section:lang(fa), .section:lang(ur) {
  font-family: "Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", var(--serif); line-height: 1.95;
}
.role { display: block; font: .75rem/1.4 var(--sans); color: var(--soft); }
.role-title p { font-weight: 600; }
.role-dek p { font-style: italic; }
.role-byline p, .role-dateline p, .role-credit p, .role-caption p, .role-notice p { font-size: .9375rem; color: var(--soft); }
mark { color: inherit; background: none; border-radius: 2px; scroll-margin-top: 30vh; }
.m-claim { background: var(--claim); }
.m-quote { background: var(--quote); }
.m-source { background: var(--source); }
.m-conflict { background: var(--conflict); }
.m-shared { text-decoration: underline; text-decoration-color: var(--shared); text-decoration-thickness: .07em; text-underline-offset: .24em; }
mark:target { outline: 2px solid var(--alarm); outline-offset: 2px; }
.back {
  font: 600 .625rem/1 var(--sans); vertical-align: super; text-decoration: none; padding: 0 .15rem;
  user-select: none; -webkit-user-select: none;
}
.about p, .about ul { max-width: 44rem; margin: 0 0 .9rem; }
.about ul { list-style: disc; padding-left: 1.2rem; }
.about h3 { margin: 1.75rem 0 .4rem; }
.options { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); gap: .15rem 1.25rem; font-size: .9375rem; margin-bottom: .9rem; }
.options dt { color: var(--soft); }

@media (max-width: 40rem) {
  .top, .frame { padding-left: 1rem; padding-right: 1rem; }
  .claim { grid-template-columns: 3.6rem minmax(0, 1fr); gap: .8rem; }
  .timeline > li { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  .timeline .when { text-align: left; padding-left: 1.2rem; border-left: 1px solid var(--rule); }
  .timeline .when br { display: none; }
  .timeline .when code { margin-left: .5rem; }
  .figures { gap: .75rem 1.5rem; }
}
@media print {
  :root {
    --paper: #fff; --raised: #fff; --sunk: #f4f4f4; --rule: #bbb; --ink: #000; --soft: #444;
    --accent: #000; --alarm: #000; --shared: #444; --given: #000; --named: #666;
  }
  body { font-size: 10pt; }
  .contents, .skip { display: none; }
  .frame { display: block; }
  .claim, .conflict, .family, tr, .timeline > li { break-inside: avoid; }
  h2, h3, h4, .role { break-after: avoid; }
  .reader, .about, section.story { break-before: page; }
  section.story:first-child { break-before: auto; }
  .scroll { overflow: visible; }
  .drawing svg { max-width: 100%; height: auto; }
  table { min-width: 0; }
  a { text-decoration: none; color: inherit; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
)css";

}  // namespace

std::string_view page_style() { return kStyle; }

}  // namespace wirestem::tell
