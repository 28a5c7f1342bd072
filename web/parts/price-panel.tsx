import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Booking, Quote } from '../api/bookings.js';
import { inWords } from './money.js';
import { useCallingOff } from './use-calling-off.js';

interface Props {
  readonly booking: Booking;
  readonly quote: Quote;
}

/** What a session costs: what the adviser gets and for which minutes, what the platform takes, and that the floor is met. */
export function PricePanel({ booking, quote }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const callingOff = useCallingOff(booking, quote);
  const { adviser_net, fee, vat, total, floor } = quote;
  return (
    <Paper component="aside" withBorder p="lg" aria-labelledby="price" className="price">
      <Title order={2} id="price">
        {t('price.title')}
      </Title>
      <table className="sums">
        <tbody>
          <tr>
            <th scope="row">
              {t('price.adviser')}
              <Minutes quote={quote} />
            </th>
            <td>{inWords(adviser_net, common)}</td>
          </tr>
          {fee.minor > 0 && (
            <tr>
              <th scope="row">{t('price.fee')}</th>
              <td>{inWords(fee, common)}</td>
            </tr>
          )}
          {vat.minor > 0 && (
            <tr>
              <th scope="row">{t('price.vat')}</th>
              <td>{inWords(vat, common)}</td>
            </tr>
          )}
          <tr className="total">
            <th scope="row">{t('price.total')}</th>
            <td>{inWords(total, common)}</td>
          </tr>
        </tbody>
      </table>
      <Stack gap="xs" mt="md">
        {floor && (
          <Group gap={6} wrap="nowrap">
            <IconCheck size={18} aria-hidden color="var(--barefoot-free)" />
            <Text size="sm">{t('price.floor', { amount: inWords(floor.hourly, common) })}</Text>
          </Group>
        )}
        {callingOff && <Text size="sm">{callingOff}</Text>}
      </Stack>
    </Paper>
  );
}

function Minutes({ quote: { lines } }: { readonly quote: Quote }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  return lines
    .filter(({ supplier }) => supplier === 'adviser')
    .map(({ kind, minutes, net }) => (
      <Text key={kind} size="sm" c="dimmed" component="span" display="block">
        {t(`price.lines.${kind}`)}
        {': '}
        {minutes === null ? inWords(net, common) : common('minutes', { count: minutes })}
      </Text>
    ));
}
