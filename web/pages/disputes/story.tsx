import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

interface Event {
  readonly at: string;
  readonly as: 'client' | 'adviser' | 'settles';
  readonly what: string;
  readonly text?: string;
}

/** What was recorded, said, proposed and decided, in the order of time. */
export function Story({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const locale = useLocale();
  const [zone] = useZone();
  const events = useEvents(dispute);
  return (
    <Stack component="section" gap="md" aria-labelledby="story">
      <Title order={2} id="story">
        {t('story.title')}
      </Title>
      <ol className="story">
        {events.map(({ at, as, what, text }) => (
          <li key={`${at} ${what}`} data-as={as}>
            <Text fw={600}>{what}</Text>
            <Text size="sm" c="dimmed">
              {dayAndTime(zone, at, locale)}
            </Text>
            {text && <Text className="prose">{text}</Text>}
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function useEvents(dispute: Dispute): readonly Event[] {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const { records, objections, statements, proposal, decisions, appeal, ended } = dispute;
  const sum = (amount: { minor: number; currency: string }) => ({ amount: inWords(amount, common) });
  const minutes = (count: number) => common('minutes', { count });
  const kinds = ['contact', 'preparation', 'write_up', 'travel'] as const;
  const events: readonly Event[] = [
    ...records.map((record) => ({
      ...{ at: record.recorded_at, as: 'adviser' as const, what: t('story.recorded', { version: record.version }) },
      text: [
        kinds
          .filter((kind) => record.minutes[kind] > 0)
          .map((kind) => `${t(`minutes.${kind}`)}: ${minutes(record.minutes[kind])}`)
          .join(' · '),
        record.summary,
      ].join('\n'),
    })),
    ...objections.flatMap(({ raised_at, reason, statement, decision }) => [
      {
        ...{ at: raised_at, as: 'client' as const, what: `${t('story.objected')} ${t(`reasons.${reason}`)}` },
        text: statement,
      },
      ...(decision
        ? [
            {
              ...{ at: decision.at, as: 'settles' as const, what: t(`story.objectionDecided.${decision.decision}`) },
              text: decision.note ?? '',
            },
          ]
        : []),
    ]),
    ...statements.map(({ at, as, statement }) => ({
      ...{ at, as: as === 'mediator' ? ('settles' as const) : as, what: t(`story.said.${as}`), text: statement },
    })),
    ...(proposal
      ? [{ at: proposal.at, as: 'settles' as const, what: t('story.proposed', sum(proposal.awarded)) }]
      : []),
    ...decisions.map(({ at, by, awarded, reason }) => ({
      ...{ at, as: 'settles' as const, what: t(`story.decided.${by}`, sum(awarded)), text: reason },
    })),
    ...(appeal ? [{ at: appeal.at, as: appeal.side, what: t(`story.appealed.${appeal.side}`) }] : []),
    ...(ended
      ? [{ at: ended.at, as: 'settles' as const, what: t(`story.ended.${ended.outcome}`, sum(ended.awarded)) }]
      : []),
  ];
  return events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
