// Shapes on a canvas.

function canvasLine(context, fromX, fromY, toX, toY) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

function canvasCircle(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function canvasRoundedBox(context, left, top, width, height, corner) {
  context.beginPath();
  context.moveTo(left + corner, top);
  context.arcTo(left + width, top, left + width, top + height, corner);
  context.arcTo(left + width, top + height, left, top + height, corner);
  context.arcTo(left, top + height, left, top, corner);
  context.arcTo(left, top, left + width, top, corner);
}

// A level arrow, to the left where the length is negative; a very short one is left out.
function canvasArrow(context, from, y, length, ink) {
  if (!(Math.abs(length) > 3)) {
    return;
  }
  const way = Math.sign(length);
  const start = from + way * 3;
  const end = start + length;
  const neck = end - way * Math.min(7, Math.abs(length));
  const half = Math.abs(end - neck) * 0.7;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = 3;
  canvasLine(context, start, y, neck, y);
  context.beginPath();
  context.moveTo(end, y);
  context.lineTo(neck, y - half);
  context.lineTo(neck, y + half);
  context.fill();
}
