# vhost-user programs that answer QEMU until the driver of the guest starts: what QEMU asks
# before is the same for all. Arguments: connect:PATH or listen:PATH, each for one of them.
import os
import socket
import struct
import sys
import time

GET_FEATURES, GET_PROTOCOL_FEATURES, GET_QUEUE_NUM = 1, 15, 17
ANSWERS = {
    GET_FEATURES: 1 << 30 | 1 << 32,
    # Several queues, and an answer where QEMU wants one.
    GET_PROTOCOL_FEATURES: 1 << 0 | 1 << 3,
    GET_QUEUE_NUM: 256,
}
VERSION, REPLY, NEED_REPLY = 1, 4, 8


def serve(connection):
    while True:
        # The descriptors that come with it are dropped.
        head = connection.recv(12, socket.MSG_WAITALL)
        if len(head) < 12:
            return
        kind, flags, size = struct.unpack('<III', head)
        if size:
            connection.recv(size, socket.MSG_WAITALL)
        if kind in ANSWERS or flags & NEED_REPLY:
            answer = ANSWERS.get(kind, 0)
            connection.sendall(struct.pack('<IIIQ', kind, VERSION | REPLY, 8, answer))


def connect(path):
    while True:
        try:
            client = socket.socket(socket.AF_UNIX)
            client.connect(path)
            serve(client)
        except OSError:
            time.sleep(0.05)


for place in sys.argv[1:]:
    way, path = place.split(':', 1)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    server = socket.socket(socket.AF_UNIX)
    if way == 'listen':
        if os.path.exists(path):
            os.unlink(path)
        server.bind(path)
        server.listen()
    if os.fork() == 0:
        for stream in range(3):
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        while way == 'listen':
            serve(server.accept()[0])
        connect(path)
