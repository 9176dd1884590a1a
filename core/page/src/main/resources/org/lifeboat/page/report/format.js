// Numbers as people read them; the same texts as the page's own.
const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

function bytes(size) {
  const whole = Math.round(Math.abs(size));
  if (whole === 0) return '0';
  let unit = Math.min(Math.floor(Math.log2(whole) / 10), BYTES.length - 1);
  while (unit > 0 && whole < 1024 ** unit) unit--;
  let tenths = Math.round((whole / 1024 ** unit) * 10);
  if (tenths === 10240 && unit + 1 < BYTES.length) {
    tenths = 10;
    unit++;
  }
  return (size < 0 ? '-' : '') + tenths / 10 + ' ' + BYTES[unit];
}

function grouped(value, digits) {
  const [whole, rest] = value.toFixed(digits).split('.');
  const fraction = rest ? rest.replace(/0+$/, '') : '';
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? '.' + fraction : '');
}

function percent(share) {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  if (value > 99.9 && value < 100) return '> 99.9 %';
  return grouped(value, 1) + ' %';
}

function quantity(value, column) {
  if (column.flag || column.unit === 'share') return percent(value);
  if (column.unit === 'bytes') return bytes(value);
  if (column.unit === 'address') return '0x' + value.toString(16);
  const said = !column.unit || (column.column ?? column.name).includes(column.unit);
  return grouped(value, 2) + (said ? '' : ' ' + column.unit);
}

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
