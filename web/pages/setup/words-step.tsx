import { Stack, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import { useProfile } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { SaveRow } from './save-row.js';

const both = ['en', 'cy'] as const;
const fields = ['name', ...both.flatMap((language) => [`headline/${language}`, `about/${language}`])];

/** Who they are, in both languages; English is needed, Welsh is welcome. */
export function WordsStep({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const { name, headline, about } = expert;
  const [draft, write, forget] = useDraft(`profile.${expert.id}`, { name, headline, about });
  const [isTouched, setTouched] = useState(false);
  const save = useProfile(expert, () => {
    forget();
    setTouched(false);
  });
  const set = (next: typeof draft) => {
    write(next);
    setTouched(true);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('words.name')}
          required
          maxLength={120}
          maw="24rem"
          value={draft.name}
          onChange={(event) => set({ ...draft, name: event.currentTarget.value })}
          error={fault.name}
        />
        {both.map((language) => (
          <TextInput
            key={language}
            lang={language}
            label={t(`words.headline.${language}`)}
            description={language === 'en' ? t('words.headlineMeans') : undefined}
            maxLength={160}
            value={draft.headline[language]}
            onChange={(event) =>
              set({ ...draft, headline: { ...draft.headline, [language]: event.currentTarget.value } })
            }
            error={fault[`headline/${language}`]}
          />
        ))}
        {both.map((language) => (
          <Textarea
            key={language}
            lang={language}
            label={t(`words.about.${language}`)}
            description={language === 'en' ? t('words.aboutMeans') : undefined}
            maxLength={4000}
            autosize
            minRows={4}
            value={draft.about[language]}
            onChange={(event) => set({ ...draft, about: { ...draft.about, [language]: event.currentTarget.value } })}
            error={fault[`about/${language}`]}
          />
        ))}
        <Refused error={save.error} atFields={fields} />
        <SaveRow isPending={save.isPending} isSaved={save.isSuccess && !isTouched} />
      </Stack>
    </form>
  );
}
