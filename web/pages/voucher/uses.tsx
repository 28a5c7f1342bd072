import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VoucherDetails } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** The sessions that it pays for, the latest first. */
export function Uses({ uses }: Pick<VoucherDetails, 'uses'>) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Stack component="section" gap="sm" aria-labelledby="uses">
      <Title order={2} id="uses">
        {t('uses.title')}
      </Title>
      {uses.length === 0 && (
        <>
          <Text>{t('uses.none')}</Text>
          <Button component={Link} to="/advisers" style={{ alignSelf: 'flex-start' }}>
            {t('uses.find')}
          </Button>
        </>
      )}
      <ul className="plain narrow-rows">
        {uses.map(({ booking_id, starts_at, amount, drawn, returned }) => (
          <li key={booking_id}>
            <Anchor component={Link} to={`/bookings/${booking_id}`}>
              {dayAndTime(zone, starts_at, locale)}
            </Anchor>
            <Text size="sm">
              {drawn
                ? t('uses.spent', { amount: inWords(drawn, common) })
                : t('uses.aside', { amount: inWords(amount, common) })}
              {returned && returned.minor > 0 && ` ${t('uses.back', { amount: inWords(returned, common) })}`}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
