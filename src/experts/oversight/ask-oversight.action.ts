import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor } from '../../accounts/index.js';
import { type ExpertId, newId, type OrganisationId, type OversightId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import { ExpertTable } from '../expert.table.js';
import { lockInside } from '../insiders.js';
import { overseersOf, peopleOf } from './overseers.js';
import { askedLetter } from './oversight.letters.js';
import type { Oversight } from './oversight.js';
import type { AskOversightRequest } from './oversight.request.js';
import { OversightTable } from './oversight.table.js';
import { viewOversight } from './oversight.view.js';

const mostAsksADay = 5;

@Injectable()
export class AskOversight {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /**
   * Throws `not-found`, `oversight-state` where somebody is asked or oversees already, `invalid-request` for who cannot,
   * `too-many-requests`.
   */
  run(actor: Actor, expertId: ExpertId, request: AskOversightRequest) {
    return this.database.transaction(async (tx) => {
      const adviser = await lockInside(tx, actor, expertId, 'askOversight');
      if (adviser.kind !== 'barefoot') {
        throw new Problem('oversight-state', 'You are a specialist: nobody needs to oversee you.');
      }
      const now = this.clock.now();
      await refuseMany(tx, expertId, now);
      const oversight: Oversight = {
        ...(await whoIsAsked(tx, request)),
        ...{ id: newId<OversightId>(), expertId, state: 'asked', note: request.note, askedAt: now },
        ...{ answeredAt: null, answeredBy: null, endedAt: null, endedBy: null, reason: '' },
      };
      await new OversightTable(tx).insert(oversight);
      const [overseer] = await overseersOf(tx, [oversight]);
      const body = overseer?.kind === 'body' ? overseer.name : undefined;
      const letter = askedLetter({ adviser: adviser.name, body, note: request.note });
      await this.post.send(tx, await peopleOf(tx, oversight), 'oversight-asked', letter);
      return viewOversight(tx, oversight);
    });
  }
}

/** An ask is a letter to people who did not ask for it, and can be withdrawn. Throws `too-many-requests`. */
async function refuseMany(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<void> {
  if ((await new OversightTable(tx).countAskedSince(expertId, now.subtract({ hours: 24 }))) < mostAsksADay) return;
  throw new Problem(
    'too-many-requests',
    `You have asked ${mostAsksADay} times within a day. Please wait until tomorrow.`,
  );
}

/** Throws `invalid-request` unless it is a development body or a live specialist. */
async function whoIsAsked(tx: Transaction, { organisation_id: body, specialist_id: specialist }: AskOversightRequest) {
  if (body !== undefined) {
    const organisation = await new AccountTable(tx).organisation(body as OrganisationId);
    if (organisation?.kind === 'development_body') return { organisationId: organisation.id, specialistId: null };
    throw notAble('/organisation_id', 'must be the id of a development body');
  }
  const [expert] = await new ExpertTable(tx).findAll([specialist as ExpertId]);
  if (expert?.kind === 'specialist' && expert.state === 'live')
    return { organisationId: null, specialistId: expert.id };
  throw notAble('/specialist_id', 'must be the id of a specialist who is live');
}

function notAble(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', `Nobody was asked. Please mend: ${pointer}: ${detail}.`, {
    errors: [{ pointer, detail, rule: 'not-here' }],
  });
}
