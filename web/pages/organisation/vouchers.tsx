import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Voucher, vouchersOf } from '../../api/vouchers.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Figures, VoucherState } from '../voucher/figures.js';

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
      {data?.items.length === 0 && (
        <Text>
          {t('vouchers.none')}{' '}
          <Anchor component={Link} to="/programmes" underline="always">
            {t('vouchers.apply')}
          </Anchor>
        </Text>
      )}
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
  const say = useBilingual();
  const { id, programme, state } = voucher;
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>
            <Anchor component={Link} to={`/vouchers/${id}`} inherit>
              {say(programme.name)}
            </Anchor>
          </Title>
          <VoucherState state={state} />
        </Group>
        {state === 'offered' ? (
          <Anchor component={Link} to={`/vouchers/${id}`} underline="always">
            {t('vouchers.look')}
          </Anchor>
        ) : (
          <Figures voucher={voucher} />
        )}
      </Stack>
    </Paper>
  );
}
