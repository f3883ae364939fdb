// SPDX-License-Identifier: Apache-2.0
//
// Where each box and line of the stemma stands. Time runs to the right: people and documents that
// are not among the pages, then media that are not, then the pages by day. Where the pane is too
// narrow for a column a day, neighbouring days share one. Within a column boxes are ordered so that
// few lines cross (barycentres, four sweeps: Sugiyama, Tagawa and Toda 1981).
import type { Edge, OpenStory } from './dossier';
import { readableDay, readableRange } from './dates';

export interface Box {
  id: string; // of an article, or of a source that is not among the pages
  page: boolean;
  title: string;
  sub: string;
  x: number;
  y: number;
}

export interface Line {
  edge: number; // index into the story's edges
  path: string;
  relation: string;
  undecided: boolean;
}

export interface Layout {
  boxes: Box[];
  lines: Line[];
  columns: { heading: string; x: number }[];
  width: number;
  height: number;
  leftOut: number; // sources that the table names and the drawing does not
}

export const BOX = { width: 114, height: 36 };
const GAP = { x: 28, y: 9 };
const TOP = 26;
const MOST = { people: 7, media: 7 };
const MEDIA = new Set(['outlet', 'agency']);
const ROOMY = 840; // pixels from which people and media have a column each

interface Node {
  id: string;
  page: boolean;
  title: string;
  sub: string;
  row: number;
}

/** `width`: room in pixels; the drawing may be wider where the story needs it. */
export function layOutStemma(open: OpenStory, width: number): Layout {
  const drawnAs = new Map(open.story.sources.map((source) => [source.id, source.in_pile ?? source.id]));
  const ends = open.story.edges.map((edge): [string, string] => [
    drawnAs.get(edge.to) ?? edge.to,
    drawnAs.get(edge.from) ?? edge.from,
  ]);
  const outside = chooseOutside(open, ends, width < ROOMY);
  const room = Math.floor(width / (BOX.width + GAP.x)) - outside.groups.length;
  const columns = [...outside.groups, ...pageColumns(open, Math.min(9, Math.max(3, room)))];
  orderRows(columns.map((column) => column.nodes), ends);
  const boxes = placeBoxes(columns);
  const lines = drawLines(open.story.edges, ends, boxes);
  const rows = Math.max(1, ...columns.map((column) => column.nodes.length));
  return {
    boxes: [...boxes.values()],
    lines,
    columns: columns.map((column, index) => ({ heading: column.heading, x: columnX(index) })),
    width: Math.max(1, columns.length) * (BOX.width + GAP.x) + 4, // room for arcs at the right
    height: TOP + rows * (BOX.height + GAP.y),
    leftOut: outside.leftOut,
  };
}

interface Column {
  heading: string;
  nodes: Node[];
}

function columnX(index: number): number {
  return 6 + index * (BOX.width + GAP.x); // room for the mark of an origin
}

/** The sources with most edges that are not among the pages, people and media apart. */
function chooseOutside(
  open: OpenStory,
  ends: [string, string][],
  narrow: boolean,
): { groups: Column[]; leftOut: number } {
  const degree = new Map<string, number>();
  for (const pair of ends) for (const id of pair) degree.set(id, (degree.get(id) ?? 0) + 1);
  const all = open.story.sources.filter((source) => !source.in_pile && degree.has(source.id));
  const most = (count: number, wanted: (kind: string) => boolean) =>
    all
      .filter((source) => wanted(source.kind))
      .sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0))
      .slice(0, count)
      .map((source): Node => {
        const sub = source.named ? source.kind : `${source.kind}, unnamed`;
        return { id: source.id, page: false, title: source.name, sub, row: 0 };
      });
  const media = (kind: string) => MEDIA.has(kind);
  const groups = [
    ...(narrow
      ? [{ heading: 'Not at hand', nodes: most(MOST.people, () => true) }]
      : [
          { heading: 'People, documents', nodes: most(MOST.people, (kind) => !media(kind)) },
          { heading: 'Media not at hand', nodes: most(MOST.media, media) },
        ]),
  ].filter((group) => group.nodes.length > 0);
  const drawn = groups.reduce((sum, group) => sum + group.nodes.length, 0);
  return { groups, leftOut: all.length - drawn };
}

/** The pages by day of publication, in at most `most` columns; pages without date come last. */
function pageColumns(open: OpenStory, most: number): Column[] {
  const days = new Map<string, Node[]>();
  for (const article of open.articles) {
    const day = article.published?.slice(0, 10) ?? '';
    const time = article.published?.slice(11, 16);
    const sub = article.outlet ? (article.title ?? article.id) : readableDay(article.published);
    const title = article.outlet ?? article.title ?? article.id;
    const node = { id: article.id, page: true, title, sub: time ? `${time} ${sub}` : sub, row: 0 };
    days.set(day, [...(days.get(day) ?? []), node]);
  }
  const dated = [...days].filter(([day]) => day !== '');
  const undated = days.get('');
  const groups = joinDays(dated, Math.max(1, most - (undated ? 1 : 0)));
  if (undated) groups.push({ heading: 'No date', nodes: undated });
  return groups;
}

/** Joins the two neighbouring groups that are smallest together until they are few enough. */
function joinDays(dated: [string, Node[]][], most: number): Column[] {
  const groups = dated.map(([day, nodes]) => ({ from: day, to: day, nodes }));
  while (groups.length > most) {
    let least = 0;
    for (let i = 1; i + 1 < groups.length; ++i) {
      if (sizeAt(groups, i) < sizeAt(groups, least)) least = i;
    }
    const [first, second] = groups.slice(least, least + 2);
    if (!first || !second) break;
    const joined = { from: first.from, to: second.to, nodes: [...first.nodes, ...second.nodes] };
    groups.splice(least, 2, joined);
  }
  return groups.map(({ from, to, nodes }) => ({ heading: readableRange(from, to), nodes }));
}

function sizeAt(groups: { nodes: Node[] }[], index: number): number {
  return (groups[index]?.nodes.length ?? 0) + (groups[index + 1]?.nodes.length ?? 0);
}

function orderRows(columns: Node[][], ends: [string, string][]): void {
  const nodes = new Map(columns.flat().map((node) => [node.id, node]));
  const beside = new Map<string, Node[]>();
  for (const [a, b] of ends) {
    const one = nodes.get(a);
    const other = nodes.get(b);
    if (!one || !other) continue;
    beside.set(a, [...(beside.get(a) ?? []), other]);
    beside.set(b, [...(beside.get(b) ?? []), one]);
  }
  const number = (column: Node[]) => column.forEach((node, row) => (node.row = row - column.length / 2));
  columns.forEach(number);
  for (let sweep = 0; sweep < 4; ++sweep) {
    for (const column of sweep % 2 ? [...columns].reverse() : columns) {
      const pull = new Map(column.map((node) => [node.id, meanRow(node, beside.get(node.id) ?? [])]));
      column.sort((a, b) => (pull.get(a.id) ?? 0) - (pull.get(b.id) ?? 0));
      number(column);
    }
  }
}

function meanRow(node: Node, others: Node[]): number {
  if (others.length === 0) return node.row;
  return others.reduce((sum, other) => sum + other.row, 0) / others.length;
}

function placeBoxes(columns: Column[]): Map<string, Box> {
  const rows = Math.max(1, ...columns.map((column) => column.nodes.length));
  const boxes = new Map<string, Box>();
  columns.forEach((column, index) => {
    const above = ((rows - column.nodes.length) * (BOX.height + GAP.y)) / 2;
    column.nodes.forEach(({ id, page, title, sub }, row) => {
      const y = TOP + above + row * (BOX.height + GAP.y);
      boxes.set(id, { id, page, title, sub, x: columnX(index), y });
    });
  });
  return boxes;
}

function drawLines(edges: Edge[], ends: [string, string][], boxes: Map<string, Box>): Line[] {
  return edges.flatMap((edge, index) => {
    const [source, told] = ends[index] ?? ['', ''];
    const from = boxes.get(source);
    const to = boxes.get(told);
    if (!from || !to || from === to) return [];
    const undecided = edge.direction === 'undecided';
    return [{ edge: index, path: pathBetween(from, to), relation: edge.relation, undecided }];
  });
}

/** From the right side of one box to the left side of the other; back or down by an arc outside. */
function pathBetween(from: Box, to: Box): string {
  const y1 = from.y + BOX.height / 2;
  const y2 = to.y + BOX.height / 2;
  const x1 = from.x + BOX.width;
  if (to.x > from.x) {
    const bend = Math.max(GAP.x * 0.7, (to.x - x1) * 0.45);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x - 1} ${y2}`;
  }
  const x2 = to.x + BOX.width + 1;
  const out = Math.max(x1, x2) + GAP.x * 0.75;
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
}
