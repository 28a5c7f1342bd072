import type { Answer, Client } from './client.js';
import { anOrganisation, aPerson, type Somebody } from './factories.js';
import type { EndedSession } from './sessions.js';
import type { TestServer } from './server.js';

export interface AMember extends Somebody {
  readonly client: Client;
}

/** Somebody of an organisation of their own, who has nothing to do with any session. */
export async function aMember(server: TestServer, nobody: Client): Promise<AMember> {
  const person = await aPerson(server);
  await anOrganisation(server, { booker: person });
  return { ...person, client: await nobody.as(person.email) };
}

const pounds = (minor: number) => ({ minor, currency: 'GBP' });

/** A session that is over, and the steps of a dispute about it; each returns the answer. */
export class Disputed {
  constructor(
    readonly session: EndedSession,
    private readonly steward: Client,
  ) {}

  path(below?: string): string {
    return this.session.path(below === undefined ? 'dispute' : `dispute/${below}`);
  }

  open(minor?: number, by: Client = this.session.client): Promise<Answer> {
    const disputed = minor === undefined ? {} : { disputed: pounds(minor) };
    return by.post(this.path(), { reason: 'minutes-wrong', statement: 'It was half as long.', ...disputed });
  }

  mediator(who: Somebody): Promise<Answer> {
    return this.steward.post(this.path('mediator'), { user_id: who.id });
  }

  propose(who: AMember, minor: number): Promise<Answer> {
    return who.client.post(this.path('proposal'), { awarded: pounds(minor), statement: 'You both were late.' });
  }

  answer(by: Client, accepts: boolean, minor?: number): Promise<Answer> {
    return by.post(this.path('proposal/answer'), {
      accepts,
      ...(minor === undefined ? {} : { awarded: pounds(minor) }),
    });
  }

  panel(members: readonly Somebody[]): Promise<Answer> {
    return this.steward.post(this.path('panel'), { user_ids: members.map(({ id }) => id) });
  }

  vote(who: AMember, minor: number, reason = 'So it seems to us.'): Promise<Answer> {
    return who.client.post(this.path('panel/vote'), { awarded: pounds(minor), reason });
  }

  appeal(by: Client): Promise<Answer> {
    return by.post(this.path('appeal'), { statement: 'You have not read the record.' });
  }

  withdraw(by: Client): Promise<Answer> {
    return by.delete(this.path());
  }
}
