"""Seeds made from one another."""

from hashlib import blake2s


def derived(*parts: object) -> int:
    """A seed of 32 bits, the same for parts of the same `repr`.

    A checksum would not do: CRC-32 is linear, so that bits of the seeds of two texts of one length
    differ in the same way at every seed; what one instance tried, another one never did.
    """
    return int.from_bytes(blake2s(repr(parts).encode(), digest_size=4).digest(), "big")
