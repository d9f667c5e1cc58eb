"""The instance metadata service, version 2, as far as boot scripts and the AWS CLI ask it: without a token nothing is told.
/opt/imds.json adds to what it knows, by path."""
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = 'a-token-of-the-tests'
CREDENTIALS = {
    'Code': 'Success', 'Type': 'AWS-HMAC', 'LastUpdated': '2026-01-01T00:00:00Z', 'Expiration': '2099-01-01T00:00:00Z',
    'AccessKeyId': 'live-tests', 'SecretAccessKey': 'live-tests', 'Token': 'live-tests',
}
KNOWN = {
    'instance-id': 'i-0123456789abcdef0',
    'placement/availability-zone': 'us-east-1a',
    'placement/region': 'us-east-1',
    'iam/security-credentials/': 'role',
    'iam/security-credentials/role': json.dumps(CREDENTIALS),
}
if os.path.exists('/opt/imds.json'):
    with open('/opt/imds.json', encoding='utf-8') as file:
        KNOWN.update(json.load(file))


class Metadata(BaseHTTPRequestHandler):
    def answer(self, status, text=''):
        body = text.encode()
        self.send_response(status)
        self.send_header('Content-Length', str(len(body)))
        if self.command == 'PUT':
            self.send_header('X-aws-ec2-metadata-token-ttl-seconds', '21600')
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self):
        asked = self.path == '/latest/api/token' and self.headers.get('X-aws-ec2-metadata-token-ttl-seconds')
        self.answer(200, TOKEN) if asked else self.answer(400)

    def do_GET(self):
        if self.headers.get('X-aws-ec2-metadata-token') != TOKEN:
            return self.answer(401)
        value = KNOWN.get(self.path.replace('/latest/meta-data/', '', 1))
        return self.answer(404) if value is None else self.answer(200, value)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(('169.254.169.254', 80), Metadata).serve_forever()
