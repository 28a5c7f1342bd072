import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FigureName, Transparency } from '../../api/transparency.js';
import { Numbers } from './numbers.js';

const names: readonly FigureName[] = ['disputes', 'under-the-floor', 'interest-paid', 'compensation-paid'];

/** What should be seldom, and is told whether it was or not. */
export function WentWrong({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  return (
    <Stack component="section" gap="md" aria-labelledby="wrong">
      <Title order={2} id="wrong">
        {t('wrong.title')}
      </Title>
      <Text>{t('wrong.body', { count: books.least_advisers })}</Text>
      <Numbers books={books} names={names} />
    </Stack>
  );
}
