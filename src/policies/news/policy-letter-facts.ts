import type { Voters } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyChangeTable } from '../changes/policy-change.table.js';
import { PolicyTable } from '../policy.table.js';
import { inForceAtTheEarliest } from '../changes/policy-change.js';
import { isStale, readersOf } from './policy-news.js';
import type { NamedNews } from './policy-news.table.js';
import type { PolicyLetterFacts } from './policy.letters.js';

/** What a letter about it says, and to which of those who vote. */
export interface ToldOfPolicy {
  readonly facts: PolicyLetterFacts;
  readonly voters: Voters;
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
    url: `${baseUrl}/policies/${name}#${change.id}`,
  };
  if (readersOf(kind) !== 'seconders') return { facts, voters: { foundedBy: policy ? dueAt : openedAt } };
  const besides = { organisationId: change.organisationId, userId: change.proposedBy };
  return { facts, voters: { foundedBy: dueAt, besides } };
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
  const url = `${baseUrl}/policies/${name}`;
  return {
    facts: { kind, figure, reason, decision: null, vote: null, from, until, url },
    voters: { foundedBy: dueAt },
  };
}

function justBefore(instant: Temporal.Instant): Temporal.Instant {
  return instant.subtract({ milliseconds: 1 });
}
