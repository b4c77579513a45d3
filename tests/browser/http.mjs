// One GET as the wire has it: no redirect followed, the bytes counted before they are unpacked.
import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

const UNPACK = { gzip: gunzipSync, br: brotliDecompressSync };

/** Gives { status, headers, wire (bytes of the body as sent), body (Buffer) }. */
export function get(url, { encoding = 'gzip' } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { 'accept-encoding': encoding } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const raw = Buffer.concat(parts);
        const unpack = UNPACK[answer.headers['content-encoding']];
        try {
          resolve({ status: answer.statusCode, headers: answer.headers, wire: raw.length,
            body: unpack ? unpack(raw) : raw });
        } catch (error) {
          reject(new Error(`${url}: ${error.message}`));
        }
      });
    });
    request.setTimeout(20000, () => request.destroy(new Error(`${url}: no answer in 20 s`)));
    request.on('error', (error) => {
      // A kept connection that the server closed as we asked: not an answer, so ask again.
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(get(url, { encoding }));
      else reject(error);
    });
  });
}
