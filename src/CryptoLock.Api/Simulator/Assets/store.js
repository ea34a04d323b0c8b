// What outlives a reload. Where the browser refuses storage, memory has to do.
const memory = new Map();
const prefix = 'cryptolock.simulator.';

function read(key) {
  try {
    return memory.get(key) ?? localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(prefix + key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
}

/** A random id of 32 hexadecimal digits. */
export const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

export const language = {
  get: () => read('language'),
  set: value => write('language', value),
};

/** The conversation's id; a new one when the browser has none. */
export function conversationId() {
  const known = read('conversation');
  return known !== null && /^[\w-]{8,64}$/.test(known) ? known : newConversationId();
}

export function newConversationId() {
  const id = randomId();
  write('conversation', id);
  return id;
}

/** Messages that the service has not taken in yet, oldest first: { id, text, at }. */
export const outbox = {
  get() {
    try {
      const items = JSON.parse(read('outbox') ?? '[]');
      return Array.isArray(items) ? items : [];
    } catch {
      return [];
    }
  },
  set: items => write('outbox', JSON.stringify(items)),
};

/** Calls back when another tab of the browser started a new conversation. */
export function onOtherConversation(callback) {
  addEventListener('storage', event => {
    if (event.key === `${prefix}conversation`) {
      callback();
    }
  });
}
