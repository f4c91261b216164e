// The colours of statuses can be told from each other on the screen, on dark screens and in print, in grey and by those
// who see no red, green or blue; and what is written can be read.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {open, province} from './support.mjs';

const tones = ['good', 'bad', 'warning', 'moving', 'missing', 'aside'];

/** "#8c1c13" or "#fff" as linear light, red, green and blue 0 to 1. */
function light(hex) {
  const long = hex.length === 4 ? hex.replace(/[^#]/g, digit => digit + digit) : hex;
  return [1, 3, 5].map(i => parseInt(long.slice(i, i + 2), 16) / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
}
const dot = (a, b) => a.reduce((sum, part, i) => sum + part * b[i], 0);
const luminance = colour => dot(colour, [0.2126, 0.7152, 0.0722]);

/** The contrast of WCAG 2, from 1 to 21. */
function contrast(a, b) {
  const [dark, bright] = [luminance(light(a)), luminance(light(b))].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

/** How colours look to someone (Machado, Oliveira and Fernandes 2009, severity 1), and in grey. */
const seenAs = {
  anyone: colour => colour,
  'no red': colour => mixed(colour, [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
  'no green': colour => mixed(colour, [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
  'no blue': colour => mixed(colour, [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]),
  grey: colour => Array(3).fill(luminance(colour)),
};
const mixed = (colour, matrix) => matrix.map(row => Math.min(1, Math.max(0, dot(row, colour))));

/** CIE L*a*b*, in which distances are about as large as they look. */
function lab(colour) {
  const [x, y, z] = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    .map((row, i) => dot(row, colour) / [0.9505, 1, 1.089][i])
    .map(part => part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a, b) => Math.hypot(...lab(a).map((part, i) => part - lab(b)[i]));

const folder = province('vi');
const path = join(folder, 'T.html');
const looks = {
  screen: {colorScheme: 'light'},
  dark: {colorScheme: 'dark'},
  print: {media: 'print', colorScheme: 'dark'},  // paper stays white
};

/** The colours of a page by their names in the style sheet. */
async function coloursOf(look) {
  const {page} = await open(path);
  await page.emulateMedia(look);
  const names = ['page', 'ink', 'quiet', 'link', ...tones.flatMap(tone => [tone, `fill-${tone}`, `on-${tone}`])];
  const colours = await page.evaluate(names => Object.fromEntries(names.map(
    name => [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()])), names);
  await page.close();
  for (const [name, colour] of Object.entries(colours)) assert.match(colour, /^#([0-9a-f]{3}){1,2}$/, name);
  return colours;
}

for (const [name, look] of Object.entries(looks)) {
  test(`${name}: the surfaces of any two tones differ, whoever looks`, async () => {
    const colours = await coloursOf(look);
    for (const [who, see] of Object.entries(seenAs)) {
      for (const a of tones) {
        for (const b of tones.filter(other => other < a)) {
          const apart = distance(see(light(colours[`fill-${a}`])), see(light(colours[`fill-${b}`])));
          assert.ok(apart > 8, `${who}: ${a} and ${b} are ${apart.toFixed(1)} apart`);
        }
      }
    }
  });

  test(`${name}: what is written can be read`, async () => {
    const colours = await coloursOf(look);
    for (const tone of tones) {
      for (const [text, ground] of [[tone, 'page'], [`on-${tone}`, `fill-${tone}`]])
        assert.ok(contrast(colours[text], colours[ground]) >= 4.5, `${text} on ${ground}`);
    }
    for (const text of ['ink', 'quiet', 'link']) assert.ok(contrast(colours[text], colours.page) >= 4.5, text);
  });

  test(`${name}: every surface stands out from the page, by itself or by its edge`, async () => {
    const colours = await coloursOf(look);
    const {page} = await open(path);
    await page.emulateMedia(look);
    const edged = await page.evaluate(tones => tones.filter(tone => {
      const sign = document.createElement('b');
      sign.className = `sign ${tone}`;
      document.body.append(sign);
      return getComputedStyle(sign).boxShadow !== 'none';
    }), tones);
    await page.close();
    for (const tone of tones)
      assert.ok(contrast(colours[`fill-${tone}`], colours.page) >= 3 || edged.includes(tone), tone);
    assert.ok(contrast(colours.quiet, colours.page) >= 3);  // the edge
  });
}

/** "rgb(1, 2, 3)" or "color(srgb 0.1 0.2 0.3)" as linear light. */
function lightOf(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const whole = colour.startsWith('color') ? parts : parts.map(part => part / 255);
  return whole.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
}

for (const [name, look] of Object.entries(looks)) {
  test(`${name}: attained, nearly and far missed are told apart in the table of all units, whoever looks, and can be read`, async () => {
    const {page} = await open(join(folder, 'index.html'));
    await page.emulateMedia(look);
    const found = await page.evaluate(() => ['good', 'bad near', 'bad'].map(kind => {
      const style = getComputedStyle([...document.querySelectorAll('.heat td')].find(cell => cell.className.trim() === kind));
      return [style.backgroundColor, style.color];
    }));
    await page.close();
    const tints = found.map(([ground]) => lightOf(ground));
    for (const [who, see] of Object.entries(seenAs)) {
      for (const [i, j] of [[0, 1], [0, 2], [1, 2]])
        assert.ok(distance(see(tints[i]), see(tints[j])) > 8, `${who}: ${found[i][0]} and ${found[j][0]}`);
    }
    for (const [ground, ink] of found) {
      const [dark, bright] = [ground, ink].map(colour => luminance(lightOf(colour))).sort((x, y) => x - y);
      assert.ok((bright + 0.05) / (dark + 0.05) >= 4.5, `${ink} on ${ground}`);
    }
  });
}

test('each status has a sign of its own, in the legend with its word', async () => {
  const {page} = await open(path);
  const legend = await page.evaluate(() => [...document.querySelectorAll('.legend li')]
    .map(li => [li.querySelector('.sign').textContent, li.textContent.replace(li.querySelector('.sign').textContent, '').trim()]));
  await page.close();
  assert.ok(legend.length > 5, String(legend));
  assert.equal(new Set(legend.map(([sign]) => sign)).size, legend.length);
  assert.equal(new Set(legend.map(([, word]) => word)).size, legend.length);
});
