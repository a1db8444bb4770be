"""A server on loopback that records requests, and passes on to another server what it does not answer."""
import hashlib
import http.client
import http.server
import json
import threading

# What differs from one call to the next, or from one HTTP client to another.
UNCOMPARED = {
    "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "authorization", "connection",
    "content-length", "expect", "host", "transfer-encoding", "user-agent", "x-amz-date",
    "x-amz-user-agent",
}
CHUNK = 65536


def tree_hash(body):
    """Glacier's hash: of pairs of hashes, up from those of each mebibyte."""
    hashes = [hashlib.sha256(body[start:start + (1 << 20)]).digest()
              for start in range(0, max(len(body), 1), 1 << 20)]
    while len(hashes) > 1:
        pairs = [hashes[start:start + 2] for start in range(0, len(hashes), 2)]
        hashes = [hashlib.sha256(b"".join(pair)).digest() if len(pair) == 2 else pair[0]
                  for pair in pairs]
    return hashes[0].hex()


class Recorder(http.server.ThreadingHTTPServer):
    """`answers` is a function of method, path and body: status, header fields and body, or None."""
    daemon_threads = True

    def __init__(self, upstream, answers):
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream, self.answers = upstream, answers
        self.requests = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def take(self):
        """The requests since the last call, by the service that their signature names."""
        taken, self.requests = self.requests, {}
        return taken


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def read_body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return body

    def record(self, body):
        if self.headers.get("Content-Type", "").startswith("application/json"):
            body = json.dumps(json.loads(body or "null"), sort_keys=True).encode()
        scope = self.headers.get("Authorization", "").partition("Credential=")[2].split("/")
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.setdefault(scope[3] if len(scope) > 3 else "", []).append({
            "method": self.command, "target": self.path,
            "headers": {name: value for name, value in headers.items() if name not in UNCOMPARED},
            "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest(),
            "signed": sorted(set(
                self.headers.get("Authorization", "").partition("SignedHeaders=")[2]
                .split(",")[0].split(";")) - UNCOMPARED),
            "length": "content-length" in headers,
        })

    def handle_any(self):
        body = self.read_body()
        self.record(body)
        answer = self.server.answers(self.command, self.path, body) or self.passed_on(body)
        status, headers, body = answer
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        # In chunks, so that a client cannot know the length before.
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if self.command == "HEAD":
            return
        for start in range(0, len(body), CHUNK):
            piece = body[start:start + CHUNK]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def passed_on(self, body):
        connection = http.client.HTTPConnection(*self.server.upstream)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("connection", "content-length", "transfer-encoding")}
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        kept = {name: value for name, value in response.getheaders()
                if name.lower() not in ("connection", "content-length", "transfer-encoding")}
        return response.status, kept, content

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do_PATCH = handle_any
