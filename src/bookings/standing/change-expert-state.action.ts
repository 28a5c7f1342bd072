import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import { ExpertTable, inState, insidersOf, relationsToExpert, SuspendExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { ChangeExpertStateRequest, SuspendExpertRequest } from './pause.request.js';
import { sessionsAhead, SessionsAhead, viewSessions } from './sessions-ahead.js';

@Injectable()
export class ChangeExpertState {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsAhead,
    private readonly suspendExpert: SuspendExpert,
  ) {}

  /**
   * Goes live or pauses. Sessions of who pauses stand or are cancelled, as they say; throws `would-orphan` where they do not.
   * Throws `profile-state`, `profile-suspended`, `profile-not-ready`.
   */
  run(actor: Actor, id: ExpertId, { state, sessions: choice, note }: ChangeExpertStateRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, id);
      const experts = new ExpertTable(tx);
      const standing = await experts.lock(id);
      permit('changeExpertState', relationsToExpert(actor, standing), 'adviser');
      const now = this.clock.now();
      const changed = inState(standing, state, now);
      const ahead = state === 'paused' ? await sessionsAhead(tx, diary, now) : { bookings: [], groups: [] };
      const chosen = { choice, note, actor, side: 'adviser', because: 'adviser-paused', now } as const;
      await this.sessions.settle(tx, diary, ahead, chosen, complaint);
      await experts.update(changed);
    });
  }

  /** A steward pauses a profile until a steward lifts that. Throws `own-profile`, `profile-state`, `would-orphan`. */
  suspend(actor: Actor, id: ExpertId, { reasons, sessions: choice, note }: SuspendExpertRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, id);
      const from = await new ExpertTable(tx).lock(id);
      permit('suspendExpert', await insidersOf(tx, actor, from), 'adviser');
      const now = this.clock.now();
      const chosen = { choice, note, actor, side: 'steward', because: 'adviser-suspended', now } as const;
      await this.suspendExpert.run(tx, actor, from, { reasons, now });
      await this.sessions.settle(tx, diary, await sessionsAhead(tx, diary, now), chosen, complaint);
    });
  }

  /** What pausing would leave to be settled; nothing is changed. */
  preview(actor: Actor, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, id);
      permit('previewPause', await insidersOf(tx, actor, await new ExpertTable(tx).find(id)), 'adviser');
      const now = this.clock.now();
      return viewSessions(tx, await sessionsAhead(tx, diary, now), now);
    });
  }
}

function complaint(count: number): string {
  return `Nothing was changed: ${count} sessions are booked, asked for or held. Say whether to keep or to cancel them.`;
}
