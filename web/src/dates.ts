// SPDX-License-Identifier: Apache-2.0
//
// Dates as the engine writes them (EDTF, partial where the text is) for people to read. Always in
// UTC and in one form, so that a saved view reads the same on every desk.
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "2025-03-11T08:30:00Z" → "11 Mar 2025, 08:30"; what is no date comes back as it is. */
export function readableDate(value: string): string {
  if (value.includes('/')) return value.split('/').map(readableDate).join(' – ');
  const bareDay = /^XXXX-WXX-([1-7])$/.exec(value);
  if (bareDay) return `a ${DAYS[Number(bareDay[1]) - 1]}`;
  const season = /^(\d{4})-(2[1-4])$/.exec(value);
  if (season) return `${SEASONS[Number(season[2]) - 21]} ${season[1]}`;
  const parts = /^(-?\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?/.exec(value);
  if (!parts) return value || 'no date';
  const [, year, month, day, hour, minute] = parts;
  const name = month ? (MONTHS[Number(month) - 1] ?? month) : '';
  const words = [day ? String(Number(day)) : '', name, year === 'XXXX' ? '' : year];
  return words.filter(Boolean).join(' ') + (hour ? `, ${hour}:${minute}` : '');
}

/** The day alone: "11 Mar 2025". */
export function readableDay(value: string | null): string {
  return value ? readableDate(value.slice(0, 10)) : 'no date';
}

/** First and last day as one range that says nothing twice: "9–11 Mar 2025". */
export function readableRange(from: string | null, to: string | null): string {
  if (!from || !to || from.slice(0, 10) === to.slice(0, 10)) return readableDay(from ?? to);
  if (from.slice(0, 7) === to.slice(0, 7)) {
    return `${Number(from.slice(8, 10))}–${readableDay(to)}`;
  }
  if (from.slice(0, 4) === to.slice(0, 4)) {
    return `${readableDay(from).replace(/ \d{4}$/, '')} – ${readableDay(to)}`;
  }
  return `${readableDay(from)} – ${readableDay(to)}`;
}

/** [begin, end) in milliseconds of what a date may mean; nothing where the year is unknown. */
export function periodOf(value: string): [number, number] | null {
  const [first, last] = value.split('/');
  const begin = startOf(first ?? '');
  const until = startOf(last ?? first ?? '');
  return begin && until ? [begin[0], until[1]] : null;
}

function startOf(value: string): [number, number] | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?/.exec(value);
  if (!parts) return null;
  const [year = 0, month, day, hour, minute] = parts.slice(1).map((part) => part && Number(part)) as number[];
  if (hour !== undefined) {
    const at = Date.UTC(year, (month ?? 1) - 1, day, hour, minute);
    return [at, at + 60_000];
  }
  if (day !== undefined) return [Date.UTC(year, (month ?? 1) - 1, day), Date.UTC(year, (month ?? 1) - 1, day + 1)];
  if (month !== undefined && month > 12) return [Date.UTC(year, 0), Date.UTC(year + 1, 0)]; // a season
  if (month !== undefined) return [Date.UTC(year, month - 1), Date.UTC(year, month)];
  return [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
}
