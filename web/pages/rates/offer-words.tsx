import { Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/experts.js';
import type { TypedOffer } from './typed-offer.js';

export interface FieldsProps {
  readonly typed: TypedOffer;
  readonly onTyped: (typed: TypedOffer) => void;
  readonly fault: Readonly<Record<string, string>>;
}

const pricings: readonly Offer['pricing'][] = ['rate_card', 'free_introduction', 'time_credits'];
const modes: readonly Offer['modes'][number][] = ['video', 'phone', 'in_person'];
const both = ['en', 'cy'] as const;

/** What an offer is called, how it is paid for, and where one meets. */
export function OfferWords({ typed, onTyped, fault }: FieldsProps) {
  const { t } = useTranslation('rates');
  const { title, summary } = typed;
  return (
    <Stack>
      <div className="wide-fields">
        {both.map((language) => (
          <TextInput
            key={language}
            label={t(`offers.name.${language}`)}
            required={language === 'en'}
            maxLength={120}
            value={title[language]}
            onChange={(event) => onTyped({ ...typed, title: { ...title, [language]: event.currentTarget.value } })}
            error={fault[`title/${language}`]}
          />
        ))}
      </div>
      <div className="wide-fields">
        {both.map((language) => (
          <Textarea
            key={language}
            label={t(`offers.summary.${language}`)}
            maxLength={1000}
            autosize
            minRows={2}
            value={summary[language]}
            onChange={(event) => onTyped({ ...typed, summary: { ...summary, [language]: event.currentTarget.value } })}
            error={fault[`summary/${language}`]}
          />
        ))}
      </div>
      <NativeSelect
        label={t('offers.pricing')}
        maw="24rem"
        value={typed.pricing}
        onChange={(event) => onTyped({ ...typed, pricing: event.currentTarget.value as Offer['pricing'] })}
        data={pricings.map((one) => ({ value: one, label: t(`pricings.${one}`) }))}
        error={fault.pricing}
      />
      <Checkbox.Group
        label={t('offers.modes')}
        value={[...typed.modes]}
        onChange={(chosen) => onTyped({ ...typed, modes: chosen })}
        error={fault.modes}
      >
        <Group gap="lg" mt={6}>
          {modes.map((mode) => (
            <Checkbox key={mode} value={mode} label={t(`modes.${mode}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={t('offers.asksMeans')}
        checked={typed.asks}
        onChange={(event) => onTyped({ ...typed, asks: event.currentTarget.checked })}
        error={fault.asks}
      />
    </Stack>
  );
}
