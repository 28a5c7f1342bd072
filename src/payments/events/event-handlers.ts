import { Injectable } from '@nestjs/common';
import type { Provider } from '../payment.js';
import type { ProviderEvent } from './provider-event.js';

/**
 * Looks again at what an event is about. It runs outside a transaction, at least once for an event and in any order. What it throws has the
 * event tried again, ever less often, and parked in the end: so it throws where it does not know that thing, which may be written down
 * a moment later.
 */
type EventHandler = (event: ProviderEvent) => Promise<void>;

/** Who looks at what when a provider tells of it. What nobody has told of is kept, and nothing is done about it. */
@Injectable()
export class EventHandlers {
  private readonly handlers = new Map<string, EventHandler>();

  /**
   * Call it while modules start.
   * @param kinds what the kinds of events begin with, in whole words: `charge` means charge.updated and charge.dispute.closed, save where
   * somebody else tells of `charge.dispute`
   */
  tell(provider: Provider, kinds: readonly string[], handler: EventHandler): void {
    for (const kind of kinds) {
      const name = `${provider} ${kind}`;
      if (this.handlers.has(name)) throw new Error(`Two handlers of ${name}.`);
      this.handlers.set(name, handler);
    }
  }

  of({ provider, kind }: Pick<ProviderEvent, 'provider' | 'kind'>): EventHandler | undefined {
    const words = kind.split('.');
    const beginnings = words.map((_, index) => words.slice(0, words.length - index).join('.'));
    return beginnings.map((begins) => this.handlers.get(`${provider} ${begins}`)).find((handler) => handler);
  }
}
