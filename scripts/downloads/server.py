"""A server that lies: what it does with a request is the first part of the address."""

import http.server
import pathlib
import socket
import socketserver
import ssl
import threading
import time


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers /WAY/FILE: with the file, or with a lie of that way."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
        """Says nothing."""

    def do_GET(self) -> None:
        _, way, name = (self.path + "//").split("/", 2)
        name = name.rstrip("/")
        self.server.asked.append(self.path)
        # One request a connection: a lie must not spoil the next answer.
        self.close_connection = True
        try:
            getattr(self, "way_" + way.replace("-", "_"))(name)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass

    def send(self, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if length != -1:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target: str) -> None:
        self.send(b"elsewhere", 302, Location=target)

    def here(self, way: str, name: str) -> str:
        return f"https://localhost:{self.server.server_address[1]}/{way}/{name}"

    # The ways.

    def way_good(self, name: str) -> None:
        self.send(self.server.file(name))

    # The first part of the usual address of Fashion-MNIST.
    way_zalandoresearch = way_good

    def way_chunked(self, name: str) -> None:
        """The file without its length beforehand."""
        self.send(self.server.file(name), length=-1)

    def way_redirected(self, name: str) -> None:
        self.redirect(self.here("good", name))

    def way_relative(self, name: str) -> None:
        self.redirect(f"/good/{name}")

    def way_wrong_hash(self, name: str) -> None:
        body = bytearray(self.server.file(name))
        body[len(body) // 2] ^= 1
        self.send(bytes(body))

    def way_longer(self, name: str) -> None:
        self.send(self.server.file(name) + b"!")

    def way_longer_unsaid(self, name: str) -> None:
        self.send(self.server.file(name) + b"!", length=-1)

    def way_shorter(self, name: str) -> None:
        self.send(self.server.file(name)[:-1])

    def way_early(self, name: str) -> None:
        body = self.server.file(name)
        self.send(body[: len(body) // 2], length=len(body))

    def way_endless(self, name: str) -> None:
        self.send(b"", length=-1)
        while True:
            self.wfile.write(bytes(1 << 16))

    def way_huge(self, name: str) -> None:
        self.send(b"", length=1 << 62)

    def way_page(self, name: str) -> None:
        self.send(b"<html>Please log in</html>", Content_Type="text/html")

    def way_missing(self, name: str) -> None:
        self.send(b"<html>Not found</html>" * 10_000, 404)

    def way_partial(self, name: str) -> None:
        self.send(self.server.file(name), 206)

    def way_to_http(self, name: str) -> None:
        self.redirect(f"http://localhost:{self.server.plain_port}/{name}")

    def way_to_file(self, name: str) -> None:
        self.redirect("file:///etc/passwd")

    def way_to_metadata(self, name: str) -> None:
        self.redirect("http://169.254.169.254/latest/meta-data/")

    def way_long_page(self, name: str) -> None:
        """A redirect to the file, with a page that never ends."""
        self.send(b"", 302, length=-1, Location=self.here("good", name))
        while True:
            self.wfile.write(bytes(1 << 16))

    def way_to_nowhere(self, name: str) -> None:
        self.send(b"", 302)

    def way_loop(self, name: str) -> None:
        self.redirect(self.here("loop", name))

    def way_four(self, name: str) -> None:
        self.redirect(self.here("three", name))

    def way_three(self, name: str) -> None:
        self.redirect(self.here("two", name))

    def way_two(self, name: str) -> None:
        self.redirect(self.here("redirected", name))

    def way_silent(self, name: str) -> None:
        time.sleep(60)

    def way_drip(self, name: str) -> None:
        """The right file, a byte every tenth of a second."""
        body = self.server.file(name)
        self.send(b"", length=len(body))
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(0.1)


class Proxy(socketserver.BaseRequestHandler):
    """Answers CONNECT HOST:PORT by passing everything on, and keeps count; every other host is our own server."""

    server: "ProxyServer"

    def handle(self) -> None:
        line = b""
        while not line.endswith(b"\r\n\r\n"):
            line += self.request.recv(1)
        host, _, port = line.split()[1].decode().rpartition(":")
        self.server.asked.append(f"{host}:{port}")
        with socket.create_connection(("127.0.0.1", int(port) if host == "localhost" else self.server.other)) as other:
            self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            up = threading.Thread(target=self.copy, args=(self.request, other), daemon=True)
            up.start()
            self.copy(other, self.request)
            up.join()

    @staticmethod
    def copy(source: socket.socket, target: socket.socket) -> None:
        try:
            while part := source.recv(1 << 16):
                target.sendall(part)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass


class ProxyServer(socketserver.ThreadingTCPServer):
    """A proxy on a free port of this machine."""

    daemon_threads = True

    def __init__(self, other: int) -> None:
        super().__init__(("127.0.0.1", 0), Proxy)
        self.other = other
        self.asked: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]


class Server(http.server.ThreadingHTTPServer):
    """A server on a free port of this machine, by https where it has a certificate."""

    daemon_threads = True

    def __init__(self, files: pathlib.Path, certificate: pathlib.Path | None, plain_port: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.plain_port = plain_port
        self.asked: list[str] = []
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, certificate.with_suffix(".key"))
            # The handshake is made by the thread of the connection, so that none holds up the others.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def file(self, name: str) -> bytes:
        path = self.files / pathlib.PurePosixPath(name).name
        # A lie needs something of the right size only.
        return path.read_bytes() if path.exists() else bytes(26_421_880)

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that turn away are what is tested."""
