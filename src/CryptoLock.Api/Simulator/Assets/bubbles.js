import { formatted, isOnlyEmoji } from './format.js';
import { locale, text } from './texts.js';
import { isShown } from './transcript.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An element with a class and children. */
export function make(name, className, content) {
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
export function allBubbles({ messages, outbox }) {
  const bubbles = messages.flatMap(bubblesOf);
  const known = new Set(bubbles.map(bubble => bubble.key));
  const typed = outbox.map(({ id, text: words, at, state }) =>
    ({ key: `SIM${id}`, author: 'customer', text: words, at, tick: state }));
  return [...bubbles, ...typed.filter(bubble => !known.has(bubble.key))];
}

/** What the separator above a day's messages says. */
export function dayName(date) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  const names = [text('today'), text('yesterday')];
  return names[days] ?? date.toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The row of a bubble, without its tick. */
export function drawBubble(bubble) {
  const isOwn = bubble.author === 'customer';
  const body = make('div', 'body', [formatted(bubble.text)]);
  body.classList.toggle('emoji', isOnlyEmoji(bubble.text));
  const at = new Date(bubble.at);
  const time = make('time', '', [at.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' })]);
  time.dateTime = bubble.at;
  const meta = make('span', 'meta', [time, make('span', 'tick')]);
  // Leaves room for the time in the last line, so that it sits beside the words when they are short.
  const last = body.lastElementChild;
  const line = last?.matches('p, ul') ? last.lastElementChild ?? last : body;
  line.append(make('span', isOwn ? 'room-own' : 'room-other'));
  const name = isOwn ? text('you') : text(bubble.author === 'operator' ? 'operator' : 'desk');
  const by = make('p', bubble.author === 'operator' ? 'by' : 'unseen', [name]);
  return make('div', `row ${isOwn ? 'own' : 'other'}`, [make('div', 'bubble', [by, body, meta])]);
}

/** Shows how far a customer's message has come. */
export function setTick(row, tick) {
  const place = row.querySelector('.tick');
  if (tick && place.dataset.tick !== tick) {
    place.dataset.tick = tick;
    place.replaceChildren(ticks[tick]());
  }
}
