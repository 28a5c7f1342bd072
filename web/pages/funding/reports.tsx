import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { now } from '../../api/now.js';
import { type LockedReport, lockedReports, type ReportAsked } from '../../api/reports.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { FundedPage, type Funded } from './funded-page.js';
import { quartersBefore } from './quarters.js';
import { ReportOf } from './report-of.js';
import { Restate } from './restate.js';

/** What a funder is told over some days: looked at, taken away, and locked, after which it stays so. */
export default function FundedReports() {
  return <FundedPage title="reports">{(funded) => <Reports {...funded} />}</FundedPage>;
}

function Reports({ programme, mayChange }: Funded) {
  const [today] = useState(() => dayIn('Europe/London', now()));
  const [address] = useSearchParams();
  const usual = quartersBefore(today, 1)[0];
  const version = Number(address.get('version') ?? 0);
  const asked: ReportAsked = {
    from: address.get('from') ?? usual?.from ?? today,
    to: address.get('to') ?? usual?.to ?? today,
    ...(version > 0 && { version }),
  };
  return (
    <Stack gap="xl">
      <Period key={`${asked.from} ${asked.to}`} asked={asked} today={today} />
      <ReportOf programme={programme} asked={asked} today={today} mayChange={mayChange} />
      <Locked programmeId={programme.id} mayChange={mayChange} />
    </Stack>
  );
}

function Period({ asked, today }: { readonly asked: ReportAsked; readonly today: string }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [, setAddress] = useSearchParams();
  const [days, setDays] = useState(asked);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAddress({ from: days.from, to: days.to });
  };
  return (
    <form onSubmit={submit} className="no-print">
      <Stack gap="sm">
        <Text>{t('lead')}</Text>
        <Group align="flex-end">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(end)}
              required
              value={days[end]}
              onChange={({ currentTarget }) => setDays({ ...days, [end]: currentTarget.value })}
            />
          ))}
          <Button type="submit" variant="default">
            {t('show')}
          </Button>
        </Group>
        <Group gap="xs" role="group" aria-label={t('quarters')}>
          {quartersBefore(today, 4).map(({ from, to }) => (
            <Button key={from} variant="subtle" size="compact-md" onClick={() => setAddress({ from, to })}>
              {date(from, locale)} – {date(to, locale)}
            </Button>
          ))}
        </Group>
      </Stack>
    </form>
  );
}

interface LockedProps {
  readonly programmeId: string;
  readonly mayChange: boolean;
}

function Locked({ programmeId, mayChange }: LockedProps) {
  const { t } = useTranslation('reports');
  const { data, error, refetch } = useQuery(lockedReports(programmeId));
  return (
    <Stack component="section" aria-labelledby="locked" className="no-print">
      <Title order={2} id="locked">
        {t('locked.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={2} />}
      {data?.length === 0 && <Text>{t('locked.none')}</Text>}
      <Stack component="ul" className="plain">
        {data?.map((one) => (
          <OneLocked key={one.id} one={one} mayChange={mayChange} />
        ))}
      </Stack>
    </Stack>
  );
}

function OneLocked({ one, mayChange }: { readonly one: LockedReport; readonly mayChange: boolean }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [zone] = useZone();
  const [, setAddress] = useSearchParams();
  const { from, to, versions } = one;
  return (
    <li>
      <Stack gap="xs">
        <Text fw={600}>{t('days', { from: date(from, locale), to: date(to, locale) })}</Text>
        <ul>
          {versions.map(({ version, made_at, reason, hash, changed_rows }) => (
            <li key={version}>
              <Anchor
                component="button"
                type="button"
                onClick={() => {
                  setAddress({ from, to, version: String(version) });
                  window.scrollTo(0, 0);
                }}
              >
                {t('locked.version', { version, day: date(dayIn(zone, made_at), locale) })}
              </Anchor>
              {reason && ` ${t('locked.why', { reason, count: changed_rows })}`}
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {t('hash', { hash })}
              </Text>
            </li>
          ))}
        </ul>
        {mayChange && <Restate locked={one} />}
      </Stack>
    </li>
  );
}
