// The table of boots: filters, order, pages.
const ROWS_SHOWN = 25;
const ROWS_IN_A_HAND = 10;
const MOST_CHOICES = 100;
const FEW_TEXTS = 12;
const USUAL = ['outcome', 'survived', 'devices_dead', 'pool_bytes', 'cost_bytes', 'held_bytes'];
const MOST_MEASURES = 5;
const LONG_TEXT = 28;
const collator = new Intl.Collator('en', { numeric: true });

class Column {
  constructor(json) {
    Object.assign(this, json);
    this.number = json.type === 'whole';
  }

  raw(row) {
    const value = this.values[row];
    return value == null || !this.texts ? value : this.texts[value];
  }

  shownOf(raw) {
    if (raw == null) return '–';
    if (raw === true) return 'yes';
    if (raw === false) return 'no';
    return typeof raw === 'number' ? quantity(raw, this) : raw;
  }

  shown(row) {
    return this.shownOf(this.raw(row));
  }

  compare(a, b) {
    const [x, y] = [this.raw(a), this.raw(b)];
    if (x == null || y == null) return null;
    return this.number ? Number(x) - Number(y) : collator.compare(x, y);
  }

  different() {
    return [...new Set(this.values.map((_, row) => this.raw(row)))].sort((a, b) => {
      if (a == null || b == null) return (a != null) - (b != null);
      return this.number ? Number(a) - Number(b) : collator.compare(a, b);
    });
  }
}

class Boots {
  constructor(section, json, grouped) {
    this.columns = json.columns.map((c) => new Column(c));
    this.boot = this.columns.find((c) => c.name === 'boot');
    this.size = this.boot.values.length;
    this.words = [];
    this.wanted = new Map();
    this.selects = new Map();
    this.order = { column: this.boot, falling: false };
    this.page = 0;
    this.grouped = grouped;
    this.visible = new Set(this.columns.filter((c) => c.axis || c === this.boot || grouped));
    const measures = this.columns.filter((c) => !this.visible.has(c));
    const usual = USUAL.map((name) => measures.find((c) => c.name === name)).filter(Boolean);
    [...new Set([...usual, ...measures])].slice(0, MOST_MEASURES).forEach((c) => this.visible.add(c));
    this.opened = new Set();
    this.searched = Array.from({ length: this.size }, (_, row) =>
      this.columns.map((c) => c.shown(row)).join('\n').toLowerCase());
    this.build(section.querySelector('.boots'));
    this.update();
  }

  build(place) {
    this.filters = element('form', { class: 'filters screen', onsubmit: (e) => e.preventDefault() });
    this.search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false',
      oninput: () => { this.words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean); this.restart(); } });
    this.filters.append(element('label', { class: 'wide' }, 'Find', this.search));
    for (const column of this.columns) this.addChoice(column);
    this.addSorting();
    const pages = element('input', { type: 'checkbox', onchange: () => { asPages = pages.checked; this.update(); } });
    this.filters.append(element('label', { class: 'check' }, pages, 'Commands for a page of the boot'));
    this.counted = element('span', { role: 'status' });
    this.chips = element('span');
    this.clear = element('button', { type: 'button', onclick: () => this.filter([]) }, 'Show all');
    this.table = element('table', { class: 'table-of-boots' });
    this.back = element('button', { type: 'button', onclick: () => { this.page--; this.update(); } }, 'Previous');
    this.on = element('button', { type: 'button', onclick: () => { this.page++; this.update(); } }, 'Next');
    this.place = element('span');
    place.append(
      this.filters,
      element('p', { class: 'status' }, this.counted, this.chips, this.clear),
      element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of boots' }, this.table),
      element('nav', { class: 'pages screen', 'aria-label': 'Pages of the table' }, this.back, this.place, this.on));
    if (!this.grouped && this.columns.length > this.visible.size) place.append(this.chooser());
  }

  addChoice(column) {
    const few = column.type === 'flag' || (column.texts && column.texts.length <= FEW_TEXTS);
    if (column === this.boot || !(column.axis || (few && this.visible.has(column)))) return;
    const values = column.different();
    if (values.length < 2 || values.length > MOST_CHOICES) return;
    const select = element('select', {
      'data-column': column.name,
      onchange: () => {
        if (select.value === '') this.wanted.delete(column);
        else this.wanted.set(column, values[Number(select.value)]);
        this.restart();
      } },
    element('option', { value: '' }, 'any'),
    ...values.map((v, i) => element('option', { value: i }, column.shownOf(v))));
    this.selects.set(column, { select, values });
    this.filters.append(element('label', {}, column.label, select));
  }

  addSorting() {
    this.sorting = element('select', { onchange: () => { this.sort(this.columns[Number(this.sorting.value)]); } },
      ...this.columns.map((c, i) => element('option', { value: i, selected: c === this.boot }, c.label)));
    this.turn = element('button', { type: 'button', onclick: () => this.sort(this.order.column) }, 'Turn the order round');
    this.filters.append(element('label', { class: 'sorting' }, 'Sort by', this.sorting),
      element('label', { class: 'sorting' }, '\u00a0', this.turn));
  }

  /** The number of a boot is never left out: it leads to the command. */
  chooser() {
    return element('details', { class: 'columns-shown screen' }, element('summary', {}, 'Columns'),
      element('div', {}, ...this.columns.filter((c) => c !== this.boot).map((column) => {
        const box = element('input', { type: 'checkbox', checked: this.visible.has(column), onchange: () => {
          if (box.checked) this.visible.add(column); else this.visible.delete(column);
          this.update();
        } });
        return element('label', {}, box, column.label);
      })));
  }

  /** Shows the rows that have these values, by name of column; what the table does not have is left out. */
  filter(wanted) {
    this.wanted.clear();
    this.words = [];
    this.search.value = '';
    for (const [name, value] of wanted) {
      const column = this.columns.find((c) => c.name === name);
      if (column && (column.axis || !this.grouped)) this.wanted.set(column, value);
    }
    for (const [column, { select, values }] of this.selects) {
      select.value = this.wanted.has(column) ? String(values.indexOf(this.wanted.get(column))) : '';
    }
    this.restart();
    return this.rows.length;
  }

  sort(column) {
    this.order = { column, falling: this.order.column === column && !this.order.falling };
    this.sorting.value = String(this.columns.indexOf(column));
    this.restart();
  }

  restart() {
    this.page = 0;
    this.update();
  }

  matches(row) {
    for (const [column, value] of this.wanted) if ((column.raw(row) ?? null) !== (value ?? null)) return false;
    return this.words.every((word) => this.searched[row].includes(word));
  }

  select() {
    const { column, falling } = this.order;
    const rows = [];
    for (let row = 0; row < this.size; row++) if (this.matches(row)) rows.push(row);
    return rows.sort((a, b) => {
      const order = column.compare(a, b);
      if (order === null) return (column.raw(a) == null) - (column.raw(b) == null) || a - b;
      return (falling ? -order : order) || a - b;
    });
  }

  update() {
    this.rows = this.select();
    const most = matchMedia('(max-width: 40rem)').matches ? ROWS_IN_A_HAND : ROWS_SHOWN;
    const first = this.page * most;
    const shown = this.rows.slice(first, first + most);
    const noun = this.grouped ? 'groups' : 'boots';
    this.counted.textContent = this.rows.length === this.size
      ? `${grouped(this.size, 0)} ${noun}` : `${grouped(this.rows.length, 0)} of ${grouped(this.size, 0)} ${noun}`;
    this.chips.replaceChildren(...[...this.wanted].filter(([c]) => !this.selects.has(c)).map(([column, value]) =>
      element('button', { type: 'button', class: 'chip', onclick: () => { this.wanted.delete(column); this.restart(); } },
        `${column.label}: ${column.shownOf(value)} ✕`)));
    this.clear.hidden = this.rows.length === this.size && this.wanted.size === 0 && this.words.length === 0;
    const columns = this.columns.filter((c) => this.visible.has(c));
    this.table.replaceChildren(
      element('thead', {}, element('tr', {}, ...columns.map((c) => this.head(c)), element('th', { scope: 'col', class: 'repeats' }, element('span', { class: 'visually-hidden' }, 'Command')))),
      element('tbody', {}, ...shown.flatMap((row) => this.row(row, columns))));
    this.back.disabled = this.page === 0;
    this.on.disabled = first + most >= this.rows.length;
    this.place.textContent = shown.length === 0 ? 'none' : `${grouped(first + 1, 0)} to ${grouped(first + shown.length, 0)}`;
  }

  head(column) {
    const sorted = this.order.column === column ? (this.order.falling ? 'descending' : 'ascending') : null;
    return element('th', { scope: 'col', class: column.number ? 'num' : null, 'aria-sort': sorted },
      element('button', { type: 'button', onclick: () => {
        this.sort(column);
        this.table.querySelectorAll('th button')[this.columns.filter((c) => this.visible.has(c)).indexOf(column)].focus();
      } }, column.label));
  }

  row(row, columns) {
    const boot = this.boot.raw(row);
    const open = this.opened.has(boot);
    const toggle = element('button', { type: 'button', class: 'open', 'aria-expanded': String(open), 'aria-label': `Boot ${boot}: its command`,
      onclick: () => {
        if (!this.opened.delete(boot)) this.opened.add(boot);
        this.update();
        this.table.querySelector(`[aria-label="Boot ${boot}: its command"]`).focus();
      } }, this.boot.shown(row));
    const cells = columns.map((c) => element('td', { 'data-label': c.label, class: this.cellClass(c, row) },
      c === this.boot ? toggle : element('span', {}, c.shown(row))));
    const line = element('tr', {}, ...cells, element('td', { class: 'repeats' }, copier(boot)));
    return open
      ? [line, element('tr', { class: 'opened' }, element('td', { colspan: columns.length + 1 }, repeat(boot)))]
      : [line];
  }

  cellClass(column, row) {
    if (column.number) return 'num';
    if (column.name === 'survived') return column.raw(row) ? 'yes' : 'no';
    return column.shown(row).length > LONG_TEXT ? 'long' : null;
  }
}
