import { Badge, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Voucher, voucherStatement, vouchersOf } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import './organisation.css';

/** What an organisation has been given to book with, and what is left of each. */
export function Vouchers({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation('organisation');
  const { data, error, refetch } = useQuery(vouchersOf(organisationId));
  return (
    <Stack component="section" aria-labelledby="vouchers">
      <Title order={2} id="vouchers">
        {t('vouchers.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data?.items.length === 0 && <Text>{t('vouchers.none')}</Text>}
      <Stack component="ul" className="plain">
        {data?.items.map((voucher) => (
          <OneVoucher key={voucher.id} voucher={voucher} />
        ))}
      </Stack>
    </Stack>
  );
}

function OneVoucher({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  const [isOpen, open] = useState(false);
  const { id, programme, state, value, left, reserved, drawn, minutes, expires_at } = voucher;
  const share = (part: Voucher['left']) => (100 * part.minor) / Math.max(1, value.minor);
  const said = { drawn, reserved, left };
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>{say(programme.name)}</Title>
          <Badge variant="light" color={state === 'active' ? 'leaf' : 'gray'}>
            {t(`vouchers.states.${state}`)}
          </Badge>
        </Group>
        <Progress.Root size="xl" aria-hidden>
          <Progress.Section value={share(drawn)} color="teal" />
          <Progress.Section value={share(reserved)} color="marigold" />
        </Progress.Root>
        <Group component="dl" gap="xl" className="figures">
          {(['left', 'reserved', 'drawn'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`vouchers.${part}`)}</dt>
              <dd>{inWords(said[part], common)}</dd>
            </div>
          ))}
        </Group>
        <Text size="sm">
          {t('vouchers.of', { value: inWords(value, common), percent: voucher.funder_percent })}
          {minutes && ` ${t('vouchers.minutes', { used: minutes.used, most: minutes.most })}`}
          {expires_at && ` ${t('vouchers.until', { day: date(dayIn(zone, expires_at), locale) })}`}
        </Text>
        <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
          <summary>{t('vouchers.statement')}</summary>
          {isOpen && <Statement voucherId={id} />}
        </details>
      </Stack>
    </Paper>
  );
}

const known = ['voucher-offered', 'voucher-reserved', 'returned-to-voucher'] as const;

function Statement({ voucherId }: { readonly voucherId: string }) {
  const { t } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { data, error, refetch } = useQuery(voucherStatement(voucherId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  return (
    <table className="sums">
      <tbody>
        {data.items.map(({ transfer_id, code, occurred_at, amount, balance }) => {
          const why = known.find((each) => each === code);
          return (
            <tr key={transfer_id}>
              <th scope="row">
                {date(dayIn(zone, occurred_at), locale)}, {why ? t(`vouchers.codes.${why}`) : t('vouchers.codes.other')}
              </th>
              <td>{inWords(amount, common)}</td>
              <td>{t('vouchers.leaves', { amount: inWords(balance, common) })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
