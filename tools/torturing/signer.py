"""Ed25519 signatures as RFC 8032, 5.1.5 and 5.1.6, make them: for forged checkpoints, never for true ones.

It takes as long for one key as for another, or not: nothing here is secret."""
import hashlib

from ed25519 import BASE, ORDER, encode, times


def expanded(seed):
    """The secret number and the prefix of a seed of 32 bytes."""
    digest = hashlib.sha512(seed).digest()
    number = int.from_bytes(digest[:32], "little")
    return number & (1 << 254) - 8 | 1 << 254, digest[32:]


def number_of(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def public_key(seed):
    """The public key of a seed, 32 bytes."""
    return encode(times(expanded(seed)[0], BASE))


def sign(seed, message):
    """The signature of a message, 64 bytes."""
    secret, prefix = expanded(seed)
    key = public_key(seed)
    nonce = number_of(prefix, message)
    point = encode(times(nonce, BASE))
    return point + ((nonce + number_of(point, key, message) * secret) % ORDER).to_bytes(32, "little")
