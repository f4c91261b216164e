const lang = document.documentElement.lang, point = lang === 'vi' ? ',' : '.';
for (const table of document.querySelectorAll('table.heat')) {
  const body = table.tBodies[table.tBodies.length - 1], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
  const plain = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  const number = text => parseFloat(text.replace(/^[▲=] ?/, '0').replace('▼ ', '-').replace(point === ',' ? /\./g : /,/g, '').replace(point, '.'));
  const name = rows[0] ? rows[0].querySelector('th').cellIndex : 0;
  if (table.dataset.filter && rows.length > 5) {
    const box = document.createElement('input'), label = document.createElement('label');
    box.type = 'search';
    label.className = 'filter';
    label.append(table.dataset.filter + ' ', box);
    table.parentNode.before(label);
    const all = [...table.closest('section').querySelectorAll('tbody:last-child tr')];
    box.oninput = () => all.forEach(row => { row.hidden = !plain(row.querySelector('th').textContent).includes(plain(box.value)); });
  }
  heads.forEach((head, i) => {
    let sort = head.querySelector('.sort');
    if (!sort) {
      sort = document.createElement('button');
      sort.textContent = '↕';
      sort.className = 'sort';
      sort.ariaLabel = table.dataset.sort + ' ' + head.firstChild.textContent;
      head.firstChild.after(sort);
    }
    sort.onclick = event => {
      event.preventDefault();
      const down = head.ariaSort ? head.ariaSort === 'ascending' : i > name;
      const key = row => i === name ? row.cells[i].textContent : number(row.cells[i].textContent);
      const order = (a, b) => {
        const x = key(a), y = key(b);
        if (i === name) return (down ? -1 : 1) * x.localeCompare(y, lang);
        return (x !== x) - (y !== y) || (down ? y - x : x - y);
      };
      heads.forEach(other => { other.ariaSort = null; });
      head.ariaSort = down ? 'descending' : 'ascending';
      body.append(...[...body.rows].sort(order));
    };
  });
}
