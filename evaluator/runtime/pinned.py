"""TLS to an office that is known by the fingerprint of its own CA."""

import hashlib
import ssl

import httpx

CONNECT_S = 10.0
REQUEST_S = 30.0


class WrongOfficeError(ConnectionError):
    """Who answers is not the office of that fingerprint."""


def fingerprint(ca_pem: str) -> str:
    """SHA-256 of the CA certificate (DER) in hex; ValueError when the text is no certificate."""
    from cryptography import x509  # 3 MB that only an enrolment needs
    from cryptography.hazmat.primitives.serialization import Encoding

    der = x509.load_pem_x509_certificate(ca_pem.encode()).public_bytes(Encoding.DER)
    return hashlib.sha256(der).hexdigest()


async def fetch_ca(address: str, path: str, expected: str) -> str:
    """The office's CA certificate as PEM, believed only for its fingerprint.

    The request carries nothing. WrongOfficeError when the certificate is another one, httpx.HTTPError when
    nobody answers.
    """
    async with httpx.AsyncClient(verify=_unverified(), timeout=CONNECT_S, trust_env=False) as client:
        answer = await client.get(address + path)
    try:
        found = fingerprint(answer.text)
    except ValueError as error:
        raise WrongOfficeError(address) from error
    if answer.status_code != httpx.codes.OK or found != expected:
        raise WrongOfficeError(address)
    return answer.text


def is_stranger(error: BaseException) -> bool:
    """Whether somebody answered whose certificate the pinned CA did not sign, or that has ended."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def pinned_context(ca_pem: str) -> ssl.SSLContext:
    """A context that believes this CA and nothing else.

    The CA signs nothing but its own office, so the name in the certificate need not be the address it is reached by.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.load_verify_locations(cadata=ca_pem)
    return context


def pinned_client(address: str, ca_pem: str) -> httpx.AsyncClient:
    """A client that sends not one byte to anybody but the office of this CA."""
    return httpx.AsyncClient(
        base_url=address,
        verify=pinned_context(ca_pem),
        headers={"Connection": "close"},  # an idle TLS connection costs the office 85 KiB and delays its end
        timeout=httpx.Timeout(REQUEST_S, connect=CONNECT_S),
        trust_env=False,
        follow_redirects=False,
    )


def _unverified() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
