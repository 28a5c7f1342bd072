import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../parts/use-codes.js';
import type { PartProps } from './programme-form.js';
import type { TypedProgramme } from './typed-programme.js';

const lists = ['regions', 'stages', 'sectors', 'legal_forms'] as const;
const numbers = {
  least: 'eligibility/least_people',
  most: 'eligibility/most_people',
  before: 'eligibility/most_previous_awards',
} as const;

/** The rules of who may apply; what is left empty asks for nothing. */
export function WhoMayApply({ typed, faults, onChange }: PartProps) {
  const { t } = useTranslation('funding');
  return (
    <fieldset className="set">
      <legend>{t('form.who')}</legend>
      <Stack gap="sm">
        <Text>{t('form.whoMeans')}</Text>
        {lists.map((list) => (
          <CodeList key={list} list={list} chosen={typed[list]} onChange={onChange} />
        ))}
        <div className="gathered">
          {(Object.keys(numbers) as (keyof typeof numbers)[]).map((name) => (
            <TextInput
              key={name}
              label={t(`form.${name}`)}
              inputMode="numeric"
              maxLength={6}
              value={typed[name]}
              onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
              error={faults[numbers[name]] ?? (name === 'most' ? faults.eligibility : undefined)}
            />
          ))}
        </div>
      </Stack>
    </fieldset>
  );
}

interface ListProps {
  readonly list: (typeof lists)[number];
  readonly chosen: readonly string[];
  readonly onChange: (change: Partial<TypedProgramme>) => void;
}

function CodeList({ list, chosen, onChange }: ListProps) {
  const { t } = useTranslation('funding');
  const { name, options } = useCodes();
  const said = chosen.length === 0 ? t('form.all') : chosen.map((code) => name(list, code)).join(', ');
  return (
    <details>
      <summary>
        <strong>{t(`form.${list}`)}</strong>: {said}
      </summary>
      <Checkbox.Group
        aria-label={t(`form.${list}`)}
        value={[...chosen]}
        onChange={(codes) => onChange({ [list]: codes })}
      >
        <div className="gathered" style={{ gap: 8, padding: '8px 0' }}>
          {options(list).map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
    </details>
  );
}
