import { locale, text } from './texts.js';
import { isShown } from './transcript.js';

const order = ['stored', 'answered', 'sent', 'read'];

const seconds = (from, to) =>
  Math.max(0.1, (new Date(to) - new Date(from)) / 1_000).toLocaleString(locale(), { maximumFractionDigits: 1 });

function noteOf(question, answer, state) {
  if (state.status === 'withHuman' || question?.outcome === 'handedOff') {
    return text('notePerson');
  }
  if (!answer) {
    return text(question || state.outbox.length > 0 ? 'noteWaiting' : 'noteEmpty');
  }
  const template = answer.author === 'system' ? 'noteFixed'
    : answer.author === 'operator' ? 'notePerson'
    : answer.responder === 'documentation' ? 'noteDocumentation' : 'noteModel';
  return text(template)
    .replace('{seconds}', seconds(question.at, answer.at))
    .replace('{model}', answer.model ?? answer.responder ?? 'IA');
}

function stepsDone(question, answer, hasUnsent) {
  const parts = answer?.parts ?? [];
  const done = [
    question !== undefined && !hasUnsent,
    Boolean(answer),
    parts.length > 0 && parts.every(isShown),
    parts.length > 0 && parts.every(part => part.status === 'read'),
  ];
  const missing = done.indexOf(false);
  return missing < 0 ? order.length : missing;
}

/** Shows how far the last message and its answer have come. */
export function drawBackstage(card, state) {
  const question = state.messages.findLast(message => message.author === 'customer');
  const answer = question && state.messages.find(message => message.position > question.position);
  const hasUnsent = state.outbox.some(item => item.state !== 'refused');
  const isIdle = !question && !hasUnsent;
  const done = stepsDone(question, answer, hasUnsent);
  order.forEach((name, index) => {
    const step = card.querySelector(`[data-step="${name}"]`);
    step.classList.toggle('done', index < done);
    step.classList.toggle('now', index === done && !isIdle);
  });
  const note = noteOf(question, hasUnsent ? undefined : answer, state);
  const place = card.querySelector('.note');
  if (place.textContent !== note) {
    place.textContent = note;
  }
}
