// SPDX-License-Identifier: Apache-2.0
//
// What the analyst is about to decide, and what came of the last decision. The store keeps it; the
// page asks for the story again, so that what it marks is what the server says.
import { api, Problem, type NewDecision } from './api';
import type { Decided } from './dossier';
import { opened } from './opened.svelte';

export type Kind = 'merge' | 'split' | 'not-claim' | 'rename' | 'reliability' | 'note';

/** What is known when the dialog opens; the analyst gives the rest. */
export interface Draft {
  kind: Kind;
  articles: string[];
  subject: string;
  value: string;
}

/** Kinds that change what an analysis finds, hence show only after the next one. */
const GUIDING = new Set<string>(['merge', 'split', 'not-claim']);

class Deciding {
  draft = $state.raw<Draft | null>(null);
  /** What came of the last decision, in a sentence. */
  told = $state('');
  /** Who decided last: whoever sits at this page is likely to decide again. */
  author = $state('');

  begin(kind: Kind, given: Partial<Draft> = {}): void {
    this.draft = { articles: [], subject: '', value: '', ...given, kind };
  }

  stop(): void {
    this.draft = null;
  }

  /** Another story is looked at: what was told is no longer of it. */
  forget(): void {
    this.draft = null;
    this.told = '';
  }

  async keep(decision: NewDecision): Promise<void> {
    const { number } = await api.decide(decision);
    this.told = `Kept as decision ${number}${effect(decision.kind)}`;
    await opened.again();
  }

  async takeBack({ number, kind }: Decided): Promise<void> {
    try {
      await api.withdraw(number);
      this.told = `Took back decision ${number}${effect(kind)}`;
    } catch (error) {
      this.told = error instanceof Problem ? `${error.message}. ${error.detail}` : String(error);
    }
    await opened.again(); // where it failed, another desk may have been first
  }
}

function effect(kind: string): string {
  const later = GUIDING.has(kind);
  return later ? '. The story is made anew with the next analysis: wirestem stories' : ', and it shows at once.';
}

export const deciding = new Deciding();

/** A dossier's words for a kind, as a heading. */
export const KINDS: Record<string, string> = {
  merge: 'Merged with another story',
  split: 'Pages split off',
  'not-claim': 'Not this claim',
  rename: 'Renamed',
  reliability: 'Reliability',
  note: 'Note',
};

/** The Admiralty Code's grades of sources. */
export const GRADES: Record<string, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
};
