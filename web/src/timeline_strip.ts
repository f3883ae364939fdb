// SPDX-License-Identifier: Apache-2.0
//
// Where each event and each page stands on the strip. Time is to scale around the days on which the
// pages came out; what lies far before or after (a bridge opened in 1968) stands in a margin, so
// that one old date does not press all others into one spot.
import { scaleUtc } from 'd3-scale';
import { periodOf, readableDate } from './dates';
import type { OpenStory } from './dossier';

export interface Dot {
  id: string;
  x: number;
  y: number;
}

export interface Strip {
  events: Dot[];
  pages: Dot[];
  ticks: { x: number; label: string }[];
  earlier: number; // width of the margins, 0 where there is none
  later: number;
  height: number;
  base: number; // y of the line between happened (above) and published (below)
}

const DAY = 86_400_000;
const PITCH = 11;
const MARGIN = 64;

export function layOutStrip(open: OpenStory, width: number): Strip | null {
  const published = open.articles.flatMap((article) => {
    const period = article.published ? periodOf(article.published) : null;
    return period ? [{ id: article.id, at: period[0] }] : [];
  });
  const happened = open.story.timeline.flatMap((event) => {
    const period = periodOf(event.date);
    return period ? [{ id: event.id, at: period[1] - period[0] > 2 * DAY ? period[0] : (period[0] + period[1]) / 2 }] : [];
  });
  const known = published.length ? published : happened;
  if (known.length === 0 || width < 120) return null;
  const first = Math.min(...known.map((one) => one.at));
  const last = Math.max(...known.map((one) => one.at));
  const slack = Math.max(last - first, 7 * DAY);
  const near = happened.filter((one) => one.at >= first - slack && one.at <= last + slack);
  const from = Math.min(first, ...near.map((one) => one.at)) - DAY / 2;
  const to = Math.max(last, ...near.map((one) => one.at)) + DAY / 2;
  const earlier = happened.some((one) => one.at < from) ? MARGIN : 0;
  const later = happened.some((one) => one.at > to) ? MARGIN : 0;
  const time = scaleUtc([from, to], [earlier + 8, width - later - 8]);
  const place = (at: number) => (at < from ? earlier / 2 : at > to ? width - later / 2 : time(at));
  const up = stack(happened, place);
  const down = stack(published, place);
  const base = 8 + Math.max(1, ...up.map((one) => one.level + 1)) * PITCH;
  const depth = Math.max(1, ...down.map((one) => one.level + 1)) * PITCH;
  const marks = time.ticks(Math.max(2, Math.floor(width / 90)));
  const step = (marks[1]?.getTime() ?? 0) - (marks[0]?.getTime() ?? 0);
  return {
    events: up.map((one) => ({ id: one.id, x: one.x, y: base - 7 - one.level * PITCH })),
    pages: down.map((one) => ({ id: one.id, x: one.x, y: base + 7 + one.level * PITCH })),
    ticks: marks.map((at) => ({ x: time(at), label: tickLabel(at, step) })),
    earlier,
    later,
    base,
    height: base + depth + 20,
  };
}

/** "14:00", "11 Mar", "Mar 2025" or "2025", by how far apart the marks are. */
function tickLabel(at: Date, step: number): string {
  const iso = at.toISOString();
  if (step >= 300 * DAY) return iso.slice(0, 4);
  if (step >= 27 * DAY) return readableDate(iso.slice(0, 7));
  const day = readableDate(iso.slice(0, 10)).replace(/ \d+$/, '');
  return step >= DAY || iso.slice(11, 16) === '00:00' ? day : iso.slice(11, 16);
}

/** Dots that would touch are stacked, at most eight high; the rest share the top. */
function stack(items: { id: string; at: number }[], place: (at: number) => number) {
  const levels = new Map<number, number>();
  return [...items]
    .sort((a, b) => a.at - b.at)
    .map((item) => {
      const bin = Math.round(place(item.at) / PITCH);
      const level = Math.min(7, levels.get(bin) ?? 0);
      levels.set(bin, level + 1);
      return { id: item.id, x: bin * PITCH, level };
    });
}
