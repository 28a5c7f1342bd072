import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While a page or a list is on its way. */
export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Stack aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <Skeleton key={index} height={index === 0 ? 36 : 20} width={index === 0 ? '45%' : '100%'} />
        ))}
      </Stack>
    </div>
  );
}
