import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { date, lastDayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import '../../parts/records.css';
import { useWhatItPays } from './what-it-pays.js';
import { useWhoFor } from './who-for.js';

interface Props {
  readonly programme: Programme;
}

/** A programme's rules in plain words: who it is for, what one can have, what it pays for, and who decides until when. */
export function Terms({ programme }: Props) {
  const { t } = useTranslation('programmes');
  const whoFor = useWhoFor()(programme.eligibility);
  return (
    <Stack gap="lg">
      <section aria-labelledby="who">
        <Title order={2} id="who">
          {t('whoTitle')}
        </Title>
        {whoFor.length === 0 ? (
          <Text mt="xs">{t('anybody')}</Text>
        ) : (
          <List mt="xs" spacing={4}>
            {whoFor.map((rule) => (
              <List.Item key={rule}>{rule}</List.Item>
            ))}
          </List>
        )}
      </section>
      <Packages programme={programme} />
      <section aria-labelledby="how">
        <Title order={2} id="how">
          {t('howTitle')}
        </Title>
        <List mt="xs" spacing={4}>
          {useHow(programme).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </section>
    </Stack>
  );
}

function Packages({ programme: { packages } }: Props) {
  const { t } = useTranslation('programmes');
  const { t: common } = useTranslation();
  const say = useBilingual();
  return (
    <section aria-labelledby="what">
      <Title order={2} id="what">
        {t('whatTitle')}
      </Title>
      {packages.length === 0 && <Text mt="xs">{t('nothingYet')}</Text>}
      <List mt="xs" spacing={4}>
        {packages.map(({ id, title, value, minutes }) => (
          <List.Item key={id}>
            <strong>{say(title)}</strong>, {inWords(value, common)}
            {minutes !== null && ` ${t('atMostWork', { hours: hoursText(minutes) })}`}
          </List.Item>
        ))}
      </List>
    </section>
  );
}

/** `7.5` of 450. */
function hoursText(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}

function useHow(programme: Programme): string[] {
  const { t } = useTranslation('programmes');
  const { t: common } = useTranslation();
  const whatItPays = useWhatItPays();
  const locale = useLocale();
  const [zone] = useZone();
  const { commitment_fee: fee, decision, scorers, closes_at, offer_days, start_days, use_months } = programme;
  return [
    ...(programme.topics.length > 0 ? [] : [t('how.anyTopic')]),
    ...whatItPays(programme),
    ...(fee.minor > 0 ? [t('how.commitment', { amount: inWords(fee, common) })] : []),
    t(`decided.${decision}.long`, { count: scorers ?? 0 }),
    t('how.window', { day: date(lastDayIn(zone, closes_at), locale) }),
    t('how.use', { offer: offer_days, start: start_days, months: use_months }),
    ...(programme.subsidy_controlled ? [t('how.subsidy')] : []),
  ];
}
