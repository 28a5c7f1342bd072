import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { everythingOfMine } from '../../api/account.js';
import { Refused } from '../../parts/refused.js';
import { Erasing } from './erasing.js';

/** Everything that is kept of one, to take along; and the end of it. */
export function MyData() {
  const { t } = useTranslation('me');
  const download = useMutation({
    mutationFn: everythingOfMine,
    onSuccess: (all) => save(`barefoot-${all.made_at.slice(0, 10)}.json`, JSON.stringify(all, null, 2)),
  });
  return (
    <Stack gap="lg">
      <Stack gap="xs" align="flex-start">
        <Text>{t('data.download')}</Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t('data.get')}
          </Button>
          <Text role="status">{download.isSuccess && t('data.got')}</Text>
        </Group>
        <Refused error={download.error} />
        <Anchor component={Link} to="/privacy" underline="always">
          {t('data.privacy')}
        </Anchor>
      </Stack>
      <Stack gap="xs">
        <Title order={3}>{t('erasure.title')}</Title>
        <Erasing />
      </Stack>
    </Stack>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
