import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import type { VoucherDetails, VoucherWithCode } from '../../api/vouchers.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { Refused } from '../../parts/refused.js';

/** The code is shown once; who has lost it makes a new one, and the old one is none any more. */
export function CodeOf({ voucher: { id } }: { readonly voucher: VoucherDetails }) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const [isSure, setSure] = useState(false);
  const renew = useDeed(
    (_: undefined, key) => api.post<VoucherWithCode>(`/vouchers/${id}/code`, {}, key),
    () => setSure(false),
  );
  if (renew.data?.code) return <NewCode code={renew.data.code} />;
  return (
    <Stack component="section" gap="sm" aria-labelledby="code">
      <Title order={2} id="code">
        {t('code.title')}
      </Title>
      <Text>{t('code.body')}</Text>
      <Refused error={renew.error} />
      <Group>
        {isSure ? (
          <>
            <Button loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
              {t('code.renewSure')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {common('cancel')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('code.renew')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** To be written down or passed on now. */
export function NewCode({ code }: { readonly code: string }) {
  const { t } = useTranslation('voucher');
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    if (!('clipboard' in navigator)) return; // on an address that browsers do not trust: it is there to be read
    void navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Paper withBorder p="lg" role="status">
      <Stack gap="sm" align="flex-start">
        <FocusedTitle order={2}>{t('code.new')}</FocusedTitle>
        <Text className="code">{code}</Text>
        <Text>{t('code.once')}</Text>
        <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
          {t(isCopied ? 'code.copied' : 'code.copy')}
        </Button>
      </Stack>
    </Paper>
  );
}
