import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Meeting, meetingOf, type Session } from '../../api/work.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** When, where, and what they want help with. */
export function SessionFacts({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const locale = useLocale();
  const [zone] = useZone();
  const { id, start, end, needs, lapses_at: lapses, state, cancelled, declined } = session;
  return (
    <dl className="facts">
      <Fact name={t('session.when')}>
        {t('between', { from: dayAndTime(zone, start, locale), to: timeIn(zone, end) })} ({zone.replaceAll('_', ' ')})
      </Fact>
      {state === 'requested' && lapses && <Fact name={t('session.answerBy')}>{dayAndTime(zone, lapses, locale)}</Fact>}
      <Fact name={t('session.where')}>
        <Where session={session} />
      </Fact>
      <Fact name={t('session.needs')}>
        <span className="prose">{needs || t('session.noNeeds')}</span>
      </Fact>
      {cancelled && (
        <Fact name={t('session.cancelled')}>
          {t(`sides.${cancelled.by}`)}, {dayAndTime(zone, cancelled.at, locale)}: {t(`reasons.${cancelled.reason}`)}
          {cancelled.note && `. ${cancelled.note}`}
        </Fact>
      )}
      {declined && (
        <Fact name={t('session.declined')}>
          {t(`reasons.${declined.reason}`)}
          {declined.note && `. ${declined.note}`}
        </Fact>
      )}
      {state === 'confirmed' && (
        <Fact name={t('session.calendar')}>
          <Anchor href={`/api/v1/bookings/${id}.ics`}>{t('session.ics')}</Anchor>
        </Fact>
      )}
    </dl>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Where({ session: { id, mode, state } }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const { data: meeting } = useQuery({ ...meetingOf(id), enabled: state === 'confirmed' });
  if (!meeting) return t(`modes.${mode}`);
  return <Met meeting={meeting} />;
}

function Met({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('work');
  const { mode, how, url, number, client_number: theirs, place } = meeting;
  if (url) return <Anchor href={url}>{t('session.join')}</Anchor>;
  if (how === 'adviser-calls') return theirs ? t('session.youCall', { number: theirs }) : t('session.youCallNoNumber');
  if (how === 'client-calls' && number) return t('session.theyCall', { number });
  if (place)
    return (
      <Text component="span" className="prose">
        {[place.address, place.directions, place.access].filter(Boolean).join('\n')}
      </Text>
    );
  return `${t(`modes.${mode}`)}: ${t('session.notSaid')}`;
}
