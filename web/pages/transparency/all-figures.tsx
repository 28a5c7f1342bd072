import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.js';
import type { Figure, FigureName, Transparency } from '../../api/transparency.js';
import { FigureRows } from './figure-rows.js';
import { useFigureText, useMonths } from './figure-text.js';

/** Every figure there is, what it means and what is counted; for stewards, what it is made of. */
export function AllFigures({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  const isSteward = useMe()?.steward ?? false;
  const [opened, open] = useState<FigureName>();
  return (
    <Stack component="section" gap="md" aria-labelledby="all">
      <Title order={2} id="all">
        {t('all.title')}
      </Title>
      <table className="rows defined">
        <caption>{t('all.caption')}</caption>
        <thead>
          <tr>
            {(['figure', 'value', 'months', 'meaning'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {books.figures.map((figure) => (
            <Row key={figure.name} figure={figure} {...(isSteward && { onOpen: () => open(figure.name) })} />
          ))}
        </tbody>
      </table>
      {opened && <FigureRows key={opened} figure={opened} months={books.months ?? books.asked} />}
    </Stack>
  );
}

interface RowProps {
  readonly figure: Figure;
  readonly onOpen?: () => void;
}

function Row({ figure, onOpen }: RowProps) {
  const { t, i18n } = useTranslation('transparency');
  const say = useFigureText();
  const spoken = useMonths();
  const name = t(`figures.${figure.name}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-name={t('columns.value')}>{say(figure)}</td>
      <td data-name={t('columns.months')}>{figure.months ? spoken(figure.months) : '–'}</td>
      <td>
        {i18n.language === 'cy' ? figure.definition_cy : figure.definition_en}
        <details>
          <summary aria-label={`${t('all.counted')}: ${name}`}>{t('all.counted')}</summary>
          <Text size="sm" lang="en">
            {figure.source}
          </Text>
        </details>
        {onOpen && (
          <Button variant="subtle" size="compact-sm" onClick={onOpen} aria-label={`${t('rows.open')}: ${name}`}>
            {t('rows.open')}
          </Button>
        )}
      </td>
    </tr>
  );
}
