import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/experts.js';
import type { OfferTerms } from '../../api/rates.js';
import { inWords } from '../../parts/money.js';

interface Props {
  readonly terms: OfferTerms;
  readonly pricing: Offer['pricing'];
}

/** What an hour of an offer really brings, held against the floor and the living wage. */
export function Brings({ terms: { effective_rate: rate, floor }, pricing }: Props) {
  const { t } = useTranslation('rates');
  const { t: common } = useTranslation();
  if (pricing !== 'rate_card') return <Text>{t(`brings.${pricing}`)}</Text>;
  if (!rate || !floor) return <Text>{t('brings.noCard')}</Text>;
  const verdict =
    rate.minor < floor.living_wage.minor ? 'refused' : rate.minor < floor.hourly.minor ? 'warned' : 'fair';
  const Icon = verdict === 'fair' ? IconCheck : IconAlertTriangle;
  return (
    <Stack gap={2}>
      <Group gap={8} wrap="nowrap" align="flex-start" c={colours[verdict]}>
        <Icon size={22} aria-hidden style={{ flex: '0 0 auto', marginTop: 2 }} />
        <Text fw={600}>
          {t(`brings.${verdict}`, {
            rate: inWords(rate, common),
            floor: inWords(floor.hourly, common),
            wage: inWords(floor.living_wage, common),
          })}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t('brings.how')}
      </Text>
    </Stack>
  );
}

const colours = {
  fair: 'var(--barefoot-free)',
  warned: 'var(--barefoot-attention)',
  refused: 'var(--barefoot-harm)',
} as const;
