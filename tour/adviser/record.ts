import type { List } from '../answers.js';
import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import { clockTime, day } from '../times.js';
import type { AuditEntry, Export } from './answers.js';
import type { Story } from './story.js';

const expectedSections = [
  ...['account', 'adviser-profile', 'diary', 'bookings', 'conversations', 'messages', 'files'],
  ...['letters', 'audit'],
];

const expectedDeeds = [
  ...['oversight-accepted', 'credential-verified', 'adviser-approved'],
  ...['booking-funded', 'session-countersigned'],
];

export async function readTheRecord({ bethan }: Story): Promise<void> {
  step('Everything that is kept of Bethan, and who did what');
  const { sections, schema } = await exchange<Export>(bethan, 'GET /me/export', {
    tell: (all) => [
      all.schema,
      ...all.sections
        .filter(({ entries }) => entries.length > 0)
        .map(({ name, entries, kept }) => `${String(entries.length).padStart(3)} ${name}: ${kept}`),
    ],
  });
  const kept = new Map(sections.map(({ name, entries }) => [name, entries.length]));
  const empty = expectedSections.filter((name) => !kept.get(name));
  check(
    'one document, a section for each kind of records',
    schema === 'barefoot-export-1' && empty.length === 0,
    empty,
  );
  say('The log is only ever added to. What concerns her, she reads:');
  const log = await exchange<List<AuditEntry>>(bethan, 'GET /audit', {
    tell: ({ items }) => ['', ...items.toReversed().map(lineOf)],
  });
  const deeds = new Set(log.items.map(({ deed }) => deed));
  const missing = expectedDeeds.filter((deed) => !deeds.has(deed));
  check('everything that others did about her is in it', missing.length === 0, missing);
  const figures = log.items.filter(({ deed }) => deed === 'booking-funded').map(({ facts }) => facts['total_minor']);
  check('with the figures of what was paid', figures.includes(11_339), figures);
}

function lineOf({ at, by, acted_as: as, deed, facts }: AuditEntry): string {
  const { total_minor: minor } = facts;
  const total = typeof minor === 'number' ? `, ${pounds({ minor })}` : '';
  return `${day(at)}, ${clockTime(at)}: ${deed}${total}, by ${by?.name ?? 'whoever runs it'} as ${as}`;
}
