import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PaymentOption, Rail } from '../../api/bookings.js';
import { type Amount, inWords } from '../../parts/money.js';

interface Props {
  readonly options: readonly PaymentOption[];
  readonly toPay: Amount;
  readonly rail: Rail | undefined;
  readonly onChange: (rail: Rail) => void;
}

/** How to pay, with what each way costs the co-op: the reader pays the same. */
export function ChooseRail({ options, toPay, rail, onChange }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const usable = options.filter(({ can_be_used }) => can_be_used);
  if (usable.length === 0) return <Text>{t('rail.none')}</Text>;
  return (
    <Radio.Group
      label={t('rail.label', { amount: inWords(toPay, common) })}
      description={t('rail.same')}
      value={rail ?? ''}
      onChange={(chosen) => onChange(chosen as Rail)}
    >
      <Stack gap="sm" mt="xs">
        {usable.map(({ rail: each, amount, costs_the_co_op }) => (
          <Radio
            key={each}
            value={each}
            label={t(`rail.${each}`)}
            description={
              amount.minor === toPay.minor
                ? t('rail.costs', { amount: inWords(costs_the_co_op, common) })
                : t('rail.costsWhole', { amount: inWords(costs_the_co_op, common), whole: inWords(amount, common) })
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
