import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Every so many weeks, so many times; none of it is once. */
export interface Rhythm {
  readonly everyWeeks: number;
  readonly times: number;
}

const rhythms = ['week', 'two-weeks', 'three-weeks', 'four-weeks'] as const;
const mostTimes = 12;

interface Props {
  readonly rhythm: Rhythm | undefined;
  readonly onChange: (rhythm: Rhythm | undefined) => void;
}

/** Once, unless somebody says otherwise. */
export function HowOften({ rhythm, onChange }: Props) {
  const { t } = useTranslation('book');
  const times = rhythm?.times ?? 4;
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t('often.label')}
        value={rhythm?.everyWeeks ?? ''}
        onChange={({ currentTarget: { value } }) => onChange(value ? { everyWeeks: Number(value), times } : undefined)}
        data={[
          { value: '', label: t('often.once') },
          ...rhythms.map((every, index) => ({ value: String(index + 1), label: t(`often.every.${every}`) })),
        ]}
      />
      {rhythm && (
        <NativeSelect
          label={t('often.times')}
          value={rhythm.times}
          onChange={({ currentTarget: { value } }) => onChange({ ...rhythm, times: Number(value) })}
          data={Array.from({ length: mostTimes - 1 }, (_, index) => String(index + 2))}
        />
      )}
    </Group>
  );
}
