import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enterprise, EnterpriseWritten } from '../../api/applications.js';
import type { Programme } from '../../api/programmes.js';
import { wholeOf } from '../../parts/amounts.js';
import { useCodes } from '../../parts/use-codes.js';

export interface FactsTyped {
  readonly region: string;
  readonly stage: string;
  readonly legal_form: string;
  readonly people: string;
  readonly sectors: readonly string[];
}

export function factsTyped({ region, stage, legal_form, people, sectors }: Enterprise): FactsTyped {
  return {
    region: region ?? '',
    stage: stage ?? '',
    legal_form: legal_form ?? '',
    people: people?.toString() ?? '',
    sectors,
  };
}

/** All that is known, with what was typed: what is left out would be taken back. The service says what is wrong with it. */
export function factsWritten(typed: FactsTyped, known: Enterprise): EnterpriseWritten {
  const { registration_number, trading } = known;
  return {
    ...{ registration_number, trading, sectors: typed.sectors, people: wholeOf(typed.people) ?? null },
    ...{ region: typed.region || null, stage: typed.stage || null, legal_form: typed.legal_form || null },
  } as EnterpriseWritten;
}

interface Props {
  readonly typed: FactsTyped;
  readonly rules: Programme['eligibility'];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (typed: FactsTyped) => void;
}

/** What every programme asks, and its legal form and sectors where this one does. */
export function Facts({ typed, rules, faults, onChange }: Props) {
  const { t } = useTranslation('programmes');
  const { options } = useCodes();
  const choice = (name: 'region' | 'stage' | 'legal_form', list: 'regions' | 'stages' | 'legal_forms') => (
    <NativeSelect
      label={t(`facts.${name}`)}
      required={name !== 'legal_form' || rules.legal_forms.length > 0}
      value={typed[name]}
      onChange={({ currentTarget }) => onChange({ ...typed, [name]: currentTarget.value })}
      data={[{ value: '', label: t('facts.choose') }, ...options(list)]}
      error={faults[name]}
    />
  );
  return (
    <>
      <div className="gathered">
        {choice('region', 'regions')}
        {choice('stage', 'stages')}
        {choice('legal_form', 'legal_forms')}
        <TextInput
          label={t('facts.people')}
          required
          inputMode="numeric"
          maxLength={6}
          value={typed.people}
          onChange={({ currentTarget }) => onChange({ ...typed, people: currentTarget.value })}
          error={faults.people}
        />
      </div>
      {rules.sectors.length > 0 && (
        <Checkbox.Group
          label={t('facts.sectors')}
          value={[...typed.sectors]}
          onChange={(sectors) => onChange({ ...typed, sectors })}
          error={faults.sectors}
        >
          <div className="gathered" style={{ marginTop: 8, gap: 8 }}>
            {options('sectors').map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
