import type { LetterKind, Samples } from '../mail/index.js';
import { policyLetter } from './news/policy.letters.js';
import { policyNewsKinds } from './news/policy-news.js';

const at = (text: string) => Temporal.Instant.from(text);
const reasons = { en: 'Our costs fell.', cy: 'Gostyngodd ein costau.' };
const decisions = { en: 'General meeting, minute 7', cy: 'Cyfarfod cyffredinol, cofnod 7' };

export const policySamples: Samples = Object.fromEntries(
  policyNewsKinds.map((kind) => [
    `policy-${kind}` as LetterKind,
    (reader, baseUrl) => {
      const isEmergency = kind === 'overridden';
      const vote = { tally: { for: 3, against: 1, abstain: 2 }, quorum: 5, closesAt: at('2027-03-09T09:00Z') };
      const facts = {
        ...{ kind, reason: reasons[reader.language], from: at('2027-03-16T23:30Z'), url: `${baseUrl}/policies/1` },
        ...{ decision: kind === 'in-force' ? decisions[reader.language] : null, vote: isEmergency ? null : vote },
        ...{ figure: { name: 'platform-fee', before: { percent: 8 }, after: { percent: 6 } } as const },
        until: isEmergency ? at('2027-03-31T12:00Z') : null,
      };
      return policyLetter(facts, reader);
    },
  ]),
) satisfies Samples;
