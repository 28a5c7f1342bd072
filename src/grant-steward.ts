import { grantSteward } from './accounts/index.js';
import { runCommand } from './platform/command.js';
import { loadConfig } from './platform/config.js';
import { withDatabase } from './platform/reach-database.js';

await runCommand(async () => {
  const [email = '', ...rest] = process.argv.slice(2);
  if (!/^\S+@\S+$/.test(email) || rest.length > 0) throw new Error('Say whom: npm run grant-steward EMAIL');
  await withDatabase(loadConfig(), (ownerUrl) => grantSteward(ownerUrl, email, 'command line'));
  console.log(`${email} is a steward.`);
});
