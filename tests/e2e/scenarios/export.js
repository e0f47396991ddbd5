// Compares a picture of the screen with the exported one: the share of pixels that differ, after each has been given the room of a pixel for
// antialiasing. Arguments: the exported file's text, the screenshot as base64, the callback.
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
const compare = async () => {
  const screen = await loaded(`data:image/png;base64,${shot}`);
  const exported = await loaded(URL.createObjectURL(new Blob([file], { type: "image/svg+xml" })));
  const [, x, y] = file.match(/<g transform="translate\(([\d.]+) ([\d.]+)\)">/).map(Number);
  const [width, height] = [screen.width, screen.height];
  const a = pixels(screen, 0, 0, width, height);
  const b = pixels(exported, Math.round(x), Math.round(y), width, height);
  const differs = (p, q) => Math.max(...[0, 1, 2].map((i) => Math.abs(a[p + i] - b[q + i]))) > 64;
  // Whether no pixel of the one around the same place is like that of the other.
  const isAlone = (col, row, order) => {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [p, q] = [(row * width + col) * 4, ((row + dy) * width + col + dx) * 4];
        if (!(order ? differs(p, q) : differs(q, p))) return false;
      }
    }
    return true;
  };
  let [n, marked] = [0, 0];
  for (let row = 1; row < height - 1; row += 1) {
    for (let col = 1; col < width - 1; col += 1) {
      if (isAlone(col, row, true) || isAlone(col, row, false)) n += 1;
      if (Math.max(...[0, 1, 2].map((i) => Math.abs(a[(row * width + col) * 4 + i] - a[i]))) > 24) marked += 1;
    }
  }
  return { differing: n, marked, width, height };
};
compare().then(done, (e) => done({ error: `${e}` }));
