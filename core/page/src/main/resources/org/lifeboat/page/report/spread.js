// How a number is distributed, a line for each group: discs where it has few values, else its quarters.
const MOST_PLACES = 10;
const LARGEST_DISC = 15;

const spread = {
  option(spec, width) {
    const places = this.places(spec);
    const names = spec.by.values.map((v) => v.t);
    const left = Math.ceil(Math.min(Math.max(...names.map(widthOf)) + 4, width * 0.34));
    const look = { left, names: names.map((t) => wrapped(t, left)), width };
    return places ? this.discs(spec, look, places) : this.quarters(spec, look);
  },

  /** What values read as, where that is few things: each has a place then, however far they are apart. */
  places({ rows }) {
    if (!rows.every((row) => row.dots.length > 0)) return null;
    const texts = new Map();
    for (const [value, , text] of rows.flatMap((row) => row.dots)) texts.set(text, Math.min(value, texts.get(text) ?? value));
    return texts.size <= MOST_PLACES ? [...texts].sort(([, a], [, b]) => a - b).map(([text]) => text) : null;
  },

  groups({ names, left }, gap) {
    return { type: 'category', inverse: true, data: names, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { ...INK, interval: 0, align: 'left', margin: left + gap, lineHeight: 15 } };
  },

  discs(spec, look, places) {
    const { rows, value } = spec;
    const means = rows.map((row) => row.meanText);
    const right = Math.ceil(Math.max(...means.map(widthOf), widthOf('mean'))) + 12;
    const cell = (look.width - look.left - 8 - right) / places.length;
    const slanted = Math.max(...places.map(widthOf)) > cell - 4;
    const beside = cell > 2 * LARGEST_DISC + widthOf('> 99.9 %') + 8;
    const line = beside ? 40 : 54;
    const top = (slanted ? Math.ceil(Math.max(...places.map(widthOf)) * 0.72) : 14) + 14;
    const shares = rows.flatMap((row) => row.dots.map((dot) => dot[3]));
    const shown = beside ? shares : fitting(cell - 2, shares, shares.map(brief), shares.map(() => ''));
    const text = new Map(shares.map((share, i) => [share, shown[i]]));
    const index = new Map(places.map((place, i) => [place, i]));
    return {
      height: rows.length * line + top + 4,
      legend: [element('span', {}, `${value.label}: the larger a disc, the more boots have that much${shown[0] === shares[0] ? '' : ', in %'}`)],
      grid: { left: look.left + 8, right, top, bottom: 4 },
      xAxis: { type: 'category', position: 'top', data: places, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { ...LABEL, interval: 0, rotate: slanted ? -45 : 0 } },
      yAxis: { ...this.groups(look, 4), splitLine: { show: true, lineStyle: { color: 'var(--line)' } } },
      tooltip: { trigger: 'item', formatter: ({ dataIndex }) => this.tip(spec, dataIndex) },
      graphic: [
        { type: 'text', x: look.width, y: top - 14, silent: true, style: { text: 'mean', ...graphicText('var(--soft)', 'right') } },
        ...rows.map((row, i) => ({ type: 'text', x: look.width, y: top + line * (i + 0.5), silent: true,
          style: { text: row.meanText, ...graphicText('var(--ink)', 'right') } })),
      ],
      series: [{
        type: 'custom',
        data: rows.map((row, i) => [0, i]),
        renderItem: ({ dataIndex }, api) => {
          const [start, y] = api.coord([0, dataIndex]);
          const end = api.coord([places.length - 1, dataIndex])[0];
          const row = rows[dataIndex];
          return { type: 'group', children: [
            { type: 'rect', shape: { x: start - cell / 2, y: y - line / 2, width: end - start + cell, height: line }, style: { fill: 'transparent' } },
            ...row.dots.flatMap((dot) => this.disc(api.coord([index.get(dot[2]), dataIndex])[0], y, dot[1] / row.n, text.get(dot[3]), beside)),
          ] };
        },
      }],
    };
  },

  disc(x, y, share, text, beside) {
    const r = 2.5 + Math.sqrt(share) * (LARGEST_DISC - 2.5);
    const middle = beside ? y : y - 7;
    return [
      { type: 'circle', shape: { cx: x, cy: middle, r }, style: { fill: 'var(--c-blue)' } },
      { type: 'text', style: { text, x: beside ? x + r + 5 : x, y: beside ? middle : y + 16, fill: 'var(--soft)', font: `11px ${family}`,
        textAlign: beside ? 'left' : 'center', textVerticalAlign: 'middle' } },
    ];
  },

  quarters(spec, look) {
    const { value, rows } = spec;
    const axis = valueAxis(value, rows.flatMap((row) => [row.at[0], row.at[4]]), look.width < 500 ? 4 : 8, true);
    return {
      height: rows.length * 38 + 48,
      legend: this.keys(),
      grid: { left: look.left + 24, right: 28, top: 4, bottom: 44 },
      xAxis: { ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: true }, name: value.label, nameLocation: 'middle', nameGap: 28, nameTextStyle: LABEL },
      yAxis: this.groups(look, 20),
      tooltip: { trigger: 'item', formatter: ({ dataIndex }) => this.tip(spec, dataIndex) },
      series: [{
        type: 'custom',
        clip: false,
        data: rows.map((row, i) => [row.at[4], i]),
        renderItem: ({ dataIndex }, api) => this.box(rows[dataIndex], (number) => api.coord([number, dataIndex])),
      }],
    };
  },

  box(row, at) {
    const y = at(0)[1];
    const [from, lower, middle, upper, to] = row.at.map((number) => at(number)[0]);
    const mean = at(row.mean)[0];
    const line = (x1, x2, stroke, lineWidth) =>
      ({ type: 'line', shape: { x1, x2, y1: y, y2: y }, style: { stroke, lineWidth, lineCap: 'round' } });
    return { type: 'group', children: [
      { type: 'rect', shape: { x: from - 16, y: y - 18, width: to - from + 32, height: 36 }, style: { fill: 'transparent' } },
      line(from, to, 'var(--soft)', 1.5),
      line(lower, upper, 'var(--c-blue)', 14),
      { type: 'line', shape: { x1: middle, x2: middle, y1: y - 10, y2: y + 10 }, style: { stroke: 'var(--ink)', lineWidth: 2.5 } },
      { type: 'polygon', shape: { points: [[mean - 5, y], [mean, y - 5], [mean + 5, y], [mean, y + 5]] },
        style: { fill: 'var(--bg)', stroke: 'var(--ink)', lineWidth: 1.5 } },
    ] };
  },

  keys() {
    return [
      key('<path d="M8 7h10" stroke="var(--c-blue)" stroke-width="12" stroke-linecap="round"/>', 'the middle half of the boots'),
      key('<path d="M13 1v12" stroke="var(--ink)" stroke-width="2.5"/>', 'median'),
      key('<path d="M8 7l5-5 5 5-5 5z" fill="var(--bg)" stroke="var(--ink)" stroke-width="1.5"/>', 'mean'),
      key('<path d="M1 7h24" stroke="var(--soft)" stroke-width="1.5"/>', 'from the smallest to the largest'),
    ];
  },

  tip({ by, rows }, index) {
    const row = rows[index];
    const lines = row.dots.length
      ? row.dots.map((dot) => [dot[2], dot[3]])
      : ['smallest', 'lower quarter', 'median', 'upper quarter', 'largest'].map((name, i) => [name, row.text[i]]);
    return tip(by.values[index].t, [...lines, ['mean', row.meanText]], bootsOf(row.n));
  },

  picked({ by, value, rows }, event) {
    const group = by.values[event.dataIndex];
    const row = rows[event.dataIndex];
    return {
      heading: `${group.t}: ${row.meanText} in the mean`,
      count: row.n,
      wanted: wanted([by, group]),
      boots: examples({ ...value, flag: false }, ...row.boots),
    };
  },
};
