const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'; // RFC 4648, 6, in small letters

/** The address of a room that nobody finds who was not told of it. @param secret 16 bytes that nobody guesses */
export function roomAt(jitsiUrl: string, secret: Uint8Array): string {
  return `${jitsiUrl}/barefoot-${base32(secret)}`;
}

/** Without padding. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
