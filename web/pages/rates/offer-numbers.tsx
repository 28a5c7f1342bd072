import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldsProps } from './offer-words.js';
import { amountFields, type TypedOffer } from './typed-offer.js';

type Name = keyof TypedOffer['numbers'];
type Group = 'paid' | 'unpaid' | 'times' | 'group';

/** How long it takes, what of it is paid, and when it can be booked. */
export function OfferNumbers({ typed, onTyped, fault }: FieldsProps) {
  const { t } = useTranslation('rates');
  return (
    <Stack gap="lg">
      {(Object.entries(fieldsFor(typed)) as [Group, readonly Name[]][]).map(([group, names]) => (
        <fieldset key={group} className="fields">
          <legend>{t(`groups.${group}`)}</legend>
          <Text size="sm" c="dimmed" mb={4}>
            {t(`groupsMean.${group}`)}
          </Text>
          <div className="wide-fields">
            {names.map((name) => (
              <TextInput
                key={name}
                label={t(`numbers.${name}`)}
                inputMode={isAmount(name) ? 'decimal' : 'numeric'}
                leftSection={isAmount(name) ? '£' : undefined}
                value={typed.numbers[name]}
                onChange={(event) =>
                  onTyped({ ...typed, numbers: { ...typed.numbers, [name]: event.currentTarget.value } })
                }
                error={fault[name] ?? (name === 'notice_hours' ? fault.notice_minutes : undefined)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Stack>
  );
}

function isAmount(name: Name): boolean {
  return amountFields.some((amount) => amount === name);
}

/** Only what the kind of price and the way to meet have a place for. */
function fieldsFor({ pricing, modes, numbers }: TypedOffer): Readonly<Partial<Record<Group, readonly Name[]>>> {
  const isPaid = pricing !== 'free_introduction';
  const inPounds = pricing === 'rate_card';
  const isInPerson = modes.length === 1 && modes[0] === 'in_person';
  return {
    paid: [
      'duration_minutes',
      ...(isPaid ? (['preparation_minutes', 'write_up_minutes'] as const) : []),
      ...(isPaid && isInPerson ? (['travel_minutes'] as const) : []),
      ...(inPounds ? (['expenses'] as const) : []),
    ],
    unpaid: [
      'unpaid_minutes',
      ...(isInPerson ? (['unpaid_travel_minutes'] as const) : []),
      ...(inPounds ? (['unreimbursed_costs'] as const) : []),
    ],
    times: ['interval_minutes', 'buffer_before_minutes', 'buffer_after_minutes', 'notice_hours', 'window_days'],
    ...(pricing !== 'time_credits' && {
      group: ['capacity', ...(numbers.capacity.trim() === '1' ? [] : (['minimum_seats'] as const))],
    }),
  };
}
