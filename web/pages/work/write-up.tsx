import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quoteOf, type Session, type SessionQuote, useMyExpert } from '../../api/work.js';
import { Waiting } from '../../parts/waiting.js';
import type { Draft } from './record-fields.js';
import { RecordForm } from './record-form.js';

/** The write-up of a session that took place, begun with the minutes that were quoted. */
export function WriteUp({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const { data: expert } = useMyExpert();
  const isPaid = session.price.minor > 0;
  const quote = useQuery({ ...quoteOf(session.id), enabled: isPaid });
  if (!expert || (isPaid && quote.isPending)) return <Waiting />;
  return (
    <Stack component="section" aria-labelledby="write-up">
      <Stack gap={4}>
        <Title order={2} id="write-up">
          {t('record.title')}
        </Title>
        <Text>{t('record.lead')}</Text>
      </Stack>
      <RecordForm
        session={session}
        isCorrection={false}
        begin={beginning(session, quote.data ?? null, expert.languages[0] ?? 'en')}
      />
    </Stack>
  );
}

function beginning({ start, end }: Session, quote: SessionQuote | null, language: string): Draft {
  const quoted = (kind: string) => String(quote?.lines.find((line) => line.kind === kind)?.minutes ?? 0);
  const contact = Math.round((new Date(end).getTime() - new Date(start).getTime()) / 60_000);
  return {
    minutes: {
      contact: String(contact),
      preparation: quoted('preparation'),
      write_up: quoted('write-up'),
      travel: quoted('travel'),
    },
    ...{ topics: [], language, summary: '', notes: '' },
  };
}
