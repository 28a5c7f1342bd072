import type { List, Organisation, Person } from '../answers.js';
import { ask, askQuietly, type Caller, told } from '../client.js';
import { lettersTo, tokenIn } from '../letters.js';
import { check, say, show, step } from '../print.js';

export async function seeWhoIsThere(anybody: Caller): Promise<void> {
  step('Who is there?');
  say(
    'A server that keeps its own database is filled, once, with people who do not exist. Anybody can be any of them.',
  );
  const answer = await ask<List<Person>>(anybody, 'GET', '/dev/accounts');
  const people = answer.body.items;
  const having = (role: string) => people.filter(({ roles }) => roles.some((each) => each.includes(role)));
  const shown = ['Tudur Cynfal', 'Callum Drysdale-Orr', 'Magdalena Rudzka'].map((name) => {
    const person = people.find((each) => each.name === name);
    return `${name}, ${person?.roles.join(', ') ?? 'is missing'} <${person?.email ?? ''}>`;
  });
  told(answer, `${people.length} people, among them`, ...shown);
  const [advisers, barefoot] = [having(' adviser, ').length, having('barefoot adviser, ').length];
  check(`${advisers} of them are advisers, ${barefoot} of these barefoot`, advisers >= 35 && barefoot >= 10, people);
  check('and people who may book for the organisations that they belong to', having('booker of').length >= 5, people);
}

/** As somebody does who has only a letter box: no password, no short cut. */
export async function signInByLetter(anybody: Caller, name: string, email: string): Promise<Caller> {
  told(await ask(anybody, 'POST', '/api/auth/sign-in/magic-link', { body: { email } }));
  const [letter] = await lettersTo(anybody, email);
  const token = tokenIn(letter);
  show(`${anybody.name} > GET /dev/mail?to=${email}`, `< Subject: ${letter?.subject ?? 'there is no letter'}`);
  const page = await ask<string>(anybody, 'GET', `/sign-in?token=${token}`);
  told(page, 'a page with a button, because mail scanners follow links and would use it up');
  check(
    'the link in the letter opens a page, and its button asks for the next',
    page.status === 200 && page.body.includes(token),
    page,
  );
  const signedIn = await ask(anybody, 'GET', `/api/auth/magic-link/verify?token=${token}`);
  const bearer = signedIn.headers.get('set-auth-token');
  told(signedIn, `set-auth-token: ${bearer?.slice(0, 8) ?? 'none'}…`);
  check(`which signs ${name} in`, signedIn.status === 200 && bearer !== null, signedIn);
  return { name, baseUrl: anybody.baseUrl, token: bearer ?? '' };
}

/** @returns the organisation that he books for */
export async function signInTudur(anybody: Caller): Promise<{ tudur: Caller; organisation: Organisation }> {
  step('Tudur signs in with the link in a letter');
  say(
    'Tudur belongs to Popty Pentre-coch, a Welsh village that wants to take over its bakery. His letters are in Welsh.',
  );
  const email = 'tudur.cynfal@popty-pentre-coch.example';
  const tudur = await signInByLetter(anybody, 'Tudur', email);
  const [letter] = await lettersTo(anybody, email);
  const again = await askQuietly(anybody, 'GET', `/api/auth/magic-link/verify?token=${tokenIn(letter)}`);
  check('a second time the link does not work', !again.headers.has('set-auth-token'), again);
  const mine = await ask<List<Organisation & { my_role: string }>>(tudur, 'GET', '/api/v1/organisations');
  const [organisation] = mine.body.items;
  told(mine, mine.body.items.map((each) => `${each.my_role} of ${each.name}`).join(', '));
  check('he may book for Popty Pentre-coch', organisation?.my_role === 'booker', mine.body);
  return { tudur, organisation: organisation as Organisation };
}
