// SPDX-License-Identifier: Apache-2.0
//
// Where a dossier has been touched by an analyst. Decisions speak of words and names, not of ids, so
// they are found again by these.
import type { Claim, Decided, Occurrence, OpenStory } from './dossier';

export function decisionsOf(open: OpenStory, kind?: string): Decided[] {
  const all = open.story.decisions ?? [];
  return kind === undefined ? all : all.filter((one) => one.kind === kind);
}

/** The decision by which words of a page are to leave a claim that still has them. */
export function notClaimOf(open: OpenStory, claim: Claim, occurrence: Occurrence): Decided | undefined {
  return decisionsOf(open, 'not-claim').find(
    (one) => parts(one, occurrence) && claim.occurrences.some((other) => other !== occurrence && other.exact === one.subject),
  );
}

/** Whether a claim has lost words by a decision, is to lose some, or is what was parted from another. */
export function isTouched(open: OpenStory, claim: Claim): boolean {
  return decisionsOf(open, 'not-claim').some((one) =>
    claim.occurrences.some((occurrence) => occurrence.exact === one.subject || parts(one, occurrence)),
  );
}

function parts(decision: Decided, occurrence: Occurrence): boolean {
  return decision.value === occurrence.exact && decision.articles.includes(occurrence.article);
}

interface Named {
  name: string;
  aliases: string[];
}

/** The last decision of a kind on somebody, whichever spelling it was made of. */
export function decisionOn(open: OpenStory, kind: string, one: Named): Decided | undefined {
  return decisionsOf(open, kind)
    .filter((made) => made.subject === one.name || one.aliases.includes(made.subject ?? ''))
    .at(-1);
}

/** A name as the pages have it: a decision made of it outlives one that renamed its bearer. */
export function spellingOf(open: OpenStory, one: Named): string {
  const renamed = decisionsOf(open, 'rename').find((made) => one.aliases.includes(made.subject ?? ''));
  return renamed?.subject ?? one.name;
}
