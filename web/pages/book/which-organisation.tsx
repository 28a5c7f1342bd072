import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewOrganisation } from '../../api/organisations.js';
import type { MyOrganisation } from '../../api/me.js';

/** One that is there, by its id, or one that is founded with this booking. */
export type ForWhom = string | NewOrganisation;
export const newOrganisation: NewOrganisation = { name: '', kind: 'start_up' };

export function isFound(forWhom: ForWhom): forWhom is NewOrganisation {
  return typeof forWhom !== 'string';
}

interface Props {
  readonly bookable: readonly MyOrganisation[];
  readonly forWhom: ForWhom;
  readonly onChange: (forWhom: ForWhom) => void;
  readonly faults: Readonly<Record<string, string>>;
}

/** Sessions are an organisation's. Who has none yet names one here, in a line. */
export function WhichOrganisation({ bookable, forWhom, onChange, faults }: Props) {
  const { t } = useTranslation('book');
  const isNew = isFound(forWhom);
  return (
    <Stack gap="md">
      {bookable.length > 0 && (
        <NativeSelect
          label={t('forWhom.label')}
          value={isNew ? '' : forWhom}
          onChange={({ currentTarget }) => onChange(currentTarget.value || newOrganisation)}
          data={[
            ...bookable.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('forWhom.another') },
          ]}
        />
      )}
      {isNew && (
        <>
          {bookable.length === 0 && <Text>{t('forWhom.none')}</Text>}
          <TextInput
            label={t('forWhom.name')}
            description={t('forWhom.nameHint')}
            autoComplete="organization"
            required
            minLength={2}
            maxLength={120}
            value={forWhom.name}
            onChange={({ currentTarget }) => onChange({ ...forWhom, name: currentTarget.value })}
            error={faults.name}
          />
          <NativeSelect
            label={t('forWhom.kind')}
            value={forWhom.kind}
            onChange={({ currentTarget }) =>
              onChange({ ...forWhom, kind: currentTarget.value as NewOrganisation['kind'] })
            }
            data={(['start_up', 'co_op'] as const).map((kind) => ({ value: kind, label: t(`forWhom.kinds.${kind}`) }))}
          />
        </>
      )}
    </Stack>
  );
}
