// What the checks of accessibility compute within the page. Each function returns what is wrong.

const isShown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
const nameOf = (element) => `${element.tagName.toLowerCase()}#${element.id} "${element.textContent.trim().slice(0, 40)}"`;

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Returns a CSS colour as red, green, blue and alpha from 0 to 1, whatever its notation. */
function pixel(colour) {
  canvas.canvas.width = 1;
  canvas.canvas.height = 1;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
}

/** The relative luminance of WCAG 2.2. */
function luminance(colour) {
  const [red, green, blue] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first, second) {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Returns the colour behind an element's text. */
function ground(element) {
  for (let node = element; node; node = node.parentElement) {
    const colour = pixel(getComputedStyle(node).backgroundColor);
    if (colour[3] > 0.99) return colour;
  }
  return [1, 1, 1, 1];
}

/** Every text has a contrast of 4.5 against what is behind it; controls that are off are exempt. */
function lowContrast() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let checked = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !isShown(element) || element.closest(":disabled, script, noscript")) continue;
    checked += 1;
    const ratio = contrast(pixel(getComputedStyle(element).color), ground(element));
    if (ratio < 4.5) found.push(`${nameOf(element)}: ${ratio.toFixed(2)}`);
  }
  for (const input of document.querySelectorAll("input[placeholder]")) {
    if (!isShown(input) || input.matches(":disabled")) continue;
    const ratio = contrast(pixel(getComputedStyle(input, "::placeholder").color), ground(input));
    if (ratio < 4.5) found.push(`placeholder of ${nameOf(input)}: ${ratio.toFixed(2)}`);
  }
  if (checked < 20) found.push(`only ${checked} texts were found`);
  return found;
}

/** Borders of fields and buttons have a contrast of 3 against what is around them. */
function lowBorders() {
  return [...document.querySelectorAll("input, select, button:not(.quiet)")]
    .filter((control) => isShown(control) && !control.matches(":disabled, [type=checkbox], [type=radio]"))
    .map((control) => [control, contrast(pixel(getComputedStyle(control).borderTopColor), ground(control.parentElement))])
    .filter(([, ratio]) => ratio < 3)
    .map(([control, ratio]) => `${nameOf(control)}: ${ratio.toFixed(2)}`);
}

/** Each heading is at most one level below the one before. */
function headingOrder() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter(isShown).map((heading) => Number(heading.tagName[1]));
  const wrong = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  if (levels.filter((level) => level === 1).length !== 1) wrong.push("one h1 is needed");
  return wrong;
}

/** Whether the element with the focus shows it, by an outline with a contrast of 3. */
function focusIsVisible() {
  const focused = document.activeElement;
  const shown = [focused, focused.firstElementChild, focused.nextElementSibling].filter(Boolean);
  return shown.some((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2
      && contrast(pixel(style.outlineColor), ground(element.parentElement)) >= 3;
  });
}

/** What can be clicked is at least 24 pixels high and wide, or has that much room (WCAG 2.2, 2.5.8). */
function smallTargets() {
  return [...document.querySelectorAll("a, button, input, select, [role=treeitem] > .node, [role=option]")]
    .filter((target) => isShown(target) && !target.closest(".skip, td, label"))
    .map((target) => [target, target.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([target, box]) => `${nameOf(target)}: ${box.width} × ${box.height}`);
}

/** Elements that reach beyond the right edge, and texts that are cut without an ellipsis. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  const found = [...document.body.querySelectorAll("*")]
    .filter((element) => isShown(element) && !element.closest(".hidden, .skip") && element.getBoundingClientRect().right > width + 0.5)
    .map(nameOf);
  if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  return found;
}

/** Counts unexpected movements from now on, in `window.movements`. */
function watchMovements() {
  window.movements = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) window.movements.push(...entry.sources.map((source) => source.node && nameOf(source.node.parentElement ?? source.node)));
    }
  }).observe({ type: "layout-shift", buffered: false });
}
