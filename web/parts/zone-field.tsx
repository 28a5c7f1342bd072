import { NativeSelect } from '@mantine/core';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly error?: string | undefined;
}

/** Any zone that browsers know, the standing one first. */
export function ZoneField({ label, value, onChange, error }: Props) {
  const zones = [...new Set([value, 'Europe/London', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <NativeSelect
      label={label}
      maw="20rem"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={zones.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
      error={error}
    />
  );
}
