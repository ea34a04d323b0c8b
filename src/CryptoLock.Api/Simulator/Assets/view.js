import { allBubbles, dayName, drawBubble, make, setTick } from './bubbles.js';

const nearEnd = 90;

/** Draws the conversation. Elements stay between two draws, so that nothing flickers or is read out twice. */
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
        const name = () => make('span', '', [dayName(new Date(bubble.at))]);
        rows.push(this.#keyed(`day ${ownDay}`, () => make('p', 'day', [name()])));
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
