// Commands that repeat a boot, and buttons that copy them.
let asPages = false;

function command(boot) {
  return data.before + boot + data.after + (asPages ? ` --format html -o boot-${boot}.html` : '');
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element('textarea', { 'aria-hidden': 'true', style: 'position:fixed;opacity:0' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

function copier(boot) {
  const button = element('button', { type: 'button', class: 'copy', title: command(boot), 'aria-label': `Copy the command of boot ${boot}` }, 'Copy');
  button.addEventListener('click', async () => {
    await copy(command(boot));
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}

function repeat(boot) {
  return element('span', { class: 'repeat' }, element('code', { class: 'command' }, command(boot)), copier(boot));
}
