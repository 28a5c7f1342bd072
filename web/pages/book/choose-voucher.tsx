import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoucherNamed } from '../../api/bookings.js';
import type { Voucher } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { useUsableVouchers } from './use-vouchers.js';

/** `code` is what was handed in with the button; typing alone asks the service nothing. */
export type VoucherChoice =
  { readonly by: 'none' } | { readonly by: 'id'; readonly id: string } | { readonly by: 'code'; readonly code: string };

export function namedBy(choice: VoucherChoice): VoucherNamed {
  if (choice.by === 'id') return { voucher_id: choice.id };
  return choice.by === 'code' && choice.code ? { voucher_code: choice.code } : {};
}

interface Props {
  readonly organisationId: string;
  readonly choice: VoucherChoice;
  readonly onChange: (choice: VoucherChoice) => void;
  readonly fault: string | undefined;
}

/** By choice for those who look after the organisation's vouchers, by code for everybody who books for it. */
export function ChooseVoucher({ organisationId, choice, onChange, fault }: Props) {
  const { t } = useTranslation('book');
  const vouchers = useUsableVouchers(organisationId);
  const value = choice.by === 'id' ? choice.id : choice.by;
  const choose = (chosen: string) => {
    if (chosen === 'none') onChange({ by: 'none' });
    else onChange(chosen === 'code' ? { by: 'code', code: '' } : { by: 'id', id: chosen });
  };
  return (
    <Stack gap="sm">
      <Radio.Group label={t('voucher.label')} value={value} onChange={choose} error={choice.by === 'id' && fault}>
        <Stack gap="sm" mt="xs">
          {vouchers.map((voucher) => (
            <OfVoucher key={voucher.id} voucher={voucher} />
          ))}
          <Radio value="code" label={t('voucher.byCode')} />
          <Radio value="none" label={t('voucher.none')} />
        </Stack>
      </Radio.Group>
      {choice.by === 'code' && (
        <Code onUse={(code) => onChange({ by: 'code', code })} fault={choice.code ? fault : undefined} />
      )}
    </Stack>
  );
}

function OfVoucher({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const say = useBilingual();
  return (
    <Radio
      value={voucher.id}
      label={say(voucher.programme.name)}
      description={t('voucher.left', { amount: inWords(voucher.left, common), percent: voucher.funder_percent })}
    />
  );
}

function Code({ onUse, fault }: { readonly onUse: (code: string) => void; readonly fault: string | undefined }) {
  const { t } = useTranslation('book');
  const [code, setCode] = useState('');
  const isLong = code.trim().length >= 8;
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('voucher.code')}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={code}
          error={fault !== undefined}
          aria-describedby={fault ? 'code-fault' : undefined}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault(); // Enter uses the code, and does not pay yet
            if (isLong) onUse(code.trim());
          }}
        />
        <Button variant="default" disabled={!isLong} onClick={() => onUse(code.trim())}>
          {t('voucher.use')}
        </Button>
      </Group>
      {fault && (
        <Text id="code-fault" size="sm" c="var(--barefoot-harm)" role="alert">
          {fault}
        </Text>
      )}
    </Stack>
  );
}
