import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../parts/use-zone.js';

/** The zone that times are shown in, by its name, and any other. */
export function ZoneChoice() {
  const { t } = useTranslation('adviser');
  const [zone, choose] = useZone();
  const zones = [...new Set([zone, 'Europe/London', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <NativeSelect
      label={t('zone')}
      value={zone}
      onChange={(event) => choose(event.currentTarget.value)}
      data={zones.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
    />
  );
}
