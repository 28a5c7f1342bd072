import type { Sample, Samples } from '../mail/index.js';
import { conversationLetter, type LetterKind } from './conversation.letters.js';

const said = { en: 'Can we talk about the rules as well?', cy: 'A allwn ni siarad am y rheolau hefyd?' };
const titles = { en: 'Choosing a legal form', cy: 'Dewis ffurf gyfreithiol' };

function about(kind: LetterKind): Sample {
  return (reader, baseUrl) => {
    const { language } = reader;
    const session = { title: titles[language], start: Temporal.Instant.from('2027-03-25T09:00Z') };
    const isOfSession = kind === 'message' || kind === 'file';
    const facts = {
      ...({ kind, side: kind === 'declined' ? 'adviser' : 'client', writer: 'Mair Jones' } as const),
      ...{ organisation: 'Caffi Cymunedol', text: kind === 'file' ? 'Rheolau.pdf' : said[language] },
      ...{
        session: isOfSession ? session : undefined,
        url: isOfSession ? `${baseUrl}/bookings/1` : `${baseUrl}/questions/1`,
      },
      ...(kind === 'declined' ? { reason: 'no-time' as const } : {}),
    };
    return conversationLetter(facts, reader);
  };
}

export const conversationSamples: Samples = {
  'conversation-message': about('message'),
  'conversation-question': about('question'),
  'conversation-file': about('file'),
  'conversation-declined': about('declined'),
};
