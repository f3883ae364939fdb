// SPDX-License-Identifier: Apache-2.0
//
// The server's JSON API, as docs/openapi.json describes it. The page talks to nobody else: the
// content security policy allows no other address.
import type { Dossier, Section } from './dossier';

export interface StoryRow {
  id: string;
  label: string;
  articles: number;
  origins: number;
  unnamed_origins: number;
  loops: number;
  conflicts: number;
  first_published: string | null;
  last_published: string | null;
  outlets: string[];
  languages: string[];
}

export interface ArticleRow {
  id: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  url: string | null;
  source_path: string;
  languages: string[];
  story: string | null;
  versions: number;
  excerpt: { text: string; hit: boolean }[];
}

export interface Listing<Row> {
  items: Row[];
  total: number;
  next: number | null;
}

/** One page with all its versions, oldest first. */
export interface KeptArticle {
  id: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  source_path: string;
  story: string | null;
  texts: {
    number: number;
    kept: string;
    title: string | null;
    published: string | null;
    languages: string[];
    text: string;
    sections: Section[];
  }[];
}

export interface Decision {
  number: number;
  kind: string;
  articles: string[];
  subject: string;
  value: string;
  reason: string;
  author: string;
  at: string;
  followed: boolean;
}

export type NewDecision = Partial<Omit<Decision, 'number' | 'at' | 'followed'>> & { kind: string };

export interface News {
  at: string;
  kind: string;
  story: string | null;
  article: string | null;
  text: string;
}

export interface Facets {
  outlets: { name: string; articles: number }[];
  languages: { name: string; articles: number }[];
}

export interface Status {
  version: string;
  store: string;
  articles: number;
  stories: number;
  decisions: number;
  stale: boolean;
}

/** What is kept, and, while something runs, how far it is. */
export type Progress =
  | { articles: number; running: false }
  | {
      articles: number;
      running: true;
      command: string; // "add", "watch", "analyse"
      stage: string;
      done: number;
      total: number | null;
      rate: number;
      seconds_left: number | null;
    };

export interface Analysis {
  pasted: string[];
  dossier: Dossier;
}

export interface DroppedFile {
  name: string;
  content: string; // base64
}

/** What the server says when it cannot do something (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail: string,
  ) {
    super(title);
  }
}

const BASE = 'api/v1/';
const JSON_BODY = { method: 'POST', headers: { 'content-type': 'application/json' } };

async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(BASE + path, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'The desk does not answer', 'Is `wirestem serve` still running?');
  }
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  const said = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new Problem(response.status, said.title ?? response.statusText, said.detail ?? '');
}

function search(values: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') given.set(name, String(value));
  }
  const text = given.toString();
  return text ? `?${text}` : '';
}

type Given = Record<string, string | number | undefined>;

export const api = {
  status: (signal: AbortSignal) => ask<Status>('status', { signal }),
  facets: (signal: AbortSignal) => ask<Facets>('facets', { signal }),
  stories: (filters: Given, signal: AbortSignal) =>
    ask<Listing<StoryRow>>(`stories${search(filters)}`, { signal }),
  story: (id: string, signal: AbortSignal) =>
    ask<Dossier>(`stories/${encodeURIComponent(id)}`, { signal }),
  articles: (filters: Given, signal: AbortSignal) =>
    ask<Listing<ArticleRow>>(`articles${search(filters)}`, { signal }),
  article: (id: string, signal: AbortSignal) =>
    ask<KeptArticle>(`articles/${encodeURIComponent(id)}`, { signal }),
  analyse: (body: { text: string; title: string; files: DroppedFile[] }, signal: AbortSignal) =>
    ask<Analysis>('analyses', { ...JSON_BODY, body: JSON.stringify(body), signal }),
  decisions: (signal: AbortSignal) => ask<{ items: Decision[] }>('decisions', { signal }),
  decide: (decision: NewDecision) =>
    ask<{ number: number }>('decisions', { ...JSON_BODY, body: JSON.stringify(decision) }),
  withdraw: (number: number) =>
    ask<undefined>(`decisions/${number}`, { ...JSON_BODY, method: 'DELETE' }),
  exportHref: (id: string, as: string) => `${BASE}stories/${encodeURIComponent(id)}/export?as=${as}`,
  events: () => new EventSource(`${BASE}events`),
};
