// Shows WhatsApp's formatting. Builds nodes only: nothing a message says is ever read as HTML.
const marks = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
const link = /https?:\/\/[^\s<>"]+/giu;
const word = /[\p{L}\p{N}]/u;
const fence = /(?<=^|\n)```\n?([^`]*\n[^`]*?)\n?```\n?/gu;
const quote = /^> ?(.*)$/u;
const item = /^(\s*)(?:([-*•])|(\d{1,3})[.)])\s+(\S.*)$/u;
const emoji = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*`;
const onlyEmoji = new RegExp(`^(?:${emoji}\\s*){1,3}$`, 'u');

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function linked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    let url = match[0].replace(/[.,;:!?'*_~]+$/u, '');
    if (url.endsWith(')') && !url.includes('(')) {
      url = url.slice(0, -1);
    }
    const anchor = element('a', url);
    anchor.href = url;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer nofollow';
    nodes.push(text.slice(from, match.index), anchor);
    from = match.index + url.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

// A mark opens before a non-space and not inside a word; it closes after a non-space and not inside a word.
function closing(text, start, mark) {
  if (word.test(text[start - 1] ?? ' ') || /\s/u.test(text[start + 1] ?? ' ')) {
    return -1;
  }
  for (let end = text.indexOf(mark, start + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (!/\s/u.test(text[end - 1]) && !word.test(text[end + 1] ?? ' ')) {
      return end;
    }
  }
  return -1;
}

function inline(text) {
  const nodes = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const name = marks[text[at]];
    const end = name ? closing(text, at, text[at]) : -1;
    const mono = text.startsWith('```', at) ? text.indexOf('```', at + 3) : -1;
    if (mono > at + 3) {
      nodes.push(...linked(text.slice(from, at)), element('code', text.slice(at + 3, mono)));
      at = from = mono + 3;
    } else if (end > 0) {
      const inner = text.slice(at + 1, end);
      nodes.push(...linked(text.slice(from, at)), element(name, ...(name === 'code' ? [inner] : inline(inner))));
      at = from = end + 1;
    } else if (text.startsWith('http', at)) {
      // Marks inside an address belong to it.
      const address = text.slice(at).match(/^\S+/u)[0];
      at += address.length;
    } else {
      at += 1;
    }
  }
  nodes.push(...linked(text.slice(from)));
  return nodes;
}

function lines(text) {
  const blocks = [];
  let open = null;
  const into = (kind, make) => {
    if (open?.kind !== kind) {
      open = { kind, node: make() };
      blocks.push(open.node);
    }
    return open.node;
  };
  for (const line of text === '' ? [] : text.replace(/\n$/u, '').split('\n')) {
    const quoted = line.match(quote);
    const listed = line.match(item);
    if (quoted) {
      into('quote', () => element('blockquote')).append(element('p', ...inline(quoted[1])));
    } else if (listed) {
      const [, indent, , number, content] = listed;
      const entry = element('li', ...inline(content));
      entry.dataset.level = Math.min(3, Math.floor(indent.length / 2));
      entry.dataset.mark = number ? `${number}.` : '•';
      into('list', () => element('ul')).append(entry);
    } else if (line.trim() === '') {
      open = null;
      blocks.push(element('div'));
    } else {
      into('text', () => element('p')).append(element('span', ...inline(line)));
    }
  }
  return blocks;
}

/** Whether a text is one to three emoji and nothing else. */
export const isOnlyEmoji = text => onlyEmoji.test(text.trim());

/** The nodes that show a text as WhatsApp would. */
export function formatted(text) {
  const fragment = document.createDocumentFragment();
  let from = 0;
  const trimmed = text.trim();
  for (const match of trimmed.matchAll(fence)) {
    fragment.append(...lines(trimmed.slice(from, match.index)), element('pre', element('code', match[1])));
    from = match.index + match[0].length;
  }
  fragment.append(...lines(trimmed.slice(from)));
  return fragment;
}
