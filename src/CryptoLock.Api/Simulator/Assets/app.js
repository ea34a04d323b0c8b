import { drawBackstage } from './backstage.js';
import { Chat } from './chat.js';
import { language } from './store.js';
import { currentLanguage, preferredLanguage, speak, text } from './texts.js';
import { View } from './view.js';

const by = id => document.getElementById(id);
const field = by('text');
const maxLength = field.maxLength;
const showRoomFrom = maxLength - 300;
const view = new View(by('log'), by('scroller'), by('newest'));
const chat = new Chat(draw);
let couldNotErase = false;

function draw(state) {
  view.draw(state);
  drawBackstage(by('backstage'), state);
  const wasTyping = !by('typing').hidden;
  by('typing').hidden = !state.isTyping;
  if (state.isTyping && !wasTyping && by('newest').hidden) {
    view.scrollToEnd();
  }
  drawStatus(state);
  drawBanner(state);
  const isEmpty = state.messages.length === 0 && state.outbox.length === 0;
  by('welcome').hidden = by('suggestions').hidden = !isEmpty || !(state.isKnown || state.isAway);
  by('new').disabled = isEmpty;
}

function drawStatus({ isAway, isTyping, isKnown }) {
  const word = isAway ? 'offline' : isTyping ? 'typing' : isKnown ? 'online' : null;
  const content = word ? text(word) : '';
  by('status').dataset.word = word ?? '';
  if (by('status').textContent !== content) {
    by('status').textContent = content;
  }
}

function drawBanner({ isAway, outbox }) {
  const key = couldNotErase ? 'bannerNotErased'
    : outbox.some(item => item.state === 'pending') ? 'bannerUnsent' : 'bannerAway';
  by('banner').hidden = !isAway && !couldNotErase;
  by('retry').hidden = couldNotErase;
  if (!by('banner').hidden && by('banner-text').textContent !== text(key)) {
    by('banner-text').textContent = text(key);
  }
}

function drawSuggestions() {
  const other = currentLanguage() === 'pt' ? 'en' : 'pt-BR';
  by('suggestions').replaceChildren(...text('questions').map((question, index, all) => {
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.textContent = question;
    chip.lang = index === all.length - 1 ? other : document.documentElement.lang;
    chip.addEventListener('click', () => {
      say(question);
      field.focus();
    });
    return chip;
  }));
}

function speakAndDraw(chosen) {
  speak(chosen);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === currentLanguage()));
  }
  drawSuggestions();
  view.reset();
  draw(chat.state);
}

function fit() {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
  by('send').disabled = field.value.trim() === '';
  by('room').hidden = field.value.length < showRoomFrom;
  by('room').textContent = String(maxLength - field.value.length);
}

function say(words) {
  couldNotErase = false;
  chat.send(words);
}

function submit(event) {
  event.preventDefault();
  if (field.value.trim() !== '') {
    say(field.value.trim());
    field.value = '';
    fit();
  }
  field.focus();
}

async function startAnew() {
  try {
    await chat.restart();
    couldNotErase = false;
  } catch {
    couldNotErase = true;
  }
  draw(chat.state);
  field.focus();
}

function showAbout(isOpen) {
  by('about').classList.toggle('open', isOpen);
  document.querySelector('.phone').inert = isOpen;
  by(isOpen ? 'about-close' : 'about-open').focus();
}

by('composer').addEventListener('submit', submit);
field.addEventListener('input', fit);
field.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    submit(event);
  }
});
by('retry').addEventListener('click', () => chat.retry());
by('new').addEventListener('click', () => {
  by('confirm').returnValue = '';
  by('confirm').showModal();
});
by('confirm').addEventListener('close', () => by('confirm').returnValue === 'ok' && startAnew());
by('about-open').addEventListener('click', () => showAbout(true));
by('about-close').addEventListener('click', () => showAbout(false));
by('about').addEventListener('keydown', event => event.key === 'Escape' && showAbout(false));
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    language.set(button.dataset.language);
    speakAndDraw(button.dataset.language);
  });
}

speakAndDraw(language.get() ?? preferredLanguage());
fit();
chat.start();
