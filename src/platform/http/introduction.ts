/** What a reader of the OpenAPI document should know before the operations. */
export const introduction = `
Start-ups book advisers, and advisers set their time. All of it is reached here.

**Sign in** with \`POST /api/auth/sign-in/magic-link\` and the link in the letter it sends, or with a passkey. Browsers then hold a cookie;
programs keep the \`set-auth-token\` header of the answer and send it as \`Authorization: Bearer …\`. So they do with
an API key (\`bf_…\`), which may do what its scopes say and no more.

**Times** are instants: ISO 8601 with Z or an offset. **Money** is in minor units (pence).

**Refusals** are \`application/problem+json\` (RFC 9457). Switch on \`code\`; \`detail\` says what to do; \`errors\` says
where in the body (a JSON pointer) or in which parameter. What is not yours to see answers 404.

**Asking again**: send an \`Idempotency-Key\` with a POST that takes one, and a second try does not do it twice.
`.trim();
