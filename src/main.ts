import { bannerOf } from './banner.js';
import { BadEnvironment, loadConfig } from './platform/config.js';
import { serve } from './serve.js';

try {
  const { config, stop } = await serve(loadConfig());
  console.log(bannerOf(config));
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0), failed);
    });
  }
} catch (error) {
  failed(error);
}

function failed(error: unknown): never {
  if (error instanceof BadEnvironment) {
    console.error('Barefoot did not start. Please mend the environment:');
    for (const line of error.lines) console.error(`  ${line}`);
  } else {
    console.error(`Barefoot did not start: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && error.cause) console.error(error.cause);
  }
  process.exit(1);
}
