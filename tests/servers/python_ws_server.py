#!/usr/bin/python3
"""A WebSocket server on Debian's python3-websockets, for tests against another implementation.

It prints its port as its first line, then one line of JSON for each thing that happens, and ends
when its standard input does. With --tls CERTDIR/NAME it speaks wss with a certificate of
make_certs.sh.
"""

import argparse
import asyncio
import http
import json
import os
import ssl
import sys
import time
from urllib.parse import parse_qs, urlsplit

import websockets
# What `websockets.serve` is before version 14; both Debians have it under this name.
from websockets.legacy.server import serve


def report(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


async def echo(socket, query):
    async for message in socket:
        await socket.send(message)


async def close(socket, query):
    await socket.close(int(query["code"]), query.get("reason", ""))


async def stream(socket, query):
    start = time.monotonic()
    messages = int(query["messages"])
    for i in range(messages):
        await socket.send(f"{i:08}".ljust(int(query["bytes"]), "x"))
    report("streamed", messages=messages, ms=int((time.monotonic() - start) * 1000))
    await socket.wait_closed()


async def slow(socket, query):
    async for message in socket:
        report("message", length=len(message))
        await asyncio.sleep(1)


BEHAVIORS = {"/echo": echo, "/close": close, "/stream": stream, "/slow": slow}


async def serve_one(socket):
    target = urlsplit(socket.path)
    query = {name: values[0] for name, values in parse_qs(target.query).items()}
    report("open", url=socket.path, extensions=[each.name for each in socket.extensions])
    try:
        if target.path in BEHAVIORS:
            await BEHAVIORS[target.path](socket, query)
        else:
            await socket.wait_closed()
    except websockets.ConnectionClosed:
        pass
    await socket.wait_closed()
    report("close", code=socket.close_code, reason=socket.close_reason, path=target.path)


async def refuse_strangers(path, headers):
    """On /strict: 403 unless there is a User-Agent and the Origin is known."""
    if urlsplit(path).path != "/strict":
        return None
    agents, origins = headers.get_all("User-Agent"), headers.get_all("Origin")
    is_known = len(agents) == 1 and origins == ["https://app.example"]
    return None if is_known else (http.HTTPStatus.FORBIDDEN, [], b"")


def tls_context(name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{name}.pem", f"{name}.key")
    return context


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", metavar="CERTDIR/NAME")
    options = parser.parse_args()
    server = await serve(
        serve_one,
        "127.0.0.1",
        0,
        ssl=tls_context(options.tls) if options.tls else None,
        subprotocols=["chat-v2"],
        process_request=refuse_strangers,
        # No pings of its own, no limit, and hardly any reading ahead.
        ping_interval=None,
        max_size=None,
        max_queue=1,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.read)
    # Without waiting for any peer.
    os._exit(0)


asyncio.run(main())
