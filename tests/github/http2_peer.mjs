// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node http2_peer.mjs KEY CERTIFICATE
//
// A peer that speaks HTTP/2 over TLS. Prints "port N", and a line for each session and each request that arrives.
// Reads what goes wrong from now on, one word a line: "silence" for the sessions that are open, "slow" for reads, the
// others for writes.
import { readFileSync } from 'node:fs';
import { constants, createSecureServer } from 'node:http2';
import { createInterface } from 'node:readline';

const [key, cert] = process.argv.slice(2).map((name) => readFileSync(name));
const server = createSecureServer({ key, cert });
const sessions = new Set();
const silent = new Set();
let fault = '';

function strike(stream) {
    switch (fault) {
    case 'goaway':
        stream.session.goaway(constants.NGHTTP2_NO_ERROR, 1); // the first stream was the last that was looked at
        stream.session.close();
        break;
    case 'refused':
        stream.close(constants.NGHTTP2_REFUSED_STREAM);
        break;
    case 'reset':
        stream.close(constants.NGHTTP2_INTERNAL_ERROR);
        break;
    case 'hang-up':
        stream.session.destroy();
        break;
    }
}

server.on('session', (session) => {
    console.log('session');
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => {});
});
server.on('stream', (stream, headers) => {
    console.log(`${headers[':method']} ${headers[':path']}`);
    stream.on('error', () => {});
    if (silent.has(stream.session))
        return;
    if (headers[':method'] === 'POST')
        return strike(stream);
    setTimeout(() => {
        stream.respond({ ':status': 200, 'content-type': 'application/json' });
        stream.end('{"login":"ada","name":null}');
    }, fault === 'slow' ? 400 : 0);
});
server.on('sessionError', () => {});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));

createInterface({ input: process.stdin }).on('line', (word) => {
    if (word === 'silence')
        sessions.forEach((session) => silent.add(session));
    else
        fault = word;
    console.log(`ready ${word}`);
}).on('close', () => process.exit(0));
