const data = JSON.parse(document.getElementById('data').textContent);
const kinds = { heat, spread, curve };
const boots = new Boots(document.getElementById('boots'), data.table, data.grouped);
data.charts.forEach((spec, i) => {
  if (!spec.kind) return;
  const kind = kinds[spec.kind];
  const drawing = new Drawing(document.getElementById(`chart-${i}`), spec, kind, boots);
  kind.enliven?.(drawing);
});
