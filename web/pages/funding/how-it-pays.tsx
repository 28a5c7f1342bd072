import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../parts/use-codes.js';
import type { PartProps } from './programme-form.js';
import type { TypedProgramme } from './typed-programme.js';

const matches = ['none', 'cash', 'in-kind', 'time-credits'] as const;

/** What a voucher pays of a session, for advice on what and by whom, and what the client gives beside it. */
export function HowItPays(props: PartProps) {
  const { typed, onChange } = props;
  const { t } = useTranslation('funding');
  const { match } = typed;
  return (
    <fieldset className="set">
      <legend>{t('form.pays')}</legend>
      <Stack>
        <Radio.Group label={t('form.match')} value={match} onChange={(chosen) => onChange({ match: chosen })}>
          <Stack gap="xs" mt="xs">
            {matches.map((kind) => (
              <Radio key={kind} value={kind} label={t(`form.matches.${kind}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <div className="gathered">
          {(match === 'cash' || match === 'in-kind') && (
            <NumberField {...props} name="percent" field="funder_percent" />
          )}
          {match === 'time-credits' && <NumberField {...props} name="minutes" field="match_minutes_an_hour" />}
          <NumberField {...props} name="commitment" field="commitment_fee" />
          <NumberField {...props} name="preparation" field="preparation_percent" />
          <NativeSelect
            label={t('form.adviserKind')}
            value={typed.adviserKind}
            onChange={({ currentTarget }) =>
              onChange({ adviserKind: currentTarget.value as TypedProgramme['adviserKind'] })
            }
            data={[
              { value: '', label: t('form.eitherKind') },
              ...(['specialist', 'barefoot'] as const).map((kind) => ({ value: kind, label: t(`form.kinds.${kind}`) })),
            ]}
          />
        </div>
        <Checkbox
          label={t('form.paysFeeAndVat')}
          checked={typed.paysFeeAndVat}
          onChange={({ currentTarget }) => onChange({ paysFeeAndVat: currentTarget.checked })}
        />
        <Topics {...props} />
      </Stack>
    </fieldset>
  );
}

function Topics({ typed: { topics }, onChange }: PartProps) {
  const { t } = useTranslation('funding');
  const { name, options } = useCodes();
  return (
    <details>
      <summary>
        <strong>{t('form.topics')}</strong>:{' '}
        {topics.length === 0 ? t('form.anything') : topics.map((code) => name('topics', code)).join(', ')}
      </summary>
      <Checkbox.Group
        aria-label={t('form.topics')}
        value={[...topics]}
        onChange={(codes) => onChange({ topics: codes })}
      >
        <div className="gathered" style={{ gap: 8, padding: '8px 0' }}>
          {options('topics').map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
    </details>
  );
}

type NumberName =
  ('percent' | 'minutes' | 'commitment' | 'preparation') | ('scorers' | 'offerDays' | 'startDays' | 'useMonths');

interface NumberProps extends PartProps {
  readonly name: NumberName;
  readonly field: string;
}

/** A number of a programme; where its own is left empty the members' figure stands in. */
export function NumberField({ typed, faults, onChange, name, field }: NumberProps) {
  const { t } = useTranslation('funding');
  const isOwn = name === 'percent' || name === 'minutes' || name === 'scorers';
  return (
    <TextInput
      label={t(`form.${name}`)}
      required={isOwn}
      description={isOwn ? undefined : t('form.asMembers')}
      inputMode={name === 'commitment' ? 'decimal' : 'numeric'}
      leftSection={name === 'commitment' ? '£' : undefined}
      maxLength={8}
      value={typed[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      error={faults[`${field}/minor`] ?? faults[field]}
    />
  );
}
