import type { List } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { check, say, step } from '../print.js';
import { moment } from '../times.js';
import type { Credential, Standing } from './answers.js';
import { profile } from './sign-up.js';
import type { Story } from './story.js';

interface Waiting {
  readonly expert: { readonly name: string };
  readonly submitted_at: string;
}

export async function verify({ cast, path, bethan, news }: Story): Promise<void> {
  const { steward, anybody } = cast;
  step('A steward looks, and approves');
  const queue = await exchange<List<Waiting>>(steward, 'GET /verifications', {
    tell: ({ items }) => ['waiting:', ...items.map((one) => `${one.expert.name}, since ${moment(one.submitted_at)}`)],
  });
  check('Bethan is in the queue', queue.items.map(({ expert }) => expert.name).includes(profile.name), queue);
  const claimed = await exchange<List<Credential>>(steward, `GET ${path}/credentials`, {
    tell: ({ items }) => items.map((one) => `${one.title}: ${one.state}, evidence at ${one.evidence_url ?? 'none'}`),
  });
  say('Imogen opens the evidence, finds what it says it is, and writes that down:');
  const verified = await exchange<Credential>(steward, `POST /credentials/${claimed.items[0]?.id ?? ''}/verification`, {
    body: { decision: 'verified' },
    tell: ({ state }) => state,
  });
  check('the credential is verified', verified.state === 'verified', verified);
  await exchange<Standing>(steward, `POST ${path}/verification`, { body: { decision: 'approved' } });
  await news.of([bethan, 'credential-decided', 'profile-approved']);
  const shown = await exchange<Standing>(anybody, `GET ${path}`, {
    tell: ({ name, state = '', overseen_by: overseer, coop_memberships: memberships, credentials }) => [
      `${name}, ${state}`,
      `answered for by ${overseer?.name ?? 'nobody'}`,
      ...memberships.map((one) => `${one.role} of ${one.name}`),
      ...credentials.map((one) => `${one.title}, verified by a ${one.verified_by}`),
    ],
  });
  check(
    'everybody sees that she is live, and why she may be trusted',
    shown.state === 'live' &&
      shown.overseen_by?.name === cast.perpetua.organisation.name &&
      shown.credentials.length === 1,
    shown,
  );
  const { items } = await exchangeQuietly<List<Waiting>>(steward, 'GET /verifications');
  check('nobody waits any more', items.length === 0, items);
}
