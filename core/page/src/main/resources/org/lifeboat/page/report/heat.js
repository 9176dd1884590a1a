// A field of colours, with the numbers in it.
const ROOMY = 90;
const LONGEST_SLANTED = 150;

const heat = {
  option(spec, width) {
    const { x, y, value, cells } = spec;
    const down = y.values.map((v) => v.t);
    const across = x.values.map((v) => v.t);
    const left = Math.ceil(Math.min(Math.max(...down.map(widthOf)) + 4, width * 0.42));
    const cell = Math.min((width - left - 12) / across.length, 220);
    const slanted = cell < ROOMY && Math.max(...across.map(longestPart)) > cell - 6;
    const tops = across.map((t) => (slanted ? shortened(t, LONGEST_SLANTED) : wrapped(t, cell - 6)));
    const sides = down.map((t) => wrapped(t, left));
    const lines = Math.max(...sides.map((t) => t.split('\n').length));
    const line = Math.max(30, lines * 16 + 6);
    const top = slanted
      ? Math.ceil(Math.max(...tops.map(widthOf)) * 0.72) + 22
      : Math.max(...tops.map((t) => t.split('\n').length)) * 16 + 12;
    const reach = slanted ? Math.max(0, widthOf(tops.at(-1)) * 0.72 + 10 - cell / 2) : 0;
    const right = Math.max(width - left - 12 - cell * across.length, Math.min(reach, width * 0.25));
    const span = this.span(cells);
    const inside = (width - left - 12 - right) / across.length;
    const texts = cells.map((of) => of[3]);
    const shown = fitting(inside - 4, texts, texts.map(brief), texts.map(() => ''));
    return {
      height: top + line * down.length + 2,
      legend: this.legend(spec, span),
      grid: { left: left + 10, right, top, bottom: 2 },
      xAxis: { type: 'category', position: 'top', data: tops, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { ...INK, interval: slanted ? leftOut(inside) : 0, rotate: slanted ? -45 : 0, lineHeight: 16, margin: 8 } },
      yAxis: { type: 'category', inverse: true, data: sides, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { ...INK, interval: 0, align: 'left', margin: left + 6, lineHeight: 16 } },
      tooltip: { trigger: 'item', formatter: ({ data: { of } }) => tip(
        `${down[of[1]]} · ${across[of[0]]}`, [[value.flag ? value.label : `mean of ${value.label}`, of[3]]], bootsOf(of[4])) },
      series: [{
        type: 'heatmap',
        data: cells.map((of, i) => ({
          value: [of[0], of[1], of[2]],
          of,
          itemStyle: { color: this.colour(of[2], value, span), borderColor: 'var(--bg)', borderWidth: 2 },
          label: { show: true, formatter: shown[i], color: 'var(--ink)', fontSize: SIZE, fontFamily: family },
          emphasis: { itemStyle: { color: this.colour(of[2], value, span), borderColor: 'var(--ink)', borderWidth: 2 } },
        })),
      }],
    };
  },

  span(cells) {
    const values = cells.map((c) => c[2]);
    return [Math.min(0, ...values), Math.max(...values)];
  },

  colour(mean, value, [low, high]) {
    if (!value.flag) {
      const part = high > low ? ((mean - low) / (high - low)) * 100 : 0;
      return `color-mix(in oklab, var(--much) ${part.toFixed(2)}%, var(--little))`;
    }
    const part = (Math.abs(mean - 0.5) * 200).toFixed(2);
    return `color-mix(in oklab, var(--${mean < 0.5 ? 'none' : 'all'}) ${part}%, var(--half))`;
  },

  legend({ x, y, value }, [low, high]) {
    return [
      element('span', {}, `${value.flag ? `${value.label}, share of boots` : `mean of ${value.label}`}, by ${y.label} and ${x.label}:`),
      element('span', { class: 'ends' },
        value.flag ? '0 %' : quantity(low, value),
        element('span', { class: `scale ${value.flag ? 'shares' : 'amounts'}` }),
        value.flag ? '100 %' : quantity(high, value)),
    ];
  },

  picked(spec, event) {
    return this.pickedCell(spec, event.data.of);
  },

  pickedCell({ x, y, value }, of) {
    const [across, down] = [x.values[of[0]], y.values[of[1]]];
    return {
      heading: `${down.t} · ${across.t}: ${of[3]}`,
      count: of[4],
      wanted: wanted([x, across], [y, down]),
      boots: examples(value, of[5], of[6]),
    };
  },

  /** Makes the numbers below the chart do what its cells do, for who has no pointer. */
  enliven(drawing) {
    const { figure, spec } = drawing;
    const rows = [...figure.querySelectorAll('.numbers tbody')][0].rows;
    for (const of of spec.cells) {
      const cell = rows[of[1]].cells[of[0] + 1];
      cell.replaceChildren(element('button', { type: 'button', onclick: () => drawing.pick(this.pickedCell(spec, of)) }, of[3]));
    }
  },
};
