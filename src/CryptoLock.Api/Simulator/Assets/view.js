import { formatted, isOnlyEmoji } from './format.js';
import { locale, text } from './texts.js';
import { isShown } from './transcript.js';

const svgNamespace = 'http://www.w3.org/2000/svg';
const nearEnd = 90;

function make(name, className, content) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...(content ?? []));
  return element;
}

function icon(name, label) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  const use = document.createElementNS(svgNamespace, 'use');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

const ticks = {
  pending: () => icon('clock', text('pending')),
  stored: () => icon('tick', text('stored')),
  received: () => icon('ticks', text('received')),
  read: () => icon('ticks', text('read')),
  refused: () => icon('stop', text('refused')),
};

function bubblesOf(message) {
  if (message.author !== 'customer') {
    return message.parts.filter(isShown)
      .map(part => ({ key: part.id, author: message.author, text: part.text, at: message.at, tick: null }));
  }
  const tick = message.outcome === null ? 'received' : 'read';
  return [{ key: message.providerId, author: 'customer', text: message.text, at: message.at, tick }];
}

/** Every bubble of the conversation in order: { key, author, text, at, tick }. */
function allBubbles({ messages, outbox }) {
  const bubbles = messages.flatMap(bubblesOf);
  const known = new Set(bubbles.map(bubble => bubble.key));
  const typed = outbox.map(item => ({ key: `SIM${item.id}`, author: 'customer', text: item.text, at: item.at, tick: item.state }));
  return [...bubbles, ...typed.filter(bubble => !known.has(bubble.key))];
}

function dayName(date) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  const names = [text('today'), text('yesterday')];
  return names[days] ?? date.toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric' });
}

function drawBubble(bubble) {
  const isOwn = bubble.author === 'customer';
  const body = make('div', 'body', [formatted(bubble.text)]);
  body.classList.toggle('emoji', isOnlyEmoji(bubble.text));
  const at = new Date(bubble.at);
  const time = make('time', '', [at.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' })]);
  time.dateTime = bubble.at;
  const meta = make('span', 'meta', [time, make('span', 'tick')]);
  // Leaves room for the time in the last line, so that it sits beside the words when they are short.
  const last = body.lastElementChild;
  (last?.matches('p, ul') ? last.lastElementChild ?? last : body).append(make('span', isOwn ? 'room-own' : 'room-other'));
  const name = isOwn ? text('you') : text(bubble.author === 'operator' ? 'operator' : 'desk');
  const by = make('p', bubble.author === 'operator' ? 'by' : 'unseen', [name]);
  return make('div', `row ${isOwn ? 'own' : 'other'}`, [make('div', 'bubble', [by, body, meta])]);
}

function setTick(row, tick) {
  const place = row.querySelector('.tick');
  if (tick && place.dataset.tick !== tick) {
    place.dataset.tick = tick;
    place.replaceChildren(ticks[tick]());
  }
}

/** Draws the conversation. Elements stay what they are between two draws, so that nothing flickers or is read out twice. */
export class View {
  #log;
  #scroller;
  #newest;
  #drawn = new Map();

  constructor(log, scroller, newest) {
    [this.#log, this.#scroller, this.#newest] = [log, scroller, newest];
    newest.addEventListener('click', () => this.scrollToEnd());
    scroller.addEventListener('scroll', () => this.#isAtEnd() && (newest.hidden = true), { passive: true });
    new ResizeObserver(() => newest.hidden && this.scrollToEnd()).observe(scroller);
  }

  /** Forgets what was drawn, because its language changed. */
  reset() {
    this.#drawn.clear();
    this.#log.replaceChildren();
  }

  draw(state) {
    const wasAtEnd = this.#isAtEnd();
    const rows = this.#rows(allBubbles(state));
    const fresh = rows.filter(row => !row.isConnected);
    rows.forEach((row, index) => {
      if (this.#log.children[index] !== row) {
        this.#log.insertBefore(row, this.#log.children[index] ?? null);
      }
    });
    while (this.#log.children.length > rows.length) {
      this.#log.lastElementChild.remove();
    }
    if (wasAtEnd || fresh.some(row => row.matches('.own'))) {
      this.scrollToEnd();
    } else if (fresh.length > 0) {
      this.#newest.hidden = false;
    }
  }

  scrollToEnd() {
    this.#newest.hidden = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  #rows(bubbles) {
    const rows = [];
    let day = '';
    let side = null;
    for (const bubble of bubbles) {
      const ownDay = new Date(bubble.at).toDateString();
      if (ownDay !== day) {
        rows.push(this.#keyed(`day ${ownDay}`, () => make('p', 'day', [make('span', '', [dayName(new Date(bubble.at))])])));
        [day, side] = [ownDay, null];
      }
      const row = this.#keyed(bubble.key, () => drawBubble(bubble));
      const ownSide = bubble.author === 'customer';
      row.classList.toggle('first', ownSide !== side);
      side = ownSide;
      setTick(row, bubble.tick);
      rows.push(row);
    }
    return rows;
  }

  #keyed(key, draw) {
    if (!this.#drawn.has(key)) {
      this.#drawn.set(key, draw());
    }
    return this.#drawn.get(key);
  }
}
