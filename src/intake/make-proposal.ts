import { type Enterprise, EnterpriseTable } from '../accounts/index.js';
import type { OrganisationId, ProgrammeId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { openProgrammes, VoucherTable } from '../vouchers/index.js';
import type { Answers } from './proposal/answers.js';
import { addressOf, fitOf } from './proposal/fit.js';
import { type OpenProgramme, programmesFor } from './proposal/open-programmes.js';
import { type Proposal, propose } from './proposal/propose.js';

/** What is proposed, the search of the directory that it makes, and the programmes that are open to it. */
export interface FullProposal {
  readonly proposal: Proposal;
  readonly search: string;
  readonly programmes: readonly OpenProgramme[];
}

interface Asker {
  readonly now: Temporal.Instant;
  /** When the answers were given. */
  readonly since: Temporal.Instant;
  /** Nobody's where none is named: then nothing is known but the answers. */
  readonly organisationId?: OrganisationId;
}

/** What an organisation did not answer is taken from what it has said of itself. */
export async function makeProposal(
  tx: Transaction,
  answers: Answers,
  { now, since, organisationId }: Asker,
): Promise<FullProposal> {
  const proposal = propose(answers);
  const enterprise = organisationId && (await new EnterpriseTable(tx).find(organisationId));
  const awards = organisationId
    ? await new VoucherTable(tx).awards(organisationId, now)
    : new Map<ProgrammeId, number>();
  const wanted = { kind: proposal.kind.kind, topics: proposal.topics.map(({ topic }) => topic), awards };
  return {
    proposal,
    search: addressOf(fitOf(answers, proposal, { since, now })),
    programmes: programmesFor(factsOf(answers, enterprise), wanted, await openProgrammes(tx, now)),
  };
}

function factsOf({ stage, region, sectors, legalForm, people }: Answers, enterprise?: Enterprise) {
  return {
    stage,
    region: region ?? enterprise?.region ?? null,
    sectors: sectors.length > 0 ? sectors : (enterprise?.sectors ?? []),
    legalForm: legalForm ?? enterprise?.legalForm ?? null,
    people: people ?? enterprise?.people ?? null,
  };
}
