import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from './how-it-pays.js';
import type { PartProps } from './programme-form.js';

const ways = ['first-come', 'panel', 'members'] as const;

/** Who says yes to an application, and how long a voucher stands and lasts. */
export function WhoDecides(props: PartProps) {
  const { t } = useTranslation('funding');
  const { typed, onChange } = props;
  return (
    <fieldset className="set">
      <legend>{t('form.decides')}</legend>
      <Stack>
        <Radio.Group
          aria-label={t('form.decides')}
          value={typed.decision}
          onChange={(chosen) => onChange({ decision: chosen })}
        >
          <Stack gap="xs">
            {ways.map((way) => (
              <Radio key={way} value={way} label={t(`form.ways.${way}`)} description={t(`form.waysMean.${way}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <div className="gathered">
          {typed.decision === 'panel' && <NumberField {...props} name="scorers" field="scorers" />}
          <NumberField {...props} name="offerDays" field="offer_days" />
          <NumberField {...props} name="startDays" field="start_days" />
          <NumberField {...props} name="useMonths" field="use_months" />
        </div>
      </Stack>
    </fieldset>
  );
}
