// Lines over a number, or over names in their order.
const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], 'solid', [7, 4], [2, 3], [10, 3, 2, 3]];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const WIDE = 640;
const colours = new Map();

/** The same name has the same colour wherever it stands. */
function colourOf(name) {
  if (!colours.has(name)) colours.set(name, colours.size % SERIES.length);
  return colours.get(name);
}

const curve = {
  option(spec, width) {
    const { x, y, lines } = spec;
    const several = lines.length > 1;
    const beside = several && width >= WIDE;
    const names = lines.map((l) => wrapped(l.name, 150));
    const right = beside ? Math.ceil(Math.max(...names.map(widthOf))) + 20 : 24;
    const vertical = valueAxis(y, lines.flatMap((l) => l.points.map((p) => p[1])), 5);
    const left = 12 + Math.max(...[vertical.min, vertical.max].map((v) => widthOf(quantity(v, y))), widthOf('100 %'));
    return {
      height: Math.round(Math.min(380, Math.max(240, width * 0.4))) + (x.values ? 24 : 0),
      legend: beside ? null : several ? lines.map((l) => this.key(l.name)) : null,
      grid: { left, right, top: 30, bottom: x.values ? 70 : 48 },
      xAxis: { ...this.across(spec, width - left - right), name: x.label, nameLocation: 'middle', nameGap: x.values ? 52 : 30, nameTextStyle: LABEL },
      yAxis: { ...vertical, name: y.flag ? `${y.label}, share of boots` : `${y.label}, mean`, nameLocation: 'end', nameGap: 12,
        nameTextStyle: { ...LABEL, align: 'left', padding: [0, 0, 0, -left + 12] } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: 'var(--soft)', type: 'dashed' }, label: { show: false } },
        formatter: (hits) => this.tip(spec, hits) },
      series: lines.map((line, i) => this.line(line, names[i], beside)),
    };
  },

  across({ x, lines }, width) {
    if (x.values) {
      const cell = width / x.values.length;
      return { type: 'category', data: x.values.map((v) => wrapped(v.t, Math.max(cell - 8, 60))), boundaryGap: true, axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--line)' } }, axisLabel: { ...LABEL, hideOverlap: true, lineHeight: 14 } };
    }
    const look = { ...valueLook(x), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: 'var(--line)' } },
      axisTick: { show: true, lineStyle: { color: 'var(--line)' } } };
    look.axisLabel.hideOverlap = true;
    const at = lines.flatMap((l) => l.points.map((p) => p[0]));
    const [low, high] = [Math.min(...at), Math.max(...at)];
    if (x.log) {
      const base = x.unit === 'bytes' ? 2 : 10;
      const power = (round, value) => base ** round(Math.log(value) / Math.log(base) + (round === Math.floor ? 1e-9 : -1e-9));
      return { type: 'log', logBase: base, min: power(Math.floor, low), max: Math.max(power(Math.ceil, high), power(Math.floor, low) * base), ...look };
    }
    const step = tick(Math.max(high - low, 1), x.unit, width < 400 ? 4 : 8);
    return { type: 'value', min: Math.floor(low / step) * step, max: Math.max(Math.ceil(high / step), Math.floor(low / step) + 1) * step, interval: step, ...look };
  },

  line(line, name, beside) {
    const at = colourOf(line.name);
    const colour = SERIES[at];
    return {
      type: 'line',
      name: line.name,
      data: line.points.map((of) => ({ value: [of[0], of[1]], of })),
      symbol: SYMBOLS[at],
      symbolSize: 7,
      showAllSymbol: true,
      clip: false,
      lineStyle: { color: colour, width: 2.5, type: DASHES[at] },
      itemStyle: { color: colour, borderColor: colour },
      emphasis: { disabled: true },
      triggerLineEvent: true,
      endLabel: { show: beside, formatter: name, color: 'var(--ink)', fontSize: SIZE, fontFamily: family, distance: 10, lineHeight: 14 },
      labelLayout: { moveOverlap: 'shiftY' },
    };
  },

  key(name) {
    const at = colourOf(name);
    const dash = Array.isArray(DASHES[at]) ? DASHES[at].join(' ') : 'none';
    const mark = element('span');
    mark.innerHTML = `<svg width="28" height="12" aria-hidden="true"><path d="M1 6h26" stroke="${SERIES[at]}" stroke-width="2.5" stroke-dasharray="${dash}"/></svg>`;
    return element('span', { class: 'key' }, mark, name);
  },

  tip({ x, y }, hits) {
    const points = hits.map((hit) => [hit.seriesName, hit.data.of]).sort(([, a], [, b]) => b[1] - a[1]);
    return tip(`${x.label}: ${points[0][1][2]}`, points.map(([name, of]) => [name, of[3]]),
      points.length === 1 ? bootsOf(points[0][1][4]) : `${bootsOf(points.reduce((sum, [, of]) => sum + of[4], 0))} in all`);
  },

  picked({ x, y, by, lines }, event) {
    const line = lines[event.seriesIndex];
    const of = event.data?.of;
    if (!of) return null;
    const groups = by ? [[by, by.values[event.seriesIndex]]] : [];
    if (x.values) groups.push([x, x.values[of[0]]]);
    return {
      heading: `${line.name} at ${of[2]}: ${of[3]}`,
      count: of[4],
      wanted: wanted(...groups),
      boots: examples(y, of[5], of[6]),
    };
  },
};
