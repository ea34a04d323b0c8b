const timeout = 15_000;

/** The service refused a request for good: repeating it is useless. */
export class Refused extends Error {}

async function call(conversation, path, options) {
  const response = await fetch(`/simulator/conversations/${encodeURIComponent(conversation)}${path}`, {
    ...options,
    cache: 'no-store',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(timeout),
  });
  if ([400, 413, 415, 422].includes(response.status)) {
    throw new Refused(`HTTP ${response.status}`);
  }
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return response;
}

const post = body => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Hands a message over. With the same id it may be repeated: the service takes it in once. */
export const send = (conversation, { id, text }) =>
  call(conversation, '/messages', post({ text, messageId: id }));

export const fetchAfter = async (conversation, position) =>
  (await call(conversation, `/messages?after=${position}`)).json();

export const markRead = (conversation, position) => call(conversation, '/read', post({ position }));

export const erase = conversation => call(conversation, '', { method: 'DELETE' });
