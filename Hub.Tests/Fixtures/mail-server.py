"""A mail server on loopback that keeps what it takes, as NNNNNN.eml and NNNNNN.json (its envelope).

mail-server.py FOLDER PORT [CERTIFICATE USER PASSWORD]

FOLDER/answers.json says which addresses get another answer than 250, such as {"a@example.test": "550 5.1.1 No such mailbox"}.
With a certificate it asks for STARTTLS and a sign-in. It ends when its standard input does.
"""

import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
certificate, user, password = (sys.argv[3:] + [None] * 3)[:3]


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = folder / "answers.json"
        answer = json.loads(answers.read_text()).get(address) if answers.exists() else None
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        number = len(list(folder.glob("*.eml")))
        (folder / f"{number:06}.json").write_text(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos}))
        part = folder / f"{number:06}.part"
        part.write_bytes(envelope.original_content)
        part.rename(folder / f"{number:06}.eml")
        return "250 OK"


def sign_in(server, session, envelope, mechanism, given):
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (user.encode(), password.encode())
    return AuthResult(success=right, handled=right)


def conversation():
    if not certificate:
        return SMTP(Keeper(), hostname="localhost")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    return SMTP(Keeper(), hostname="localhost", tls_context=tls, require_starttls=True, auth_required=True, authenticator=sign_in)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(conversation, "127.0.0.1", port)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
