import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../api/programmes.js';
import type { PartProps } from './programme-form.js';

type Field = Programme['report_fields'][number];

const sections = {
  beneficiary: [
    ...(['beneficiary-name', 'beneficiary-legal-form', 'beneficiary-registration-number'] as const),
    ...(['beneficiary-region', 'beneficiary-stage', 'beneficiary-size', 'beneficiary-sectors'] as const),
  ],
  award: ['award-decision', 'award-value', 'award-match', 'award-subsidy'],
  delivery: [
    ...(['adviser-name', 'adviser-kind', 'delivery-minutes', 'delivery-sessions', 'delivery-modes'] as const),
    ...(['delivery-topics', 'delivery-languages', 'delivery-dates', 'delivery-thresholds'] as const),
  ],
  money: [
    ...(['money-committed', 'money-reserved', 'money-drawn', 'money-paid', 'money-returned'] as const),
    ...(['money-vat', 'money-fee', 'money-unit-costs', 'money-days-to-pay'] as const),
  ],
  outcome: [
    ...(['outcome-registrations', 'outcome-jobs', 'outcome-finance-raised', 'outcome-still-trading'] as const),
    ...(['outcome-satisfaction', 'outcome-action-plans', 'priority-groups'] as const),
  ],
} as const satisfies Record<string, readonly Field[]>;

/** What its funder is told of those who have vouchers: no more than is chosen here. */
export function Reported({ typed: { fields }, hasOpened, onChange }: PartProps) {
  const { t } = useTranslation('funding');
  const { t: named } = useTranslation('fields');
  return (
    <fieldset className="set">
      <legend>{t('form.reported')}</legend>
      <Stack gap="sm">
        <Text>{hasOpened ? t('form.reportedMore') : t('form.reportedMeans')}</Text>
        <Checkbox.Group
          aria-label={t('form.reported')}
          value={[...fields]}
          onChange={(chosen) => onChange({ fields: chosen })}
        >
          <Stack gap="sm">
            {(Object.keys(sections) as (keyof typeof sections)[]).map((section) => (
              <details key={section}>
                <summary>
                  <strong>{t(`form.sections.${section}`)}</strong>:{' '}
                  {t('form.chosen', { count: sections[section].filter((field) => fields.includes(field)).length })}
                </summary>
                <div className="gathered" style={{ gap: 8, padding: '8px 0' }}>
                  {sections[section].map((field) => (
                    <Checkbox key={field} value={field} label={named(field)} />
                  ))}
                </div>
              </details>
            ))}
          </Stack>
        </Checkbox.Group>
      </Stack>
    </fieldset>
  );
}
