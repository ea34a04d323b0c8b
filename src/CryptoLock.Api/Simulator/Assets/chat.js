import * as api from './api.js';
import * as store from './store.js';
import { Transcript } from './transcript.js';

const pace = { busy: 700, calm: 2_000, hidden: 5_000 };
const calmAfter = 60_000;
const longestPause = 10_000;
const isPending = item => item.state === 'pending';

/** The conversation: keeps what was typed until the service has it, and keeps up with what the service says. */
export class Chat {
  #id = store.conversationId();
  #transcript = new Transcript();
  #outbox = store.outbox.get();
  #acknowledged = new Set();
  #answer = { isTyping: false, status: null };
  #isKnown = false;
  #failures = 0;
  #isSending = false;
  #isPolling = false;
  #lastActivity = Date.now();
  #timer = 0;
  #onChange;

  constructor(onChange) {
    this.#onChange = () => onChange(this.state);
    store.onOtherConversation(() => this.#begin(store.conversationId()));
    addEventListener('online', () => this.#poll());
    document.addEventListener('visibilitychange', () => document.hidden || this.#poll());
  }

  get state() {
    return {
      messages: this.#transcript.messages,
      outbox: this.#outbox,
      isTyping: this.#answer.isTyping,
      status: this.#answer.status,
      isKnown: this.#isKnown,
      isAway: this.#failures > 0,
    };
  }

  start() {
    this.#onChange();
    this.#poll();
  }

  send(text) {
    const item = { id: store.randomId(), text, at: new Date().toISOString(), state: 'pending' };
    this.#keep(items => [...items, item]);
    this.#lastActivity = Date.now();
    this.#onChange();
    this.#flush();
  }

  /** Tries again at once instead of at the next occasion. */
  retry() {
    return this.#outbox.some(isPending) ? this.#flush() : this.#poll();
  }

  /** Erases the conversation and begins another; throws when the service could not erase it. */
  async restart() {
    await api.erase(this.#id);
    store.outbox.set([]);
    this.#begin(store.newConversationId());
  }

  #begin(id) {
    this.#id = id;
    this.#transcript = new Transcript();
    this.#outbox = store.outbox.get();
    this.#acknowledged.clear();
    this.#answer = { isTyping: false, status: null };
    [this.#isKnown, this.#failures] = [false, 0];
    this.start();
  }

  // Another tab may share the outbox, so every change starts from what is stored.
  #keep(change) {
    this.#outbox = change(store.outbox.get());
    store.outbox.set(this.#outbox);
  }

  #schedule() {
    clearTimeout(this.#timer);
    const isBusy = this.#answer.isTyping || Date.now() - this.#lastActivity < calmAfter;
    const usual = document.hidden ? pace.hidden : isBusy ? pace.busy : pace.calm;
    const pause = this.#failures > 0 ? Math.min(longestPause, 500 * 2 ** this.#failures) : usual;
    this.#timer = setTimeout(() => this.#poll(), pause);
  }

  async #poll() {
    if (this.#isPolling) {
      return;
    }
    this.#isPolling = true;
    clearTimeout(this.#timer);
    const id = this.#id;
    const stored = this.#outbox.filter(item => item.state === 'stored').map(item => item.id);
    try {
      const answer = await api.fetchAfter(id, this.#transcript.settledPosition);
      if (id === this.#id) {
        this.#take(answer, stored);
        await this.#acknowledge(id);
      }
    } catch {
      this.#failures += id === this.#id ? 1 : 0;
      this.#onChange();
    }
    this.#isPolling = false;
    this.#schedule();
    if (this.#failures === 0 && this.#outbox.some(isPending)) {
      this.#flush();
    }
  }

  #take(answer, stored) {
    this.#lastActivity = this.#transcript.take(answer) ? Date.now() : this.#lastActivity;
    this.#answer = answer;
    [this.#isKnown, this.#failures] = [true, 0];
    if (stored.length > 0 && this.#transcript.lastPosition === answer.messageCount) {
      this.#keep(items => items.filter(item => !stored.includes(item.id)));
    }
    this.#onChange();
  }

  async #acknowledge(id) {
    const fresh = this.#transcript.unreadParts.filter(part => !this.#acknowledged.has(part.id));
    if (!document.hidden && fresh.length > 0) {
      await api.markRead(id, this.#transcript.lastPosition);
      fresh.forEach(part => this.#acknowledged.add(part.id));
    }
  }

  // One at a time, so that messages arrive in the order in which they were typed.
  async #flush() {
    if (this.#isSending) {
      return;
    }
    this.#isSending = true;
    const id = this.#id;
    for (let item; id === this.#id && (item = this.#outbox.find(isPending)); this.#onChange()) {
      const state = await this.#deliver(id, item);
      if (state === 'pending') {
        break;
      }
      const { id: sent } = item;
      this.#keep(items => items.map(other => (other.id === sent ? { ...other, state } : other)));
    }
    this.#isSending = false;
    this.#onChange();
    await (this.#failures === 0 ? this.#poll() : this.#schedule());
  }

  async #deliver(id, item) {
    try {
      await api.send(id, item);
      this.#failures = 0;
      return 'stored';
    } catch (error) {
      if (error instanceof api.Refused) {
        return 'refused';
      }
      this.#failures += 1;
      return 'pending';
    }
  }
}
