import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taxonomy } from '../../api/experts.js';
import { type Delivery, deliveryOf, notesOf, type Session } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import type { Draft } from './record-fields.js';
import { kinds } from './record-fields.js';
import { RecordForm } from './record-form.js';
import { Fact } from './session-facts.js';

/** What was recorded of a session, how the client took it, and its correction while it is not accepted. */
export function Record({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const delivery = useQuery(deliveryOf(session.id));
  const notes = useQuery(notesOf(session.id));
  const [isCorrecting, setCorrecting] = useState(false);
  const error = delivery.error ?? notes.error;
  if (error) return <Refused error={error} retry={() => void Promise.all([delivery.refetch(), notes.refetch()])} />;
  if (!delivery.data || notes.data === undefined) return <Waiting />;
  return (
    <Stack component="section" aria-labelledby="record">
      <Title order={2} id="record">
        {t(isCorrecting ? 'record.correctTitle' : 'record.recorded')}
      </Title>
      {isCorrecting ? (
        <RecordForm
          session={session}
          isCorrection
          begin={draftOf(delivery.data, notes.data)}
          onDone={() => setCorrecting(false)}
        >
          <Button variant="default" onClick={() => setCorrecting(false)}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </RecordForm>
      ) : (
        <>
          <Standing delivery={delivery.data} />
          <Recorded delivery={delivery.data} notes={notes.data} />
          {delivery.data.state === 'delivered' && (
            <Button variant="default" onClick={() => setCorrecting(true)} style={{ alignSelf: 'flex-start' }}>
              {t('record.mend')}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
}

/** Whether the client has accepted it, and what happens next. */
function Standing({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('work');
  const locale = useLocale();
  const [zone] = useZone();
  const { accepted, accept_by: acceptBy, objections } = delivery;
  const objection = objections.find(({ closed }) => closed === null);
  if (objection)
    return (
      <Alert color="marigold" variant="light" title={t('record.objected')}>
        <Text className="prose">{objection.statement}</Text>
        <Text mt="xs">{t('record.objectedMeans')}</Text>
      </Alert>
    );
  if (accepted)
    return (
      <Text role="status">
        {t(accepted.by_silence ? 'record.bySilence' : 'record.accepted', {
          when: dayAndTime(zone, accepted.at, locale),
        })}
      </Text>
    );
  return acceptBy && <Text role="status">{t('record.acceptBy', { when: dayAndTime(zone, acceptBy, locale) })}</Text>;
}

function Recorded({ delivery: { record, earlier }, notes }: { readonly delivery: Delivery; readonly notes: string }) {
  const { t } = useTranslation('work');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const words = useQuery(taxonomy).data;
  const named = (list: 'topics' | 'languages', codes: readonly string[]) =>
    (words?.[list] ?? []).filter(({ code }) => codes.includes(code)).map(say);
  return (
    <dl className="facts">
      {kinds
        .filter((kind) => record.minutes[kind] > 0)
        .map((kind) => (
          <Fact key={kind} name={t(`record.${kind}`)}>
            {common('minutes', { count: record.minutes[kind] })}
          </Fact>
        ))}
      <Fact name={t('record.topics')}>{named('topics', record.topics).join(', ')}</Fact>
      <Fact name={t('record.language')}>{named('languages', [record.language]).join(', ')}</Fact>
      <Fact name={t('record.summary')}>
        <span className="prose">{record.summary || t('record.none')}</span>
      </Fact>
      <Fact name={t('record.notes')}>
        <span className="prose">{notes || t('record.none')}</span>
      </Fact>
      {earlier.length > 0 && (
        <Fact name={t('record.corrections')}>{t('record.corrected', { count: earlier.length })}</Fact>
      )}
    </dl>
  );
}

function draftOf({ record }: Delivery, notes: string): Draft {
  const minutes = Object.fromEntries(kinds.map((kind) => [kind, String(record.minutes[kind])])) as Draft['minutes'];
  return { minutes, topics: record.topics, language: record.language, summary: record.summary, notes };
}
