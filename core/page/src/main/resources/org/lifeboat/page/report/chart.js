// What all charts share. Colours are the style sheet's variables, so light, dark and paper need no redrawing.
const SIZE = 12;
const PAPER_WIDTH = 680;
const SERIES = ['blue', 'red', 'green', 'pink', 'orange', 'sky', 'grey', 'yellow'].map((name) => `var(--c-${name})`);
const ruler = document.createElement('canvas').getContext('2d');
const family = getComputedStyle(document.body).fontFamily;

function widthOf(text) {
  ruler.font = `${SIZE}px ${family}`;
  return Math.max(...text.split('\n').map((line) => ruler.measureText(line).width));
}

/** A text in lines of at most so many pixels: broken behind blanks, hyphens, slashes and dots, and only then within a word. */
function wrapped(text, pixels) {
  const lines = [''];
  const pieces = text.match(/[^\s\-/_.,+]*[\s\-/_.,+]*/g).filter(Boolean);
  for (const piece of pieces) {
    if (lines.at(-1) === '' || widthOf(lines.at(-1) + piece.trimEnd()) <= pixels) lines[lines.length - 1] += piece;
    else lines.push(piece);
    while (widthOf(lines.at(-1).trimEnd()) > pixels && lines.at(-1).length > 1) {
      let end = lines.at(-1).length - 1;
      while (end > 1 && widthOf(lines.at(-1).slice(0, end)) > pixels) end--;
      lines.push(lines.at(-1).slice(end));
      lines[lines.length - 2] = lines.at(-2).slice(0, end);
    }
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** A text that goes without its end where it is longer than that; the numbers below have it whole. */
function shortened(text, pixels) {
  if (widthOf(text) <= pixels) return text;
  let end = text.length - 1;
  while (end > 1 && widthOf(`${text.slice(0, end)}…`) > pixels) end--;
  return `${text.slice(0, end)}…`;
}

/** How many slanted names in a row go unwritten where their columns are narrower than a line is high; tooltips and numbers have them. */
function leftOut(column) {
  return Math.max(0, Math.ceil(18 / column) - 1);
}

/** The longest part of a text that is not broken gladly. */
function longestPart(text) {
  return Math.max(...text.split(/(?<=[\s\-/_.,+])/).map((part) => widthOf(part)));
}

/** A round distance between ticks, binary for bytes. */
function tick(span, unit, most) {
  if (unit === 'bytes') return 2 ** Math.ceil(Math.log2(Math.max(span / most, 1)));
  const power = 10 ** Math.floor(Math.log10(Math.max(span / most, 1e-9)));
  return [1, 2, 5, 10].map((part) => part * power).find((step) => span / step <= most);
}

/** An axis of values from 0, or from below; where places count and not lengths, it may start where they do. */
function valueAxis(column, values, most, ofPlaces = false) {
  if (column.flag) {
    return { type: 'value', min: 0, max: 1, interval: most < 4 ? 0.5 : 0.25, ...valueLook(column) };
  }
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const low = ofPlaces && least > greatest / 2 ? least : Math.min(0, least);
  const high = Math.max(greatest, low + 1);
  const step = Math.max(tick(high - low, column.unit, most), column.unit === 'bytes' ? 1 : 0);
  return { type: 'value', min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, interval: step, ...valueLook(column) };
}

function valueLook(column) {
  return {
    axisLabel: { ...LABEL, formatter: (value) => quantity(value, column) },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: 'var(--line)', width: 1 } },
  };
}

const LABEL = { color: 'var(--soft)', fontSize: SIZE, fontFamily: family };
const INK = { ...LABEL, color: 'var(--ink)' };
const COMMON = {
  animation: false,
  textStyle: { fontFamily: family, fontSize: SIZE, color: 'var(--ink)' },
  tooltip: {
    confine: true,
    transitionDuration: 0,
    padding: [8, 12],
    backgroundColor: 'var(--surface)',
    borderColor: 'var(--line)',
    borderWidth: 1,
    extraCssText: 'box-shadow: 0 2px 10px rgb(0 0 0 / .18); border-radius: 8px;',
  },
};

function graphicText(fill, align = 'left') {
  return { fill, font: `${SIZE}px ${family}`, align, verticalAlign: 'middle' };
}

/** The longest of some ways to write numbers in which all of them fit; the last if none does. */
function fitting(pixels, ...ways) {
  return ways.find((texts) => Math.max(...texts.map(widthOf)) <= pixels) ?? ways.at(-1);
}

/** A number without what the reader can do without. */
function brief(text) {
  return text.replace(/^([<>]) /, '$1').replace(/ %$/, '').replace(/ ([KMGTPE])B$/, '$1');
}

/** What a mark means. */
function key(shape, text) {
  const mark = element('span');
  mark.innerHTML = `<svg width="28" height="14" aria-hidden="true">${shape}</svg>`;
  return element('span', { class: 'key' }, mark, text);
}

function tip(heading, lines, foot) {
  const node = element('div', { class: 'tip' }, element('b', {}, heading));
  if (lines.length) {
    node.append(element('table', {}, ...lines.map(([name, value]) =>
      element('tr', {}, element('td', {}, name), element('td', {}, value)))));
  }
  if (foot) node.append(element('span', { class: 'soft' }, foot));
  return node;
}

function bootsOf(count) {
  return `${grouped(count, 0)} ${count === 1 ? 'boot' : 'boots'}`;
}

/** The two boots to look at that a mean comes with. */
function examples(column, one, other) {
  const names = column.flag ? [`${column.label}: yes`, `${column.label}: no`] : ['the least', 'the most'];
  return [[names[0], one], [names[1], other]]
    .filter(([, boot], i, all) => boot != null && (i === 0 || boot !== all[0][1]));
}

class Drawing {
  constructor(figure, spec, kind, boots) {
    this.figure = figure;
    this.spec = spec;
    this.kind = kind;
    this.boots = boots;
    this.target = figure.querySelector('.drawing');
    this.chart = echarts.init(this.target, null, { renderer: 'svg', width: 300, height: 100 });
    this.chart.on('click', (event) => {
      const picked = kind.picked(spec, event);
      if (picked) this.pick(picked);
    });
    this.draw(this.target.clientWidth);
    figure.classList.add('live');
    new ResizeObserver(() => {
      if (this.width !== this.target.clientWidth) this.draw(this.target.clientWidth);
    }).observe(this.target);
    addEventListener('beforeprint', () => this.draw(PAPER_WIDTH));
    addEventListener('afterprint', () => this.draw(this.target.clientWidth));
  }

  draw(width) {
    if (width === 0) return;
    this.width = width;
    const { height, legend, ...option } = this.kind.option(this.spec, width);
    this.chart.resize({ width, height });
    this.chart.setOption({ ...COMMON, ...option, tooltip: { ...COMMON.tooltip, ...option.tooltip } }, { notMerge: true });
    this.chart.getZr().flush();
    this.target.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`);
    const place = this.figure.querySelector('.legend');
    place.replaceChildren(...(legend ?? []));
    place.hidden = !legend;
  }

  /** Says which boots were picked and how to repeat one; the table shows them. */
  pick({ heading, count, wanted, boots }) {
    const rows = this.boots.filter(wanted);
    this.figure.querySelector('.picked').replaceChildren(
      element('p', {}, element('b', {}, heading), ` · ${bootsOf(count)}`),
      element('dl', {}, ...boots.map(([name, boot]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, repeat(boot))))),
      element('a', { href: '#boots' }, rows === 1 ? 'The row of the table' : `The ${grouped(rows, 0)} rows of the table`));
  }
}

/** What rows of the table have in common with something picked: groups with a value each. */
function wanted(...groups) {
  return groups.filter(([, value]) => 'v' in value).map(([group, value]) => [group.column, value.v]);
}
