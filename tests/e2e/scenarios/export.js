// Compares a picture of the screen with the exported one: how many pixels of either have none like them at their place or beside it in the
// other, and how many pixels differ from the paper at all. Arguments: the exported file's text, the screenshot as base64, the callback.
const [file, shot, done] = arguments;
const loaded = (source) => new Promise((resolve, reject) => {
  const image = new Image();
  image.onload = () => resolve(image);
  image.onerror = () => reject(new Error(`no picture: ${source.slice(0, 60)}`));
  image.src = source;
});
const pixels = (image, x, y, width, height) => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, -x, -y);
  return pen.getImageData(0, 0, width, height).data;
};
const distance = (a, p, b, q) => Math.max(...[0, 1, 2].map((i) => Math.abs(a[p + i] - b[q + i])));
const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy]));
const differing = (a, b, width, height) => {
  const at = (col, row) => (row * width + col) * 4;
  const isAlone = (one, other, col, row) =>
    AROUND.every(([dx, dy]) => distance(one, at(col, row), other, at(col + dx, row + dy)) > 64);
  let n = 0;
  for (let row = 1; row < height - 1; row += 1) {
    for (let col = 1; col < width - 1; col += 1) {
      const isSame = distance(a, at(col, row), b, at(col, row)) <= 64;
      n += !isSame && (isAlone(a, b, col, row) || isAlone(b, a, col, row));
    }
  }
  return n;
};
const compare = async () => {
  const screen = await loaded(`data:image/png;base64,${shot}`);
  const exported = await loaded(URL.createObjectURL(new Blob([file], { type: "image/svg+xml" })));
  const [, x, y] = file.match(/<g transform="translate\(([\d.]+) ([\d.]+)\)">/).map(Number);
  const [width, height] = [screen.width, screen.height];
  const a = pixels(screen, 0, 0, width, height);
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((col) => [x + col - 1, y + row - 1]));
  // A screenshot begins at a whole pixel, which may be the one beside the picture's own edge.
  const counts = places.map(([left, top]) => differing(a, pixels(exported, left, top, width, height), width, height));
  const at = (col, row) => (row * width + col) * 4;
  let marked = 0;
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) marked += distance(a, at(col, row), a, at(width - 1, 0)) > 24;
  }
  return { differing: Math.min(...counts), counts, marked, width, height };
};
compare().then(done, (e) => done({ error: `${e}` }));
