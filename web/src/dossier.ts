// SPDX-License-Identifier: Apache-2.0
//
// The dossier as the engine hands it over (docs/dossier.md), and what the page derives from it.
// Offsets of spans count code points; JavaScript counts UTF-16 units: see offsets.ts.

export interface Span {
  article: string;
  start: number;
  end: number;
  exact: string;
}

export interface Section {
  start: number;
  end: number;
  role: string;
  language: string | null;
}

export interface Article {
  id: string;
  source_path: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  authors: string[];
  published: string | null;
  published_from: string | null;
  languages: string[];
  text: string;
  sections: Section[];
}

export interface Source {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  named: boolean;
  in_pile: string | null;
  through?: string | null;
}

export interface Edge {
  from: string;
  to: string;
  relation: string;
  direction?: string;
  confidence: number;
  reasons: string[];
  evidence: Span[];
}

export interface Passage {
  id: string;
  members: Span[];
  kind: string;
}

export interface Occurrence extends Span {
  attribution: string[];
  modality: string;
  polarity: string;
}

export interface Claim {
  id: string;
  text: string;
  occurrences: Occurrence[];
  origins: { source: string; reasons: string[] }[];
  independent_origins: number;
  circular: string[] | null;
}

export interface Conflict {
  id: string;
  kind: string;
  same_origin: boolean;
  claims: string[];
  sides: { value: string; evidence: Span[] }[];
}

export interface Variant extends Span {
  speaker: string | null;
  via: string | null;
  cue: string | null;
  direct: boolean;
  change: string;
}

export interface Quote {
  id: string;
  speaker: string | null;
  via: string | null;
  variants: Variant[];
}

export interface TimelineEvent {
  id: string;
  date: string;
  precision: string;
  reported: string | null;
  text: string;
  claim: string | null;
  evidence: Span[];
}

export interface Actor {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  mentions: number;
}

export interface Summary {
  articles: number;
  origins: number;
  unnamed_origins: number;
  loops: number;
  conflicts: number;
  statement: string;
}

/** What an analyst decided, as far as it bears on the story. */
export interface Decided {
  number: number;
  kind: string; // "merge", "split", "not-claim", "rename", "reliability", "note"
  articles: string[];
  subject: string | null;
  value: string | null;
  reason: string | null;
  author: string | null;
  at: string | null;
  followed: boolean;
}

export interface Story {
  id: string;
  label: string;
  articles: string[];
  related: string[];
  summary: Summary;
  sources: Source[];
  edges: Edge[];
  passages: Passage[];
  quotes: Quote[];
  claims: Claim[];
  conflicts: Conflict[];
  timeline: TimelineEvent[];
  actors: Actor[];
  decisions?: Decided[]; // absent where nobody decided anything
}

export interface Dossier {
  format: string;
  articles: Article[];
  stories: Story[];
}

/** A story with its articles and sources at hand by id. */
export class OpenStory {
  readonly articles: Article[];
  private readonly articleOf: Map<string, Article>;
  private readonly sourceOf: Map<string, Source>;
  readonly claimOf: Map<string, Claim>;

  constructor(
    readonly story: Story,
    pile: Article[],
  ) {
    const told = new Set(story.articles);
    this.articles = pile.filter((article) => told.has(article.id)).sort(byTime);
    this.articleOf = new Map(this.articles.map((article) => [article.id, article]));
    this.sourceOf = new Map(story.sources.map((source) => [source.id, source]));
    this.claimOf = new Map(story.claims.map((claim) => [claim.id, claim]));
  }

  article(id: string | undefined): Article | undefined {
    return id === undefined ? undefined : this.articleOf.get(id);
  }

  source(id: string | undefined): Source | undefined {
    return id === undefined ? undefined : this.sourceOf.get(id);
  }

  /** What an article or a source is called where there is room for a few words. */
  nameOf(id: string): string {
    const article = this.articleOf.get(id);
    return article ? nameOfArticle(article) : (this.sourceOf.get(id)?.name ?? id);
  }
}

export function nameOfArticle(article: Article): string {
  return article.outlet ?? article.title ?? article.id;
}

/** By date of publication, those without one last; then by path, so that the order is settled. */
function byTime(a: Article, b: Article): number {
  const at = a.published ?? '9999';
  const bt = b.published ?? '9999';
  if (at !== bt) return at < bt ? -1 : 1;
  return a.source_path < b.source_path ? -1 : 1;
}

/** The language of the section at an offset, else the article's first. */
export function languageAt(article: Article | undefined, offset: number): string | undefined {
  const section = article?.sections.find((one) => one.start <= offset && offset < one.end);
  return section?.language ?? article?.languages[0];
}

/** "1 page", "3 pages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
