import { z } from 'zod';
import { expertKinds } from '../../experts/index.js';
import { codesOf, type Label, topics } from '../../kernel/taxonomy.js';
import { instantView } from '../../platform/http/parameters.js';
import { urgencies } from './diagnostic.js';
import { factsToSay, type OpenProgramme } from './open-programmes.js';
import type { Proposal, Reason } from './propose.js';

const words = { en: z.string(), cy: z.string() };
const reason = z.object({ rule: z.string(), ...words });

export const proposalView = z
  .object({
    kind: z
      .object({ code: z.enum(expertKinds), reason })
      .meta({ description: 'Who should help, and the rule that says so.' }),
    topics: z
      .array(z.object({ code: z.enum(codesOf(topics)), ...words, reasons: z.array(reason).min(1) }))
      .min(1)
      .meta({ description: 'What to talk about, the weightiest first.' }),
    urgency: z.object({ code: z.enum(urgencies.map(({ code }) => code)), ...words }),
    search: z
      .string()
      .meta({ description: 'The address of the search of the directory that this makes: GET it, or change it.' }),
    programmes: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.object(words),
          summary: z.object(words),
          closes_at: instantView,
          say: z.array(z.enum(factsToSay)).meta({
            description: 'What it asks for that was not said. Empty: what was said meets its rules.',
          }),
          pays_for: z.object({
            topics: z.array(z.enum(codesOf(topics))).meta({ description: 'Of those that are proposed.' }),
            kind: z.boolean(),
          }),
        }),
      )
      .meta({ description: 'Open programmes whose rules look met, or could be; an application decides.' }),
  })
  .meta({ id: 'SupportProposal' });

interface Shown {
  readonly proposal: Proposal;
  readonly search: string;
  readonly programmes: readonly OpenProgramme[];
}

export function viewProposal({ proposal, search, programmes }: Shown): z.output<typeof proposalView> {
  const { kind, urgency } = proposal;
  return {
    kind: { code: kind.kind, reason: viewReason({ rule: kind.id, because: kind.because }) },
    topics: proposal.topics.map(({ topic, reasons }) => ({
      ...{ code: topic, ...wordsOf(topics[topic]), reasons: reasons.map(viewReason) },
    })),
    urgency: { code: urgency.code, ...wordsOf(urgency.label) },
    search,
    programmes: programmes.map(viewProgramme),
  };
}

function viewProgramme({ programme, toSay, paysForTopics, paysForKind }: OpenProgramme) {
  return {
    id: programme.id,
    name: { en: programme.nameEn, cy: programme.nameCy },
    summary: { en: programme.summaryEn, cy: programme.summaryCy },
    closes_at: programme.closesAt.toString(),
    say: [...toSay],
    pays_for: { topics: [...paysForTopics], kind: paysForKind },
  };
}

function viewReason({ rule, because }: Reason) {
  return { rule, ...wordsOf(because) };
}

function wordsOf({ en, cy }: Label) {
  return { en, cy };
}
