"""The engine in a process of its own: `python -m engine.host ADDRESS`, 32 bytes of key on stdin.

Commands come and records go through one authenticated connection, at most every 33 ms, answers at
once; when the other side closes it, the engine ends.
"""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Client, Connection
from threading import Event, Thread

from engine.observations.channel import Channel

KEY_BYTES = 32
SEND_EVERY_SECONDS = 0.033
NICENESS = 10
"""The window comes first when both want the processor."""


def main() -> None:
    """Serve the process at the address that the command line names."""
    key = sys.stdin.buffer.read(KEY_BYTES)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with Client(sys.argv[1], authkey=key) as connection:
        serve(connection)


def serve(connection: Connection) -> None:
    """Carry out what comes through a connection until its other end is closed."""
    from engine.service import Service

    channel, is_over = Channel(), Event()
    service = Service(channel)
    sender = Thread(target=_send, args=(connection, channel, is_over), name="sender", daemon=True)
    sender.start()
    _warm_up()
    try:
        while True:
            service.send(connection.recv())
    except (EOFError, OSError):
        is_over.set()
        service.close()
        sender.join()


def _warm_up() -> None:
    """Load what the first run would wait two seconds for, and keep numpy to one thread."""
    import sklearn.datasets
    import sklearn.model_selection  # noqa: F401 - loading it is all that is wanted
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")  # more of numpy's would wait for the thread that trains


def _send(connection: Connection, channel: Channel, is_over: Event) -> None:
    try:
        while not is_over.is_set():
            channel.rest(SEND_EVERY_SECONDS)
            if channel.wait(SEND_EVERY_SECONDS):
                connection.send(channel.drain())
    except OSError:
        return  # the window is gone; the reading thread notices by itself


if __name__ == "__main__":
    main()
