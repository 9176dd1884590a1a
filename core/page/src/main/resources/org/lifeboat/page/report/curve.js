// Lines over a number, or over names in their order.
const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [14, 6], [4, 8], [1, 6], [16, 3, 3, 3]];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const WIDE = 640;
const TOP = 30;
const NAME_HEIGHT = 16;
const seats = new Map();

/** The same name looks the same wherever it stands. */
function seatOf(name) {
  if (!seats.has(name)) seats.set(name, seats.size % SERIES.length);
  return seats.get(name);
}

/** How lines look: those in an order of their own from pale to dark, others each in a colour and a dash. */
function looks({ by, lines }) {
  if (by?.ordered && lines.length > 2) {
    return lines.map((_, i) => {
      const part = i / (lines.length - 1);
      const colour = part < 0.5
        ? `color-mix(in oklab, var(--c-blue) ${Math.round(55 + part * 90)}%, var(--bg))`
        : `color-mix(in oklab, var(--ink) ${Math.round((part - 0.5) * 150)}%, var(--c-blue))`;
      return { colour, dash: 'solid', symbol: SYMBOLS[i % 4] };
    });
  }
  return lines.map(({ name }) => {
    const seat = seatOf(name);
    return { colour: SERIES[seat], dash: DASHES[seat], symbol: SYMBOLS[seat] };
  });
}

const curve = {
  option(spec, width) {
    const { x, y, lines } = spec;
    const several = lines.length > 1;
    const beside = several && width >= WIDE;
    const look = looks(spec);
    const names = lines.map((line) => shortened(line.name, 160));
    const right = beside ? Math.ceil(Math.max(...names.map(widthOf))) + 52 : 24;
    const vertical = valueAxis(y, lines.flatMap((l) => l.points.map((p) => p[1])), 5);
    const left = 12 + Math.max(...[vertical.min, vertical.max].map((v) => widthOf(quantity(v, y))), widthOf('100 %'));
    const across = this.across(spec, width - left - right);
    const bottom = across.tall + 34;
    const height = Math.round(Math.min(380, Math.max(250, width * 0.4))) + across.tall - 14;
    const place = (mean) => TOP + (1 - (mean - vertical.min) / (vertical.max - vertical.min)) * (height - TOP - bottom);
    return {
      height,
      legend: several && !beside ? lines.map((line, i) => this.key(line.name, look[i])) : null,
      grid: { left, right, top: TOP, bottom },
      xAxis: { ...across.axis, name: x.label, nameLocation: 'middle', nameGap: across.tall + 12, nameTextStyle: LABEL },
      yAxis: { ...vertical, name: y.flag ? `${y.label}, share of boots` : `${y.label}, mean`, nameLocation: 'end', nameGap: 14,
        nameTextStyle: { ...LABEL, align: 'left', padding: [0, 0, 0, -left + 6] } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: 'var(--soft)', type: 'dashed' }, label: { show: false } },
        formatter: (hits) => this.tip(spec, hits) },
      graphic: beside ? this.names(lines, names, look, place, width - right) : [],
      series: lines.map((line, i) => this.line(line, look[i], across.at)),
    };
  },

  across({ x, lines }, width) {
    if (x.values) {
      const cell = width / x.values.length;
      const slanted = cell < ROOMY && Math.max(...x.values.map((v) => longestPart(v.t))) > cell - 6;
      const names = x.values.map((v) => (slanted ? shortened(v.t, LONGEST_SLANTED) : wrapped(v.t, cell - 6)));
      const tall = slanted
        ? Math.ceil(Math.max(...names.map(widthOf)) * 0.72) + 12
        : Math.max(...names.map((t) => t.split('\n').length)) * 14 + 6;
      return { tall, at: (of) => of[0], axis: { type: 'category', data: names, axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--line)' } }, axisLabel: { ...LABEL, interval: slanted ? leftOut(cell) : 0, rotate: slanted ? 45 : 0, lineHeight: 14 } } };
    }
    const most = Math.max(2, Math.floor(width / 80));
    const line = { axisLine: { show: true, lineStyle: { color: 'var(--line)' } }, axisTick: { show: true, lineStyle: { color: 'var(--line)' } },
      splitLine: { show: false } };
    const values = lines.flatMap((l) => l.points.map((p) => p[0]));
    const base = x.unit === 'bytes' ? 2 : 10;
    const at = x.log ? (of) => Math.log(of[0]) / Math.log(base) : (of) => of[0];
    const [low, high] = [Math.min(...values), Math.max(...values)].map((v) => at([v]));
    const step = x.log ? 1 : tick(Math.max(high - low, 1), x.unit, most);
    const min = Math.floor(low / step + 1e-9) * step;
    const max = Math.max(Math.ceil(high / step - 1e-9) * step, min + step);
    const every = Math.ceil((max - min) / most);
    const shown = !x.log ? (number) => quantity(number, x)
      : (power) => ((Math.round(power) - min) % every === 0 ? quantity(base ** power, x) : '');
    return { tall: 20, at, axis: { type: 'value', min, max, interval: step, ...line, axisLabel: { ...LABEL, formatter: shown, hideOverlap: true } } };
  },

  line({ name, points }, { colour, dash, symbol }, at) {
    return {
      type: 'line',
      name,
      data: points.map((of) => ({ value: [at(of), of[1]], of })),
      symbol,
      symbolSize: points.length > 24 ? 5 : 7,
      showAllSymbol: true,
      clip: false,
      lineStyle: { color: colour, width: 2.5, type: dash },
      itemStyle: { color: colour, borderColor: colour },
      emphasis: { disabled: true },
    };
  },

  /** Names at the lines' ends, as near to them as they go without touching. */
  names(lines, names, look, place, from) {
    const order = lines.map((_, i) => i).sort((a, b) => place(lines[a].points.at(-1)[1]) - place(lines[b].points.at(-1)[1]) || a - b);
    const lowest = place(0) + 4;
    const heights = order.map((i) => place(lines[i].points.at(-1)[1]));
    for (let i = 0, limit = NAME_HEIGHT / 2; i < heights.length; i++) {
      heights[i] = Math.max(heights[i], limit);
      limit = heights[i] + NAME_HEIGHT;
    }
    for (let i = heights.length - 1, limit = lowest; i >= 0; i--) {
      heights[i] = Math.min(heights[i], limit);
      limit = heights[i] - NAME_HEIGHT;
    }
    return order.flatMap((line, i) => [
      { type: 'line', silent: true, shape: { x1: from + 14, x2: from + 38, y1: heights[i], y2: heights[i] },
        style: { stroke: look[line].colour, lineWidth: 2.5, lineDash: look[line].dash } },
      { type: 'text', silent: true, x: from + 44, y: heights[i], style: { text: names[line], ...graphicText('var(--ink)') } },
    ]);
  },

  key(name, { colour, dash }) {
    const dashes = Array.isArray(dash) ? dash.join(' ') : 'none';
    return key(`<path d="M1 7h26" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dashes}"/>`, name);
  },

  tip({ x }, hits) {
    const points = hits.map((hit) => [hit.seriesName, hit.data.of]).sort(([, a], [, b]) => b[1] - a[1]);
    const boots = points.reduce((sum, [, of]) => sum + of[4], 0);
    return tip(`${x.label}: ${points[0][1][2]}`, points.map(([name, of]) => [name, of[3]]), bootsOf(boots));
  },

  picked({ x, y, by, lines }, event) {
    const of = event.data?.of;
    if (!of) return null;
    const groups = by ? [[by, by.values[event.seriesIndex]]] : [];
    if (x.values) groups.push([x, x.values[of[0]]]);
    return {
      heading: `${lines[event.seriesIndex].name} at ${of[2]}: ${of[3]}`,
      count: of[4],
      wanted: wanted(...groups),
      boots: examples(y, of[5], of[6]),
    };
  },
};
