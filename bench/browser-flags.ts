/** A name that is this machine in our browsers, and that nobody takes for one's own. */
export const elsewhere = 'barefoot.example';

/** `--no-sandbox`: benches and tests may run as root, and open pages of ours alone. */
export const browserFlags = [
  ...['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  `--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`,
];
