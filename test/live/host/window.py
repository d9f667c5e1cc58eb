"""Lets the tests look at servers that are not published: PORT=CONTAINER:PORT ... on this host.
A container is asked for its address at each connection, because a restart gives it another one."""
import socket
import subprocess
import sys
import threading


def address(container):
    template = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'
    return subprocess.run(['docker', 'inspect', '--format', template, container], stdout=subprocess.PIPE, check=True).stdout.decode().strip()


def pump(source, target):
    try:
        while True:
            data = source.recv(65536)
            if not data:
                break
            target.sendall(data)
    except OSError:
        pass
    for each in (source, target):
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(connection, container, port):
    try:
        inner = socket.create_connection((address(container), port), timeout=5)
        inner.settimeout(None)
    except (OSError, subprocess.CalledProcessError):
        connection.close()
        return
    threading.Thread(target=pump, args=(inner, connection), daemon=True).start()
    pump(connection, inner)


def listen(port, container, inner):
    server = socket.create_server(('0.0.0.0', port))
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection, container, inner), daemon=True).start()


for each in sys.argv[1:]:
    outer, _, target = each.partition('=')
    name, _, inside = target.partition(':')
    threading.Thread(target=listen, args=(int(outer), name, int(inside))).start()
