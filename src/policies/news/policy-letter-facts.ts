import type { Transaction } from '../../platform/database.js';
import { PolicyChangeTable } from '../changes/policy-change.table.js';
import { PolicyTable } from '../policy.table.js';
import { inForceAtTheEarliest } from '../changes/policy-change.js';
import { isStale } from './policy-news.js';
import type { NamedNews } from './policy-news.table.js';
import type { PolicyLetterFacts } from './policy.letters.js';

/** What a letter about it says, and to whom: admins of the organisations that there were then. */
interface ToldOfPolicy {
  readonly facts: PolicyLetterFacts;
  readonly foundedBy: Temporal.Instant;
}

/** Nothing where nobody need be told of it any more. */
export function policyLetterFacts(
  tx: Transaction,
  news: NamedNews,
  baseUrl: string,
): Promise<ToldOfPolicy | undefined> {
  return news.kind === 'overridden' ? ofEmergency(tx, news, baseUrl) : ofChange(tx, news, baseUrl);
}

async function ofChange(
  tx: Transaction,
  { kind, changeId, dueAt }: Exclude<NamedNews, { kind: 'overridden' }>,
  baseUrl: string,
): Promise<ToldOfPolicy | undefined> {
  const { change, tally } = await new PolicyChangeTable(tx).find(changeId);
  if (isStale(kind, change)) return undefined;
  const { name, value: after, reason, quorum, closesAt } = change;
  const openedAt = change.openedAt ?? dueAt;
  const policy = kind === 'in-force' && change.policyId ? await new PolicyTable(tx).byId(name, change.policyId) : null;
  const before = await new PolicyTable(tx).findInForce(name, policy ? justBefore(policy.inForceFrom) : openedAt);
  const facts: PolicyLetterFacts = {
    ...{ kind, reason, decision: policy?.decision ?? null, figure: { name, before, after } },
    ...{ vote: { tally, quorum: quorum ?? 0, closesAt }, until: null },
    from: policy?.inForceFrom ?? inForceAtTheEarliest(change),
    url: `${baseUrl}/api/v1/policy-changes/${change.id}`,
  };
  return { facts, foundedBy: policy ? dueAt : openedAt };
}

async function ofEmergency(
  tx: Transaction,
  { kind, policyId, name, dueAt }: Extract<NamedNews, { kind: 'overridden' }>,
  baseUrl: string,
): Promise<ToldOfPolicy> {
  const policies = new PolicyTable(tx);
  const { value: after, decision: reason, inForceFrom: from, endsAt: until } = await policies.byId(name, policyId);
  const before = await policies.findInForce(name, justBefore(from));
  const figure = { name, before, after };
  const url = `${baseUrl}/api/v1/policies`;
  return { facts: { kind, figure, reason, decision: null, vote: null, from, until, url }, foundedBy: dueAt };
}

function justBefore(instant: Temporal.Instant): Temporal.Instant {
  return instant.subtract({ milliseconds: 1 });
}
