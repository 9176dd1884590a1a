// How a number is distributed, a line for each group: discs where it has few values, else its quarters.
const ROW = 44;

const spread = {
  option(spec, width) {
    const { by, value, rows } = spec;
    const names = by.values.map((v) => v.t);
    const left = Math.ceil(Math.min(Math.max(...names.map(widthOf)) + 4, width * 0.36));
    const few = rows.every((r) => r.dots.length > 0);
    const axis = valueAxis(value, rows.flatMap((r) => [r.at[0], r.at[4]]), width < 500 ? 4 : 8);
    const sides = names.map((t) => wrapped(t, left));
    return {
      height: rows.length * ROW + 44,
      legend: this.legend(value, few),
      grid: { left: left + 30, right: 36, top: 4, bottom: 40 },
      xAxis: { ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: true }, name: value.label, nameLocation: 'middle', nameGap: 26, nameTextStyle: LABEL },
      yAxis: { type: 'category', inverse: true, data: sides, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { ...INK, interval: 0, align: 'left', margin: left + 24, lineHeight: 15 } },
      tooltip: { trigger: 'item', formatter: ({ dataIndex }) => this.tip(spec, dataIndex) },
      series: [{
        type: 'custom',
        data: rows.map((r, i) => [r.at[4], i]),
        encode: { x: 0, y: 1 },
        clip: false,
        renderItem: (params, api) => this.shape(rows[params.dataIndex], params.dataIndex, api, few),
      }],
    };
  },

  shape(row, index, api, few) {
    const at = (value) => api.coord([value, index]);
    const y = at(0)[1];
    const [from, lower, middle, upper, to] = row.at.map((v) => at(v)[0]);
    const line = (x1, x2, colour, lineWidth) => ({ type: 'line', shape: { x1, x2, y1: y, y2: y },
      style: { stroke: colour, lineWidth, lineCap: 'round' }, emphasis: { style: { stroke: colour } } });
    const children = [
      { type: 'rect', shape: { x: Math.min(from, to) - 20, y: y - ROW / 2, width: Math.abs(to - from) + 40, height: ROW },
        style: { fill: 'transparent' } },
      line(from, to, few ? 'var(--line)' : 'var(--soft)', few ? 2 : 1.5),
    ];
    if (few) {
      children.push(...row.dots.map((dot) => this.disc(at(dot[0])[0], y, dot[1] / row.n)), ...this.shares(row, at, y));
    } else {
      children.push(
        line(lower, upper, 'var(--c-blue)', 14),
        { type: 'line', shape: { x1: middle, x2: middle, y1: y - 10, y2: y + 10 }, style: { stroke: 'var(--ink)', lineWidth: 2.5 } });
    }
    const mean = at(row.mean)[0];
    children.push({ type: 'polygon', shape: { points: [[mean - 5, y], [mean, y - 5], [mean + 5, y], [mean, y + 5]] },
      style: { fill: 'var(--bg)', stroke: 'var(--ink)', lineWidth: 1.5 }, z2: 5 });
    return { type: 'group', children };
  },

  disc(x, y, share) {
    return { type: 'circle', shape: { cx: x, cy: y, r: 3 + Math.sqrt(share) * 13 },
      style: { fill: 'var(--c-blue)', opacity: 0.85 }, z2: 2 };
  },

  /** A share beside each disc that has the room for it. */
  shares(row, at, y) {
    const places = row.dots.map((dot) => ({ x: at(dot[0])[0], r: 3 + Math.sqrt(dot[1] / row.n) * 13, text: dot[3] }));
    return places.map(({ x, r, text }, i) => {
      const room = (i + 1 < places.length ? places[i + 1].x - places[i + 1].r : Infinity) - x - r - 8;
      return widthOf(text) <= room
        ? { type: 'text', style: { text, x: x + r + 4, y, fill: 'var(--soft)', font: `11px ${family}`, textVerticalAlign: 'middle' }, z2: 6 }
        : null;
    }).filter(Boolean);
  },

  tip({ by, rows }, index) {
    const row = rows[index];
    const lines = row.dots.length
      ? [...row.dots].sort((a, b) => b[1] - a[1]).map((dot) => [dot[2], dot[3]])
      : ['smallest', 'lower quarter', 'median', 'upper quarter', 'largest'].map((name, i) => [name, row.text[i]]);
    return tip(by.values[index].t, [...lines, ['mean', row.meanText]], bootsOf(row.n));
  },

  legend(value, few) {
    const key = (shape, text) => {
      const mark = element('span');
      mark.innerHTML = `<svg width="22" height="14" aria-hidden="true">${shape}</svg>`;
      return element('span', { class: 'key' }, mark, text);
    };
    const mean = key('<path d="M6 7l5-5 5 5-5 5z" fill="var(--bg)" stroke="var(--ink)" stroke-width="1.5"/>', 'mean');
    return few
      ? [key('<circle cx="11" cy="7" r="6" fill="var(--c-blue)" opacity=".85"/>', `boots with that ${value.label}: the larger, the more`), mean]
      : [key('<path d="M4 7h14" stroke="var(--c-blue)" stroke-width="10" stroke-linecap="round"/>', 'the middle half of the boots'),
        key('<path d="M11 1v12" stroke="var(--ink)" stroke-width="2.5"/>', 'median'),
        key('<path d="M1 7h20" stroke="var(--soft)" stroke-width="1.5"/>', 'from the smallest to the largest'), mean];
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
