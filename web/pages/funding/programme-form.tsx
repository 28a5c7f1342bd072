import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { HowItPays } from './how-it-pays.js';
import { Reported } from './reported-fields.js';
import type { TypedProgramme } from './typed-programme.js';
import { WhoDecides } from './who-decides.js';
import { WhoMayApply } from './who-may-apply.js';

export interface PartProps {
  readonly typed: TypedProgramme;
  /** At each field of the body, by its name. */
  readonly faults: Readonly<Record<string, string>>;
  /** Once it has opened, people rely on most of its terms. */
  readonly hasOpened: boolean;
  readonly onChange: (change: Partial<TypedProgramme>) => void;
}

interface Props {
  readonly typed: TypedProgramme;
  readonly hasOpened: boolean;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly save: string;
  readonly onChange: (typed: TypedProgramme) => void;
  readonly onSave: () => void;
  /** Beside the button. */
  readonly children?: ReactNode;
}

const atFields = [
  ...(['name', 'name/en', 'name/cy', 'summary', 'summary/en', 'summary/cy', 'budget', 'budget/minor'] as const),
  ...(['monthly_cap', 'monthly_cap/minor', 'opens_at', 'closes_at', 'scorers', 'funder_percent'] as const),
  ...(['match_minutes_an_hour', 'offer_days', 'start_days', 'use_months', 'preparation_percent'] as const),
  ...(['commitment_fee', 'commitment_fee/minor', 'eligibility', 'eligibility/least_people'] as const),
  ...(['eligibility/most_people', 'eligibility/most_previous_awards'] as const),
];

/** Everything that a funder says of a programme, for one that is new and for one that is mended. */
export function ProgrammeForm({ typed, hasOpened, error, isPending, save, onChange, onSave, children }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSave();
  };
  const faults = error instanceof Refusal ? error.faults() : {};
  const change = (changed: Partial<TypedProgramme>) => onChange({ ...typed, ...changed });
  const part = { typed, faults, hasOpened, onChange: change };
  return (
    <form onSubmit={submit}>
      <Stack gap="xl">
        <WhatItIs {...part} />
        <MoneyAndTime {...part} />
        {!hasOpened && (
          <>
            <WhoMayApply {...part} />
            <HowItPays {...part} />
            <WhoDecides {...part} />
          </>
        )}
        <Reported {...part} />
        <Refused error={error} atFields={atFields} />
        <Group>
          <Button type="submit" size="md" loading={isPending}>
            {save}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

function WhatItIs({ typed, faults, onChange }: PartProps) {
  const { t } = useTranslation('funding');
  const text = (name: 'nameEn' | 'nameCy' | 'summaryEn' | 'summaryCy', field: string) => ({
    label: t(`form.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
    error: faults[field] ?? (name.endsWith('Cy') ? undefined : faults[field.split('/')[0] ?? '']),
  });
  return (
    <fieldset className="set">
      <legend>{t('form.what')}</legend>
      <Stack>
        <div className="gathered">
          <TextInput {...text('nameEn', 'name/en')} required maxLength={120} />
          <TextInput {...text('nameCy', 'name/cy')} maxLength={120} lang="cy" />
        </div>
        <div className="gathered">
          <Textarea {...text('summaryEn', 'summary/en')} autosize minRows={3} maxLength={2000} />
          <Textarea {...text('summaryCy', 'summary/cy')} autosize minRows={3} maxLength={2000} lang="cy" />
        </div>
      </Stack>
    </fieldset>
  );
}

function MoneyAndTime({ typed, faults, hasOpened, onChange }: PartProps) {
  const { t } = useTranslation('funding');
  const text = (name: 'budget' | 'cap' | 'opens' | 'closes', field: string) => ({
    label: t(`form.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
    error: faults[`${field}/minor`] ?? faults[field],
  });
  return (
    <fieldset className="set">
      <legend>{t('form.money')}</legend>
      <div className="gathered">
        <TextInput
          {...text('budget', 'budget')}
          description={t('form.budgetMeans')}
          required
          inputMode="decimal"
          leftSection="£"
        />
        <TextInput
          {...text('cap', 'monthly_cap')}
          description={t('form.capMeans')}
          inputMode="decimal"
          leftSection="£"
        />
        {!hasOpened && (
          <TextInput {...text('opens', 'opens_at')} description={t('form.opensMeans')} type="date" required />
        )}
        <TextInput {...text('closes', 'closes_at')} description={t('form.closesMeans')} type="date" required />
      </div>
    </fieldset>
  );
}
