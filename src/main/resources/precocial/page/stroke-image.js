// From ink on a canvas to an image like those of the data set, by averaging areas.

const MNIST_SIDE = 28; // of MNIST's images and of sets made like it
const MNIST_BOX = 20; // a digit's longer side there
const MNIST_CENTRE = 14.5; // where the mass lies along each axis, from the image's edge: in the middle of pixel 14
const SMALLEST_DIGIT = 60; // canvas pixels: a dot is not blown up to a digit

/**
 * @param ink (height, width) of 0 to 255
 * @return (rows, columns) of 0 to 255; null without ink
 */
function inkToImage(ink, width, height, rows, columns) {
  const bounds = inkBounds(ink, width, height);
  if (!bounds) {
    return null;
  }
  if (rows !== MNIST_SIDE || columns !== MNIST_SIDE) {
    const whole = { left: 0, top: 0, cellWidth: width / columns, cellHeight: height / rows };
    return averagedAreas(ink, width, height, whole, rows, columns);
  }
  const cell = Math.max(bounds.width, bounds.height, SMALLEST_DIGIT) / MNIST_BOX;
  const left = bounds.massX - MNIST_CENTRE * cell;
  const top = bounds.massY - MNIST_CENTRE * cell;
  return averagedAreas(ink, width, height, { left, top, cellWidth: cell, cellHeight: cell }, rows, columns);
}

function inkBounds(ink, width, height) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = ink[y * width + x];
      if (shade > 0) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
        sum += shade;
        sumX += shade * (x + 0.5);
        sumY += shade * (y + 0.5);
      }
    }
  }
  return sum === 0 ? null : { width: right + 1 - left, height: bottom + 1 - top, massX: sumX / sum, massY: sumY / sum };
}

// First the rows of the canvas into those of the image, then the columns; beyond the canvas there is no ink.
function averagedAreas(ink, width, height, grid, rows, columns) {
  const image = new Uint8Array(rows * columns);
  const band = new Float64Array(width);
  const across = Array.from({ length: columns }, (_, c) => overlaps(grid.left + c * grid.cellWidth, grid.cellWidth, width));
  for (let r = 0; r < rows; r++) {
    band.fill(0);
    for (const { at, share } of overlaps(grid.top + r * grid.cellHeight, grid.cellHeight, height)) {
      for (let x = 0; x < width; x++) {
        band[x] += share * ink[at * width + x];
      }
    }
    across.forEach((parts, c) => {
      image[r * columns + c] = Math.round(parts.reduce((sum, { at, share }) => sum + share * band[at], 0));
    });
  }
  return image;
}

// Pixels along an axis that lie in a cell, each with its share of the cell.
function overlaps(from, length, size) {
  const parts = [];
  for (let at = Math.max(0, Math.floor(from)); at < Math.min(size, from + length); at++) {
    parts.push({ at, share: (Math.min(at + 1, from + length) - Math.max(at, from)) / length });
  }
  return parts;
}
