// Reads from a PDF that Chromium printed what a printer would see: how large
// each sheet is, and how far down and how much is written on it. It knows the
// few operators that Chromium writes, and no more of the format.
import { inflateSync } from "node:zlib";

// sheets returns for each page its width and height in mm, the width left for
// content in CSS pixels, the scale at which the content was set (1 unless it had
// to be shrunk to fit), how many letters stand in the content and how many in
// the margins, and how much of the height for content is used, from 0 to 1.
export function sheets(pdf) {
  const text = pdf.toString("latin1");
  const objects = new Map();
  for (const m of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) objects.set(Number(m[1]), m.index + m[0].length);
  const pages = [...text.matchAll(/<<\/Type \/Page\n[^]*?endobj/g)].map((m) => m[0]);
  return pages.map((page) => {
    const box = page.match(/\/MediaBox \[([^\]]*)\]/)[1].split(" ").map(Number);
    const at = objects.get(Number(page.match(/\/Contents (\d+) 0 R/)[1]));
    const start = text.indexOf("stream\n", at) + "stream\n".length;
    const length = Number(text.slice(at, start).match(/\/Length (\d+)/)[1]);
    const drawing = inflateSync(pdf.subarray(start, start + length)).toString("latin1");
    return { ...size(box), ...written(drawing, box[3]) };
  });
}

function size([, , width, height]) {
  const mm = (points) => Math.round((points / 72) * 25.4);
  return { width: mm(width), height: mm(height) };
}

// written follows the positions of text through a page's drawing. The content
// is what lies inside the first clip; what is drawn before it are the margins.
function written(drawing, height) {
  const identity = { scale: 1, y: 0, flip: 1 };
  let now = identity;
  const stack = [];
  let content = null; // top and bottom in points from the top of the sheet
  let line = 0;
  let letters = 0;
  let margin = 0;
  let scale = 0;
  let lowest = 0;
  const down = (y) => height - (now.y + now.scale * now.flip * y);
  for (const [, numbers, operator, shown] of drawing.matchAll(/((?:-?[\d.]+ )*)(cm|Tm|Td|re|[qQ])\b|<([0-9A-F]+)> Tj/g)) {
    const n = (numbers ?? "").trim().split(" ").map(Number);
    if (operator === "q") stack.push(now);
    else if (operator === "Q") now = stack.pop();
    else if (operator === "cm") now = { scale: now.scale * Math.abs(n[3]), flip: now.flip * Math.sign(n[3]), y: now.y + now.scale * now.flip * n[5] };
    else if (operator === "re" && !content && n[3] > 1000) content = { top: down(n[1]), bottom: down(n[1] + n[3]), width: (n[2] * now.scale) / 0.75 };
    else if (operator === "Tm") line = n[5];
    else if (operator === "Td") line -= n[1];
    else if (shown) {
      if (!content) margin += shown.length / 4;
      else {
        letters += shown.length / 4;
        scale ||= now.scale / 0.75; // a CSS pixel is three quarters of a point
        lowest = Math.max(lowest, down(line));
      }
    }
  }
  const used = content ? (lowest - content.top) / (content.bottom - content.top) : 0;
  const round = (n) => Number(n.toFixed(2));
  return { inner: Math.round(content?.width ?? 0), scale: round(scale), letters, margin, used: round(Math.max(0, used)) };
}
