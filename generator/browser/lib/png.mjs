// Makes screenshots small: a page has few colours, so 256 of them show it well.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// smaller returns a PNG with a palette for one of Chromium's, which have three
// bytes a pixel.
export function smaller(png) {
  const { width, height, pixels } = decode(png);
  const count = new Map();
  for (const p of pixels) count.set(p, (count.get(p) ?? 0) + 1);
  const palette = [...count.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([p]) => p);
  const index = new Map(palette.map((p, i) => [p, i]));
  for (const p of count.keys()) if (!index.has(p)) index.set(p, nearest(palette, p));
  const rows = Buffer.alloc(height * (width + 1)); // each begins with its filter: none
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8); // a byte a pixel, from a palette
  const colours = Buffer.from(palette.flatMap((p) => [p >> 16, (p >> 8) & 255, p & 255]));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function nearest(palette, colour) {
  const part = (c, shift) => (c >> shift) & 255;
  const distance = (p) => [16, 8, 0].reduce((sum, shift) => sum + (part(p, shift) - part(colour, shift)) ** 2, 0);
  return palette.reduce((best, p, i) => (distance(p) < best.far ? { i, far: distance(p) } : best), { i: 0, far: Infinity }).i;
}

function chunk(type, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  if (png[24] !== 8 || png[25] !== 2) throw new Error("the picture has not three bytes a pixel");
  const data = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const packed = inflateSync(Buffer.concat(data));
  const line = width * 3;
  const plain = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < line; x++) {
      const left = x < 3 ? 0 : plain[y * line + x - 3];
      const up = y === 0 ? 0 : plain[(y - 1) * line + x];
      const corner = x < 3 || y === 0 ? 0 : plain[(y - 1) * line + x - 3];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][packed[y * (line + 1)]];
      plain[y * line + x] = packed[y * (line + 1) + 1 + x] + guess;
    }
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = plain.readUIntBE(i * 3, 3);
  return { width, height, pixels };
}

// paeth is the fourth filter of the format: whichever neighbour is nearest to
// left + up - corner.
function paeth(left, up, corner) {
  const [l, u, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (l <= u && l <= c) return left;
  return u <= c ? up : corner;
}
