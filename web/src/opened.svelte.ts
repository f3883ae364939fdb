// SPDX-License-Identifier: Apache-2.0
//
// The story that lies open. It outlives the view, so that going from the dossier to a comparison or
// the print sheet and back asks nothing of the server.
import { api } from './api';
import { OpenStory, type Dossier } from './dossier';
import { Load } from './load.svelte';

class Opened {
  id = $state('');
  private load = new Load<OpenStory>();
  private pasted: OpenStory | null = null;

  get story(): OpenStory | null {
    return this.load.value;
  }
  get problem() {
    return this.load.problem;
  }

  /** Lays a story open; for use in an effect. */
  read(id: string): void {
    if (this.id === id && (this.load.value || this.load.waiting)) return;
    this.id = id;
    this.load.value = null;
    void this.load.run(async (signal) => {
      if (id === 'pasted' && this.pasted) return this.pasted;
      return first(await api.story(id, signal));
    });
  }

  /** Only what the store keeps can be decided on. */
  get kept(): boolean {
    return this.id !== 'pasted';
  }

  /** Asks for the open story again; what is shown stays until the answer is here. */
  async again(): Promise<void> {
    const { id } = this;
    await this.load.run(async (signal) => first(await api.story(id, signal)));
  }

  /** The dossier of a pasted text lies open as the story "pasted"; nothing is kept of it. */
  takePasted(dossier: Dossier): void {
    this.pasted = first(dossier);
    this.id = '';
  }
}

function first(dossier: Dossier): OpenStory {
  const story = dossier.stories[0];
  if (!story) throw new Error('a dossier without a story');
  return new OpenStory(story, dossier.articles);
}

export const opened = new Opened();
