// SPDX-License-Identifier: Apache-2.0
//
// Select something in one view, and all follow: from what the address says is selected comes what
// each view lights up. One pure function, so that no view needs to know of another.
import type { OpenStory, Span } from './dossier';

/** What is selected: at most one of each, as the address names them. */
export interface Selection {
  claim: string;
  article: string;
  source: string;
  edge: string; // index into the story's edges
  event: string;
  conflict: string;
  quote: string;
}

export interface Focus {
  any: boolean;
  claims: Set<string>;
  nodes: Set<string>; // articles and sources of the stemma
  roots: Set<string>; // those of them that are a claim's origins
  edges: Set<number>;
  events: Set<string>;
  spans: Span[]; // in the reader
  read: string | null; // the article to show
}

function nothing(): Focus {
  return {
    any: false,
    claims: new Set(),
    nodes: new Set(),
    roots: new Set(),
    edges: new Set(),
    events: new Set(),
    spans: [],
    read: null,
  };
}

function onClaim(open: OpenStory, focus: Focus, id: string): void {
  const claim = open.claimOf.get(id);
  if (!claim) return;
  focus.claims.add(id);
  for (const occurrence of claim.occurrences) {
    focus.nodes.add(occurrence.article);
    for (const source of occurrence.attribution) focus.nodes.add(source);
    focus.spans.push(occurrence);
  }
  for (const origin of claim.origins) {
    focus.nodes.add(origin.source);
    focus.roots.add(origin.source);
    const page = open.source(origin.source)?.in_pile;
    if (page) {
      focus.roots.add(page);
      focus.nodes.add(page);
    };
  }
  open.story.edges.forEach((edge, index) => {
    if (focus.nodes.has(edge.from) && focus.nodes.has(edge.to)) focus.edges.add(index);
  });
  for (const event of open.story.timeline) if (event.claim === id) focus.events.add(event.id);
}

function onSpans(open: OpenStory, focus: Focus, spans: Span[]): void {
  focus.spans.push(...spans);
  for (const span of spans) {
    focus.nodes.add(span.article);
    for (const claim of open.story.claims) {
      if (claim.occurrences.some((occurrence) => overlap(occurrence, span))) {
        focus.claims.add(claim.id);
      }
    }
  }
  for (const event of open.story.timeline) {
    if (event.claim !== null && focus.claims.has(event.claim)) focus.events.add(event.id);
  }
}

function overlap(a: Span, b: Span): boolean {
  return a.article === b.article && a.start < b.end && b.start < a.end;
}

function onNode(open: OpenStory, focus: Focus, id: string): void {
  const told = open.source(id)?.in_pile ?? id;
  focus.nodes.add(id).add(told);
  open.story.edges.forEach((edge, index) => {
    if (edge.from !== id && edge.to !== id) return;
    focus.edges.add(index);
    focus.nodes.add(edge.from).add(edge.to);
  });
  for (const claim of open.story.claims) {
    const stated = claim.occurrences.some(
      (occurrence) => occurrence.article === told || occurrence.attribution.includes(id),
    );
    if (stated || claim.origins.some((origin) => origin.source === id)) focus.claims.add(claim.id);
  }
  for (const event of open.story.timeline) {
    if (event.evidence.some((span) => span.article === told)) focus.events.add(event.id);
  }
}

function onEdge(open: OpenStory, focus: Focus, index: number): void {
  const edge = open.story.edges[index];
  if (!edge) return;
  focus.edges.add(index);
  focus.nodes.add(edge.from).add(edge.to);
  onSpans(open, focus, edge.evidence);
}

/** The narrowest thing that is selected decides; an article beside it says which page to read. */
export function focusOf(open: OpenStory, selection: Selection): Focus {
  const focus = nothing();
  const { story } = open;
  const event = story.timeline.find((one) => one.id === selection.event);
  const conflict = story.conflicts.find((one) => one.id === selection.conflict);
  const quote = story.quotes.find((one) => one.id === selection.quote);
  if (event) {
    if (event.claim) onClaim(open, focus, event.claim);
    focus.events = new Set([event.id]);
    focus.spans = [...event.evidence];
    for (const span of event.evidence) focus.nodes.add(span.article);
  } else if (conflict) {
    for (const claim of conflict.claims) onClaim(open, focus, claim);
    focus.spans = conflict.sides.flatMap((side) => side.evidence);
    focus.nodes = new Set(focus.spans.map((span) => span.article));
    focus.roots.clear();
    focus.edges.clear();
  } else if (quote) {
    onSpans(open, focus, quote.variants);
  } else if (selection.claim) {
    onClaim(open, focus, selection.claim);
  } else if (selection.edge) {
    onEdge(open, focus, Number(selection.edge));
  } else if (selection.source) {
    onNode(open, focus, selection.source);
    for (const edge of story.edges) if (edge.to === selection.source) focus.spans.push(...edge.evidence);
  } else if (selection.article) {
    onNode(open, focus, selection.article);
  }
  focus.any = focus.nodes.size + focus.claims.size + focus.events.size > 0;
  focus.read = articleToRead(open, focus, selection);
  return focus;
}

function articleToRead(open: OpenStory, focus: Focus, selection: Selection): string | null {
  if (selection.article && open.article(selection.article)) return selection.article;
  const shown = open.articles.find((article) =>
    focus.spans.some((span) => span.article === article.id),
  );
  return shown?.id ?? open.articles[0]?.id ?? null;
}
