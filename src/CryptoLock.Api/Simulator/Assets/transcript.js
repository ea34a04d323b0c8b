const shown = new Set(['sent', 'delivered', 'read']);
const unread = new Set(['sent', 'delivered']);
const final = new Set(['read', 'failed']);

const isSettled = message =>
  message.author === 'customer' ? message.outcome !== null : message.parts.every(part => final.has(part.status));

/** Whether a part has reached the phone. */
export const isShown = part => shown.has(part.status);

/** What the service has said about the conversation so far. */
export class Transcript {
  #messages = new Map();

  /** The messages in order. */
  get messages() {
    return [...this.#messages.values()].sort((a, b) => a.position - b.position);
  }

  get lastPosition() {
    return Math.max(0, ...this.#messages.keys());
  }

  /** Up to here nothing changes any more. */
  get settledPosition() {
    let position = 0;
    while (this.#messages.has(position + 1) && isSettled(this.#messages.get(position + 1))) {
      position += 1;
    }
    return position;
  }

  /** Parts on the phone that the service does not know to be read. */
  get unreadParts() {
    return this.messages.flatMap(message => message.parts).filter(part => unread.has(part.status));
  }

  /** Takes in an answer of the service; returns whether anything is new. */
  take({ messageCount, messages }) {
    if (messageCount < this.lastPosition) {
      // Somebody erased the conversation.
      this.#messages.clear();
      return true;
    }
    const before = this.lastPosition;
    messages.forEach(message => this.#messages.set(message.position, message));
    return this.lastPosition > before;
  }
}
