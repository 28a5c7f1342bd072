import { NativeSelect, Radio, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type TradingDetails, tradingDetails, type TradingDetailsWritten } from '../../api/pay.js';
import { Refused } from '../../parts/refused.js';
import { SaveRow } from '../setup/save-row.js';

const kinds = ['individual', 'company'] as const;
const numbers = { individual: ['utr', 'nino'], company: ['company-number', 'utr'] } as const;
const fields = [
  ...(['legal_name', 'address', 'country', 'vat_number', 'invoice_prefix', 'date_of_birth'] as const),
  'tax_number/value',
];

interface Props {
  readonly expertId: string;
  readonly details: TradingDetails | null;
}

export function TradingForm({ expertId, details }: Props) {
  const { t } = useTranslation('pay');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => begun(details));
  const save = useMutation({
    mutationFn: (written: TradingDetailsWritten) =>
      api.put<TradingDetails>(`/experts/${expertId}/trading-details`, written),
    onSuccess: (saved) => queries.setQueryData(tradingDetails(expertId).queryKey, saved),
  });
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(writtenOf(typed));
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  const field = (name: 'legal_name' | 'country' | 'vat_number' | 'invoice_prefix') => ({
    label: t(`trading.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: fault[name],
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        {details && details.missing.length > 0 && <Text>{t('trading.missing')}</Text>}
        <Radio.Group
          label={t('trading.kind')}
          value={typed.kind}
          onChange={(kind) => set({ kind, taxKind: numbers[kind][0] })}
        >
          <Group gap="lg" mt={6}>
            {kinds.map((kind) => (
              <Radio key={kind} value={kind} label={t(`trading.kinds.${kind}`)} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput {...field('legal_name')} required maxLength={120} />
        <Textarea
          label={t('trading.address')}
          required
          maxLength={300}
          autosize
          minRows={2}
          value={typed.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
          error={fault.address}
        />
        <div className="wide-fields">
          <TextInput {...field('country')} required maxLength={2} />
          <NativeSelect
            label={t('trading.taxKind')}
            value={typed.taxKind}
            onChange={(event) => set({ taxKind: event.currentTarget.value as Typed['taxKind'] })}
            data={numbers[typed.kind].map((kind) => ({ value: kind, label: t(`trading.taxKinds.${kind}`) }))}
          />
          <TextInput
            label={t('trading.tax_number')}
            autoComplete="off"
            maxLength={30}
            value={typed.tax}
            onChange={(event) => set({ tax: event.currentTarget.value })}
            error={fault['tax_number/value']}
          />
          {typed.kind === 'individual' && (
            <TextInput
              type="date"
              label={t('trading.date_of_birth')}
              value={typed.born}
              onChange={(event) => set({ born: event.currentTarget.value })}
              error={fault.date_of_birth}
            />
          )}
          <TextInput {...field('vat_number')} maxLength={30} />
          <TextInput {...field('invoice_prefix')} required maxLength={10} />
        </div>
        <Refused error={save.error} atFields={fields} />
        <SaveRow isPending={save.isPending} isSaved={save.isSuccess} />
      </Stack>
    </form>
  );
}

type Typed = ReturnType<typeof begun>;

function begun(details: TradingDetails | null) {
  const kind: TradingDetails['kind'] = details?.kind ?? 'individual';
  const taxKind: NonNullable<TradingDetails['tax_number']>['kind'] = details?.tax_number?.kind ?? numbers[kind][0];
  return {
    ...{ kind, taxKind },
    legal_name: details?.legal_name ?? '',
    address: details?.address ?? '',
    country: details?.country ?? 'GB',
    vat_number: details?.vat_number ?? '',
    invoice_prefix: details?.invoice_prefix ?? '',
    tax: details?.tax_number?.value ?? '',
    born: details?.date_of_birth ?? '',
  };
}

/** What is not typed is not sent as something. */
function writtenOf({ kind, taxKind, tax, born, vat_number, ...rest }: Typed): TradingDetailsWritten {
  const value = tax.trim();
  const shared = { ...rest, vat_number: vat_number.trim() || null };
  const number = value ? { kind: taxKind, value } : null;
  const written = kind === 'individual' ? { ...shared, kind, date_of_birth: born || null } : { ...shared, kind };
  return { ...written, tax_number: number };
}
