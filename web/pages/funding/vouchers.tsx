import { Anchor, Badge, Button, Group, NativeSelect, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type AwardedVoucher, programmeVouchers } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn, lastDayIn, monthName } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Contributions } from './contributions.js';
import { FundedPage, type Funded } from './funded-page.js';
import { monthOf } from './months.js';
import { VoucherDeeds } from './voucher-deeds.js';

/** Every voucher of a programme: what it is worth, what is left of it, until when, and what can be done about it. */
export default function FundedVouchers() {
  return <FundedPage title="vouchers">{(funded) => <Vouchers {...funded} />}</FundedPage>;
}

const fewShown = 25;

function Vouchers({ programme, mayChange, isSteward }: Funded) {
  const { t } = useTranslation('funding');
  const [address, setAddress] = useSearchParams();
  const { data, error, refetch } = useQuery(programmeVouchers(programme.id));
  const [most, showMore] = useState(fewShown);
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  if (data.length === 0)
    return (
      <Text>
        {t('vouchers.none')}{' '}
        <Anchor component={Link} underline="always" to={`/funding/programmes/${programme.id}/applications`}>
          {t('vouchers.toAsked')}
        </Anchor>
      </Text>
    );
  const [state, month] = [address.get('state') ?? '', address.get('month') ?? ''];
  const shown = data.filter((one) => (!state || one.state === state) && (!month || monthOf(one) === month));
  const filter = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next, { replace: true });
  };
  return (
    <Stack>
      <Filters all={data} state={state} month={month} onChange={filter} />
      <Text aria-live="polite" fw={600}>
        {t('vouchers.count', { count: shown.length })}
      </Text>
      <ul className="plain cards">
        {shown.slice(0, most).map((voucher) => (
          <OneVoucher key={voucher.id} voucher={voucher} mayChange={mayChange} isSteward={isSteward} />
        ))}
      </ul>
      {shown.length > most && (
        <Button variant="default" onClick={() => showMore(most + fewShown)} style={{ alignSelf: 'flex-start' }}>
          {t('more', { ns: 'common' })}
        </Button>
      )}
    </Stack>
  );
}

interface FiltersProps {
  readonly all: readonly AwardedVoucher[];
  readonly state: string;
  readonly month: string;
  readonly onChange: (name: string, value: string) => void;
}

function Filters({ all, state, month, onChange }: FiltersProps) {
  const { t } = useTranslation('funding');
  const locale = useLocale();
  const states = [...new Set(all.map((one) => one.state))];
  const months = [...new Set(all.map(monthOf))];
  return (
    <Group align="flex-end" className="no-print">
      <NativeSelect
        label={t('vouchers.state')}
        value={state}
        onChange={({ currentTarget }) => onChange('state', currentTarget.value)}
        data={[
          { value: '', label: t('vouchers.any') },
          ...states.map((one) => ({ value: one, label: t(`vouchers.states.${one}`) })),
        ]}
      />
      <NativeSelect
        label={t('vouchers.month')}
        value={month}
        onChange={({ currentTarget }) => onChange('month', currentTarget.value)}
        data={[
          { value: '', label: t('vouchers.any') },
          ...months.map((one) => ({ value: one, label: monthName(one, locale) })),
        ]}
      />
    </Group>
  );
}

interface OneProps {
  readonly voucher: AwardedVoucher;
  readonly mayChange: boolean;
  /** Who alone sees every application whole. */
  readonly isSteward: boolean;
}

function OneVoucher({ voucher, mayChange, isSteward }: OneProps) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const { organisation, state, value, left, reserved, drawn, minutes, application_id } = voucher;
  const share = (part: AwardedVoucher['left']) => (100 * part.minor) / Math.max(1, value.minor);
  const said = { value, left, reserved, drawn };
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {organisation.name}
          </Title>
          <Badge variant="light" color={state === 'active' ? 'leaf' : state === 'offered' ? 'marigold' : 'gray'}>
            {t(`vouchers.states.${state}`)}
          </Badge>
        </Group>
        <Text>{say(voucher.package.title)}</Text>
        <Progress.Root size="xl" aria-hidden>
          <Progress.Section value={share(drawn)} color="teal" />
          <Progress.Section value={share(reserved)} color="marigold" />
        </Progress.Root>
        <dl className="tallies">
          {(['value', 'left', 'reserved', 'drawn'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`vouchers.${part}`)}</dt>
              <dd>{inWords(said[part], common)}</dd>
            </div>
          ))}
        </dl>
        <Text size="sm">
          <Times voucher={voucher} />
          {minutes && ` ${t('vouchers.minutes', { used: minutes.used, most: minutes.most })}`}
        </Text>
        <Why voucher={voucher} />
        {mayChange && <VoucherDeeds voucher={voucher} />}
        {voucher.match === 'in-kind' && <Contributions voucherId={voucher.id} mayChange={mayChange} />}
        {isSteward && (
          <Anchor component={Link} to={`/funding/applications/${application_id}`} size="sm" className="no-print">
            {t('vouchers.application')}
          </Anchor>
        )}
      </Stack>
    </Paper>
  );
}

function Times({ voucher: { state, offer_lapses_at, start_by, expires_at, active_at } }: Pick<OneProps, 'voucher'>) {
  const { t } = useTranslation('funding');
  const locale = useLocale();
  const [zone] = useZone();
  const last = (at: string) => date(lastDayIn(zone, at), locale);
  if (state === 'offered') return t('vouchers.acceptBy', { day: last(offer_lapses_at) });
  if (!expires_at) return null;
  return [
    active_at && t('vouchers.active', { day: date(dayIn(zone, active_at), locale) }),
    start_by && t('vouchers.startBy', { day: last(start_by) }),
    t('vouchers.until', { day: last(expires_at) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why it is not as it was: suspended or ended. */
function Why({ voucher: { suspension, end } }: Pick<OneProps, 'voucher'>) {
  const { t } = useTranslation('funding');
  const why = end ?? suspension;
  if (!why?.reason) return null;
  return <Text>{t('vouchers.because', { reason: why.reason })}</Text>;
}
