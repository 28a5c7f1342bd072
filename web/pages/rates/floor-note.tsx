import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RateFloor } from '../../api/rates.js';
import { inWords } from '../../parts/money.js';

type Facts = Pick<RateFloor, 'hourly' | 'living_wage' | 'on_cost_percent' | 'utilisation_percent'>;

/** How the least that an hour may cost comes about. */
export function FloorNote({ floor }: { readonly floor: Facts }) {
  const { t } = useTranslation('rates');
  const { t: common } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {t('floor', {
        hourly: inWords(floor.hourly, common),
        wage: inWords(floor.living_wage, common),
        onCosts: floor.on_cost_percent,
        utilisation: floor.utilisation_percent,
      })}
    </Text>
  );
}
