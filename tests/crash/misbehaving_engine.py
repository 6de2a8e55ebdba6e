"""Engines in a child process that crash, hang, or print where they should not.

``python misbehaving.py``: answers each request by doing what it says.
"""

import os
import signal
import sys
import time
from pathlib import Path

from narrate.engines.child import serve


def answer(request):
    DEEDS[request["do"]](request)
    if request["do"] == "hum":
        return {"pid": os.getpid()}, b"\x01\x02" * request.get("size", 1)
    return {}, b""


def fail(_):
    raise LookupError("no such thing")


def pollute(_):
    print("Audio saved to /tmp/x")
    sys.stdout.flush()
    os.write(1, b"\x00\x00\x00\x02\x00\x00\x00\x00{}")
    os.system("echo noise from a grandchild")
    sys.stdin.read()


def hang(_):
    time.sleep(60)


def hang_with_a_child(request):
    grandchild = os.fork()
    if grandchild:
        Path(request["flag"]).write_text(str(grandchild))
    time.sleep(60)
    os._exit(0)


def once(flag, deed):
    if not Path(flag).exists():
        Path(flag).touch()
        deed()


DEEDS = {
    "hum": lambda _: None,
    "crash": lambda _: os.kill(os.getpid(), signal.SIGSEGV),
    "crash once": lambda request: once(
        request["flag"], lambda: os.kill(os.getpid(), signal.SIGKILL)
    ),
    "hang": hang,
    "hang once": lambda request: once(request["flag"], lambda: time.sleep(60)),
    "leave": lambda _: os._exit(3),
    "raise": fail,
    "print": pollute,
    "child": hang_with_a_child,
}

if __name__ == "__main__":
    serve(answer)
