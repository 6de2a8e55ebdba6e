"""Which addresses of the network a page may be fetched from: only those of the open internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Prefixes behind which an IPv4 address stands (RFC 6052, RFC 8215)."""
_COMPATIBLE = IPv6Network("::/96")
"""IPv4-compatible addresses (RFC 4291, section 2.5.5.1)."""
_NEVER = tuple(
    ip_network(one)
    for one in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",  # ipaddress calls some of these global
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
        "64:ff9b:1::/48",
        "2001::/23",
        "fec0::/10",
    )
)


def is_public(address: str) -> bool:
    """Tell whether an IP address, and every address hidden in it, is one of the open internet.

    ``ipaddress.is_global`` alone is not enough: it is true for the NAT64, 6to4 and IPv4-compatible
    forms of private addresses, and for multicast.
    """
    try:
        outer = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    hidden = tuple(_hidden(outer))
    if outer in _NAT64[0]:  # how a network without IPv4 reaches the rest of the internet
        return all(map(_is_open, hidden))
    return all(_is_open(one) for one in (outer, *hidden))


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether one address is global, single and not set apart."""
    apart = address.is_multicast or address.is_reserved or address.is_unspecified
    if apart or address.is_loopback or address.is_link_local or address.is_private:
        return False
    same = (network for network in _NEVER if network.version == address.version)
    return address.is_global and not any(address in network for network in same)


def _hidden(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address stands for."""
    if not isinstance(address, IPv6Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    yield from address.teredo or ()
    if address in _COMPATIBLE or any(address in network for network in _NAT64):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
